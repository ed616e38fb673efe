"""A workshop as tidy DataFrames: the only door from the model to pandas.

Missing text is an empty string, a missing number is ``<NA>``. Orders count from 1, in the order people see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from workshop_kit.model import Workshop
from workshop_kit.tables import rows
from workshop_kit.tables.columns import COLUMNS, SAID
from workshop_kit.tables.rows import Row

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "SAID", "Said", "Tables"]


class Said(Protocol):
    """What customers said, as whoever can read the database hands it over."""

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each piece of feedback."""
        ...

    @property
    def codings(self) -> pd.DataFrame:
        """Which theme a coder gave to which piece."""
        ...


@dataclass(frozen=True)
class Tables:
    """The tables of one workshop, each made when it is first asked for."""

    workshop: Workshop
    said: Said | None = None

    @cached_property
    def personas(self) -> pd.DataFrame:
        """One row a persona: share in percent (0–100), channels as a tuple of names."""
        return _frame("personas", rows.personas(self.workshop))

    @cached_property
    def stages(self) -> pd.DataFrame:
        """One row a stage, with its number of touchpoints."""
        return _frame("stages", rows.stages(self.workshop))

    @cached_property
    def touchpoints(self) -> pd.DataFrame:
        """One row a touchpoint in the order of the journey: its stage, channels (a tuple of names), place and owner."""
        return _frame("touchpoints", rows.touchpoints(self.workshop))

    @cached_property
    def moments(self) -> pd.DataFrame:
        """One row for every pair of persona and touchpoint, written or not: feeling −2 … +2, its entries counted."""
        return _frame("moments", rows.moments(self.workshop))

    @cached_property
    def channels(self) -> pd.DataFrame:
        """One row for each channel of a touchpoint.

        ``channel_order`` counts channels as the journey first uses them; ``feelings`` counts the personas who feel
        something there and ``feeling`` is their mean, −2 … +2; ``breaks`` says that a hand-over breaks at this end.
        """
        return _frame("channels", rows.channels(self.workshop))

    @cached_property
    def handovers(self) -> pd.DataFrame:
        """One row a change of channel between two touchpoints; ``works`` is missing where nobody is sure."""
        return _frame("handovers", rows.handovers(self.workshop))

    @cached_property
    def promises(self) -> pd.DataFrame:
        """One row a way to reach support: promised (``expected``) and ``actual`` time of an answer in minutes."""
        return _frame("promises", rows.promises(self.workshop))

    @cached_property
    def actions(self) -> pd.DataFrame:
        """One row an action in the order of the list: who, until when (NaT without a date), how far, what is told.

        ``opportunity`` and ``touchpoint_id`` are empty where the one that was named is gone.
        """
        return _frame("actions", rows.actions(self.workshop))

    @cached_property
    def follow_ups(self) -> pd.DataFrame:
        """One row a look back, held or planned; ``version`` names the map it is compared with."""
        return _frame("follow_ups", rows.follow_ups(self.workshop))

    @cached_property
    def measures(self) -> pd.DataFrame:
        """One row a measure: its target in its unit, and the touchpoint or stage it belongs to."""
        return _frame("measures", rows.measures(self.workshop))

    @cached_property
    def readings(self) -> pd.DataFrame:
        """One row a reading, worked out where it was counted: value with its 95 % interval, in the measure's unit."""
        return _frame("readings", rows.readings(self.workshop))

    @cached_property
    def counts(self) -> pd.DataFrame:
        """One row for the customers who reached a stage in a period, by device and segment."""
        return _frame("counts", rows.counts(self.workshop))

    @cached_property
    def entries(self) -> pd.DataFrame:
        """One row a list entry; touchpoint_id is empty where a persona owns it. Severity 1–3."""
        return _frame("entries", rows.entries(self.workshop))

    @cached_property
    def opportunities(self) -> pd.DataFrame:
        """One row an opportunity, in the order people see, ``number`` is what they call it by.

        ``origin_id`` is a tuple of ids; reach in customers, confidence in percent, importance and satisfaction 0–10.
        ``median_impact`` and ``median_effort``, 1–5, are of the ``people`` who scored both; without any, and before
        the scores are shown, they are missing.
        """
        return _frame("opportunities", rows.opportunities(self.workshop))

    @cached_property
    def scores(self) -> pd.DataFrame:
        """One row for each person and opportunity: impact and effort, 1 little … 5 a lot, missing until shown."""
        return _frame("scores", rows.scores(self.workshop))

    @cached_property
    def themes(self) -> pd.DataFrame:
        """One row a theme: pain, delight or "", its key phrases and its touchpoints as tuples."""
        return _frame("themes", rows.themes(self.workshop))

    @cached_property
    def feedback(self) -> pd.DataFrame:
        """One row a piece of feedback, as it is stored: masked, and without who said it. No row of a closed workshop.

        ``feeling`` follows from the rating; ``sentiment`` is a person's word, the rating or a hint, as
        ``sentiment_by`` says; both go from −2 to +2.
        """
        from workshop_kit.analysis.told import feedback

        return _laid("feedback", feedback(self.workshop, self.said.frame) if self.said else None)

    @cached_property
    def codings(self) -> pd.DataFrame:
        """One row for each theme that a coder gave to a piece of feedback."""
        from workshop_kit.analysis.told import codings

        return _laid("codings", codings(self.workshop, self.said.codings) if self.said else None)

    @cached_property
    def satisfaction(self) -> pd.DataFrame:
        """NPS, CSAT and effort with their 95 % intervals: of all answers (``touchpoint`` is ""), then by touchpoint.

        ``few`` says that fewer than ten answers say too little about everybody else.
        """
        from workshop_kit.analysis.told import satisfaction

        return _laid("satisfaction", satisfaction(self.workshop, self.said.frame) if self.said else None)


def _frame(table: str, made: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd  # 0.2 s that nobody pays before the first table

    columns = COLUMNS[table]
    return pd.DataFrame(list(made), columns=list(columns)).astype(columns)


def _laid(table: str, found: pd.DataFrame | None) -> pd.DataFrame:
    import pandas as pd

    columns = SAID[table]
    return (pd.DataFrame(columns=list(columns)) if found is None else found[list(columns)]).astype(columns)
