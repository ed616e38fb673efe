"""Cells as dates, ratings and texts. Each distinct cell is read once: files say the same few things many times."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import isinf
from typing import Any

from workshop_kit.importing.words import cell_words, kind_names, plain

#: Longest text of a cell that is read.
LONGEST = 100_000
_MOST_KEPT = 200_000

_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 127, 65534, 65535)) | _BREAKS
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(
    r"([-+−]?\d+(?:[.,]\d+)?)\s*(?:(?:/|of|out of|von|de|sur|su)\s*(\d+))?(?:$|\s*(?!x[\da-f])[^\d\s.,/%_].*$)",
    re.DOTALL,
)
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'"))
_HALF = re.compile(r"(?<=\d)\s?½")
_STARS = re.compile(r"^([★⭐]\ufe0f?)+[☆\s]*$")
_PARTS = re.compile(r"^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*[日.,]?(?:[T\s,]+(.*))?$")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_IN_WORDS = re.compile(r"^(?:\w+[,.]?\s+)??(?:(\d{1,2})(?:st|nd|rd|th)?[.\s-]+(?:de\s+)?([^\W\d]+)|([^\W\d]+)\s+(\d{1,2})(?:st|nd|rd|th)?)[.,]?[\s-]+(?:de\s+)?(\d{2,4})\b(.*)$")  # fmt: skip  # noqa: E501


_HALVES = "whole numbers from {low} to {high} are read. For half steps, say that the column is another rating"


class Bad:
    """A cell that cannot be read, and why."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


class Reader(dict[str, Any]):
    """Reads cells by one rule and remembers what it read.

    Attributes
    ----------
    met_bad : bool
        Whether any cell so far could not be read.
    """

    def __init__(self, rule: Callable[[str], Any]) -> None:
        super().__init__()
        self._rule = rule
        self.met_bad = False

    def __missing__(self, cell: str) -> Any:
        if len(self) > _MOST_KEPT:
            self.clear()
        found = self[cell] = self._rule(cell)
        self.met_bad = self.met_bad or isinstance(found, Bad)
        return found

    def all(self, cells: Iterable[str]) -> list[Any]:
        """What all of the cells say."""
        return list(map(self.__getitem__, cells))


def text(cell: str) -> str | Bad:
    """A text as it can be stored: line breaks as they are, without characters that nobody sees."""
    if len(cell) > LONGEST:
        return Bad(f"a text of {len(cell):,} characters; up to {LONGEST:,} are read")
    if _UNCLEAN.search(cell):
        if "\x00" in cell:
            return Bad("a NUL character, which no text has: the file is damaged, or its encoding is another one")
        if re.search("[\ud800-\udfff]", cell):
            return Bad("half a character, which cannot be stored")
        cell = cell.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return cell.strip()


def comment(cell: str) -> str | Bad:
    """A text as it can be stored; "" where it says that it says nothing."""
    if cell.isprintable() and len(cell) <= LONGEST:
        return "" if len(cell) < 20 and is_nothing(cell) else cell.strip()
    return text(cell)


def comments(cells: Sequence[str]) -> list[str | Bad]:
    """Many of them: where all are ordinary, looking at them together takes a fifth of the time."""
    if not "".join(cells).isprintable() or max(map(len, cells), default=0) > LONGEST:
        return list(map(comment, cells))
    told: list[str | Bad] = list(map(str.strip, cells))
    blank = {cell for cell in set(cells) if len(cell) < 20 and is_nothing(cell)}
    return ["" if cell in blank else one for cell, one in zip(cells, told, strict=True)] if blank - {""} else told


def word(cell: str) -> str | Bad:
    """A name: one line, at most 300 characters."""
    found = text(cell)
    if isinstance(found, Bad):
        return found
    found = " ".join(found.split())
    if len(found) > 300:
        return Bad(f"a name of {len(found):,} characters; up to 300 are read")
    return "" if is_nothing(found) else found


def kind(cell: str) -> str | Bad:
    """The kind of source: one that the kit knows, else the file's own word."""
    found = word(cell)
    return found if isinstance(found, Bad) else kind_names().get(plain(found), found)


@cache
def _nothing() -> frozenset[str]:
    return frozenset((*cell_words().nothing, ""))


def is_nothing(cell: str) -> bool:
    """Whether a cell says that it says nothing."""
    return not cell or (len(cell) < 20 and cell.strip().casefold() in _nothing())


def score(low: int, high: int, name: str) -> Callable[[str], int | Bad | None]:
    """The rule for whole numbers of a scale."""

    def rule(cell: str) -> int | Bad | None:
        value = number(cell, low, high)
        if value is None or isinstance(value, Bad):
            return value and Bad(f"{name} is {shown(cell)}, which is no number")
        if value > high and are_stars(cell):
            # Nobody draws six stars to say less than five.
            value = high
        if not low <= value <= high:
            return Bad(f"{name} is {shown(cell)}; it goes from {low} to {high}")
        if high - low < 10 and not any(map(str.isdigit, cell)):
            # "Agree" stands for a share of any scale, and for a step of each short one.
            value = round(value, 0)
        if value != int(value):
            return Bad(f"{name} is {shown(cell)}; {_HALVES.format(low=low, high=high)}")
        return int(value)

    return rule


def rated(low: float, high: float, name: str) -> Callable[[str], float | Bad | None]:
    """The rule for a rating on any scale, from its worst to its best value, mapped to −2 … +2."""

    def rule(cell: str) -> float | Bad | None:
        value = number(cell, low, high)
        if value is None or isinstance(value, Bad):
            return value and Bad(f"{name} is {shown(cell)}, which is no number")
        if value > high > low and are_stars(cell):
            value = high
        if not min(low, high) <= value <= max(low, high):
            return Bad(f"{name} is {shown(cell)}; its scale goes from {low:g} to {high:g}")
        return round(4 * (value - low) / (high - low) - 2, 6)

    return rule


def number(cell: str, low: float, high: float) -> float | Bad | None:
    """A number, also written as "4 of 5", "5 – very satisfied", with stars or in words; None for nothing."""
    said = cell.strip().lstrip("'")
    if is_nothing(said):
        return None
    found = _NUMBER.match(_HALF.sub(".5", said))
    if found:
        value, most = float(found[1].replace(",", ".").replace("−", "-")), max(low, high)
        if isinf(value):
            return Bad(f"{shown(cell)} is no number")
        return value * most / float(found[2]) if found[2] and float(found[2]) not in (0, most) else value
    if _STARS.match(said):
        full, all_ = said.count("★") + said.count("⭐"), sum(map(said.count, "★⭐☆"))
        return full * max(low, high) / all_ if "☆" in said and all_ > max(low, high) else float(full)
    share = cell_words().words.get(said.casefold().translate(_APOSTROPHES))
    return Bad(f"{shown(cell)} is no number") if share is None else low + share * (high - low)


def out_of(cell: str) -> float | None:
    """The best value that a cell tells with its own, as 5 in "4 of 5"."""
    found = _NUMBER.match(_HALF.sub(".5", cell.strip()))
    return float(found[2]) if found and found[2] else None


def are_stars(cell: str) -> bool:
    """Whether a cell is a rating in stars."""
    return bool(_STARS.match(cell.strip()))


def day(order: str) -> Callable[[str], int | Bad | None]:
    """The rule for dates, as seconds since 1970; `order` is ymd, dmy or mdy where the numbers leave it open."""

    def rule(cell: str) -> int | Bad | None:
        said = cell.strip().lstrip("'")
        if is_nothing(said):
            return None
        try:
            found = _iso(said) or _in_numbers(said, order) or _in_words(said) or _counted(said)
        except (ValueError, OverflowError):
            found = None
        if found is None or not 1900 <= found.year <= 2200:
            return Bad(f"{shown(cell)} is no date {_ORDERS[order]}")
        return timegm(found.timetuple())

    return rule


_ORDERS = {
    "ymd": "like 2026-03-31",
    "dmy": "with the day first, like 31.3.2026",
    "mdy": "with the month first, like 3/31/2026",
}


def _iso(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        return None


def _in_numbers(said: str, order: str) -> datetime | None:
    found = _PARTS.match(said)
    if not found:
        return None
    one, two, three = int(found[1]), int(found[2]), int(found[3])
    if len(found[1]) == 4:
        year, month, of_month = one, two, three
    else:
        of_month, month = (two, one) if order == "mdy" else (one, two)
        year = three + (2000 if three < 70 else 1900) if len(found[3]) <= 2 else three
        if order == "ymd" and len(found[3]) <= 2:
            year, month, of_month = 2000 + one, two, three
    return datetime(year, month, of_month, *_clock(found[4] or ""))  # noqa: DTZ001 - files tell local time


def _in_words(said: str) -> datetime | None:
    found = _IN_WORDS.match(said)
    if not found:
        return None
    named = plain(found[2] or found[3])
    month = _months().get(named) or _months().get(named[:3])
    year = int(found[5]) + (2000 if len(found[5]) <= 2 else 0)
    return datetime(year, month, int(found[1] or found[4]), *_clock(found[6])) if month else None  # noqa: DTZ001


def _counted(said: str) -> datetime | None:
    """Days as spreadsheets count them, or the seconds of a log."""
    if not re.fullmatch(r"\d{5}(\.\d+)?|\d{10}|\d{13}|\d{8}", said):
        return None
    if said.isdigit() and len(said) == 8:
        return datetime(int(said[:4]), int(said[4:6]), int(said[6:]))  # noqa: DTZ001
    if said.isdigit() and len(said) > 8:
        return datetime.fromtimestamp(int(said[:10]), UTC).replace(tzinfo=None)
    return datetime.combine(date(1899, 12, 30), datetime.min.time()) + timedelta(days=float(said))


def _clock(said: str) -> tuple[int, int, int]:
    found = _TIME.search(said)
    if not found:
        return 0, 0, 0
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return hour, minute, second


@cache
def _months() -> dict[str, int]:
    return {plain(name): month for month, names in cell_words().months.items() for name in names}


def date_order(cells: Iterable[str], hint: str = "dmy") -> tuple[str, str]:
    """Which of day, month and year comes first, and how one can tell."""
    parts = [found for found in map(_PARTS.match, (cell.strip() for cell in cells)) if found]
    short = [found for found in parts if len(found[1]) <= 2]
    if not short:
        return "ymd", "the year comes first" if parts else "no numbers to tell it by"
    for place, order, words in ((1, "dmy", "day"), (2, "mdy", "day in the second place")):
        over = next((found[0] for found in short if int(found[place]) > 12), None)
        if over:
            return order, f"{shown(over)} can only be read with the {words}{' first' if place == 1 else ''}"
    return hint, f"{shown(short[0][0])} could be read both ways; please look"


def shown(cell: str) -> str:
    """A cell as a sentence quotes it."""
    said = " ".join(cell.split())
    return f"“{said[:40]}…”" if len(said) > 41 else f"“{said}”"
