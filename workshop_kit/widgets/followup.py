"""What a follow-up shows: when to look again, what was done, and what changed on the map since a named version."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from workshop_kit.actions import duties, followup
from workshop_kit.counting import count
from workshop_kit.figures.since import moved
from workshop_kit.model import Workshop
from workshop_kit.storage import versions
from workshop_kit.widgets.link import Link, saved_link

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room


def follow_up(workshop: Workshop) -> dict[str, Any]:
    """Facts of the follow-up on the day it is; what changed on the map needs older states and is asked for."""
    now = duties.today()
    one = followup.current(workshop)
    found = followup.acted(workshop, now)
    number = followup.round_number(workshop)
    return {
        "today": now.isoformat(),
        "round": number,
        "current": one.id if one else "",
        "since": _since(workshop, now),
        "begun": _begun(workshop, now),
        "dates": [{"days": days, "date": day.isoformat()} for days, day in followup.dates(workshop, now).items()],
        "near": _near(one.date, now) if one and one.date else "",
        "acted": {name: [action.id for action in getattr(found, name)] for name in found._fields},
        "counted": followup.counted(found),
        "measures": [row._asdict() for row in moved(workshop, followup.start(workshop, now))],
        "next": f"Round {number + 1}, {duties.said(now, datetime.date.min)}",
    }


def compared(room: Room, version: str = "") -> dict[str, Any]:
    """What the map can be compared with, and what changed since one of them, or since the newest.

    After the named versions comes the map as it was when the day was over, for who went home without naming one.
    """
    link = saved_link(room)
    known = _kept(link)
    chosen = next((one for one in known if one["name"] == version), known[0] if known else None)
    if chosen is None:
        return {"versions": [], "version": "", "headline": "", "felt": [], "others": []}
    old = link.store.at(link.id, versions.revision(link.store, link.id, chosen["name"]))
    found = followup.changes(old, link.snapshot.value)
    return {
        "versions": known,
        "version": chosen["name"],
        "headline": followup.headline(found),
        "felt": [one._asdict() for one in found.felt],
        "others": list(found.others),
    }


def _kept(link: Link) -> list[dict[str, str]]:
    """Named versions, newest first, then the end of the day on which people last met, or of the first day of work."""
    kept = link.store.versions(link.id)
    named = [{"name": one.name, "label": f"{one.name} ({_day(one.at)})"} for one in kept]
    rev = versions.evening(link.store, link.id, followup.last_met(link.snapshot.value))
    if rev and all(one.rev != rev for one in kept):
        named.append({"name": str(rev), "label": "The map when the day was over"})
    return named


def _begun(workshop: Workshop, now: datetime.date) -> str:
    """What the days that are offered are counted from, in words."""
    if not followup.is_over(workshop, now):
        return _since(workshop, now)
    return f"from today: {followup.DAYS[-1]} days have passed since {duties.said(followup.start(workshop, now), now)}"


def _since(workshop: Workshop, now: datetime.date) -> str:
    """What the days are counted from, in words."""
    day = duties.said(followup.start(workshop, now), now)
    if any(one.held and one.date for one in workshop.follow_ups):
        return f"after the last look back, {day}"
    return f"after the workshop, {day}" if workshop.date else "from today; the workshop has no date"


def _near(day: datetime.date, now: datetime.date) -> str:
    left = (day - now).days
    if left < 0:
        return "That day has passed: look again now, or choose another."
    return "It is today." if left == 0 else f"{count(left, 'day').capitalize()} to go."


def _day(seconds: float) -> str:
    return duties.said(datetime.datetime.fromtimestamp(seconds).astimezone().date(), duties.today())
