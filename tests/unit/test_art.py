"""Drawings: every name that people, stages and channels use exists, is small, and takes its colour from the page."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ART = ROOT / "templates/art"
SHEETS = ("avatars", "evidence", "faces", "icons")
SVG = "{http://www.w3.org/2000/svg}"


def symbols(sheet: str) -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(ART / f"{sheet}.svg").getroot()
    return {one.attrib["id"]: one for one in root}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_holds_symbols_only(sheet):
    root = ElementTree.parse(ART / f"{sheet}.svg").getroot()
    assert {one.tag for one in root} == {f"{SVG}symbol"}
    assert all("viewBox" in one.attrib for one in root)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_small_and_safe(sheet):
    text = (ART / f"{sheet}.svg").read_text(encoding="utf-8")
    assert len(text) < 45_000
    assert not re.findall(r"\d\.\d{3,}", text), "two decimals are plenty"
    assert not re.findall(r"<script|\bon\w+=|href|<style|<image|<text", text)


def test_ids_are_used_once():
    ids = [name for sheet in SHEETS for name in symbols(sheet)]
    assert len(ids) == len(set(ids))


def test_there_are_twenty_eight_people_no_two_alike():
    people = symbols("avatars")
    assert list(people) == [f"a{n:02}" for n in range(1, 29)]
    drawn = {ElementTree.tostring(one).split(b">", 1)[1] for one in people.values()}
    assert len(drawn) == 28


def test_each_feeling_has_a_face_that_takes_its_colours_from_the_page():
    faces = symbols("faces")
    assert list(faces) == ["e-2", "e-1", "e0", "e1", "e2"]
    for face in faces.values():
        text = ElementTree.tostring(face, encoding="unicode")
        assert set(re.findall(r"var\(--([\w-]+)\)", text)) == {"fill", "m", "ring"}
        assert "#" not in text


def test_each_kind_of_evidence_has_a_mark():
    assert list(symbols("evidence")) == ["ev-a", "ev-o", "ev-c", "mot", "hurt-1", "hurt-2", "hurt-3"]


def test_icons_have_no_colour_of_their_own():
    assert not re.findall(r'\b(?:fill|stroke)="', (ART / "icons.svg").read_text(encoding="utf-8"))


def asked_for() -> set[str]:
    """Names of icons in templates: every value of a key 'icon'."""
    found: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            found.update(str(one) for key, one in value.items() if key == "icon" and one)
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    for path in [*(ROOT / "templates").rglob("*.yaml"), *(ROOT / "data/sample").glob("*.yaml")]:
        look(yaml.safe_load(path.read_text(encoding="utf-8")))
    return found


def test_icons_that_templates_name_are_drawn():
    names = asked_for()
    assert names, "templates name their icons"
    assert names <= set(symbols("icons"))


def test_icons_that_the_page_names_are_drawn():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "frontend/src").rglob("*.js"))
    names = re.findall(r"<\$\{Icon\} [^>]*?name=\"(?:i-)?([a-z]+)\"", sources)
    names += re.findall(r"icon: \"(?:i-)?([a-z]+)\"", sources)
    assert names
    assert {f"i-{name}" for name in names} <= set(symbols("icons"))
