"""Touchpoints of two kinds beside each other: direct and indirect, online and offline, before and after buying."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from workshop_kit.model import Moment, Touchpoint, Workshop

Kind = Literal["contact", "setting", "phase"]

#: The kinds a touchpoint can be of, by the field that says so, in the order people see.
KINDS: dict[Kind, tuple[str, ...]] = {
    "contact": ("direct", "indirect"),
    "setting": ("online", "offline", "both"),
    "phase": ("before", "during", "after"),
}

#: A mean of fewer feelings says nothing.
FEWEST = 3

#: Means nearer to one another than this, in steps of −2 … +2, are called the same.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """Touchpoints of one kind.

    Attributes
    ----------
    name : str
        The kind: direct, online, before …
    touchpoints, evidenced : int
        How many there are, and how many have a moment that somebody observed or cited.
    feelings : int
        Feelings of all personas there.
    mean : float | None
        Their mean, −2 … +2, each feeling counted once; None without any.
    lowest : Moment | None
        The lowest of them; of equal ones the first in the order of the journey, then of the personas.
    """

    name: str
    touchpoints: int
    evidenced: int
    feelings: int
    mean: float | None
    lowest: Moment | None


def compare(workshop: Workshop, by: Kind) -> tuple[Group, ...]:
    """The kinds that have a touchpoint, each with what its moments say."""
    kinds = ((name, [spot for spot in workshop.touchpoints if getattr(spot, by) == name]) for name in KINDS[by])
    return tuple(_group(workshop, name, spots) for name, spots in kinds if spots)


def extremes(groups: tuple[Group, ...]) -> tuple[Group, Group] | None:
    """The best and the worst group of those with enough feelings; None when fewer than two have them.

    Touchpoints that are online and offline at once belong to neither side.
    """
    known = [group for group in groups if group.feelings >= FEWEST and group.name != "both"]
    if len(known) < 2:
        return None
    return max(known, key=lambda group: group.mean or 0), min(known, key=lambda group: group.mean or 0)


def differ(best: Group, worst: Group) -> bool:
    """Whether the means are far enough from one another to be spoken of."""
    # Binary fractions: 0.9 − 0.4 must count as the half step that it is.
    return (best.mean or 0) - (worst.mean or 0) > SAME - 1e-9


def _group(workshop: Workshop, name: str, spots: list[Touchpoint]) -> Group:
    place = {spot.id: order for order, spot in enumerate(spots)}
    moments = [moment for moment in workshop.moments if moment.touchpoint in place]
    felt = [(moment.feeling, moment) for moment in moments if moment.feeling is not None]
    lowest = min(felt, key=lambda pair: (pair[0], place[pair[1].touchpoint]), default=None)
    return Group(
        name=name,
        touchpoints=len(spots),
        evidenced=len({moment.touchpoint for moment in moments if moment.evidence != "assumption"}),
        feelings=len(felt),
        mean=fmean(feeling for feeling, _ in felt) if felt else None,
        lowest=lowest[1] if lowest else None,
    )
