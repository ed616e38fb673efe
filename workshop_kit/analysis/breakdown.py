"""Satisfaction by touchpoint, stage, persona, segment, channel, source or period, a million rows at a time.

The formulas are those of `satisfaction`: here answers are only counted, score by score.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal, get_args

from workshop_kit.analysis import estimates
from workshop_kit.analysis.estimates import Estimate
from workshop_kit.analysis.periods import Every, periods
from workshop_kit.analysis.satisfaction import ces, csat, nps
from workshop_kit.errors import Invalid
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

By = Literal["", "touchpoint_id", "stage_id", "persona_id", "segment", "channel", "source", "period"]

#: Ends of the scale of each question.
SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}

COLUMNS = ("group", "measure", "value", "adjusted", "low", "high", "n", "few")


class Definition(Term):
    """What a measure is, as it is printed beside the number. `low` and `high` are the ends of what it can be."""

    name: Words
    short: Words
    question: Words
    text: Words
    interval: Words
    unit: str
    low: float
    high: float


@cache
def definitions() -> dict[str, Definition]:
    """The definitions of nps, csat, ces, ces_top and ces_net, in this order."""
    found = load(folder("templates") / "feedback" / "measures.yaml")
    return {name: Definition.model_validate(one) for name, one in found.items()}


def breakdown(feedback: pd.DataFrame, by: By = "", every: Every = "month") -> pd.DataFrame:
    """Every measure of every group that has an answer to it.

    Parameters
    ----------
    feedback : DataFrame
        With `nps` (0–10), `csat` (1–5), `ces` (1–7) and the column that is counted by; for periods with `date`.
        A row stands for one answer, or for as many as its `count` says.
    by : str
        Column to group by; "period" for time, "" for all answers together. Rows that name no group are left out.
    every : str
        Length of a period.

    Returns
    -------
    DataFrame
        `group` (sorted), `measure` (nps, csat, ces, ces_top, ces_net), `value`, `adjusted`, `low`, `high` in the units
        of the definitions, `n` answers, `few` where fewer than ten of them say too little about everybody else.

    Raises
    ------
    Invalid
        For something nobody groups by, and a score off its scale.
    """
    import pandas as pd

    if by not in get_args(By):
        known = ", ".join(filter(None, get_args(By)))
        raise Invalid(f"Answers cannot be grouped by '{by}'. Choose from: {known}.", "by")
    codes, names = _groups(feedback, by, every)
    times = feedback["count"].to_numpy() if "count" in feedback else None
    rows = [row for question in SCALES for row in _measured(feedback[question], question, codes, names, times)]
    return pd.DataFrame(sorted(rows, key=lambda row: str(row[0])), columns=list(COLUMNS))


def _groups(feedback: pd.DataFrame, by: By, every: Every) -> tuple[np.ndarray[Any, Any], list[str]]:
    import numpy as np
    import pandas as pd

    if not by:
        return np.zeros(len(feedback), dtype=int), [""]
    if by == "period":
        return periods(feedback["date"], every)
    codes, names = pd.factorize(feedback[by])
    nobody = [place for place, name in enumerate(names) if name == ""]
    return np.where(np.isin(codes, nobody), -1, codes), [str(name) for name in names]


def _measured(
    scores: pd.Series, question: str, codes: np.ndarray[Any, Any], names: list[str], times: np.ndarray[Any, Any] | None
) -> Iterator[Any]:
    for name, counts in zip(names, counted(scores, question, codes, len(names), times), strict=True):
        if counts:
            for measure, found in _ESTIMATES[question](counts):
                yield name, measure, found.value, found.adjusted, found.low, found.high, found.n, found.few


def counted(
    scores: pd.Series,
    question: str,
    codes: np.ndarray[Any, Any],
    groups: int,
    times: np.ndarray[Any, Any] | None = None,
) -> list[dict[int, int]]:
    """How often each score was given in each group, where each stands for one answer or for so many `times` as given.

    Raises
    ------
    Invalid
        For a score off its scale.
    """
    import numpy as np

    lowest, highest = SCALES[question]
    given = scores.notna().to_numpy() & (codes >= 0)
    values = scores.to_numpy(dtype="float64", na_value=np.nan)[given]
    wrong = values[(values < lowest) | (values > highest) | (values % 1 != 0)]
    if wrong.size:
        # The sentence about it is written once, beside the formulas.
        estimates.counted([float(wrong[0])], lowest, highest)
    width = highest - lowest + 1
    places = codes[given] * width + (values - lowest).astype(int)
    weights = None if times is None else times[given]
    table = np.bincount(places, weights, minlength=groups * width).reshape(groups, width)
    return [{lowest + place: int(n) for place, n in enumerate(row) if n} for row in table]


def _nps(counts: dict[int, int]) -> list[tuple[str, Estimate]]:
    return [("nps", nps(counts))]


def _csat(counts: dict[int, int]) -> list[tuple[str, Estimate]]:
    return [("csat", csat(counts))]


def _ces(counts: dict[int, int]) -> list[tuple[str, Estimate]]:
    effort = ces(counts)
    middle = effort.mean or 0.0
    spread = sum(n * (score - middle) ** 2 for score, n in counts.items())
    average = estimates.mean(middle, sqrt(spread / max(1, effort.n - 1)), effort.n, *SCALES["ces"])
    easy, hard = sum(counts.get(score, 0) for score in (6, 7)), sum(counts.get(score, 0) for score in (1, 2, 3))
    top = estimates.share(easy + counts.get(5, 0), effort.n)
    return [("ces", average), ("ces_top", top), ("ces_net", estimates.net(easy, hard, effort.n))]


_ESTIMATES = {"nps": _nps, "csat": _csat, "ces": _ces}
