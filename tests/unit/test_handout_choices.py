"""What a person chose about the handout stays with the workshop and is what every door prints."""

from __future__ import annotations

from pathlib import Path

import workshop_kit as wk
from workshop_kit import document
from workshop_kit.handout import SECTIONS, Options, remembered, render
from workshop_kit.model import Persona, Workshop

SAMPLE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"


def test_without_a_choice_all_is_printed() -> None:
    assert remembered(Workshop(title="Small")) == Options()


def test_choices_are_kept_and_what_is_said_goes_before_them() -> None:
    kept = Workshop(title="Small", handout_paper="a3", handout_sections=("map", "personas"), handout_data=False)
    assert remembered(kept) == Options(paper="a3", sections=("map", "personas"), data=False)
    assert remembered(kept, paper="letter").paper == "letter"
    assert document.loads(document.dumps(kept)) == kept


def test_a_persona_or_section_that_is_gone_is_forgotten() -> None:
    kept = Workshop(
        title="Small",
        personas=(Persona(id="ana", name="Ana"),),
        handout_personas=("ana", "gone"),
        handout_sections=("of-tomorrow",),
    )
    assert remembered(kept) == Options(personas=("ana",), sections=SECTIONS)


def test_the_handout_of_an_open_workshop_follows_its_choices(home) -> None:
    workshop = wk.import_workshop(SAMPLE)
    workshop.set("workshop", "workshop", handout_personas=[workshop.value.personas[1].id], handout_sections=["map"])
    page = render(workshop)
    first, second = (persona.name for persona in workshop.value.personas)
    assert f"The journey of {second}" in page
    assert f"The journey of {first}" not in page
    assert "handout sections" in workshop.history()[0].words.lower()


def test_a_handout_without_data_holds_no_choice_either() -> None:
    page = render(document.read(SAMPLE).model_copy(update={"handout_data": False}))
    assert "workshop-kit-data" not in page
