"""What an emotion curve says: its turning points, and what stays in memory.

Scores run from −2 to +2 in the order of the journey; None (or NaN, or NA) is a moment nobody has scored yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workshop_kit.analysis.given import is_number, listed, missing, written
from workshop_kit.errors import Invalid

#: Feelings go from −2 to +2.
MOST = 2


@dataclass(frozen=True, slots=True)
class PeakEnd:
    """The remembered experience.

    Attributes
    ----------
    value : float | tuple[float, float] | None
        Score, −2 … +2. When a positive and a negative peak tie, both answers: the bright one first, then the dark one.
        None without any score.
    peaks : tuple[float, ...]
        The most extreme score; two of them (positive, negative) in a tie; none without any score.
    end : float | None
        The last score there is.
    """

    value: float | tuple[float, float] | None
    peaks: tuple[float, ...]
    end: float | None

    @property
    def tie(self) -> bool:
        """Whether the best and the worst moment are equally strong."""
        return len(self.peaks) == 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A score and every place it occurs, as indexes into the scores; `index` is the first of them."""

    score: float
    at: tuple[int, ...]

    @property
    def index(self) -> int:
        """The first place of the score."""
        return self.at[0]


@dataclass(frozen=True, slots=True)
class Drop:
    """The way down from one scored moment to the next; `size` counts steps and is positive."""

    start: int
    end: int
    size: float


@dataclass(frozen=True, slots=True)
class CurveFacts:
    """Turning points of a curve. Every field but `peak_end` is None where no score gives an answer."""

    highest: Spot | None
    lowest: Spot | None
    ending: Spot | None
    drop: Drop | None
    peak_end: PeakEnd


def peak_end(scores: Iterable[float | None]) -> PeakEnd:
    """Remembered experience: (most extreme score + last score) ÷ 2.

    Source: the peak–end rule of Fredrickson and Kahneman (1993), on the kit's scale of −2 … +2.

    Raises
    ------
    Invalid
        For a score off the scale.
    """
    known = [score for _, score in _scored(scores)]
    if not known:
        return PeakEnd(None, (), None)
    top, bottom, end = max(known), min(known), known[-1]
    if top == -bottom and top > 0:
        return PeakEnd(((top + end) / 2, (bottom + end) / 2), (top, bottom), end)
    peak = top if top > -bottom else bottom
    return PeakEnd((peak + end) / 2, (peak,), end)


def facts(scores: Iterable[float | None]) -> CurveFacts:
    """Highest, lowest, steepest drop, ending and remembered experience of a curve.

    Unscored moments are skipped: a drop may lead over one. Of drops equally steep the first counts.
    """
    scores = list(scores)
    known = _scored(scores)
    if not known:
        return CurveFacts(None, None, None, None, peak_end(()))
    values = [score for _, score in known]
    last, ending = known[-1]
    return CurveFacts(
        highest=_spot(known, max(values)),
        lowest=_spot(known, min(values)),
        ending=Spot(ending, (last,)),
        drop=_steepest(known),
        peak_end=peak_end(values),
    )


def _scored(scores: Iterable[float | None]) -> list[tuple[int, float]]:
    return [(i, _score(score)) for i, score in enumerate(listed(scores, "the scores")) if not missing(score)]


def _score(score: Any) -> float:
    if not is_number(score) or abs(score) > MOST:
        raise Invalid(f"The score {written(score)} is not on the scale. Use numbers from −2 to +2.")
    known: float = score
    return known


def _spot(known: list[tuple[int, float]], score: float) -> Spot:
    return Spot(score, tuple(i for i, value in known if value == score))


def _steepest(known: list[tuple[int, float]]) -> Drop | None:
    pairs = pairwise(known)
    drops = [Drop(i, j, before - after) for (i, before), (j, after) in pairs if after < before]
    return max(drops, key=lambda drop: drop.size, default=None)
