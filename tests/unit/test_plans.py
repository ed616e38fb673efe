"""H1: session plans are whole, fit the steps, protect the actions, and are laid into a workshop."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from workshop_kit import document
from workshop_kit.changes.ops import Set, changed
from workshop_kit.errors import NotFound
from workshop_kit.model import Block, Note, Workshop
from workshop_kit.session import plans
from workshop_kit.session.pace import called

PLANS = plans.plans()


def laid(workshop: Workshop, name: str) -> Workshop:
    for op in plans.chosen(workshop, name):
        workshop = changed(workshop, op)
    return workshop


def test_four_plans_the_shortest_first() -> None:
    found = {name: plans.spoken(plan.minutes) for name, plan in PLANS.items()}
    assert found == {"45-minutes": "45 min", "two-hours": "2 h", "half-a-day": "3 h 45", "full-day": "6 h 30"}


@pytest.mark.parametrize("name", PLANS)
def test_the_actions_keep_their_minutes_and_no_other_block_does(name: str) -> None:
    assert [block.title for block in PLANS[name].blocks if block.keep] == ["Actions"]


@pytest.mark.parametrize("name", PLANS)
def test_every_block_but_a_break_is_bound_to_a_step_and_asks_something(name: str) -> None:
    for block in PLANS[name].blocks:
        assert bool(block.step) == bool(block.questions), block.title
        assert all(question.endswith("?") for question in block.questions)


def test_no_two_blocks_say_the_same() -> None:
    texts = [line for plan in PLANS.values() for block in plan.blocks for line in (block.text, *block.questions)]
    assert len(set(texts)) == len(texts)


def test_the_times_are_those_of_the_method() -> None:
    half = {block.title: block.minutes for block in PLANS["half-a-day"].blocks}
    assert [half[title] for title in ("Personas", "The steps", "What they do and think", "Moments of truth")] == [
        30, 40, 55, 45,
    ]  # fmt: skip
    full = [block.minutes for block in PLANS["full-day"].blocks if block.step]
    assert full == [25, 50, 90, 75, 30, 30, 15]


def test_a_plan_with_a_mistake_is_refused() -> None:
    good = PLANS["45-minutes"].model_dump()
    for wrong in (
        {"blocks": [{**good["blocks"][0], "step": "dance"}, *good["blocks"][1:]]},
        {"blocks": [{**block, "keep": False} for block in good["blocks"]]},
        {"blocks": good["blocks"][:1]},
        {"lenght": 45},
    ):
        with pytest.raises(ValidationError):
            plans.Plan.model_validate({**good, **wrong})


def test_a_plan_is_laid_into_a_workshop_in_its_own_words_and_takes_the_place_of_another() -> None:
    workshop = laid(Workshop(title="Clinic", customer="patient", customers="patients"), "two-hours")
    assert (workshop.plan, plans.length(workshop.blocks)) == ("Two hours", 120)
    assert "patients" in workshop.blocks[0].questions
    assert not any("{" in block.text + block.questions for block in workshop.blocks)
    again = laid(workshop, "45-minutes")
    assert [block.title for block in again.blocks] == [block.title for block in PLANS["45-minutes"].blocks]
    assert called(again) == "45 minutes"


def test_a_plan_that_was_changed_says_so() -> None:
    workshop = laid(Workshop(title="Café"), "45-minutes")
    first = workshop.blocks[0].id
    shorter = changed(workshop, Set(kind="block", id=first, fields={"minutes": 3}))
    assert called(shorter) == "45 minutes, changed"
    assert called(Workshop(title="Café", blocks=(Block(title="Talk"),))) == "Own plan"
    assert called(Workshop(title="Café")) == ""


def test_an_unknown_plan_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="two-hours"):
        plans.plan("fortnight")


@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_plan_and_parking_lot_come_back_from_a_document(ending: str) -> None:
    workshop = laid(Workshop(title="Café"), "half-a-day").model_copy(
        update={"notes": (Note(text="بطاقات أم ملصقات؟", step="emotions", done=True),)}
    )
    assert document.loads(document.dumps(workshop, ending)) == workshop


def test_a_document_from_before_has_neither() -> None:
    old = document.loads("format: workshop-kit\nversion: 1\ntitle: Café\n")
    assert (old.plan, old.blocks, old.notes) == ("", (), ())
    assert {"blocks", "notes", "plan"} <= document.json_schema()["properties"].keys()
