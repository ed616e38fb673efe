"""Rows of a file as pieces of feedback: checked, masked, and told apart by what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, islice
from operator import itemgetter
from typing import Any, NamedTuple

from workshop_kit.importing import values
from workshop_kit.importing.columns import RATINGS, Column, is_name
from workshop_kit.importing.files import PAGE, Cut
from workshop_kit.importing.identity import Identity, Ticked
from workshop_kit.importing.looking import Choices, Plan
from workshop_kit.importing.masking import all_masked, without_names
from workshop_kit.importing.values import Bad, Reader
from workshop_kit.importing.words import fields
from workshop_kit.storage.arriving import ArrivingRows

#: What a row has besides its place and its ratings, and what stands for nothing.
_HEADS = (("date", None), ("source", ""), ("channel", ""), ("segment", ""))
_SILENT = (*(None for _ in RATINGS), "")
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
        self._identity = Identity(salt.partition(" ")[2])
        self._contexts, self._scores = Ticked(), Ticked()
        self._made, self._mask, self._people = made, choices.mask, choices.people
        self._width = len(made.columns)
        self._base = {one.field: n for n, one in enumerate(made.columns) if one.field in (*_BASE, "date")}
        self._groups = _groups(made.columns)
        self._persons = [n for n, one in enumerate(made.columns) if one.personal and one.field]
        self._named = [n for n, one in enumerate(made.columns) if is_name(one)] if choices.mask else []
        self._readers = self._rules()
        self._broken = 0

    def notes(self) -> Iterator[str]:
        """What was noticed on the way."""
        if not self.count:
            yield "There is no row below the names of the columns."
        if self._broken:
            yield f"{self._broken:,} texts hold a letter that could not be read (\ufffd): try another encoding."

    def share(self, size: int) -> float:
        """About which share of the file is read."""
        return min(0.99, self.count * self._made.weight / size) if size else 0.0

    def pages(self) -> Iterator[ArrivingRows]:
        """Rows as the database takes them, some hundred at a time."""
        source = self._made.rows()
        while page := list(islice(source, PAGE)):
            self.count += len(page)
            whole = self._whole(page)
            if whole:
                numbers, rows = zip(*whole, strict=True)
                yield self._page(numbers, list(zip(*rows, strict=True)))

    def _rules(self) -> dict[int, Reader]:
        rules: dict[int, Reader] = {}
        for number, one in enumerate(self._made.columns):
            term = fields().get(one.field)
            if one.field == "date":
                rules[number] = Reader(values.day(self._made.dates))
            elif one.field == "rating":
                rules[number] = Reader(values.rated(*self._made.scales[one.name], f"“{one.name}”"))
            elif term and term.low is not None and term.high is not None:
                rules[number] = Reader(values.score(term.low, term.high, f"“{one.name}”"))
            elif one.field in _BASE:
                rules[number] = Reader(_BASE[one.field])
        return rules

    def _whole(self, page: list[tuple[int, list[str] | Cut]]) -> list[tuple[int, list[str]]]:
        """The rows that have the cells they should have; short ones are filled up."""
        width = self._width
        if {len(row) for _, row in page} == {width}:
            return page  # type: ignore[return-value]
        whole = []
        for number, row in page:
            reason = row.reason if isinstance(row, Cut) else _ragged(row, width)
            if reason or isinstance(row, Cut):
                self.refused.append(Refused(number, reason))
            else:
                whole.append((number, row[:width] + [""] * (width - len(row))))
        return whole

    def _page(self, numbers: Sequence[int], cells: list[tuple[str, ...]]) -> ArrivingRows:
        bad: dict[int, str] = {}
        size = len(numbers)
        base = {name: self._read(cells, number, bad) for name, number in self._base.items()}
        rated = [self._rated(cells, group, bad) for group in self._groups]
        people = self._told(cells) or [""] * size
        names = list(zip(*(cells[n] for n in self._named), strict=True))
        found: list[tuple[Sequence[Any], ...]] = []
        said: set[int] = set()
        for group, columns in zip(self._groups, rated, strict=True):
            places = [group.place] * size if group.place else base.get("touchpoint", [""] * size)
            heads = (base.get(name) or [blank] * size for name, blank in _HEADS)
            speaks = [told != _SILENT for told in zip(*columns, strict=True)]
            said.update(compress(range(size), speaks))
            keep = [told and index not in bad for index, told in enumerate(speaks)] if bad else speaks
            chosen = (*heads, places, *columns, people, names or people, numbers)
            found.append(self._pieces(*chosen if all(keep) else (list(compress(column, keep)) for column in chosen)))
        if len(said) < size or bad:
            silent = dict.fromkeys(set(range(size)) - said, "neither a rating nor words")
            self.refused += [Refused(numbers[index], reason) for index, reason in sorted((silent | bad).items())]
        ids, dates, contexts, ratings, comments, told_by, rows = _in_order(found)
        new = {"context": self._new_contexts(), "ratings": self._scores.new()}
        return ArrivingRows(ids, dates, contexts, ratings, comments, told_by, rows, new)

    def _new_contexts(self) -> list[tuple[Any, ...]]:
        """Contexts as the database has them: a row that does not say what it is comes from the kind of the file."""
        return [(number, kind or self._made.kind, *rest) for number, kind, *rest in self._contexts.new()]

    def _pieces(
        self, dates: Any, sources: Any, channels: Any, segments: Any, places: Any,
        nps: Any, csat: Any, ces: Any, ratings: Any, comments: Any, people: Any, names: Any, numbers: Any,
    ) -> tuple[Any, ...]:  # fmt: skip
        shown = all_masked(comments)
        self._broken += sum("\ufffd" in text for text in shown) if "\ufffd" in "".join(shown) else 0
        self.places |= dict.fromkeys(places)
        contexts, where = self._contexts.all(zip(sources, channels, segments, places, strict=True))
        rated, how = self._scores.all(zip(nps, csat, ces, ratings, strict=True))
        ids = self._identity.ids(zip(dates, where, how, shown, strict=True))
        # Names are taken out last: what is known by its words stays known, whatever is hidden of them.
        stored = (without_names(shown, names) if self._named else shown) if self._mask else comments
        return ids, dates, contexts, rated, stored, people, numbers

    def _rated(self, cells: list[tuple[str, ...]], group: _Group, bad: dict[int, str]) -> list[Sequence[Any]]:
        """Ratings and comments of a group, None or "" where there is none."""
        nothing: list[Any] = [None] * len(cells[0])
        found = {name: self._read(cells, at[0], bad) for name, at in group.columns.items() if name in RATINGS}
        comments = self._comments(cells, group.columns.get("comment", []), bad)
        return [*(found.get(name, nothing) for name in RATINGS), comments]

    def _read(self, cells: list[tuple[str, ...]], number: int, bad: dict[int, str]) -> list[Any]:
        reader = self._readers[number]
        found = reader.all(cells[number])
        if reader.met_bad:
            _note(found, bad)
        return found

    def _comments(self, cells: list[tuple[str, ...]], numbers: list[int], bad: dict[int, str]) -> list[Any]:
        parts = [values.comments(cells[number]) for number in numbers]
        for part in parts:
            if Bad in set(map(type, part)):
                _note(part, bad)
        if len(parts) == 1:
            return parts[0]
        return ["\n".join(filter(None, map(_text, row))) for row in zip(*parts, strict=True)] or [""] * len(cells[0])

    def _told(self, cells: list[tuple[str, ...]]) -> list[str]:
        """Who said it, as JSON, where somebody asked for that."""
        if not self._persons:
            return []
        names = [self._made.columns[number].name for number in self._persons]
        rows = zip(*(cells[number] for number in self._persons), strict=True)
        return [_person(names, row) for row in rows]


def _in_order(found: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Columns of several pieces of each row as columns in the order of the rows."""
    if len(found) == 1:
        return found[0]
    rows = sorted(chain.from_iterable(zip(*one, strict=True) for one in found), key=itemgetter(-1))
    return tuple(zip(*rows, strict=True)) or ((),) * 7


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""


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
    """Questions about one place together; a second rating of the same kind there is a piece of its own."""
    groups: dict[tuple[str, int], dict[str, list[int]]] = {}
    for number, one in enumerate(columns):
        if one.field in (*RATINGS, "comment"):
            turn = 0
            while one.field in RATINGS and one.field in groups.get((one.place, turn), {}):
                turn += 1
            groups.setdefault((one.place, turn), {}).setdefault(one.field, []).append(number)
    return [_Group(place, found) for (place, _), found in groups.items()]
