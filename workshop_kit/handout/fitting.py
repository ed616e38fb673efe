"""Whose journeys a handout prints while nobody chose: as many as people read, and who is left out is said."""

from __future__ import annotations

from workshop_kit.handout.map_parts import Map
from workshop_kit.language import listing, say_count
from workshop_kit.model import Workshop

#: Moments on all printed maps: some thirty sheets. The first journey is printed however long it is.
MOST = 320


def fitting(workshop: Workshop, maps: tuple[Map, ...]) -> tuple[Map, ...]:
    """The maps to print, in their order: those of the largest shares of customers, then of those who come first."""
    length = max((len(one.columns) for one in maps), default=1)
    share = {persona.id: persona.share or 0 for persona in workshop.personas}
    ranked = sorted(maps, key=lambda one: -share.get(one.persona, 0))
    kept = {one.number for one in ranked[: max(1, MOST // length)]}
    return tuple(one for one in maps if one.number in kept)


def left_out(maps: tuple[Map, ...], printed: tuple[Map, ...]) -> str:
    """What the page says about journeys that it does not print; nothing when it prints all."""
    if len(printed) == len(maps):
        return ""
    return say_count(
        len(maps) - len(printed),
        "This map is larger than anybody reads, so {number} journey is left out. Printed: {names}. "
        "Choose personas for the handout to print others.",
        "This map is larger than anybody reads, so {number} journeys are left out. Printed: {names}. "
        "Choose personas for the handout to print others.",
        names=listing([one.name for one in printed]),
    )
