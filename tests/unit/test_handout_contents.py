"""Row I2: on a phone the handout has a table of its contents, folded, without a script."""

from __future__ import annotations

import re

import pytest

from workshop_kit import resources
from workshop_kit.document import read
from workshop_kit.handout import Options, render
from workshop_kit.handout.sections import NAMES
from workshop_kit.model import Workshop


@pytest.fixture(scope="module")
def cafe() -> Workshop:
    return read(resources.folder("data/sample") / "cafe.workshop.yaml")


def ways(page: str) -> list[tuple[str, str]]:
    found = re.search(r"<nav class=toc>.*?</nav>", page, re.DOTALL)
    return re.findall(r'<a href="#([^"]+)">([^<]+)</a>', found[0]) if found else []


@pytest.mark.parametrize(
    "sections", [NAMES, tuple(reversed(NAMES)), ("map", "story", "steps", "voices", "method", "channels")]
)
def test_every_section_is_named_in_its_order_and_found(cafe: Workshop, sections: tuple[str, ...]) -> None:
    """I2: each line leads to a heading; the order is the page's own."""
    page = render(cafe, Options(sections=sections))
    ids = [id for id, _ in ways(page)]
    headings = re.findall(r'<h2[^>]* id="([^"]+)"|<h2 id="([^"]+)"', page)
    there = [one or other for one, other in headings]
    assert ids
    assert [id for id in there if id in ids] == ids
    # A map for each person is one line.
    assert [id for id in there if id not in ids and not id.startswith("map-")] == []


def test_only_the_people_asked_for(cafe: Workshop) -> None:
    page = render(cafe, Options(personas=(cafe.personas[1].id,)))
    assert all(f'id="{id}"' in page for id, _ in ways(page))


def test_a_short_handout_needs_none(cafe: Workshop) -> None:
    assert ways(render(cafe, Options(sections=("findings", "map", "method")))) == []


@pytest.mark.parametrize(("language", "words"), [("de", "Inhalt"), ("fr", "Sommaire"), ("ar", "المحتويات")])
def test_in_the_language_of_the_handout(cafe: Workshop, language: str, words: str) -> None:
    page = render(cafe, Options(language=language))
    assert f"<summary>{words}</summary>" in page
    assert dict(ways(page)).keys() == dict(ways(render(cafe))).keys()
    both = {title for _, title in ways(page)} & {title for _, title in ways(render(cafe))}
    assert both <= {"Personas"}
