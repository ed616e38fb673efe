"""After the workshop: when to look again, what was done since, and what changed on the map."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from workshop_kit.actions import duties
from workshop_kit.changes.compare import compare
from workshop_kit.changes.words import unmarked
from workshop_kit.counting import count, spelled
from workshop_kit.language import capital
from workshop_kit.model import Action, FollowUp, Workshop
from workshop_kit.personas import called

#: Days after which a group looks again.
DAYS = (30, 60, 90)
#: Kinds that are the map itself; what is done about it has lists of its own.
_MAP = {"persona", "stage", "touchpoint", "moment", "handover", "arrow", "promise", "entry"}
#: Fields of a moment that go with its feeling.
_FELT = {"feeling", "word", "evidence"}


class Felt(NamedTuple):
    """A moment that feels otherwise than before; None where nobody had, or has, said."""

    persona: str
    touchpoint: str
    moment: str
    before: int | None
    after: int | None


class Changes(NamedTuple):
    """What changed on the map: feelings, the largest change first, and everything else in words."""

    felt: tuple[Felt, ...]
    others: tuple[str, ...]


class Acted(NamedTuple):
    """Actions as a follow-up reads them."""

    done: tuple[Action, ...]
    overdue: tuple[Action, ...]
    going: tuple[Action, ...]
    dropped: tuple[Action, ...]


def last_met(workshop: Workshop) -> datetime.date | None:
    """The day of the last look back, or of the workshop; None where nobody gave one."""
    held = [one.date for one in workshop.follow_ups if one.held and one.date]
    return max(held) if held else workshop.date


def start(workshop: Workshop, now: datetime.date) -> datetime.date:
    """The day the days are counted from: when people last met, or today."""
    return last_met(workshop) or now


def is_over(workshop: Workshop, now: datetime.date) -> bool:
    """Whether all days on which to look again have passed; they are counted from today then."""
    return _after(start(workshop, now), DAYS[-1]) < now


def dates(workshop: Workshop, now: datetime.date) -> dict[int, datetime.date]:
    """The days on which to look again, by how many days after."""
    begun = now if is_over(workshop, now) else start(workshop, now)
    return {days: _after(begun, days) for days in DAYS}


def _after(day: datetime.date, days: int) -> datetime.date:
    """So many days later, or the last day there is: a year may be mistyped."""
    return day + datetime.timedelta(min(days, (datetime.date.max - day).days))


def current(workshop: Workshop) -> FollowUp | None:
    """The follow-up that is still to be held; None when none is planned."""
    return next((one for one in reversed(workshop.follow_ups) if not one.held), None)


def round_number(workshop: Workshop) -> int:
    """Which round the group is in: the workshop is the first."""
    return 1 + sum(one.held for one in workshop.follow_ups)


def acted(workshop: Workshop, now: datetime.date) -> Acted:
    """What was done since the last look back, what is late, what goes on, what was given up."""
    since = max((one.date for one in workshop.follow_ups if one.held and one.date), default=None)
    listed = duties.in_time(workshop.actions, now)

    def of(*keys: str) -> tuple[Action, ...]:
        return tuple(one for one in listed if duties.standing(one, now).key in keys)

    def fresh(actions: Iterable[Action]) -> tuple[Action, ...]:
        return tuple(one for one in actions if since is None or one.closed is None or one.closed > since)

    return Acted(fresh(of("done")), of("overdue"), of("soon", "later", "undated"), fresh(of("dropped")))


def changes(old: Workshop, new: Workshop) -> Changes:
    """What differs on the map between two states."""
    found = [one for one in compare(old, new) if one.kind in _MAP]
    felt = {one.id: (one.before, one.after) for one in found if (one.kind, one.field) == ("moment", "feeling")}
    others = [one.words for one in found if not (one.kind == "moment" and one.field in _FELT)]
    rows = [_felt(new, id, *scores) for id, scores in felt.items()]
    ranked = sorted(rows, key=lambda one: -abs((one.after or 0) - (one.before or 0)))
    return Changes(tuple(ranked), tuple(dict.fromkeys(unmarked(words) for words in others)))


def headline(found: Changes) -> str:
    """What changed, in a sentence."""
    moved = [one for one in found.felt if one.before is not None and one.after is not None]
    better = sum((one.after or 0) > (one.before or 0) for one in moved)
    worse = len(moved) - better
    if not found.felt and not found.others:
        return "The map is as it was."
    if better and worse:
        text = f"{count(better, 'moment')} {_feel(better)} better, {count(worse, 'moment')} {_feel(worse)} worse"
    elif better or worse:
        text = f"{count(better or worse, 'moment')} {_feel(better or worse)} {'better' if better else 'worse'}"
    else:
        text = "no feeling has changed"
    rest = len(found.others) + len(found.felt) - len(moved)
    return f"{capital(text)}{f'; {count(rest, _ELSE[0], _ELSE[1])}' if rest else ''}."


_ELSE = ("other thing on the map is different", "other things on the map are different")


def _feel(number: int) -> str:
    return "feels" if number == 1 else "feel"


def _felt(workshop: Workshop, id: str, before: int | None, after: int | None) -> Felt:
    persona, _, touchpoint = id.partition(".")
    who = next((called(one, workshop) for one in workshop.personas if one.id == persona), "")
    where = next((one.name for one in workshop.touchpoints if one.id == touchpoint), "")
    return Felt(who, where, id, before, after)


def counted(found: Acted) -> str:
    """What became of the actions, in a sentence; "" while there are none."""
    parts = ((found.done, "done"), (found.overdue, "overdue"), (found.going, "still to do"), (found.dropped, "dropped"))
    said = [f"{spelled(len(actions))} {words}" for actions, words in parts if actions]
    text = ", ".join(said)
    return f"{capital(text)}." if text else ""
