"""What columns, sources and answers are called, from templates/feedback."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import filterfalse
from typing import Annotated

from pydantic import Field

from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load


class FieldTerm(Term):
    """A part of a piece of feedback, and what columns of it are called; ratings have a scale.

    A column called one of `best_first` counts from the best value on, as grades of a school do in some countries. One
    whose name has one of `others` in it is something else, although it has one of `parts`, too.
    """

    field: Words
    label: Words
    about: Words
    low: int | None = None
    high: int | None = None
    personal: bool = False
    names: tuple[Words, ...]
    parts: tuple[Words, ...] = ()
    others: tuple[Words, ...] = ()
    best_first: tuple[Words, ...] = ()


class SourceTerm(Term):
    """A kind of source, what it is good for, and what files and their columns call it.

    What one of `cells` says tells the kind of a row; in the name of a file it may be something else, unless the file
    has a column called as one of `both`, too.
    """

    kind: Words
    label: Words
    good_for: Words
    about: Words
    names: tuple[Words, ...]
    cells: tuple[Words, ...] = ()
    columns: tuple[Words, ...] = ()
    both: tuple[Words, ...] = ()


class CellWords(Term):
    """What cells say instead of numbers, dates and names, what reviews call their stars, and who asks and is asked."""

    nothing: tuple[Words, ...]
    words: dict[Words, Annotated[float, Field(ge=0, le=1)]]
    months: dict[int, tuple[Words, ...]]
    stars: tuple[Words, ...]
    asks: tuple[Words, ...]
    asked: tuple[Words, ...]
    nobody: tuple[Words, ...]
    particles: tuple[Words, ...]
    replies: tuple[Words, ...]


@cache
def fields() -> dict[str, FieldTerm]:
    """The parts of a piece of feedback by name, in the order of the form."""
    found = load(folder("templates") / "feedback" / "columns.yaml")
    return {one["field"]: FieldTerm.model_validate(one) for one in found}


@cache
def kinds() -> tuple[SourceTerm, ...]:
    """The kinds of sources."""
    return tuple(SourceTerm.model_validate(one) for one in load(folder("templates") / "feedback" / "sources.yaml"))


@cache
def cell_words() -> CellWords:
    """Words for nothing, for ratings and for months."""
    return CellWords.model_validate(load(folder("templates") / "feedback" / "values.yaml"))


@cache
def nobody() -> frozenset[str]:
    """Words in the place of a name, or around it, that name nobody."""
    return frozenset(map(plain, cell_words().nobody))


@cache
def replies() -> frozenset[str]:
    """Lines above what a business replied to a review."""
    return frozenset(map(plain, cell_words().replies))


@cache
def particles() -> frozenset[str]:
    """Small words within names, which are ordinary words elsewhere."""
    return frozenset(map(plain, cell_words().particles))


@cache
def kind_names() -> dict[str, str]:
    """The kind of source that a cell stands for."""
    return {**file_kinds(), **{plain(name): one.kind for one in kinds() for name in one.cells}}


@cache
def file_kinds() -> dict[str, str]:
    """The kind of source that a word in the name of a file stands for."""
    return {plain(name): one.kind for one in kinds() for name in (one.kind, one.label, *one.names)}


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """A name as it is compared: letters and digits only, without case and accents."""
    bare = text if text.isascii() else "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))
    return " ".join(re.sub(r"[\W_]+", " ", bare.casefold()).split())
