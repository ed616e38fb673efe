"""Readings and counts from the rows of a file: what is new, what was there already, what cannot be read and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workshop_kit.analysis.measured import PERCENT
from workshop_kit.changes.ops import Add, Op
from workshop_kit.errors import Invalid
from workshop_kit.figures.cells import Decimals, as_date, as_number, as_whole, decimals
from workshop_kit.model import Workshop, new_id
from workshop_kit.model.fields import Line
from workshop_kit.names import folded
from workshop_kit.validation import as_invalid

#: Columns of the two kinds of files; those in the first place must be there.
READINGS = (("date", "measure", "value"), ("touchpoint", "n", "unit", "sd", "group"))
COUNTS = (("stage", "customers"), ("period", "device", "segment"))

_NUMBERS = ("value", "n", "sd", "customers")

Row = dict[str, str]
_ROW = TypeAdapter(dict[str, Line])
#: A row as a spreadsheet counts it, or why it is none.
Numbered = tuple[int, list[str] | str]


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of the file, counted as a spreadsheet does, and why it was not taken."""

    row: int
    reason: str


@dataclass
class Found:
    """What a file holds.

    Attributes
    ----------
    ops : list[Op]
        What adds it to the workshop.
    kind : str
        "readings" or "counts".
    rows, added, known : int
        Rows with something in them; those that are new; those that are there already.
    refused : list[Unread]
        All others. rows = added + known + refused.
    measures : int
        Measures that the workshop did not have.
    """

    kind: str
    ops: list[Op] = field(default_factory=list)
    rows: int = 0
    added: int = 0
    known: int = 0
    refused: list[Unread] = field(default_factory=list)
    measures: int = 0


def found(workshop: Workshop, rows: Iterable[Numbered]) -> Found:
    """What the rows of a file, its head first, add to a workshop.

    Raises
    ------
    Invalid
        When the head names neither the columns of readings nor those of counts.
    """
    lines = iter(rows)
    _, first = next(lines, (1, []))
    head = [] if isinstance(first, str) else first
    names = [name.strip().casefold() for name in head]
    for kind, (needed, more), taker in (("readings", READINGS, _Readings), ("counts", COUNTS, _Counts)):
        if set(needed) <= set(names):
            at = {name: names.index(name) for name in (*needed, *more) if name in names}
            told = list(lines)
            return _taken(Found(kind), taker(workshop, _decimals(at, told)), at, told)
    shown = ", ".join(name for name in head if name.strip()) or "no names"
    raise Invalid(
        f"The first row holds {shown}. Readings need the columns date, measure, value; customers by stage need stage, "
        "customers."
    )


def _decimals(at: dict[str, int], lines: list[Numbered]) -> dict[str, Decimals]:
    """How each column of numbers writes its decimals; a cell alone often does not tell."""
    full = [cells for _, cells in lines if not isinstance(cells, str)]
    columns = {name: at[name] for name in _NUMBERS if name in at}
    return {name: decimals(row[place] for row in full if place < len(row)) for name, place in columns.items()}


def _taken(into: Found, taker: _Readings | _Counts, at: dict[str, int], lines: Iterable[Numbered]) -> Found:
    for number, cells in lines:
        if isinstance(cells, str):
            into.rows += 1
            into.refused.append(Unread(number, f"{cells}."))
            continue
        row = {name: cells[place].strip() if place < len(cells) else "" for name, place in at.items()}
        if not any(row.values()):
            continue
        into.rows += 1
        try:
            new = taker.take(_storable(row))
        except Invalid as error:
            into.refused.append(Unread(number, str(error)))
            continue
        into.added += bool(new)
        into.known += not new
        into.ops += new
    into.measures = sum(isinstance(op, Add) and op.kind == "measure" for op in into.ops)
    return into


def _storable(row: Row) -> Row:
    """The row as it is, where the workshop can hold its texts: later its error would refuse all rows of the file."""
    try:
        return _ROW.validate_python(row)
    except ValidationError as error:
        raise as_invalid(error, "row") from error


class _Readings:
    """Rows of readings; measures are found by name, or made."""

    def __init__(self, workshop: Workshop, decimals: dict[str, Decimals]) -> None:
        self._decimals = decimals
        self._measures = {folded(one.name): one.id for one in workshop.measures}
        self._units = {one.id: one.unit.strip() for one in workshop.measures}
        self._places = {folded(one.name): ("stage", one.id) for one in workshop.stages}
        self._places |= {folded(one.name): ("touchpoint", one.id) for one in workshop.touchpoints}
        self._known = {
            (one.measure, one.date, folded(one.group)): (one.value, one.n) for one in workshop.readings if one.date
        }

    def take(self, row: Row) -> list[Op]:
        """What adds a row; nothing when it is there already."""
        if not row["measure"]:
            raise Invalid("no measure is named.")
        # All of the row is read before anything of it is kept: a row that is refused leaves nothing behind.
        day, value = as_date(row["date"]), self._number(row, "value")
        if value is None:
            raise Invalid("the value is missing.")
        n, sd = as_whole(row.get("n", ""), "n", self._decimals.get("n", "")), self._number(row, "sd")
        unit, known = row.get("unit", ""), self._measures.get(folded(row["measure"]), "")
        if known and unit and self._units[known] and unit != self._units[known]:
            raise Invalid(f"the unit is {unit}, but {row['measure']} is measured in {self._units[known]}.")
        measure = known or new_id()
        key = (measure, day, folded(row.get("group", "")))
        if key in self._known:
            if self._known[key] == (value, n):
                return []
            raise Invalid("another reading of that day is there already; change it in the form.")
        self._known[key] = (value, n)
        fields = {"measure": measure, "date": day.isoformat(), "value": value, "n": n, "sd": sd}
        new = Add(kind="reading", fields=fields | {"group": row.get("group", "")})
        return [new] if known else [self._made(measure, row, unit), new]

    def _number(self, row: Row, name: str) -> float | None:
        return as_number(row.get(name, ""), name, self._decimals.get(name, ""))

    def _made(self, id: str, row: Row, unit: str) -> Op:
        self._measures[folded(row["measure"])], self._units[id] = id, unit
        fields: dict[str, Any] = {"name": row["measure"], "unit": unit, "kind": "share" if unit == PERCENT else "own"}
        place = self._places.get(folded(row.get("touchpoint", "")))
        return Add(kind="measure", id=id, fields=fields | ({place[0]: place[1]} if place else {}))


class _Counts:
    """Rows of customers by stage."""

    def __init__(self, workshop: Workshop, decimals: dict[str, Decimals]) -> None:
        self._decimals = decimals
        self._names = {folded(one.name): one.name for one in workshop.stages}
        self._known = {
            self._key(one.period, one.device, one.segment, one.stage): one.customers for one in workshop.counts
        }

    def take(self, row: Row) -> list[Op]:
        """What adds a row; nothing when it is there already."""
        if not row["stage"]:
            raise Invalid("no stage is named.")
        customers = as_whole(row["customers"], "customers", self._decimals["customers"])
        if customers is None:
            raise Invalid("the number of customers is missing.")
        stage = self._names.get(folded(row["stage"]), row["stage"])
        where = {name: row.get(name, "") for name in COUNTS[1]}
        key = self._key(*where.values(), stage)
        if key in self._known:
            if self._known[key] == customers:
                return []
            raise Invalid("another number for these customers is there already; change it in the table.")
        self._known[key] = customers
        return [Add(kind="count", fields=where | {"stage": stage, "customers": customers})]

    def _key(self, *names: str) -> tuple[str, ...]:
        return tuple(folded(name) for name in names)


def told(result: Found, name: str) -> str:
    """What came of a file, in a sentence."""
    noun = "reading" if result.kind == "readings" else "number"
    of = f" of {result.measures} new measure{'s' if result.measures > 1 else ''}" if result.measures else ""
    parts = [f"{result.added} {noun}{'' if result.added == 1 else 's'}{of} added"] if result.added else ["Nothing new"]
    if result.known:
        parts.append(f"{result.known} {'was' if result.known == 1 else 'were'} there already")
    if result.refused:
        parts.append(f"{len(result.refused)} of {result.rows} rows could not be read")
    return f"{name}: {', '.join(parts)}."
