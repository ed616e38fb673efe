"""What stands in the cells of a file of figures: days, and numbers as the whole column writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from workshop_kit.errors import Invalid

#: What stands before the decimals in a column: a point, a comma, "both" in different cells, "" where no cell tells.
Decimals = Literal[".", ",", "both", ""]

#: One sign with three digits behind it and one to three before: thousands, or decimals.
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")
_ONE = re.compile(r"[+-]?\d*([.,])\d*(?:[eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_BOTH = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})+([.,])\d+")
_OTHER: dict[str, Literal[".", ","]] = {".": ",", ",": "."}


def decimals(column: Iterable[str]) -> Decimals:
    """The sign before the decimals in a column, by those of its cells that can be read in one way only."""
    found = {sign for sign in map(_told, column) if sign}
    return "both" if len(found) > 1 else found.pop() if found else ""


def as_date(text: str) -> date:
    """A day, written as 2025-09-28 or 28.9.2025; raises Invalid."""
    parts = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", text)
    turned = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text)
    found = parts.groups() if parts else turned.groups()[::-1] if turned else None
    try:
        return date(*map(int, found or ()))
    except (TypeError, ValueError):
        raise Invalid(f"“{text[:40]}” is no day. Write it as 2025-09-28." if text else "the date is missing.") from None


def as_number(text: str, name: str, sign: Decimals = "") -> float | None:
    """A number of a column with that sign before the decimals; None for nothing; raises Invalid.

    Where the column does not tell, a point stands before decimals, as spreadsheets and programs write it, and a
    comma with three digits behind it is refused.
    """
    plain = _plain(text)
    if not plain:
        return None
    either = _EITHER.fullmatch(plain)
    if either and (sign == "both" or (not sign and either[1] == ",")):
        raise _unclear(text, plain, name)
    before = sign if either else _told(plain)
    try:
        value = float(plain.replace(_OTHER.get(before, " "), "").replace(before or ".", "."))
    except ValueError:
        raise Invalid(f"“{text[:40]}” is no number ({name}).") from None
    if abs(value) > 1e15 or value != value:
        raise Invalid(f"“{text[:40]}” is no number ({name}).")
    return value


def as_whole(text: str, name: str, sign: Decimals = "") -> int | None:
    """A whole number from 0; None for nothing; raises Invalid. A comma before three digits parts thousands."""
    plain = _plain(text)
    either = _EITHER.fullmatch(plain)
    if either and not sign and either[1] == ".":
        raise _unclear(text, plain, name)
    value = as_number(plain.replace(",", "") if either and not sign else text, name, sign)
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise Invalid(f"“{text[:40]}” is no whole number from 0 ({name}).")
    return int(value)


def _plain(text: str) -> str:
    """A number without blanks, apostrophes between thousands, and %."""
    return re.sub(r"[\s\u00a0\u202f'’]|%$", "", text).replace("−", "-")


def _told(cell: str) -> Literal[".", ",", ""]:
    """The sign before decimals that a cell gives away; "" where it can be read in two ways, or has none."""
    plain = _plain(cell)
    if _EITHER.fullmatch(plain):
        return ""
    grouped, both, one = _GROUPED.fullmatch(plain), _BOTH.fullmatch(plain), _ONE.fullmatch(plain)
    if grouped:
        return _OTHER[grouped[1]]
    if both and both[1] != both[2]:
        return _OTHER[both[1]]
    return ("," if one[1] == "," else ".") if one else ""


def _unclear(text: str, plain: str, name: str) -> Invalid:
    bare, point = re.sub("[.,]", "", plain), plain.replace(",", ".")
    return Invalid(
        f"“{text[:40]}” can be {bare} or {point} ({name}), and the other rows do not tell which. "
        f"Write {bare} or {point}0."
    )
