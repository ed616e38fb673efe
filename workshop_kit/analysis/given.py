"""What measures are given: lists and Series in which something may be missing, or be no number at all."""

from __future__ import annotations

from math import isfinite
from numbers import Real
from typing import Any


def missing(value: Any) -> bool:
    """Whether there is no value: None, NaN, or the NA that tables hold."""
    try:
        # NaN is the only number that differs from itself.
        return value is None or bool(value != value)
    except TypeError:
        # NA will not even say whether it differs from itself.
        return True


def is_number(value: Any) -> bool:
    """Whether one can count with it."""
    return isinstance(value, Real) and isfinite(value)


def written(value: Any) -> str:
    """The value as a sentence names it: 9.5, 11, “nine”."""
    return f"{value:g}" if isinstance(value, Real) else f"“{value}”"
