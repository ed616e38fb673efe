"""What a section of the handout is made from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workshop_kit.handout.findings import Steps, steps
from workshop_kit.handout.fitting import fitting
from workshop_kit.handout.map_parts import Map
from workshop_kit.model import Workshop
from workshop_kit.priorities import Standing, standing

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Voices:
    """What customers said. Rows live in the database, not in the workshop, so whoever can read them hands them over.

    Attributes
    ----------
    feedback : pandas.DataFrame
        A row for each answer: feedback_id, date, source, channel, segment, touchpoint_id … comment.
    codings : pandas.DataFrame
        Who put which answer under which theme: feedback_id, coder, theme_id.
    """

    feedback: pd.DataFrame
    codings: pd.DataFrame

    def about(self, personas: Collection[str]) -> Voices:
        """Only what these personas said, and what nobody knows the persona of."""
        feedback = self.feedback[self.feedback.persona_id.isin(["", *personas])]
        return Voices(feedback, self.codings[self.codings.feedback_id.isin(feedback.feedback_id)])


@dataclass(frozen=True)
class Given:
    """A workshop with only the personas asked for, its maps, and what customers said where that is known."""

    workshop: Workshop
    maps: tuple[Map, ...]
    voices: Voices | None = None
    #: Whether journeys may be left out of the long sections, because nobody chose whose to print.
    fitted: bool = False

    @cached_property
    def printed(self) -> tuple[Map, ...]:
        """The maps that are printed whole; the others count where all are counted."""
        return fitting(self.workshop, self.maps) if self.fitted else self.maps

    @cached_property
    def standing(self) -> Standing:
        """How the scoring of the opportunities stands."""
        return standing(self.workshop)

    @cached_property
    def steps(self) -> Steps | None:
        """Ideas of the maps in the order of need."""
        return steps(self.workshop, self.maps)
