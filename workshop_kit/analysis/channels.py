"""Where customers can reach a business: stages without a way, and places where they change the channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from workshop_kit.model import Stage, Touchpoint, Workshop

#: Parts of a journey around the money, in their order.
PHASES = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class Change:
    """A way from one touchpoint to another that share no channel; each channel is the touchpoint's first."""

    source: str
    target: str
    from_channel: str
    to_channel: str


def changes(workshop: Workshop) -> tuple[Change, ...]:
    """Changes of channel from each touchpoint to the next and along arrows, every way once, in the order of the map.

    Touchpoints without a channel say nothing and give no change.
    """
    spots = {spot.id: spot for spot in workshop.touchpoints}
    ways = [(one.id, other.id) for one, other in pairwise(workshop.touchpoints)]
    ways += [(arrow.source, arrow.target) for arrow in workshop.arrows]
    place = {spot: order for order, spot in enumerate(spots)}
    ordered = sorted(dict.fromkeys(ways), key=lambda way: (place[way[0]], place[way[1]]))
    found = (_change(spots[source], spots[target]) for source, target in ordered)
    return tuple(change for change in found if change)


def undecided(workshop: Workshop) -> tuple[Change, ...]:
    """Changes of channel that nobody has written down as a hand-over yet."""
    known = {(handover.source, handover.target) for handover in workshop.handovers}
    return tuple(change for change in changes(workshop) if (change.source, change.target) not in known)


def empty_stages(workshop: Workshop) -> tuple[Stage, ...]:
    """Stages without a touchpoint."""
    return tuple(stage for stage, spots in _by_stage(workshop) if not spots)


def narrow_stages(workshop: Workshop) -> tuple[tuple[Stage, str], ...]:
    """Stages whose touchpoints, two at least, all hang on the same single channel; with that channel."""
    used = ((stage, spots, {spot.channels for spot in spots}) for stage, spots in _by_stage(workshop))
    lone = ((stage, next(iter(sets))) for stage, spots, sets in used if len(spots) > 1 and len(sets) == 1)
    return tuple((stage, channels[0]) for stage, channels in lone if len(channels) == 1)


def foreign_stages(workshop: Workshop) -> tuple[Stage, ...]:
    """Stages whose touchpoints are all indirect: customers meet others there, never the business."""
    return tuple(
        stage for stage, spots in _by_stage(workshop) if spots and all(spot.contact == "indirect" for spot in spots)
    )


def unreachable(workshop: Workshop, channels: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of these channels, those that the map uses, but not before, during or after buying; by phase.

    A phase without a touchpoint is left out: nothing is said about it yet.
    """
    used = {name for spot in workshop.touchpoints for name in spot.channels}
    asked = [name for name in channels if name in used]
    silent = {}
    for phase in PHASES:
        spots = [spot for spot in workshop.touchpoints if spot.phase == phase]
        there = {name for spot in spots for name in spot.channels}
        lacking = tuple(name for name in asked if name not in there)
        if spots and lacking:
            silent[phase] = lacking
    return silent


def homeless_promises(workshop: Workshop) -> tuple[str, ...]:
    """Channels that a service promise names and no touchpoint uses, each once."""
    used = {name for spot in workshop.touchpoints for name in spot.channels}
    promised = (promise.channel for promise in workshop.promises)
    return tuple(dict.fromkeys(name for name in promised if name and name not in used))


def _by_stage(workshop: Workshop) -> list[tuple[Stage, list[Touchpoint]]]:
    spots: dict[str, list[Touchpoint]] = {stage.id: [] for stage in workshop.stages}
    for spot in workshop.touchpoints:
        spots[spot.stage].append(spot)
    return [(stage, spots[stage.id]) for stage in workshop.stages]


def _change(source: Touchpoint, target: Touchpoint) -> Change | None:
    if not source.channels or not target.channels or set(source.channels) & set(target.channels):
        return None
    return Change(source.id, target.id, source.channels[0], target.channels[0])
