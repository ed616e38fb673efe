"""What customers said: how satisfied they are, and the themes of their comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_kit.analysis.breakdown import breakdown, definitions
from workshop_kit.analysis.quoting import of_theme
from workshop_kit.analysis.trace import Traced, themes
from workshop_kit.handout.given import Given
from workshop_kit.handout.journey import average
from workshop_kit.handout.map_parts import Mood
from workshop_kit.handout.words import spoken
from workshop_kit.language import decimal, later, say, say_count
from workshop_kit.model import Workshop

if TYPE_CHECKING:
    import pandas as pd

EXPLAINED = (
    later("NPS is the share of answers 9 and 10 minus the share of 0 to 6; CSAT the share of 4 and 5 of five."),
    later(
        "CES is the mean agreement, 1 to 7, with “they made it easy for me”. Intervals hold the truth 95 times of 100."
    ),
)

#: Measures at the top, each with how it is called.
_SHOWN = {"nps": later("would recommend"), "csat": later("satisfied"), "ces": later("found it easy")}

_KINDS = {"pain": later("pain"), "delight": later("delight"), "": ""}


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure with its interval; places are per cent of what it can be, for a small scale."""

    short: str
    name: str
    value: str
    detail: str
    few: bool
    low: float
    width: float
    at: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as a reader sees it; `part`, 0–1, is its length beside the largest."""

    name: str
    mood: Mood | None
    kind: str
    n: int
    part: float
    quote: str
    spots: tuple[tuple[int, str], ...]
    actions: tuple[str, ...]
    impact: str


@dataclass(frozen=True, slots=True)
class Voiced:
    """The section."""

    lead: str
    figures: tuple[Figure, ...]
    themes: tuple[Theme, ...]
    answered: bool


def voiced(given: Given) -> Voiced | None:
    """What was heard; None where nobody said anything."""
    if given.voices is None or given.voices.feedback.empty:
        return None
    feedback = given.voices.feedback
    traced = [one for one in themes(given.workshop, feedback, given.voices.codings) if one.n]
    traced.sort(key=lambda one: -one.n)
    largest = traced[0].n if traced else 1
    comments = dict(zip(feedback["feedback_id"], feedback["comment"], strict=True)) if traced else {}
    shown = tuple(_theme(one, given.workshop, comments, largest) for one in traced)
    return Voiced(_lead(feedback, traced), _figures(feedback), shown, any(one.actions for one in shown))


def _lead(feedback: pd.DataFrame, traced: list[Traced]) -> str:
    comments, sources = (
        int((feedback["comment"] != "").sum()),
        feedback.loc[feedback["source"] != "", "source"].nunique(),
    )
    rows = len(feedback)
    said = [say_count(rows, "{number} answer", "{number} answers", number=decimal(rows))]
    if comments:
        said.append(say_count(comments, "{number} comment", "{number} comments", number=decimal(comments)))
    if sources:
        said.append(say_count(sources, "{number} kind of source", "{number} kinds of source"))
    if traced:
        coded = sum(one.n for one in traced)
        said.append(say("{number} comments in a theme", number=decimal(coded)))
    return " · ".join(said)


def _figures(feedback: pd.DataFrame) -> tuple[Figure, ...]:
    rows = {row.measure: row for row in breakdown(feedback).itertuples() if row.measure in _SHOWN}
    return tuple(_figure(name, rows[name]) for name in _SHOWN if name in rows)


def _figure(name: str, row: object) -> Figure:
    known = definitions()[name]
    value, low, high, n = (float(getattr(row, field)) for field in ("value", "low", "high", "n"))
    whole = known.high - known.low
    places = 1 if name == "ces" else 0
    told = [_number(one, places, known.unit) for one in (low, high)]
    detail = say("{low} to {high} · n {number}", low=told[0], high=told[1], number=decimal(n))
    few = bool(getattr(row, "few", False))
    return Figure(
        short=known.short,
        name=say(_SHOWN[name]),
        value=_number(value, places, known.unit),
        detail=say("too few answers: {number} of 10", number=decimal(n)) if few else detail,
        few=few,
        low=round(100 * (low - known.low) / whole, 2),
        width=round(100 * (high - low) / whole, 2),
        at=round(100 * (value - known.low) / whole, 2),
    )


def _number(value: float, places: int, unit: str) -> str:
    text = decimal(abs(round(value, places)) or 0, places)
    sign = "−" if round(value, places) < 0 else ""
    return f"{sign}{text}\u202f{unit}" if unit else f"{sign}{text}"


def _theme(one: Traced, workshop: Workshop, comments: dict[str, str], largest: int) -> Theme:
    kept = next(theme for theme in workshop.themes if theme.id == one.theme_id)
    number = {spot.id: (place, spot.name) for place, spot in enumerate(workshop.touchpoints, 1)}
    actions = {action.id: action.name.strip() for action in workshop.actions}
    told = (comments[id] for id in one.feedback_ids)
    quote = of_theme(kept, told, workshop.language, workshop.themes)
    return Theme(
        name=one.name.strip() or say("A theme without a name"),
        mood=average(one.feeling),
        kind=say(_KINDS[one.kind]) if one.kind else "",
        n=one.n,
        part=one.n / largest,
        quote=spoken(quote),
        spots=tuple(number[id] for id in one.touchpoints),
        actions=tuple(filter(None, (actions[id] for id in one.actions))),
        impact=_impact(one.nps_impact),
    )


def _impact(points: float | None) -> str:
    if points is None or round(points) == 0:
        return ""
    size = decimal(abs(round(points)))
    return say("costs {number} NPS", number=size) if points < 0 else say("brings {number} NPS", number=size)
