"""All journeys laid over one another: the shape of the whole at first sight."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.map_parts import Column, Map, Span
from workshop_kit.language import say

#: More lines than this cannot be told apart.
MOST_LINES = 4

#: Labels on the same side keep this many columns apart.
APART = 2.2
#: And this part of the drawing, where columns are narrower than names.
NARROWEST = 0.16

#: Letters of one word that fit below a drawing as wide as a small phone's screen.
LETTERS = 50


@dataclass(frozen=True, slots=True)
class End:
    """Journeys that end with the same feeling, named together."""

    score: int
    maps: tuple[Map, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A lowest or best moment named in the drawing; `place` is its middle in per cent of the width."""

    column: Column
    place: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Curves over one another; `others` counts those left to their maps.

    `turned` are stages whose names hold a word that is wider than the stage on a phone: there they stand upright.
    """

    title: str
    maps: tuple[Map, ...]
    ends: tuple[End, ...]
    labels: tuple[Label, ...]
    spans: tuple[Span, ...]
    turned: tuple[Span, ...]
    others: int


def overview(maps: tuple[Map, ...]) -> Overview | None:
    """The first curves over one another; None while nothing curves."""
    drawn = tuple(one for one in maps if sum(column.mood is not None for column in one.columns) > 1)
    if not drawn:
        return None
    shown = drawn[:MOST_LINES]
    return Overview(
        title=say("The shape of the journey") if len(shown) == 1 else say("The journeys, one over the other"),
        maps=shown,
        ends=_ends(shown),
        labels=_labels(shown),
        spans=shown[0].spans,
        turned=_turned(shown[0].spans),
        others=len(drawn) - len(shown),
    )


def _ends(maps: tuple[Map, ...]) -> tuple[End, ...]:
    last = {one.persona: [c.mood.score for c in one.columns if c.mood][-1] for one in maps}
    scores = sorted(set(last.values()), reverse=True)
    return tuple(End(score, tuple(one for one in maps if last[one.persona] == score)) for score in scores)


def _turned(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    width = sum(len(span.columns) for span in spans)
    return tuple(span for span in spans if _longest(span.name) * width > LETTERS * len(span.columns))


def _longest(name: str) -> int:
    return max(map(len, name.split()), default=0)


def _labels(maps: tuple[Map, ...]) -> tuple[Label, ...]:
    """Turning points with room around them, the strongest first; one touchpoint is named once a side."""
    marked = [column for one in maps for column in one.columns if column.mark and column.mood]
    marked.sort(key=lambda column: -abs(column.mood.score) if column.mood else 0)
    width = len(maps[0].columns)
    room = max(APART, width * NARROWEST)
    kept: list[Column] = []
    for column in marked:
        if all(_below(column) != _below(other) or abs(column.number - other.number) >= room for other in kept):
            kept.append(column)
    return tuple(Label(column, round((column.number - 0.5) / width * 100, 2)) for column in kept)


def _below(column: Column) -> bool:
    return column.mood is not None and column.mood.score < 0
