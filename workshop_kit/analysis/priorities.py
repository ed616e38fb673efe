"""Scores by which to choose what to do first, of numbers, or of lists and Series of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from math import nan
from numbers import Real
from typing import Any, cast

from workshop_kit.analysis.given import missing, written
from workshop_kit.errors import Invalid


def rice(reach: Any, impact: Any, confidence: Any, effort: Any) -> Any:
    """RICE score: reach × impact × confidence ÷ effort (Intercom, 2016).

    Parameters
    ----------
    reach : customers per period
    impact : effect on each, usually 0.25 (minimal) to 3 (massive)
    confidence : share, 0–1
    effort : person-months, above 0

    Raises
    ------
    Invalid
        For an effort of nothing or less. Where a number is missing, the score is missing.
    """
    reach, impact, confidence, effort = map(_column, (reach, impact, confidence, effort))
    if any(not missing(one) and not one > 0 for one in (effort if isinstance(effort, Iterable) else [effort])):
        raise Invalid("Everything takes some effort. Enter more than 0.", "effort")
    return reach * impact * confidence / effort


def opportunity(importance: Any, satisfaction: Any) -> Any:
    """Opportunity score: importance + max(importance − satisfaction, 0), both on the same scale (Ulwick, 2005)."""
    importance, satisfaction = _column(importance), _column(satisfaction)
    gap = importance - satisfaction
    return importance + gap * (gap > 0)


def _column(numbers: Any) -> Any:
    """Lists as arrays, which count item by item; what is missing as NaN. Raises Invalid for what is no number."""
    if missing(numbers):
        return nan
    if isinstance(numbers, str | Mapping | Set) or not isinstance(numbers, Real | Iterable):
        raise Invalid(f"{written(numbers)} is no number. Enter one.")
    if isinstance(numbers, Real) or getattr(getattr(numbers, "dtype", None), "kind", "O") in "biuf":
        return numbers
    import numpy as np

    told = list(numbers)
    wrong = next((one for one in told if not missing(one) and not isinstance(one, Real)), None)
    if wrong is not None:
        raise Invalid(f"{written(wrong)} is no number. Enter one.")
    found = np.array([nan if missing(one) else one for one in told])
    index = getattr(numbers, "index", None)
    # A Series keeps its index: others are counted with it by that.
    return found if index is None or callable(index) else cast("Any", numbers).__class__(found, index=index)
