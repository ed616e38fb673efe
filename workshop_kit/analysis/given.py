"""What measures are given: lists and Series in which something may be missing, or be no number at all."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from numbers import Real
from typing import Any

from workshop_kit.errors import Invalid


def missing(value: Any) -> bool:
    """Whether there is no value: None, NaN, or the NA that tables hold."""
    try:
        # NaN is the only number that differs from itself.
        return value is None or bool(value != value)
    except TypeError:
        # NA will not even say whether it differs from itself.
        return True
    except ValueError:
        # An array: several values, of which some may differ from themselves.
        return False


def listed(values: Any, what: str) -> list[Any]:
    """The values of a list, a Series, or whatever else gives them one by one; raises Invalid where they are none."""
    if not isinstance(values, Iterable):
        raise Invalid(f"{written(values)} is no list. Give {what} as a list or a Series.")
    found = list(values)
    several = next((one for one in found if not _single(one)), None)
    if several is not None:
        raise Invalid(f"{written(several)} is no single value. Give {what} one by one.")
    return found


def _single(value: Any) -> bool:
    """Whether it can be counted; a tuple that holds a list only looks so."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


def is_number(value: Any) -> bool:
    """Whether one can count with it."""
    try:
        return isinstance(value, Real) and isfinite(value)
    except OverflowError:
        return False


def written(value: Any) -> str:
    """The value as a sentence names it: 9.5, 11, “nine”."""
    try:
        return f"{value:g}" if isinstance(value, Real) else f"“{value}”"
    except OverflowError:
        return f"{str(value)[:12]}…"
