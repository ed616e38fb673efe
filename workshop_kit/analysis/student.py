"""Quantiles of Student's distribution (1908)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def student(freedom: float, level: float = 0.95) -> float:
    """How many standard errors an interval reaches to each side.

    Parameters
    ----------
    freedom : degrees of freedom, more than 0; no whole number is needed
    level : share of intervals that hold the true value, 0–1
    """
    from scipy.special import stdtrit  # half a second that nobody pays before the first mean

    return float(stdtrit(freedom, (1 + level) / 2))
