"""A look at a file before anything of it is imported: what was guessed, why, and what there is to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import dropwhile, islice
from pathlib import Path
from typing import Any

from workshop_kit.errors import Invalid
from workshop_kit.importing import values
from workshop_kit.importing.books import is_book, open_book
from workshop_kit.importing.columns import RATINGS, STARS, Column, header_row, match, named
from workshop_kit.importing.files import SAMPLE, Cut, File, Table, Unreadable, plain_name
from workshop_kit.importing.scales import Scale, scale_of, scales_of
from workshop_kit.importing.texts import open_text
from workshop_kit.importing.words import fields, file_kinds, kinds, plain
from workshop_kit.model import Workshop
from workshop_kit.voices import Source
from workshop_kit.workshops import OpenWorkshop

#: Rows that a preview shows.
SHOWN = 12
_NEAR = 78


@dataclass(frozen=True)
class Choices:
    """What a person chose; what is empty is guessed.

    Attributes
    ----------
    name : str
        What the source is called; the name of the file when empty.
    columns : dict of str to str
        The field of a column by its name, "" to leave it out.
    header : int or None
        Number of the row that names the columns, 0 where none does.
    dates : str
        "ymd", "dmy" or "mdy".
    kind : str
        The kind of source, for rows that do not say.
    people : bool
        Whether names, addresses and numbers of people are stored.
    mask : bool
        Whether e-mail addresses and phone numbers in texts are masked.
    wide : bool or None
        Whether each question becomes feedback of its own.
    touchpoints, personas : dict of str to str
        The id that a word of the file means, "" for none.
    scales : dict of str to (float, float)
        Worst and best value of a rating by its column: 6 and 1 for German school grades.
    only : bool
        Whether what was read of this source before, and is not in it now, is deleted, if the reading was whole.
    by_itself : bool
        Whether nobody asked for this reading: then nothing is deleted.
    apart : bool
        Whether its answers are other people's than those of files that say the same.
    password : str
        Of a protected workbook; never stored.
    """

    name: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int | None = None
    dates: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    people: bool = False
    mask: bool = True
    wide: bool | None = None
    touchpoints: Mapping[str, str] = field(default_factory=dict)
    personas: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    only: bool = False
    by_itself: bool = False
    apart: bool = False
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Guess:
    """Something that was chosen or guessed, how one can tell, and what else it could be."""

    value: str
    reason: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Words of a file and the touchpoint they mean, "" while nobody knows; `near` are those that come close."""

    text: str
    touchpoint: str
    reason: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What an import would do with a file.

    Attributes
    ----------
    guesses : dict of str to Guess
        Encoding, delimiter, sheet, header (number of its row, "0" for none), dates, kind: those that the file has.
    columns : tuple of Column
        In the order of the file.
    rows : tuple of tuple of str
        The first rows below the header.
    places : tuple of Place
        Words for touchpoints in the first rows.
    wide : bool
        Whether each question becomes feedback of its own.
    notes : tuple of str
        What a person should know.
    trouble : str
        Why it cannot be imported like this, and what to choose; "" when it can.
    remembered : bool
        Whether the columns are matched as they were for this source, or one with the same columns, before.
    scales : dict of str to (float, float)
        The worst and the best value of each rating by its column.
    """

    name: str
    form: str
    guesses: dict[str, Guess]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]
    wide: bool
    notes: tuple[str, ...]
    trouble: str
    remembered: bool
    scales: Mapping[str, Scale] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values for the browser."""
        return asdict(self)


@dataclass(frozen=True)
class Plan:
    """Everything that is decided about a file before its rows are read."""

    name: str
    table: Table
    header: int
    columns: tuple[Column, ...]
    dates: str
    kind: str
    scales: Mapping[str, Scale]
    guesses: dict[str, Guess]
    sample: list[tuple[int, list[str]]]
    before: Source | None
    remembered: bool

    def rows(self) -> Iterator[tuple[int, list[str] | Cut]]:
        """The rows below the header."""
        return dropwhile(lambda one: one[0] <= self.header, self.table.rows())

    @cached_property
    def weight(self) -> float:
        """About the bytes of a row."""
        return sum(len(",".join(row).encode("utf-8", "replace")) + 1 for _, row in self.sample) / max(
            1, len(self.sample)
        )


def preview(file: File | Table, workshop: OpenWorkshop, choices: Choices | None = None) -> Preview:
    """Look at a file; nothing is stored. Raises Unreadable where it is no table at all."""
    choices = choices or Choices()
    value = workshop.value
    made = plan(file, value, workshop.feedback.sources, choices)
    below = [row for number, row in made.sample if number > made.header]
    return Preview(
        name=made.name,
        form=made.table.form,
        guesses=made.guesses,
        columns=made.columns,
        rows=tuple(tuple(cell[:300] for cell in row) for row in below[:SHOWN]),
        places=_places(made, below, value, choices),
        wide=any(one.place for one in made.columns),
        notes=tuple(made.table.notes),
        trouble=trouble(made, bool(below)),
        remembered=made.remembered,
        scales=made.scales,
    )


def opened(file: File, choices: Choices) -> Table:
    """A file as a table, whatever it is."""
    if is_book(file.head(8)):
        return open_book(file, choices.sheet, choices.password)
    if Path(file.name).suffix.casefold() in (".xlsx", ".xlsm", ".ods", ".xls") and file.size:
        raise Unreadable(f"'{file.name}' is no spreadsheet, or damaged: save it again, or as CSV.")
    return open_text(file, choices.encoding, choices.delimiter)


def plan(file: File | Table, workshop: Workshop, sources: list[Source], choices: Choices) -> Plan:
    """Decide everything about a file that can be decided by its first rows."""
    table = file if isinstance(file, Table) else opened(file, choices)
    name = plain_name(choices.name or getattr(file, "name", "") or "pasted text")
    sample = [(n, row) for n, row in islice(table.rows(), SAMPLE) if not isinstance(row, Cut)]
    head, why = (choices.header, "chosen") if choices.header is not None else header_row(sample)
    below = [row for number, row in sample if number > head]
    titles = next((row for number, row in sample if number == head), [])
    names = named(titles, 0 if titles else max((len(row) for row in below), default=0))
    before, found = _before(name, names, sources, bool(titles))
    known = {} if choices.wide is not None else _matched(found)
    columns = match(names, below, workshop, choices.columns, known, people=choices.people, wide=choices.wide)
    dates, how = _dates(columns, below, table, choices)
    kind, told = _kind(name, columns, choices, table)
    guesses = {key: Guess(*said, table.choices.get(key, ())) for key, said in table.guesses.items()}
    guesses["header"] = Guess(str(head), why)
    if dates:
        guesses["dates"] = Guess(dates, how, ("ymd", "dmy", "mdy"))
    guesses["kind"] = Guess(kind, told)
    kept = scales_of(found)
    given = {**(kept if found is before else {}), **choices.scales}
    scales = {
        one.name: scale_of(one.name, [row[n] for row in below if n < len(row)], given, kept)
        for n, one in enumerate(columns)
        if one.field == "rating"
    }
    return Plan(name, table, head, tuple(columns), dates, kind, scales, guesses, sample, before, bool(known))


def trouble(made: Plan, has_rows: bool) -> str:
    """Why a plan leads to nothing."""
    if not has_rows:
        return "There is no row below the names of the columns." if made.header else "There is no row in it."
    if not any(one.field in (*RATINGS, "comment") for one in made.columns):
        return "No column is known to hold a rating or what was said. Say which one does."
    return ""


def _before(name: str, names: list[str], sources: list[Source], called: bool) -> tuple[Source | None, Source | None]:
    """The source of that name, and the one whose columns tell how to match these: it, or the newest with the same.

    Columns that nobody has `called` anything have their number for a name, which says nothing in another table.
    """
    before = next((one for one in sources if one.name == name), None)
    same = [one for one in sources if one.details.get("header") == names and (called or one is before)]
    return before, before if before in same else max(same, key=lambda one: one.at, default=before if called else None)


def _matched(found: Source | None) -> dict[str, tuple[str, str]]:
    """Field and place of the columns of a source."""
    matched = found.details.get("columns", {}) if found else {}
    places = found.details.get("places", {}) if found else {}
    return {column: (field, places.get(column, "")) for column, field in matched.items()}


def _dates(columns: list[Column], rows: list[list[str]], table: Table, choices: Choices) -> tuple[str, str]:
    number = next((n for n, one in enumerate(columns) if one.field == "date"), None)
    if number is None:
        return "", ""
    if choices.dates:
        return choices.dates, "chosen"
    cells = [row[number] for row in rows if number < len(row)]
    # Where the semicolon stands between cells, the comma stands in numbers, and the day first in dates.
    slashes = any("/" in cell for cell in cells) and table.guesses.get("delimiter", ("",))[0] == ","
    return values.date_order(cells, "mdy" if slashes else "dmy")


def _kind(name: str, columns: list[Column], choices: Choices, table: Table) -> tuple[str, str]:
    if choices.kind:
        return choices.kind, "chosen"
    words = plain(name).split()
    found = next((file_kinds()[word] for word in words if word in file_kinds()), None)
    if found:
        return found, "by the name of the file"
    if "kind" in table.guesses:
        return table.guesses["kind"]
    called = [f" {plain(one.name)} " for one in columns]
    for kind in kinds():
        parts = (*kind.columns, *(kind.both if set(words) & set(map(plain, kind.cells)) else ()))
        if any(f" {plain(part)} " in column for part in parts for column in called):
            return kind.kind, "by the names of its columns"
    if any(one.reason == STARS for one in columns):
        return "review", "it has stars"
    rated = any(one.field in RATINGS for one in columns)
    return ("survey", "it has ratings") if rated else ("comment card", "it has words and no ratings")


def _places(made: Plan, rows: list[list[str]], workshop: Workshop, choices: Choices) -> tuple[Place, ...]:
    number = next((n for n, one in enumerate(made.columns) if one.field == "touchpoint"), None)
    told = [one.place for one in made.columns if one.place]
    if number is not None:
        told += [" ".join(row[number].split()) for row in rows if number < len(row)]
    chosen = {**(made.before.details.get("touchpoints", {}) if made.before else {}), **choices.touchpoints}
    texts = [text for text in dict.fromkeys(told) if not values.is_nothing(text)][:100]
    return tuple(_placed(text, workshop, chosen) for text in texts)


def _placed(text: str, workshop: Workshop, chosen: Mapping[str, str]) -> Place:
    if text in chosen:
        return Place(text, chosen[text], "chosen")
    names = {spot.id: spot.name for spot in workshop.touchpoints if spot.name}
    exact = next((id for id, name in names.items() if name.casefold() == text.casefold()), "")
    return Place(text, exact, "by its name") if exact else Place(text, "", "", near(text, names))


def near(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the names that come close to a text, the closest first; offered, never applied."""
    from rapidfuzz import fuzz, process

    found = process.extract(plain(text), {id: plain(name) for id, name in names.items()}, scorer=fuzz.WRatio, limit=3)
    return tuple(str(id) for _, score, id in found if score >= _NEAR)


def matching(told: Sequence[str], file: File, workshop: OpenWorkshop) -> dict[str, str]:
    """What columns are, from words like "comment=Remarks"; the column by its name or number. Raises Invalid."""
    names = [one.name for one in preview(file, workshop).columns] if told else []
    found = {}
    for one in told:
        name, _, column = one.partition("=")
        if name.strip() not in fields() or not column.strip():
            lacking = "column" if name.strip() in fields() else "part of feedback"
            raise Invalid(f"'{one}' names no {lacking}. Write FIELD=COLUMN with one of: {', '.join(fields())}.")
        fits = [known for known in names if plain(known) == plain(column) or known == column] or names[:0]
        if column.isdigit() and not fits and 1 <= int(column) <= len(names):
            fits = [names[int(column) - 1]]
        if not fits:
            raise Invalid(f"There is no column '{column}' in '{file.name}'. It has: {', '.join(names[:30])}.")
        found[fits[0]] = name.strip()
    return found
