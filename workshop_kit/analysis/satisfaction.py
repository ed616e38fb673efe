"""How satisfied customers say they are: NPS, CSAT and CES."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.analysis.estimates import Estimate, Scores, counted, net, share


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
    For the interval see `estimates.net`.

    Raises
    ------
    Invalid
        For a score off the scale.
    """
    counts = counted(scores, 0, 10)
    return net(counts[9] + counts[10], sum(counts[score] for score in range(7)), counts.total())


def csat(scores: Scores) -> Estimate:
    """Customer satisfaction: share of 4–5 on the scale 1–5, in %, with Wilson's interval.

    Raises
    ------
    Invalid
        For a score off the scale.
    """
    counts = counted(scores, 1, 5)
    return share(counts[4] + counts[5], counts.total())


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
