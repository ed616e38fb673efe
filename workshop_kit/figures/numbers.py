"""Numbers as people write them: with their unit, a true minus, and no more digits than they deserve."""

from __future__ import annotations

import re

from workshop_kit.language import counted, grouped, in_figures, say, say_count, short_day

__all__ = ["amount", "apart", "number", "rough", "short_day", "span"]

#: Units that stand before their number.
_BEFORE = ("€", "$", "£", "¥", "₹", "CHF", "EUR", "USD", "GBP")
#: Units of the kit's own, with their number. What people typed as a unit stays as it is.
_COUNTED = {
    "points": counted("{number} point", "{number} points"),
    "seconds": counted("{number} second", "{number} seconds"),
    "minutes": counted("{number} minute", "{number} minutes"),
    "hours": counted("{number} hour", "{number} hours"),
    "days": counted("{number} day", "{number} days"),
}
_MINUS = "−"


def number(value: float, signed: bool = False) -> str:
    """A number: 61.2, 1,166.67, −3; one digit after the point, two below ten where they say something."""
    size = abs(value)
    decimals = 0 if size >= 1000 else 1 if size >= 10 else 2
    text = grouped(size, decimals)
    sign = _MINUS if value < 0 else "+" if signed else ""
    return in_figures(sign + text) if sign and text != "0" else text


def amount(value: float, unit: str, signed: bool = False) -> str:
    """A number with its unit: 61.2 %, 95 minutes, € 3.20, 4.1 of 7."""
    unit = unit.strip()
    if unit in _BEFORE:
        text = f"{_MINUS if value < 0 else '+' if signed and value else ''}{unit} {_money(abs(value))}"
        return in_figures(text)
    return _with_unit(number(value, signed), unit)


def apart(value: float, unit: str) -> str:
    """A difference without its sign: shares differ in points, and so does what is counted in points of a scale."""
    text = rough(abs(value), unit)
    if _in_points(unit):
        return _with_unit(text, "points")
    return amount(abs(value), unit)


def _money(value: float) -> str:
    """Money with both digits of its cents, or none."""
    text = f"{value:.2f}"
    # The last digit of the cents stays, even a zero: 3.20.
    return grouped(value, 2) + ("0" if text.endswith("0") and not text.endswith("00") else "")


def _with_unit(text: str, unit: str) -> str:
    """A number, already written, with its unit in the form that the number asks for."""
    if unit in _COUNTED:
        # The noun follows the number as it is shown; what is no whole number is many, in each of the languages.
        shown = re.sub("[^0-9.,]", "", text)
        return say_count(int(shown) if shown.isdigit() else 100, *_COUNTED[unit], number=text)
    of = unit.removeprefix("of ").strip()
    if of != unit and of.isdigit():
        return say("{number} of {most}", number=text, most=of)
    return f"{text} {unit}".strip()


def _in_points(unit: str) -> bool:
    return unit.strip() in ("%", "points") or unit.strip().startswith("of ")


def rough(value: float, unit: str, signed: bool = False) -> str:
    """The end of an interval, and a difference in points: no more digits than such a number deserves."""
    whole = _in_points(unit) and not unit.strip().startswith("of ") and abs(value) >= 2
    return number(round(value) if whole else round(value, 1) if _in_points(unit) else value, signed)


def span(low: float, high: float, unit: str) -> str:
    """Two ends of an interval: 52 to 70."""
    return say("{low} to {high}", low=rough(low, unit), high=rough(high, unit))
