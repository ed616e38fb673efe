"""A number with the interval it may as well be, and what all measures share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from workshop_kit.analysis.given import listed, missing, written
from workshop_kit.analysis.student import student
from workshop_kit.errors import Invalid

#: Normal quantile of a 95 % interval.
Z = 1.959963984540054
#: Fewer answers say too little about everybody else.
FEW = 10

Scores = Iterable[float | None] | Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What some answers say about all customers.

    Attributes
    ----------
    value : float | None
        The measure of the answers themselves; None without any.
    adjusted : float | None
        Middle of the interval.
    low, high : float | None
        95 % interval.
    n : int
        Number of answers.
    """

    value: float | None
    adjusted: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def few(self) -> bool:
        """Whether there are too few answers to say much: under 10."""
        return self.n < FEW


NOTHING = Estimate(None, None, None, None, 0)


def counted(scores: Scores, lowest: int, highest: int) -> Counter[int]:
    """How often each score was given; None, NaN and NA are no answers.

    Raises
    ------
    Invalid
        For a score that is not a whole number of the scale, and for a count that is none.
    """
    if isinstance(scores, Mapping):
        counts = Counter({score: count for score, count in scores.items() if count})
    else:
        counts = Counter(score for score in listed(scores, "the scores") if not missing(score))
    for score, count in counts.items():
        if score not in range(lowest, highest + 1):
            raise Invalid(
                f"The score {written(score)} is not on the scale. Use whole numbers from {lowest} to {highest}."
            )
        if count < 0 or count % 1:
            raise Invalid(f"{written(count)} answers of {written(score)} cannot be. Enter how many there were.")
    return counts


def share(hits: int, n: int) -> Estimate:
    """A share in %, with Wilson's interval."""
    if not n:
        return NOTHING
    low, high = wilson(hits, n)
    return Estimate(100 * hits / n, 50 * (low + high), 100 * low, 100 * high, n)


def net(up: int, down: int, n: int) -> Estimate:
    """One share minus another of the same answers, in points from −100 to +100.

    Notes
    -----
    The interval is the adjusted Wald interval of Rocks (2016): three answers are added, ¾ of them on either side, so
    that few and unanimous answers do not look certain. Capped to ±100.
    """
    if not n:
        return NOTHING
    p, d = (up + 0.75) / (n + 3), (down + 0.75) / (n + 3)
    middle = 100 * (p - d)
    reach = 100 * Z * sqrt((p + d - (p - d) ** 2) / (n + 3))
    return Estimate(100 * (up - down) / n, middle, max(-100, middle - reach), min(100, middle + reach), n)


def mean(value: float, deviation: float, n: int, lowest: float, highest: float) -> Estimate:
    """A mean of answers on a scale, with Student's t interval (1908), capped to the scale.

    Parameters
    ----------
    value, deviation : float
        Mean of the answers and their standard deviation (n − 1).
    n : int
        Number of answers.
    lowest, highest : float
        Ends of the scale.

    Notes
    -----
    Equal answers would give an interval without width, as if nobody could ever say otherwise. The deviation is
    therefore at least √(1/n): what one answer among them, one step away, would give. One answer has no interval
    but the whole scale.
    """
    if not n:
        return NOTHING
    if n == 1:
        return Estimate(value, value, lowest, highest, n)
    reach = student(n - 1) * max(deviation, sqrt(1 / n)) / sqrt(n)
    return Estimate(value, value, max(lowest, value - reach), min(highest, value + reach), n)


def wilson(hits: float, n: float, z: float = Z) -> tuple[float, float]:
    """Interval of a share, 0–1, by Wilson's score (1927): 95 %, or as sure as another quantile `z` says."""
    share = hits / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z / (1 + z**2 / n) * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    # Binary fractions: nobody and everybody stand at the very edge of their interval.
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))
