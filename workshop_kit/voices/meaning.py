"""What the words of the files mean on the map as it is: which touchpoint, which persona."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_kit.model import Workshop
from workshop_kit.names import folded
from workshop_kit.storage.feedback import Source


def from_map(workshop: Workshop) -> tuple[Any, ...]:
    """All of a map that tables of feedback depend on: another map that has the same reads them the same way."""
    return (
        tuple((spot.id, spot.stage, spot.name) for spot in workshop.touchpoints),
        tuple((one.id, one.name, one.role) for one in workshop.personas),
        tuple((theme.id, *theme.merged) for theme in workshop.themes),
    )


class Meaning:
    """What the words of the files mean on the map as it is."""

    def __init__(self, workshop: Workshop, sources: list[Source]) -> None:
        self.sources = sources
        self._stages = {spot.id: spot.stage for spot in workshop.touchpoints}
        self._spots = _by_name((spot.name, spot.id) for spot in workshop.touchpoints)
        self._people = _by_name((name, one.id) for one in workshop.personas for name in (one.role, one.name))
        self._personas = {one.id for one in workshop.personas}
        self._chosen = {one.number: one.details for one in sources}

    def spot(self, source: int, place: str, touchpoint: str) -> str:
        """The touchpoint that a row is about, "" where it is about none that there is."""
        if touchpoint:
            return touchpoint if touchpoint in self._stages else ""
        chosen = self._chosen.get(source, {}).get("touchpoints", {}).get(place)
        found = chosen if chosen is not None and (not chosen or chosen in self._stages) else None
        return self._spots.get(folded(place), "") if found is None else str(found)

    def stage(self, touchpoint: str) -> str:
        """The stage of a touchpoint."""
        return self._stages.get(touchpoint, "")

    def persona(self, source: int, segment: str) -> str:
        """The persona that stands for a segment."""
        chosen = self._chosen.get(source, {}).get("personas", {}).get(segment, "")
        return chosen if chosen in self._personas else self._people.get(folded(segment), "")


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {folded(name): id for name, id in pairs if name}
