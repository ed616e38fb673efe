"""E4: the dates in a calendar file, read back by the library that calendars use."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from workshop_kit import exporting
from workshop_kit.document import read
from workshop_kit.errors import OutputError
from workshop_kit.model import Action, FollowUp, Stage, Touchpoint, Workshop

SAMPLE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"
DAY = datetime.date(2026, 2, 28)


def parsed(workshop: Workshop):
    return Calendar.from_ical(exporting.export(workshop, ".ics"))


def test_e4_the_cafes_open_actions_and_its_follow_up_are_days_in_a_calendar() -> None:
    """E4: title, owner, due date, first step and measure of success come back; what is done stays out."""
    sample = read(SAMPLE)
    events = {str(one["uid"]).split("@")[0]: one for one in parsed(sample).walk("VEVENT")}
    open_ = [one for one in sample.actions if one.status != "done"]
    assert list(events) == [*(one.id for one in open_), "look-again"]
    for action in open_:
        event = events[action.id]
        assert event["summary"] == f"{action.name} ({action.owner})"
        assert (event.decoded("dtstart"), event["contact"]) == (action.due, action.owner)
        assert f"First step: {action.first_step}\nWe will know by: {action.success}" in event["description"]
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == datetime.timedelta(hours=-15), "nine in the morning of the day before"
    assert events["look-again"].decoded("dtstart") == datetime.date(2026, 4, 4)


def test_e4_what_was_typed_cannot_leave_its_line() -> None:
    """E4: commas, semicolons, backslashes, line breaks, long and foreign words come back as they were typed."""
    name = "Ring, knock; or \\n shout: BEGIN:VEVENT “日本語 مرحبا” " + "ä" * 120
    step = "First line\nEND:VCALENDAR\nsecond, line; with \\ and “quotes”"
    workshop = Workshop(
        title="A, b; c", actions=(Action(id="a1", name=name, owner="Ana; Ben", first_step=step, due=DAY),)
    )
    (event,) = parsed(workshop).walk("VEVENT")
    assert event["summary"] == f"{name.strip()} (Ana; Ben)"
    assert f"First step: {step}" in event["description"]
    raw = exporting.export(workshop, ".ics")
    assert raw.count(b"BEGIN:VEVENT\r\n") == 1
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_e4_the_last_day_of_a_month_ends_on_the_first_of_the_next() -> None:
    workshop = Workshop(title="x", actions=(Action(id="a1", due=DAY, touchpoint="gone"),))
    (event,) = parsed(workshop).walk("VEVENT")
    assert event.decoded("dtend") == datetime.date(2026, 3, 1)
    assert (event["summary"], event.get("contact")) == ("An action", None)


@pytest.mark.parametrize("held", [True, False])
def test_e4_without_any_date_it_says_so_instead_of_an_empty_file(held: bool) -> None:
    workshop = Workshop(
        title="x", stages=(Stage(id="s"),), touchpoints=(Touchpoint(id="t", stage="s"),),
        actions=(Action(id="a1", name="Some day"), Action(id="a2", due=DAY, status="dropped")),
        follow_ups=(FollowUp(id="f1", date=DAY, held=True),) if held else (),
    )  # fmt: skip
    with pytest.raises(OutputError, match=r"Nothing that is left to do has a date, .*Give an action a date first"):
        exporting.export(workshop, ".ics")
