"""Quantiles of Student's distribution (1908), without loading a library for one number.

scipy gives the same in `special.stdtrit`; loading it takes half a second of a workshop's first form, and its memory.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

#: Relative exactness asked of the fraction and of the quantile.
_EXACT = 1e-15
#: The fraction needs far fewer terms; without a bound a bug would not end.
_TERMS = 500
#: From here on a series around the normal distribution is right to ten digits, and `lgamma` of large numbers is not.
_MANY = 1_000


@lru_cache(maxsize=1024)
def student(freedom: float, level: float = 0.95) -> float:
    """How many standard errors an interval reaches to each side.

    Parameters
    ----------
    freedom : degrees of freedom, more than 0; no whole number is needed
    level : share of intervals that hold the true value, 0–1
    """
    beyond = (1 - level) / 2
    reach = -NormalDist().inv_cdf(beyond)
    if freedom >= _MANY:
        return _near_normal(reach, freedom)
    low, high = 0.0, inf
    for _ in range(200):
        off = _beyond(reach, freedom) - beyond
        low, high = (reach, high) if off > 0 else (low, reach)
        step = reach + off / _density(reach, freedom)
        # Newton's way may leave what is known; then halve it, or double where there is no end yet.
        if not low < step < high:
            step = 2 * reach if high == inf else (low + high) / 2
        if abs(step - reach) <= 4 * _EXACT * reach:
            break
        reach = step
    return reach


def _near_normal(z: float, freedom: float) -> float:
    """Fisher's and Cornish's series (1937) from the quantile of the normal distribution."""
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def _density(t: float, freedom: float) -> float:
    top = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2
    return exp(top - (freedom + 1) / 2 * log1p(t * t / freedom))


def _beyond(t: float, freedom: float) -> float:
    """The share beyond t > 0: half the incomplete beta function of ν/(ν + t²)."""
    a, b, square = freedom / 2, 0.5, t * t
    x, rest = freedom / (freedom + square), square / (freedom + square)
    # x to the a-th: of x near 1 the logarithm loses what `log1p` of the rest keeps.
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) - a * log1p(square / freedom)) * sqrt(rest)
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a / 2
    return (1 - front * _fraction(rest, b, a) / b) / 2


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's way (1976)."""
    tiny = 1e-300
    over, under = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    found = under
    for m in range(1, _TERMS):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            under = 1 / (1 + part * under or tiny)
            over = 1 + part / over or tiny
            found *= under * over
        if abs(under * over - 1) < _EXACT:
            break
    return found
