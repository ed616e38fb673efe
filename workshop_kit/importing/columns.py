"""Which column is what: by its name in many languages, looked at against what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from workshop_kit.importing import values
from workshop_kit.importing.scales import Scale, named_scale, without_scale
from workshop_kit.importing.words import FieldTerm, fields, kind_names, plain
from workshop_kit.model import Workshop

#: Fields that several columns may share; their texts are put together.
SHARED = ("comment", "author", "email", "phone", "address")
RATINGS = ("nps", "csat", "ces", "rating")
_WHOLE = ("nps", "csat", "ces")
_SCALES: dict[Scale, str] = {(0, 10): "nps", (1, 5): "csat", (1, 7): "ces"}
#: How one can tell that a column holds ratings of reviews.
STARS = "it holds stars"
#: How one can tell the row that names the columns.
KNOWN = "it has names that the kit knows"
_IN_NAME = "by a word in its name"
_ASKS = ("?", "？", "؟")
#: A kind of customer has a shorter name; a journey has fewer places; a list to pick from has fewer answers.
_LONG_NAME, _MOST_PLACES, _FEW = 40, 40, 5
_MARK = re.compile(r"\[(nps|csat|ces|rating|comment)\]\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column of a file, and what it is taken for.

    Attributes
    ----------
    name : str
        As the file says, made different where two are the same.
    field : str
        The part of a piece of feedback, "" where the column is left out.
    reason : str
        How one can tell, in a few words.
    samples : tuple of str
        The first different things it holds.
    place : str
        What a question is about, in a survey with a column for each question; "" where the row says it.
    personal : bool
        Whether it names people: left out unless somebody asks for it.
    """

    name: str
    field: str
    reason: str
    samples: tuple[str, ...] = ()
    place: str = ""
    personal: bool = False


def named(header: Sequence[str], width: int) -> list[str]:
    """Names of columns, each of its own."""
    seen: dict[str, int] = {}
    names = []
    for number in range(max(width, len(header))):
        told = " ".join(str(header[number]).split())[:200] if number < len(header) else ""
        name = told or f"column {number + 1}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def is_name(column: Column) -> bool:
    """Whether a column says what people are called, whether it is left out or not."""
    if column.field:
        return column.field == "author"
    # By its name only: what was left out once, by hand or by itself, still says what people are called.
    return any(term.field == "author" for term, _ in _candidates(column.name))


def header_row(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, str]:
    """Number of the row that names the columns, 0 where none does, and how one can tell."""
    if not rows:
        return 0, "there is no row"
    widest = max(sum(map(bool, row)) for _, row in rows)
    for number, row in rows[:10]:
        told = [cell for cell in row if cell.strip()]
        known = sum(map(_is_known, told))
        enough = min(1 if number == rows[0][0] and not any(map(_is_value, told)) else 2, len(told))
        if told and known >= enough and len(told) * 2 >= widest:
            return number, KNOWN
    for number, row in rows[:10]:
        told = [cell for cell in row if cell.strip()]
        if len(told) == widest and len(set(told)) == len(told) and widest > 1:
            below = [cell for n, other in rows if n > number for cell in other]
            if not any(map(_is_answer, told)) and any(_is_value(cell) for cell in below):
                asked = next((n for n, other in rows if n > number and _asks(told, other)), 0)
                if asked:
                    return asked, "its questions stand below short names"
                return number, "it has words where the rows below have numbers or dates"
            if _ask(told) and not _ask(below):
                return number, "it asks, and the rows below answer"
            return 0, "its first row looks like all others"
    return 0, "its first row looks like all others"


def _ask(cells: list[str]) -> bool:
    return 2 * sum(cell.strip().endswith(_ASKS) for cell in cells) >= len(cells) > 0


def _asks(names: list[str], row: list[str]) -> bool:
    """Whether a row below short names, such as Q1 and Q2, has the questions that they stand for."""
    told = [cell for cell in row if cell.strip()]
    rated = {term.field for cell in told for term, _ in _candidates(cell) if term.field in (*RATINGS, "comment")}
    known = {term.field for cell in names for term, _ in _candidates(cell) if term.field in (*RATINGS, "comment")}
    return len(told) >= len(names) and not any(map(_is_value, told)) and len(rated) > max(1, len(known))


def match(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    workshop: Workshop,
    chosen: Mapping[str, str],
    remembered: Mapping[str, tuple[str, str]],
    *,
    people: bool = False,
    wide: bool | None = None,
) -> list[Column]:
    """What each column is; a person's choice counts most, then what was remembered, then name and contents.

    `remembered` gives field and place by name. In a `wide` survey each question becomes feedback of its own; None
    lets the names decide.
    """
    held = [_held([row[n] for row in rows if n < len(row)]) for n in range(len(names))]
    columns = [_guessed(name, cells, workshop, wide) for name, cells in zip(names, held, strict=True)]
    if wide or (wide is None and _asks_several(columns)):
        columns = [replace(one, place=one.name) if _is_question(one) else one for one in columns]
    columns = _each_once(columns, held)
    alone = [number for number, one in enumerate(columns) if one.reason != STARS]
    if len(alone) == 1 and not columns[alone[0]].field and _says(held[alone[0]]):
        columns[alone[0]] = replace(columns[alone[0]], field="comment", reason="the only one with words")
    for number, column in enumerate(columns):
        if column.name in chosen:
            columns[number] = _as(column, chosen[column.name], "chosen")
        elif column.name in remembered and not (people and column.personal):
            field, place = remembered[column.name]
            columns[number] = replace(_as(column, field, "as last time"), place=place)
    taken = {one.field: one.name for one in columns if one.reason == "chosen"}
    return [_left_out(one, taken, people) for one in columns]


def _held(cells: Sequence[str]) -> list[str]:
    """The cells that say something."""
    silent = {cell for cell in set(cells) if values.is_nothing(cell)}
    return [cell for cell in cells if cell not in silent]


def _says(cells: list[str]) -> bool:
    """Whether cells hold words."""
    return 2 * sum(any(map(str.isalpha, cell)) and not _is_value(cell) for cell in cells) > len(cells)


def _as(column: Column, field: str, why: str) -> Column:
    asked = field in (*RATINGS, "comment")
    # What was left out once, by hand or by itself, still names people.
    names_people = fields()[field].personal if field else column.personal
    return replace(
        column,
        field=field,
        reason=why,
        place=column.place if asked else "",
        personal=names_people,
    )


def _asks_several(columns: Sequence[Column]) -> bool:
    """Whether two questions ask for the same kind of rating, none of them about the whole."""
    asked = [one.field for one in columns if _is_question(one) and one.field in RATINGS]
    return len(asked) > len(set(asked))


def _is_question(column: Column) -> bool:
    return not column.place and column.reason == _IN_NAME and column.field in (*RATINGS, "comment")


def _left_out(column: Column, taken: Mapping[str, str], people: bool) -> Column:
    other = taken.get(column.field, column.name)
    if column.field and other != column.name and column.field not in SHARED and not column.place:
        return replace(column, field="", reason=f"“{other}” was chosen for it")
    if column.personal and not people and column.reason not in ("chosen", "as last time"):
        return replace(column, field="", reason="it names people; left out")
    return column


def _guessed(name: str, cells: list[str], workshop: Workshop, wide: bool | None) -> Column:
    samples = tuple(values.shown(cell)[1:-1] for cell in islice(dict.fromkeys(cells[:200]), 3))
    spot = _about(name, workshop) if wide is not False else ""
    if spot:
        field = _question(name, cells)
        return Column(name, field, "a question about a touchpoint", samples, spot)
    for term, how in _candidates(name):
        if term.personal or _plausible(term, cells, workshop):
            field = "rating" if _goes_beyond(name, term, cells) else _asked(term.field, cells)
            return Column(name, field, how, samples, personal=term.personal)
    field, why = _by_contents(cells, workshop)
    if not field and any(mark in name for mark in _ASKS) and _are_answers(cells):
        field, why = "comment", "a question, answered in words"
    return Column(name, field, why, samples, personal=bool(field) and fields()[field].personal)


def _candidates(name: str) -> Iterable[tuple[FieldTerm, str]]:
    told = plain(_MARK.sub("", name))
    marked = _MARK.search(name)
    if marked:
        yield fields()[marked[1].lower()], "its name says so"
    found = _known().get(told) or _known().get(plain(without_scale(name)), ())
    yield from ((fields()[field], "by its name") for field in found)
    padded = f" {told} "
    for term in fields().values():
        if term.field in found or not _has_part(term, padded) or (term.field == "segment" and _is_asked(name, padded)):
            continue
        yield term, _IN_NAME


def _has_part(term: FieldTerm, padded: str) -> bool:
    return any(_in(padded, part) for part in term.parts) and not any(_in(padded, other) for other in term.others)


def _in(padded: str, part: str) -> bool:
    return f" {plain(part)} " in padded


def _is_asked(name: str, padded: str) -> bool:
    """Whether a name asks for words or a rating: a plan or a country in it is what it asks about."""
    return any(mark in name for mark in _ASKS) or any(
        _has_part(fields()[field], padded) for field in (*RATINGS, "comment")
    )


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for term in fields().values():
        for name in dict.fromkeys(map(plain, (term.field, *term.names))):
            known[name] = (*known.get(name, ()), term.field)
    return known


def _is_known(cell: str) -> bool:
    return plain(cell) in _known() or bool(_MARK.search(cell))


def _is_value(cell: str) -> bool:
    said = cell.strip()
    return bool(said) and (
        said.replace(",", "").replace(".", "").lstrip("-+").isdigit() or _is_day(said) or "@" in said
    )


def _is_answer(cell: str) -> bool:
    """Whether a cell is what somebody said: no column is called so."""
    return _is_value(cell) or values.are_stars(cell)


def _is_day(cell: str) -> bool:
    told = any(map(str.isdigit, cell)) and not cell.strip().isdigit()
    return told and any(isinstance(values.day(order)(cell), int) for order in ("dmy", "mdy"))


def _plausible(term: FieldTerm, cells: list[str], workshop: Workshop) -> bool:
    """Whether a column can be what its name says."""
    if not cells:
        return True
    some = cells[:100]
    if term.field == "date":
        return sum(any(isinstance(values.day(o)(c), int) for o in ("dmy", "mdy")) for c in some) >= 0.5 * len(some)
    if term.field in RATINGS:
        read = [cell for cell in some if isinstance(values.number(cell, 0, 10), float)]
        # One "easy" among two short texts is a text, too.
        return len(read) * 2 > len(some) or (len(read) * 2 == len(some) and any(map(str.isdigit, "".join(read))))
    if term.field == "comment":
        return sum(_is_value(c) for c in some) < 0.5 * len(some)
    if term.field == "segment":
        return sum(map(len, some)) <= _LONG_NAME * len(some)
    if term.field == "touchpoint":
        return len(set(cells)) <= max(_MOST_PLACES, len(cells) // 2) or _of_the_map(some, workshop)
    return True


def _of_the_map(cells: list[str], workshop: Workshop) -> bool:
    spots = {plain(spot.name) for spot in workshop.touchpoints if spot.name}
    return sum(plain(cell) in spots for cell in cells) >= 0.5 * len(cells)


def _are_answers(cells: list[str]) -> bool:
    """Whether cells hold what people wrote, and not what they picked from a list."""
    some = cells[:300]
    return _says(some) and len(set(some)) > _FEW and sum(map(len, some)) > 15 * len(some)


def _by_contents(cells: list[str], workshop: Workshop) -> tuple[str, str]:
    if not cells:
        return "", "it is empty"
    some = cells[:300]
    most = 0.8 * len(some)
    if sum("@" in cell and " " not in cell.strip() for cell in some) >= most:
        return "email", "it holds e-mail addresses"
    if sum(map(_is_day, some)) >= most:
        return "date", "it holds dates"
    if sum(map(values.are_stars, some)) >= most:
        return "csat", STARS
    if _of_the_map(some, workshop):
        return "touchpoint", "it holds touchpoints of the map"
    if sum(plain(cell) in kind_names() for cell in some) >= most:
        return "source", "it holds kinds of sources"
    letters = sum(len(cell) for cell in some) / len(some)
    if letters > 25 and len(set(some)) > 0.5 * len(some):
        return "comment", "it holds sentences"
    return "", "nothing it could be; left out"


def _each_once(columns: list[Column], held: list[list[str]]) -> list[Column]:
    """A field goes to the column that fits best; another one of the same name is left out."""
    ranks = ("its name says so", "by its name", _IN_NAME)

    def rank(number: int) -> tuple[int, int]:
        why = columns[number].reason
        return (ranks.index(why) if why in ranks else len(ranks), -len(held[number]))

    best: dict[str, int] = {}
    for number in sorted(range(len(columns)), key=lambda one: (rank(one)[0], rank(one)[1] > -1, one)):
        column = columns[number]
        if column.field and not column.place and column.field not in SHARED:
            best.setdefault(column.field, number)
    out = []
    for number, column in enumerate(columns):
        winner = best.get(column.field, number)
        if winner != number and not column.place:
            column = replace(column, field="", reason=f"“{columns[winner].name}” fits better")
        out.append(column)
    return out


# --- wide surveys: a column for each question ------------------------------------------------------------------------


def _about(name: str, workshop: Workshop) -> str:
    """The touchpoint that a question names, the longest of them."""
    bare = plain(_MARK.sub("", name))
    asked = bool(_MARK.search(name) or without_scale(name) != name) or any(mark in name for mark in _ASKS)
    fitting = [
        spot.name for spot in workshop.touchpoints if plain(spot.name) and f" {plain(spot.name)} " in f" {bare} "
    ]
    found = max(fitting, key=len, default="")
    # A column that is called as a touchpoint and no more is a question; "Date" in "Dates the barista" is none.
    return found if found and (asked or plain(found) == bare) and bare not in _known() else ""


def _question(name: str, cells: list[str]) -> str:
    """What a question about a touchpoint asks for."""
    marked = _MARK.search(name)
    if marked:
        return marked[1].lower()
    scale = named_scale(name)
    if scale:
        return _asked(_SCALES.get(scale, "rating"), cells)
    numbers = [n for n in (values.number(cell, 1, 5) for cell in cells[:300]) if isinstance(n, float)]
    if cells and len(numbers) >= 0.8 * len(cells[:300]):
        return _asked("nps" if max(numbers) > 7 or min(numbers) < 1 else "ces" if max(numbers) > 5 else "csat", cells)
    return "comment"


def _asked(field: str, cells: list[str]) -> str:
    """A rating of whole numbers, or one of its own where many of its cells have half steps."""
    return "rating" if field in _WHOLE and _has_parts(cells) else field


def _goes_beyond(name: str, term: FieldTerm, cells: list[str]) -> bool:
    """Whether a quarter of the numbers are none of the scale: then the column has another one.

    A column that is called by the measure, as NPS, has its scale, and what is beyond it is told as a slip.
    """
    if term.low is None or term.high is None or plain(name).startswith(_WHOLE):
        return False
    told = (cell for cell in _in_numbers(cells) if values.out_of(cell) is None)
    numbers = [one for one in (values.number(cell, 0, 10) for cell in told) if isinstance(one, float)]
    beyond = sum(not term.low <= one <= term.high for one in numbers)
    return beyond > 2 and beyond * 4 >= len(numbers)


def _has_parts(cells: list[str]) -> bool:
    """Whether many numbers are no whole ones: a single one is a slip, and told as one."""
    numbers = [one for one in (values.number(cell, 0, 10) for cell in _in_numbers(cells)) if isinstance(one, float)]
    return sum(one != int(one) for one in numbers) > max(1, 0.05 * len(numbers))


def _in_numbers(cells: list[str]) -> list[str]:
    """The first cells with a digit. Words stand for a share of any scale: they have no half steps, and tell none."""
    return [cell for cell in cells[:300] if any(map(str.isdigit, cell))]
