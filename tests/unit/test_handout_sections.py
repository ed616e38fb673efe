"""I2, I3: a section is a line, a function and a template; what no printed section shows does not travel."""

from __future__ import annotations

import pytest

from workshop_kit import document
from workshop_kit.handout import Options, render
from workshop_kit.handout.sections import ALL, NAMES
from workshop_kit.model import KINDS, Note, Workshop
from workshop_kit.resources import folder

TEMPLATES = folder("templates") / "handout/sections"


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


def opened(workshop: Workshop, *sections: str) -> Workshop:
    """The workshop that opens from a handout with only these sections."""
    return document.loads(render(workshop, Options(sections=sections)))


def test_every_section_has_a_template_and_every_template_a_section() -> None:
    assert {file.name.split(".")[0] for file in TEMPLATES.glob("*.html.j2")} == set(NAMES)
    assert {file.stem for file in TEMPLATES.glob("*.css")} <= set(NAMES)


def test_sections_show_lists_that_there_are() -> None:
    assert {name for section in ALL for name in section.shows} <= {name for _, name in KINDS.values()}


def test_what_is_parked_travels_with_no_section(sample) -> None:
    parked = sample.model_copy(update={"notes": (Note(text="The boss does not like the owl"),), "plan": "two-hours"})
    again = document.loads(render(parked))
    assert (again.notes, again.plan) == ((), "")


def test_a_list_travels_only_with_a_section_that_shows_it(sample) -> None:
    again = opened(sample, "personas")
    assert again.personas == sample.personas
    lists = (again.touchpoints, again.stages, again.moments, again.handovers, again.chapters)
    assert not any(lists)
    assert again.question == ""


def test_without_its_card_a_persona_is_a_name_and_a_face(sample) -> None:
    again = opened(sample, "map")
    assert again.moments == sample.moments
    assert [(one.id, one.name, one.face) for one in again.personas] == [
        (one.id, one.name, one.face) for one in sample.personas
    ]
    assert not any(one.story or one.goals or one.quote for one in again.personas)


def test_what_names_another_list_waits_for_it(sample) -> None:
    assert opened(sample, "handovers").handovers == ()


def test_the_order_is_the_one_asked_for(sample) -> None:
    page = render(sample, Options(sections=("method", "personas", "findings"), data=False))
    places = [page.index(f"<section class={name} ") for name in ("method", "people", "glance")]
    assert places == sorted(places)


def test_an_open_workshop_brings_what_its_customers_said(sample, home, monkeypatch) -> None:
    import pandas as pd

    import workshop_kit as wk
    from workshop_kit.handout import page
    from workshop_kit.handout.given import Given, Voices
    from workshop_kit.handout.sections import Section

    class Rows:
        frame = pd.DataFrame({"feedback_id": ["a", "b", "c"], "persona_id": ["", "tomas", "edith"]})
        codings = pd.DataFrame({"feedback_id": ["b", "c"], "coder": ["h", "h"], "theme_id": ["t", "t"]})

        def __len__(self) -> int:
            return len(self.frame)

    given: list[Voices | None] = []

    def looking(one: Given) -> None:
        given.append(one.voices)

    monkeypatch.setattr("workshop_kit.handout.view.ALL", (Section("personas", "", looking),))
    monkeypatch.setattr("workshop_kit.workshops.OpenWorkshop.feedback", Rows())
    workshop = wk.workshops.store_workshop(sample)
    page.render(workshop, Options(sections=("personas",)))
    page.render(workshop, Options(sections=("personas",), personas=("tomas",)))
    page.render(sample, Options(sections=("personas",)))
    whole, some, none = given
    assert none is None
    assert whole is not None
    assert list(whole.feedback.feedback_id) == ["a", "b", "c"]
    assert some is not None
    assert (list(some.feedback.feedback_id), list(some.codings.feedback_id)) == (["a", "b"], ["b"])
