"""What a section of the handout is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from workshop_kit.handout.findings import Steps, steps
from workshop_kit.handout.journey import Map
from workshop_kit.model import Workshop

if TYPE_CHECKING:
    import pandas as pd


class Voices(Protocol):
    """What customers said. Rows live in the database, not in the workshop, so whoever can read them hands them over."""

    @property
    def feedback(self) -> pd.DataFrame:
        """A row for each answer: feedback_id, date, source, channel, segment, touchpoint_id … comment."""
        ...

    @property
    def codings(self) -> pd.DataFrame:
        """Who put which answer under which theme: feedback_id, coder, theme_id."""
        ...


@dataclass(frozen=True)
class Given:
    """A workshop with only the personas asked for, its maps, and what customers said where that is known."""

    workshop: Workshop
    maps: tuple[Map, ...]
    voices: Voices | None = None

    @cached_property
    def steps(self) -> Steps | None:
        """Ideas of the maps in the order of need."""
        return steps(self.workshop, self.maps)
