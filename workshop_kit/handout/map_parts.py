"""What a journey map is made of. Values only; `journey` makes them."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.analysis.emotion import CurveFacts
from workshop_kit.handout.curve import Curve
from workshop_kit.handout.people import Line


@dataclass(frozen=True, slots=True)
class Mood:
    """A feeling as drawn: face, word, height, and whether anybody has seen it."""

    score: int
    label: str
    word: str
    assumed: bool

    @property
    def key(self) -> str:
        """The face's symbol, also the class that sets colour and height."""
        return f"e{self.score}"


@dataclass(frozen=True, slots=True)
class Column:
    """One touchpoint of a map; `mark` is "lowest", "best" or nothing."""

    touchpoint: str
    number: int
    stage: str
    name: str
    channels: tuple[str, ...]
    setting: str
    indirect: bool
    truth: bool
    mood: Mood | None
    long_word: str
    doing: str
    thinking: str
    quote: str
    pains: tuple[Line, ...]
    delights: tuple[Line, ...]
    objections: tuple[Line, ...]
    support: tuple[Line, ...]
    ideas: tuple[Line, ...]
    measured: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stage over its columns; `again` when it began in the band before."""

    name: str
    question: str
    columns: tuple[Column, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A row under the curve: field of its columns, title, and kind of content as in `journey.LANES`."""

    field: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Band:
    """Columns that stand side by side, and the part of the curve over them, in drawing units."""

    columns: tuple[Column, ...]
    spans: tuple[Span, ...]
    lanes: tuple[Lane, ...]
    start: int
    width: int
    feelings: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the curve says; `detail` gives the number and where it comes from.

    `kind` is "highest", "lowest", "drop", "ends" or "memory".
    """

    kind: str
    title: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class Map:
    """One persona's journey; `name` is empty when nobody has walked it yet."""

    number: int
    persona: str
    name: str
    face: str
    picture: str
    bands: tuple[Band, ...]
    spans: tuple[Span, ...]
    curve: Curve | None
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    curve_facts: CurveFacts

    @property
    def guessed(self) -> bool:
        """Whether a face is drawn hollow."""
        return any(column.mood and column.mood.assumed for column in self.columns)

    @property
    def truths(self) -> bool:
        """Whether a touchpoint is marked as a moment of truth."""
        return any(column.truth for column in self.columns)
