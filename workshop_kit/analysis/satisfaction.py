"""How satisfied customers say they are: NPS, CSAT and CES."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from workshop_kit.analysis.estimates import NOTHING, Estimate, Scores, Z, counted, wilson


@dataclass(frozen=True, slots=True)
class Effort:
    """Customer effort by its three conventions; say which one you show.

    Attributes
    ----------
    mean : float | None
        Mean score, 1–7; None without any answer.
    top : float | None
        Share of 5–7, in %.
    net : float | None
        Share of 6–7 minus share of 1–3, in points from −100 to +100.
    n : int
        Number of answers.
    """

    mean: float | None
    top: float | None
    net: float | None
    n: int


def nps(scores: Scores) -> Estimate:
    """Net Promoter Score: share of 9–10 minus share of 0–6, in points from −100 to +100.

    Parameters
    ----------
    scores : list, Series, or counts by score
        Answers, 0–10, to "Would you recommend us?".

    Notes
    -----
    The interval is the adjusted Wald interval of Rocks (2016): three answers are added, ¾ of them promoters and ¾
    detractors, so that few and unanimous answers do not look certain. Capped to ±100.

    Raises
    ------
    Invalid
        For a score off the scale.
    """
    counts = counted(scores, 0, 10)
    n = counts.total()
    if not n:
        return NOTHING
    promoters = counts[9] + counts[10]
    detractors = sum(counts[score] for score in range(7))
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    middle = 100 * (p - d)
    reach = 100 * Z * sqrt((p + d - (p - d) ** 2) / (n + 3))
    return Estimate(100 * (promoters - detractors) / n, middle, max(-100, middle - reach), min(100, middle + reach), n)


def csat(scores: Scores) -> Estimate:
    """Customer satisfaction: share of 4–5 on the scale 1–5, in %, with Wilson's interval.

    Raises
    ------
    Invalid
        For a score off the scale.
    """
    counts = counted(scores, 1, 5)
    n = counts.total()
    if not n:
        return NOTHING
    hits = counts[4] + counts[5]
    low, high = wilson(hits, n)
    return Estimate(100 * hits / n, 50 * (low + high), 100 * low, 100 * high, n)


def ces(scores: Scores) -> Effort:
    """Customer Effort Score 2.0: agreement, 1–7, with "They made it easy for me".

    Raises
    ------
    Invalid
        For a score off the scale.
    """
    counts = counted(scores, 1, 7)
    n = counts.total()
    if not n:
        return Effort(None, None, None, 0)
    mean = sum(score * count for score, count in counts.items()) / n
    top = 100 * (counts[5] + counts[6] + counts[7]) / n
    return Effort(mean, top, 100 * (counts[6] + counts[7] - counts[1] - counts[2] - counts[3]) / n, n)
