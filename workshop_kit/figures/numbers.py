"""Numbers as people write them: with their unit, a true minus, and no more digits than they deserve."""

from __future__ import annotations

from datetime import date

#: Units that stand before their number.
_BEFORE = ("€", "$", "£", "¥", "₹", "CHF", "EUR", "USD", "GBP")
_SINGULAR = {"points": "point", "minutes": "minute", "hours": "hour", "days": "day", "seconds": "second"}
_MINUS = "−"


def number(value: float, signed: bool = False) -> str:
    """A number: 61.2, 1,166.67, −3; one digit after the point, two below ten where they say something."""
    size = abs(value)
    decimals = 0 if size >= 1000 else 1 if size >= 10 else 2
    text = f"{size:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    sign = _MINUS if value < 0 else "+" if signed else ""
    return text if text == "0" else sign + text


def amount(value: float, unit: str, signed: bool = False) -> str:
    """A number with its unit: 61.2 %, 95 minutes, € 3.20, 4.1 of 7."""
    unit = unit.strip()
    if unit in _BEFORE:
        text = f"{abs(value):,.2f}".removesuffix(".00")
        return f"{_MINUS if value < 0 else '+' if signed and value else ''}{unit} {text}"
    text = number(value, signed)
    if text.lstrip(f"+{_MINUS}") == "1":
        unit = _SINGULAR.get(unit, unit)
    return f"{text} {unit}".strip()


def apart(value: float, unit: str) -> str:
    """A difference without its sign: shares differ in points, and so does what is counted in points of a scale."""
    text = rough(abs(value), unit)
    if _in_points(unit):
        return f"{text} point{'' if text == '1' else 's'}"
    return amount(abs(value), unit)


def _in_points(unit: str) -> bool:
    return unit.strip() in ("%", "points") or unit.strip().startswith("of ")


def rough(value: float, unit: str, signed: bool = False) -> str:
    """The end of an interval, and a difference in points: no more digits than such a number deserves."""
    whole = _in_points(unit) and not unit.strip().startswith("of ") and abs(value) >= 2
    return number(round(value) if whole else round(value, 1) if _in_points(unit) else value, signed)


def span(low: float, high: float, unit: str) -> str:
    """Two ends of an interval: 52 to 70."""
    return f"{rough(low, unit)} to {rough(high, unit)}"


def short_day(value: date) -> str:
    """A day as a label: 28 Feb 2026."""
    return f"{value.day} {value:%b} {value.year}"
