"""Rows of a file as pieces of feedback: checked, masked, and told apart by what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

from workshop_kit.importing import values
from workshop_kit.importing.columns import RATINGS, Column
from workshop_kit.importing.files import PAGE, Cut
from workshop_kit.importing.looking import Choices, Plan
from workshop_kit.importing.masking import masked
from workshop_kit.importing.values import Bad, Reader
from workshop_kit.importing.words import fields

_BASE = {"channel": values.word, "segment": values.word, "touchpoint": values.word, "source": values.kind}


class Refused(NamedTuple):
    """A row that cannot be read, by its number in the file (the first is 1), and why."""

    row: int
    reason: str


class _Group(NamedTuple):
    """The columns that make one piece of feedback of each row."""

    place: str
    columns: dict[str, list[int]]


class Pieces:
    """The rows of a file as rows of the database."""

    def __init__(self, made: Plan, choices: Choices, salt: str) -> None:
        self.count = 0
        self.refused: list[Refused] = []
        self.places: dict[str, None] = {}
        self.salt_bytes = salt.partition(" ")[0] if salt else ""
        self._salt = salt.partition(" ")[2]
        self._made, self._mask, self._people = made, choices.mask, choices.people
        self._width = len(made.columns)
        self._base = {one.field: n for n, one in enumerate(made.columns) if one.field in (*_BASE, "date")}
        self._groups = _groups(made.columns)
        self._persons = [n for n, one in enumerate(made.columns) if one.personal and one.field]
        self._readers = self._rules()
        self._seen: set[bytes] = set()
        self._again: dict[bytes, int] = {}
        self._broken = 0
        self._bytes = 0

    def notes(self) -> Iterator[str]:
        """What was noticed on the way."""
        if self._broken:
            yield f"{self._broken:,} texts hold a letter that could not be read (\ufffd): try another encoding."

    def share(self, size: int) -> float:
        """About which share of the file is read."""
        return min(0.99, self._bytes / size) if size else 0.0

    def pages(self) -> Iterator[list[tuple[Any, ...]]]:
        """Rows as the database takes them, some thousand at a time."""
        source = self._made.rows()
        while page := list(islice(source, PAGE)):
            self.count += len(page)
            whole = self._whole(page)
            if whole:
                yield self._page([number for number, _ in whole], list(zip(*(row for _, row in whole), strict=True)))

    def _rules(self) -> dict[int, Reader]:
        rules: dict[int, Reader] = {}
        for number, one in enumerate(self._made.columns):
            term = fields().get(one.field)
            if one.field == "date":
                rules[number] = Reader(values.day(self._made.dates))
            elif one.field == "rating":
                rules[number] = Reader(values.rated(*self._made.scales[one.name]))
            elif term and term.low is not None and term.high is not None:
                rules[number] = Reader(values.score(term.low, term.high, f"“{one.name}”"))
            elif one.field in _BASE:
                rules[number] = Reader(_BASE[one.field])
        return rules

    def _whole(self, page: list[tuple[int, list[str] | Cut]]) -> list[tuple[int, list[str]]]:
        """The rows that have the cells they should have; short ones are filled up."""
        width = self._width
        if all(type(row) is list and len(row) == width for _, row in page):
            return page  # type: ignore[return-value]
        whole = []
        for number, row in page:
            reason = row.reason if isinstance(row, Cut) else _ragged(row, width)
            if reason or isinstance(row, Cut):
                self.refused.append(Refused(number, reason))
            else:
                whole.append((number, row[:width] + [""] * (width - len(row))))
        return whole

    def _page(self, numbers: list[int], cells: list[tuple[str, ...]]) -> list[tuple[Any, ...]]:
        bad: dict[int, str] = {}
        size = len(numbers)
        nothing: list[Any] = [None] * size
        empty = [""] * size
        base = {name: self._read(cells, number, bad) for name, number in self._base.items()}
        people = self._told(cells)
        out: list[tuple[Any, ...]] = []
        said = [False] * size
        for group in self._groups:
            rated = {name: self._read(cells, at[0], bad) for name, at in group.columns.items() if name in RATINGS}
            comments = self._comments(cells, group.columns.get("comment", []), bad)
            places = [group.place] * size if group.place else base.get("touchpoint", empty)
            self.places |= dict.fromkeys(places)
            columns = (
                base.get("date", nothing), base.get("source", empty), base.get("channel", empty),
                base.get("segment", empty), places, *(rated.get(name, nothing) for name in RATINGS), comments,
            )  # fmt: skip
            out += self._pieces(columns, numbers, people, bad, said)
        for index in range(size):
            if index in bad or not said[index]:
                self.refused.append(Refused(numbers[index], bad.get(index, "neither a rating nor words")))
        if bad and len(self._groups) > 1:
            wrong = {numbers[index] for index in bad}
            out = [row for row in out if row[-1] not in wrong]
        return out

    def _pieces(
        self,
        columns: tuple[Sequence[Any], ...],
        numbers: list[int],
        people: list[str],
        bad: Mapping[int, str],
        said: list[bool],
    ) -> Iterator[tuple[Any, ...]]:
        kind, mask, broken = self._made.kind, self._mask, 0
        for index, (date, source, channel, segment, place, nps, csat, ces, rating, comment) in enumerate(
            zip(*columns, strict=True)
        ):
            if not comment and nps is None and csat is None and ces is None and rating is None:
                continue
            said[index] = True
            if index in bad:
                continue
            shown = masked(comment) if comment else comment
            broken += "\ufffd" in shown
            key = (
                f"{self._salt}\x1f{date}\x1f{source}\x1f{channel}\x1f{segment}\x1f{place}"
                f"\x1f{nps}\x1f{csat}\x1f{ces}\x1f{rating}\x1f{shown}"
            )
            yield (
                self._id(key), date, source or kind, channel, segment, place, nps, csat, ces, rating,
                shown if mask else comment, people[index] if people else "", numbers[index],
            )  # fmt: skip
        self._broken += broken

    def _id(self, key: str) -> str:
        """Made of what a row says and, where rows say the same, how many did so before."""
        digest = blake2b(key.encode(), digest_size=8).digest()
        if digest in self._seen:
            times = self._again[digest] = self._again.get(digest, 0) + 1
            digest = blake2b(f"{key}\x1f{times}".encode(), digest_size=8).digest()
        self._seen.add(digest)
        return digest.hex()

    def _read(self, cells: list[tuple[str, ...]], number: int, bad: dict[int, str]) -> list[Any]:
        reader = self._readers[number]
        found = reader.all(cells[number])
        if reader.met_bad:
            _note(found, bad)
        return found

    def _comments(self, cells: list[tuple[str, ...]], numbers: list[int], bad: dict[int, str]) -> list[Any]:
        if not numbers:
            return [""] * len(cells[0])
        parts = [list(map(values.text, cells[number])) for number in numbers]
        for number, part in zip(numbers, parts, strict=True):
            self._bytes += sum(map(len, cells[number])) + 40 * len(part)
            _note(part, bad)
        if len(parts) == 1:
            return [_said(one) for one in parts[0]]
        return ["\n".join(filter(None, map(_said, row))) for row in zip(*parts, strict=True)]

    def _told(self, cells: list[tuple[str, ...]]) -> list[str]:
        """Who said it, as JSON, where somebody asked for that."""
        if not self._persons:
            return []
        names = [self._made.columns[number].name for number in self._persons]
        rows = zip(*(cells[number] for number in self._persons), strict=True)
        return [_person(names, row) for row in rows]


def _said(text: Any) -> str:
    return "" if isinstance(text, Bad) or values.is_nothing(text) else str(text)


def _ragged(row: list[str], width: int) -> str:
    """Why a row cannot have the columns of the others, "" where it can."""
    if len(row) > width and any(map(str.strip, row[width:])):
        sign = "a text that holds the sign between cells needs quotation marks"
        return f"{len(row)} cells where there are {width} columns: {sign}"
    if len(row) * 3 < width:
        return f"{len(row)} of {width} cells: a text that holds a line break needs quotation marks"
    return ""


def _person(names: list[str], row: Iterable[str]) -> str:
    told = {name: values.word(cell) for name, cell in zip(names, row, strict=True)}
    kept = {name: cell for name, cell in told.items() if cell and not isinstance(cell, Bad)}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _note(found: list[Any], bad: dict[int, str]) -> None:
    for index, one in enumerate(found):
        if isinstance(one, Bad):
            bad.setdefault(index, one.reason)


def _groups(columns: Sequence[Column]) -> list[_Group]:
    groups: dict[str, dict[str, list[int]]] = {}
    for number, one in enumerate(columns):
        if one.field in (*RATINGS, "comment"):
            groups.setdefault(one.place, {}).setdefault(one.field, []).append(number)
    return [_Group(place, found) for place, found in groups.items()]
