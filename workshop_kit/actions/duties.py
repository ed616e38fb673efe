"""Who does what until when: where each action stands on a day, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from workshop_kit.counting import count, spelled
from workshop_kit.language import capital, say, say_count
from workshop_kit.model import Action, Workshop

#: Days before the date in which an action is said to be due soon.
SOON = 7

Key = Literal["overdue", "soon", "later", "undated", "done", "dropped"]
_ORDER: tuple[Key, ...] = ("overdue", "soon", "later", "undated", "done", "dropped")


class Standing(NamedTuple):
    """Where an action stands: a key to sort by, and words to read."""

    key: Key
    words: str


def today() -> datetime.date:
    """The day it is at this place; tests put another one here."""
    return datetime.datetime.now().astimezone().date()


def is_open(action: Action) -> bool:
    """Whether somebody still has to do it."""
    return action.status in ("open", "doing")


def called(action: Action) -> str:
    """How an action is called in a sentence."""
    return f"“{action.name.strip()}”" if action.name.strip() else say("an action without a name")


def standing(action: Action, now: datetime.date) -> Standing:
    """Where an action stands on a day."""
    if action.status == "done":
        return Standing("done", say("Done on {day}", day=said(action.closed, now)) if action.closed else say("Done"))
    if action.status == "dropped":
        return Standing("dropped", say("Dropped"))
    if action.due is None:
        return Standing("undated", say("No date yet"))
    left = (action.due - now).days
    if left < 0:
        return Standing("overdue", _late(-left))
    return Standing("soon" if left <= SOON else "later", _ahead(left))


def in_time(actions: Iterable[Action], now: datetime.date) -> list[Action]:
    """Actions by need: overdue first, then by date, then those without one, then what is closed."""
    placed = enumerate(actions)
    return [action for _, action in sorted(placed, key=lambda pair: (*_need(pair[1], now), pair[0]))]


def headline(actions: Sequence[Action], now: datetime.date) -> str:
    """How the list stands, in a sentence; "" while it is empty."""
    if not actions:
        return ""
    keys = [standing(one, now).key for one in actions]
    late, soon, done = (keys.count(key) for key in ("overdue", "soon", "done"))
    going = [f"{spelled(late)} {'is' if late == 1 else 'are'} overdue"] if late else []
    going += [f"{spelled(soon)} {'is' if soon == 1 else 'are'} due within a week"] if soon else []
    if done and done + keys.count("dropped") == len(actions):
        return "Everything is done." if done == len(actions) else "Everything is done or dropped."
    finished = f"{spelled(done)} of {spelled(len(actions))} {'is' if done == 1 else 'are'} done" if done else ""
    parts = [one for one in [*going, finished] if one]
    return _sentence(parts or [f"{count(len(actions), 'action')}, nothing overdue"])


def lacking(actions: Iterable[Action]) -> str:
    """How many open actions have no owner or no date, in a sentence; "" when none."""
    live = [one for one in actions if is_open(one)]
    both = sum(not one.owner.strip() and one.due is None for one in live)
    nobody = sum(not one.owner.strip() and one.due is not None for one in live)
    never = sum(bool(one.owner.strip()) and one.due is None for one in live)
    found = ((both, "no owner and no date"), (nobody, "no owner"), (never, "no date"))
    parts = [f"{count(number, 'action')} {'has' if number == 1 else 'have'} {what}" for number, what in found if number]
    return _sentence(parts).replace(".", " yet.") if parts else ""


def owners(workshop: Workshop) -> list[str]:
    """Names that were used before, to suggest: of actions, of touchpoints, and who leads."""
    used = [*(one.owner for one in workshop.actions), *(one.owner for one in workshop.touchpoints)]
    names = (name.strip() for name in [*used, workshop.facilitator])
    return list(dict.fromkeys(name for name in names if name))


def said(day: datetime.date, now: datetime.date) -> str:
    """A day as people say it, with its year only where that is another one: 2 June."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != now.year else "")


def _late(days: int) -> str:
    if days < 14:
        return say_count(days, "Overdue for {number} day", "Overdue for {number} days")
    if days < 60:
        return say_count(round(days / 7), "Overdue for {number} week", "Overdue for {number} weeks")
    return say_count(round(days / 30.4), "Overdue for {number} month", "Overdue for {number} months")


def _ahead(left: int) -> str:
    if left == 0:
        return say("Due today")
    if left == 1:
        return say("Due tomorrow")
    if left < 14:
        return say_count(left, "Due in {number} day", "Due in {number} days")
    return say_count(round(left / 7), "In {number} week", "In {number} weeks")


def _need(action: Action, now: datetime.date) -> tuple[int, datetime.date]:
    key = standing(action, now).key
    day = action.closed if key == "done" else action.due
    return _ORDER.index(key), day or datetime.date.max


def _sentence(parts: Sequence[str]) -> str:
    return capital(", ".join(parts)) + "."
