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
