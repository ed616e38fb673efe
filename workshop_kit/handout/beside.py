"""Personas and kinds of touchpoints beside each other: where one feels what another does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_kit.handout.given import Given
from workshop_kit.handout.map_parts import Column, Map, Mood
from workshop_kit.language import later, listing, say
from workshop_kit.wording.compared import comparisons

#: Touchpoints worth a look: where the feelings of two personas lie this far apart, and at most so many.
APART, MOST = 2, 6
#: People who fit beside one another in a row.
PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Apart:
    """A touchpoint where personas feel differently; moods in the order of the people."""

    column: Column
    moods: tuple[Mood | None, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Personas beside each other, where they differ, and kinds of touchpoints as `wording.compared` says them."""

    headline: str
    people: tuple[Map, ...]
    apart: tuple[Apart, ...]
    others: int
    kinds: tuple[dict[str, Any], ...]


def beside(given: Given) -> Beside | None:
    """The comparisons there are; None without any."""
    walked = tuple(one for one in given.maps if one.facts and one.name)
    people = walked[:PEOPLE] if len(walked) > 1 else ()
    apart = _apart(people)
    kinds = tuple(comparisons(given.workshop))
    if not people and not kinds:
        return None
    return Beside(_headline(people, apart), people, apart[:MOST], len(walked) - len(people) if people else 0, kinds)


def _apart(people: tuple[Map, ...]) -> tuple[Apart, ...]:
    """Touchpoints by the distance of the feelings there, the widest first, then in the order of the journey."""
    rows = [Apart(same[0], tuple(one.mood for one in same)) for same in zip(*(p.columns for p in people), strict=True)]
    return tuple(sorted((row for row in rows if _distance(row) >= APART), key=lambda row: -_distance(row)))


def _distance(row: Apart) -> int:
    scores = [mood.score for mood in row.moods if mood]
    return max(scores) - min(scores) if len(scores) > 1 else 0


def _headline(people: tuple[Map, ...], apart: tuple[Apart, ...]) -> str:
    if len(people) < 2:
        return ""
    if not apart:
        return say("{names} feel alike all the way", names=listing([one.name for one in people]))
    moods = [(mood.score, one.name) for mood, one in zip(apart[0].moods, people, strict=True) if mood]
    glad, sad = max(moods), min(moods)
    text = later("They are furthest apart at “{touchpoint}”")
    if glad[0] > 0 > sad[0]:
        text = later("They are furthest apart at “{touchpoint}”: {glad} likes it, {sad} does not")
    return say(text, touchpoint=apart[0].column.name, glad=glad[1], sad=sad[1])
