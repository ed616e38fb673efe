"""Two groups against each other: how far apart they are, and how far they may as well be."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from workshop_kit.analysis.estimates import wilson
from workshop_kit.analysis.student import student
from workshop_kit.errors import Invalid


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more the second group has than the first.

    Attributes
    ----------
    value : float
        Second minus first, in the unit of what was compared.
    low, high : float
        Interval of it.
    """

    value: float
    low: float
    high: float

    @property
    def chance(self) -> bool:
        """Whether the interval holds zero, so that chance alone could have made the difference."""
        return self.low <= 0 <= self.high


def shares(first: tuple[float, float], second: tuple[float, float], level: float = 0.95) -> Difference:
    """Difference of two shares, −1 … +1, of different people.

    Parameters
    ----------
    first, second : (hits, n) of each group
    level : how sure the interval is, 0–1

    Notes
    -----
    Newcombe's hybrid score interval (1998, method 10): Wilson's interval of each share, squared and added. Without a
    correction for continuity.

    Raises
    ------
    Invalid
        For a group of nobody, and for more hits than people.
    """
    (a, n), (b, m) = _share(first), _share(second)
    z = NormalDist().inv_cdf((1 + level) / 2)
    (low_a, high_a), (low_b, high_b) = wilson(a, n, z), wilson(b, m, z)
    p, q = a / n, b / m
    return Difference(
        q - p, q - p - sqrt((q - low_b) ** 2 + (high_a - p) ** 2), q - p + sqrt((high_b - q) ** 2 + (p - low_a) ** 2)
    )


def means(first: tuple[float, float, float], second: tuple[float, float, float], level: float = 0.95) -> Difference:
    """Difference of two means, in their unit, of different people.

    Parameters
    ----------
    first, second : (mean, standard deviation, n) of each group
    level : how sure the interval is, 0–1

    Notes
    -----
    Welch's interval (1947), which lets the groups scatter differently, with Satterthwaite's degrees of freedom (1946).

    Raises
    ------
    Invalid
        For a group of fewer than two, which cannot scatter.
    """
    (a, sd_a, n), (b, sd_b, m) = first, second
    if min(n, m) < 2:
        raise Invalid("A mean needs at least two answers in each group before it can be compared.", "n")
    va, vb = sd_a**2 / n, sd_b**2 / m
    if not va + vb:
        return Difference(b - a, b - a, b - a)
    freedom = (va + vb) ** 2 / (va**2 / (n - 1) + vb**2 / (m - 1))
    reach = student(freedom, level) * sqrt(va + vb)
    return Difference(b - a, b - a - reach, b - a + reach)


def mean_interval(mean: float, sd: float, n: float, level: float = 0.95) -> tuple[float, float]:
    """Interval of a mean by Student's t (1908); raises Invalid for fewer than two answers."""
    if n < 2:
        raise Invalid("A mean needs at least two answers before it has an interval.", "n")
    reach = student(n - 1, level) * sd / sqrt(n)
    return mean - reach, mean + reach


def _share(group: tuple[float, float]) -> tuple[float, float]:
    hits, n = group
    if not 0 <= hits <= n or not n:
        raise Invalid(f"{hits:g} of {n:g} is no share. Enter how many of how many.", "value")
    return hits, n
