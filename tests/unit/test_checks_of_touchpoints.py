"""What the board of touchpoints still misses, in words that a group can act on."""

from __future__ import annotations

import pytest

from workshop_kit.checks import check
from workshop_kit.model import Workshop

STAGES = ({"id": "in", "name": "Come in"}, {"id": "out", "name": "Go"})


def board(*stages: str) -> Workshop:
    spots = [
        {"id": f"t{i}", "stage": stage, "name": f"Meeting {i}", "channels": ["phone"], "contact": "direct",
         "setting": "offline"}
        for i, stage in enumerate(stages)
    ]  # fmt: skip
    return Workshop.model_validate({"title": "Board", "stages": STAGES, "touchpoints": spots})


def words(workshop: Workshop) -> list[tuple[str, str, str]]:
    return [(problem.text, problem.id, problem.field) for problem in check(workshop, "touchpoints")]


def test_b2_an_empty_board_asks_for_the_first_touchpoint_only() -> None:
    """B2."""
    assert words(board()) == [("the first touchpoint; a journey has 8 to 15", "in", "touchpoints")]


@pytest.mark.parametrize(("there", "said"), [(1, "seven more touchpoints"), (7, "one more touchpoint")])
def test_b2_it_says_how_many_more_and_why(there: int, said: str) -> None:
    """B2."""
    assert words(board(*["out"] * (there - 1), "in"))[-1] == (f"{said}; a journey has 8 to 15", "out", "touchpoints")


def test_b2_a_stage_without_a_touchpoint_is_named_and_linked() -> None:
    """B2."""
    assert words(board(*["in"] * 8)) == [("a touchpoint in Go", "out", "touchpoints")]


def test_b2_eight_are_enough() -> None:
    """B2."""
    assert words(board("in", *["out"] * 7)) == []


def test_b1_stages_without_a_name_are_asked_for_by_their_place() -> None:
    """B1: as every other name that is needed; the link leads to the stage."""
    whole = board("in", *["out"] * 7)
    bare = whole.model_copy(update={"stages": (whole.stages[0], whole.stages[1].model_copy(update={"name": " "}))})
    assert words(bare) == [("a name for stage 2", "out", "name")]
    none = bare.model_copy(update={"stages": tuple(one.model_copy(update={"name": ""}) for one in whole.stages)})
    assert words(none) == [("a name for stages 1 and 2", "in", "name")]


def test_b2_touchpoints_without_a_name_are_told_by_number_or_by_what_they_are() -> None:
    """B2."""
    whole = board("in", *["out"] * 7)
    spots = (whole.touchpoints[0], whole.touchpoints[1].model_copy(update={"name": "", "channels": ()}))
    bare = whole.model_copy(update={"touchpoints": (*spots, *whole.touchpoints[2:])})
    assert words(bare) == [
        ("a name for touchpoint 2", "t1", "name"),
        ("a channel for a touchpoint without a name", "t1", "channels"),
    ]


def test_b2_several_without_a_name_are_counted() -> None:
    """B2: the same words three times tell nobody anything."""
    whole = board(*["in"] * 4, *["out"] * 4)
    bare = {"name": " ", "channels": ()}
    spots = [one.model_copy(update=bare if n % 3 else {"channels": ()}) for n, one in enumerate(whole.touchpoints)]
    named = [f"“{one.name}”" for one in spots if one.name.strip()]
    texts = [text for text, *_ in words(whole.model_copy(update={"touchpoints": tuple(spots)}))]
    assert f"a channel for {named[0]}, {named[1]}, five touchpoints without a name and 1 more" in texts


def test_b2_a_stage_of_blanks_has_no_name() -> None:
    """B2."""
    whole = board(*["in"] * 8)
    bare = whole.model_copy(update={"stages": (whole.stages[0], whole.stages[1].model_copy(update={"name": " "}))})
    assert [text for text, *_ in words(bare)] == ["a touchpoint in a stage without a name", "a name for stage 2"]


@pytest.mark.parametrize(
    ("step", "items", "said"),
    [("measures", "measures", "a measure without a name"), ("feedback", "themes", "a theme without a name")],
)
def test_what_has_no_name_is_called_what_it_is(step: str, items: str, said: str) -> None:
    """F1, D5."""
    value = Workshop.model_validate({"title": "New", items: [{"id": "one"}]})
    texts = [problem.text for problem in check(value, step)]
    assert [text for text in texts if said in text]
    assert [text for text in texts if "one without" in text] == []
