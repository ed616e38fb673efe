"""Row C3: what a curve says in words, and what the step still asks for."""

from __future__ import annotations

from typing import Any

import pytest

from workshop_kit.checks import check
from workshop_kit.document import from_dict
from workshop_kit.model import Workshop
from workshop_kit.widgets.facts import curve

NAMES = ["Window", "Queue", "Table", "Till", "Door"]


def journey(*feelings: int | None, **more: Any) -> Workshop:
    """One guest who felt this, place after place."""
    spots = [{"id": f"t{i}", "stage": "s", "name": name} for i, name in enumerate(NAMES[: len(feelings)])]
    moments = [
        {"persona": "ana", "touchpoint": f"t{i}", "feeling": feeling, **more}
        for i, feeling in enumerate(feelings)
        if feeling is not None
    ]
    people = [{"id": "ana", "name": "Ana"}]
    lists = {"stages": [{"id": "s", "name": "Visit"}], "touchpoints": spots, "moments": moments, "personas": people}
    return from_dict({"format": "workshop-kit", "version": 1, "title": "Visit", **lists})


def said(workshop: Workshop) -> dict[str, tuple[str, str]]:
    return {fact["label"]: (fact["title"], fact["detail"]) for fact in curve(workshop, workshop.personas[0])}


def test_the_turning_points_are_named():
    words = said(journey(1, -2, 2, 0))
    assert words["Highest"] == ("Table", "+2")
    assert words["Lowest"] == ("Queue", "−2")
    assert words["Steepest drop"] == ("Queue", "three steps down, coming from Window")
    assert words["Ends"] == ("Till", "0")
    assert words["What stays in memory"][0] == "A tie: +1.0 or −1.0"


@pytest.mark.parametrize(
    ("feelings", "detail"),
    [
        ((-2, 1, -2, 1), "−2, and again at Table"),
        ((-2, 1, 0, -2), "−2, and again at the end"),
        ((-2, -2, 1, -2), "−2, and 2 times more"),
    ],
)
def test_where_it_is_as_low_again_is_said(feelings, detail):
    assert said(journey(*feelings))["Lowest"] == ("Window", detail)


def test_a_level_curve_says_one_thing():
    assert said(journey(1, 1, 1)) == {
        "So far": ("+1 all the way", "No ups and downs yet. Where was it a little better, or a little worse?")
    }
    assert said(journey(None, -1, None)) == {"So far": ("Queue", "−1")}
    assert said(journey(None, None)) == {}


def test_every_fact_names_a_moment_to_go_to():
    workshop = journey(1, -2, 2, 0)
    known = {spot.id for spot in workshop.touchpoints}
    assert {fact["touchpoint"] for fact in curve(workshop, workshop.personas[0])} <= known


def test_what_is_missing_is_said_with_its_field():
    missing = {problem.field: problem for problem in check(journey(1, None, -2), "emotions")}
    assert missing["feeling"].text == "a feeling for “Queue” (Ana)"
    assert missing["feeling"].id == "ana.t1"
    assert missing["word"].text == "a word for the feeling at “Window” and “Table” (Ana)"
    assert missing["ideas"].text == "an idea for the lowest moment, “Table” (Ana)"
    assert missing["ideas"].id == "ana.t2"


def test_a_journey_without_a_low_needs_no_idea():
    assert "ideas" not in {problem.field for problem in check(journey(1, 0, 2), "emotions")}
