"""What a check finds, and the words it says it with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workshop_kit.counting import count
from workshop_kit.language import listing
from workshop_kit.model import Moment
from workshop_kit.model.items import Item


@dataclass(frozen=True)
class Problem:
    """One thing that is missing, and the field that would mend it (`kind`, `id`, `field`)."""

    step: str
    text: str
    kind: str
    id: str
    field: str


@dataclass(frozen=True)
class Progress:
    """How far a step is: share of its checks that hold, 0–1, and what is missing."""

    step: str
    complete: float
    missing: tuple[Problem, ...]

    @property
    def headline(self) -> str:
        """How far that is, in a few words."""
        if not self.missing:
            return "All here"
        return "A good start" if self.complete < 0.6 else "Nearly there"


class Check(NamedTuple):
    """One question asked of some items: how many hold, and the problem when not all do."""

    held: int
    asked: int
    problem: Problem


def summed(step: str, made: Iterable[Check]) -> Progress:
    """How far a step is, by its checks."""
    checks = list(made)
    asked = sum(one.asked for one in checks)
    missing = tuple(one.problem for one in checks if one.held < one.asked)
    return Progress(step, sum(one.held for one in checks) / asked if asked else 1.0, missing)


def of_each(step: str, kind: str, field: str, text: str, asked: int, blank: Sequence[Item | Moment]) -> Check:
    """A question about a field of so many items; the first of those that leave it blank is where to mend it."""
    return Check(asked - len(blank), asked, Problem(step, text, kind, blank[0].id if blank else "", field))


def so_many_more(count: int) -> str:
    """How many more are asked for, none to seven, in words."""
    return f"{('', 'one', 'two', 'three', 'four', 'five', 'six', 'seven')[max(count, 0)]} more"


def up_to_three(names: Iterable[str], kind: str) -> str:
    """Up to three names, each in quotation marks for they are often sentences, and how many more there are."""
    listed = list(names)
    told = [f"“{name}”" for name in listed if name.strip()]
    bare = len(listed) - len(told)
    if bare > 1:
        return _and_more([*told[:2], f"{count(bare, kind)} without a name"], len(told[2:]))
    if bare:
        told.append(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} without a name")
    return first_three(told)


def by_number(kind: str, numbers: Sequence[int]) -> str:
    """Items that have no name yet, by their places from 1: "stage 2", "touchpoints 1 and 4"."""
    return f"{kind}{'s' if len(numbers) > 1 else ''} {first_three(map(str, numbers))}"


def first_three(names: Iterable[str]) -> str:
    """Up to three names as they are, and how many more there are."""
    listed = list(names)
    return _and_more(listed[:3], len(listed[3:]))


def _and_more(names: list[str], more: int) -> str:
    return f"{', '.join(names)} and {more} more" if more else listing(names)
