"""Scores by which to choose what to do first. Numbers or Series of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
        For an effort of nothing or less, or one that is missing.
    """
    if any(not one > 0 for one in (effort if isinstance(effort, Iterable) else [effort])):
        raise Invalid("Everything takes some effort. Enter more than 0.", "effort")
    return reach * impact * confidence / effort


def opportunity(importance: Any, satisfaction: Any) -> Any:
    """Opportunity score: importance + max(importance − satisfaction, 0), both on the same scale (Ulwick, 2005)."""
    gap = importance - satisfaction
    return importance + gap * (gap > 0)
