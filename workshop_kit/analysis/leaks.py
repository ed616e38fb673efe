"""Where customers leave on their way through the stages: by device, segment and period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Literal, NamedTuple

from workshop_kit.analysis.funnel import steps
from workshop_kit.analysis.groups import Difference, shares
from workshop_kit.model import Count
from workshop_kit.names import folded

Dimension = Literal["device", "segment", "period"]
DIMENSIONS: tuple[Dimension, ...] = ("device", "segment", "period")


class Row(NamedTuple):
    """What customers of one row of the table have in common."""

    period: str
    device: str
    segment: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Customers by row and stage.

    Attributes
    ----------
    stages : tuple[str, ...]
        Names of the stages that have a number, in the order of the journey.
    rows : dict[Row, dict[str, int]]
        Numbers by stage, rows in the order they were entered.
    """

    stages: tuple[str, ...]
    rows: dict[Row, dict[str, int]]

    @property
    def gaps(self) -> dict[Row, tuple[str, ...]]:
        """Rows that lack a number that others have, with the stages they lack."""
        lacking = {row: tuple(name for name in self.stages if name not in own) for row, own in self.rows.items()}
        return {row: names for row, names in lacking.items() if names}


@dataclass(frozen=True, slots=True)
class Step:
    """From the stage before to this one.

    Attributes
    ----------
    stage : str
    customers : int
        How many reached it.
    before : int | None
        How many reached the stage before; None at the first.
    share : float | None
        Customers ÷ before, over 1 where a stage has more than the one before; None where nobody was before.
    low, high : float | None
        95 % interval of the share.
    """

    stage: str
    customers: int
    before: int | None
    share: float | None
    low: float | None
    high: float | None

    @property
    def lost(self) -> float | None:
        """Share that did not go on, 0–1; None where it cannot be said."""
        return None if self.share is None or self.share > 1 else 1 - self.share


@dataclass(frozen=True, slots=True)
class Flow:
    """The way of one group, or of all (named "")."""

    name: str
    steps: tuple[Step, ...]

    @property
    def overall(self) -> float | None:
        """Share of the first stage that reached the last."""
        first, last = self.steps[0].customers, self.steps[-1].customers
        return last / first if first else None

    @property
    def leak(self) -> Step | None:
        """The step that loses the largest share, of equal ones the most people; None where none loses anybody."""
        losing = [step for step in self.steps[1:] if step.lost]
        return max(losing, key=lambda step: (step.lost or 0, step.before or 0), default=None)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A group that goes on less or more than all others together, at one step; difference in shares, −1 … +1."""

    by: Dimension
    name: str
    step: Step
    others: Step
    difference: Difference


def counted(counts: Iterable[Count], order: Sequence[str] = ()) -> Counted:
    """Counts as a table; of two numbers for one place the first one stands.

    Parameters
    ----------
    counts : what was entered; without a stage or a number it says nothing
    order : names of the journey's stages; other stages follow as they come
    """
    known = {folded(name): name for name in order if name.strip()}
    rows: dict[Row, dict[str, int]] = {}
    found: dict[str, str] = {}
    for one in counts:
        if one.customers is None or not one.stage.strip():
            continue
        name = known.get(folded(one.stage)) or found.setdefault(folded(one.stage), one.stage.strip())
        row = Row(one.period.strip(), one.device.strip(), one.segment.strip())
        rows.setdefault(row, {}).setdefault(name, one.customers)
    used = {name for own in rows.values() for name in own}
    ordered = [name for name in known.values() if name in used]
    ordered += [name for name in found.values() if name in used and name not in ordered]
    return Counted(tuple(ordered), rows)


def flow(table: Counted, name: str = "", by: Dimension | None = None) -> Flow | None:
    """The way of everybody, or of one group; None with fewer than two stages or without a whole row.

    Rows with gaps are left out: their customers would be missing from one stage and counted in another.
    """
    gaps = table.gaps
    own = [row for row in table.rows if row not in gaps and (by is None or getattr(row, by) == name)]
    if len(table.stages) < 2 or not own:
        return None
    totals = [sum(table.rows[row][stage] for row in own) for stage in table.stages]
    return Flow(name, _steps(table.stages, totals))


def flows(table: Counted, by: Dimension) -> list[Flow]:
    """The way of each group, in the order they were entered; periods in their order."""
    names = list(dict.fromkeys(getattr(row, by) for row in table.rows))
    if by == "period":
        names.sort()
    return [found for name in names if (found := flow(table, name, by))]


def contrast(table: Counted) -> Contrast | None:
    """The largest difference between a device or segment and all others that is hardly chance.

    As many differences are looked at, each interval is made wider accordingly (Bonferroni), so that 95 % holds for all.
    """
    pairs: list[tuple[Dimension, str, Step, Step]] = [
        (by, one.name, step, other)
        for by in DIMENSIONS[:2]
        for one in flows(table, by)
        for step, other in _against(table, by, one)
    ]
    level = 1 - 0.05 / max(1, len(pairs))
    found = [Contrast(*pair, shares(_group(pair[3]), _group(pair[2]), level)) for pair in pairs]
    sure = [one for one in found if not one.difference.chance]
    # Of two groups each is the other's rest: the one that loses more is told.
    return max(sure, key=lambda one: (round(abs(one.difference.value), 9), one.difference.value < 0), default=None)


def _group(step: Step) -> tuple[float, float]:
    return step.customers, step.before or 0


def _against(table: Counted, by: Dimension, one: Flow) -> list[tuple[Step, Step]]:
    """Steps of a group beside those of all others, where both can be said."""
    rest = Counted(table.stages, {row: own for row, own in table.rows.items() if getattr(row, by) != one.name})
    others = flow(rest)
    if others is None:
        return []
    pairs = zip(one.steps[1:], others.steps[1:], strict=True)
    return [(step, other) for step, other in pairs if step.lost is not None and other.lost is not None]


def _steps(stages: Sequence[str], totals: Sequence[int]) -> tuple[Step, ...]:
    before: list[int | None] = [None, *totals[:-1]]
    rows = zip(stages, totals, before, steps(totals), strict=True)
    return tuple(
        Step(name, total, was, _known(row["step"]), _known(row["low"]), _known(row["high"]))
        for name, total, was, row in rows
    )


def _known(number: float) -> float | None:
    return None if isnan(number) else number
