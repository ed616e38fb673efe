"""Counts as people say them."""

from __future__ import annotations

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def count(number: int, one: str, many: str = "") -> str:
    """A counted noun: two stages, 14 touchpoints, 1,000,000 comments."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """A number as a word, up to twelve; a longer one in groups of three digits."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"
