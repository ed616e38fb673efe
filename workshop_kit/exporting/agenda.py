"""The dates of the actions, and of the follow-up, for the calendar of a phone or a desk (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from workshop_kit.actions.duties import is_open
from workshop_kit.actions.followup import current
from workshop_kit.errors import OutputError
from workshop_kit.model import Action, Workshop

if TYPE_CHECKING:
    from icalendar import Event

#: Nine in the morning of the day before: early enough to do something about it.
_ALARM = datetime.timedelta(hours=-15)


def calendar(workshop: Workshop) -> bytes:
    """An .ics file with a day for each open action that has a date, and one for the follow-up.

    Events for whole days and not tasks, because most calendars do not show tasks. Each has its owner, first step and
    measure of success, and an alarm at nine on the day before. An event keeps its id, so that reading the file once
    more changes what is there and doubles nothing.

    Raises OutputError when nothing has a date.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Journey Workshop Kit//actions//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _line(workshop.title))
    for event in _events(workshop):
        made.add_component(event)
    if not made.subcomponents:
        raise OutputError(
            "Nothing that is left to do has a date, so the calendar would be empty. Give an action a date first."
        )
    return bytes(made.to_ical())


def _events(workshop: Workshop) -> list[Event]:
    events = [_action(workshop, one) for one in workshop.actions if is_open(one) and one.due]
    look = current(workshop)
    if look and look.date:
        summary = f"Look again: {_line(workshop.title)}"
        events.append(_day(look.id, look.date, summary, "What was done, what changed on the map, what comes next."))
    return events


def _action(workshop: Workshop, action: Action) -> Event:
    name, owner = _line(action.name) or "An action", _line(action.owner)
    spot = next((one.name for one in workshop.touchpoints if one.id == action.touchpoint), "")
    parts = (
        ("First step", action.first_step),
        ("We will know by", action.success),
        ("Who", owner),
        ("Where on the map", _line(spot)),
        ("From", _line(workshop.title)),
    )
    about = "\n".join(f"{title}: {text.strip()}" for title, text in parts if text.strip())
    event = _day(action.id, action.due or datetime.date.min, f"{name} ({owner})" if owner else name, about)
    if owner:
        # An attendee needs an address; a contact is somebody's name.
        event.add("contact", owner)
    return event


def _day(id: str, day: datetime.date, summary: str, about: str) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{id}@journey-workshop-kit")
    event.add("dtstamp", datetime.datetime.now(datetime.UTC))
    event.add("dtstart", day)
    if day < datetime.date.max:
        event.add("dtend", day + datetime.timedelta(1))
    event.add("summary", summary)
    event.add("description", about)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _ALARM)
    alarm.add("description", summary)
    event.add_component(alarm)
    return event


def _line(text: str) -> str:
    """One line of text: a summary with a line break reads badly in every calendar."""
    return re.sub(r"\s+", " ", text).strip()
