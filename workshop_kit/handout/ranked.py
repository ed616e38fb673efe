"""What comes first: the ideas on the board of impact and effort, their order, and how safe it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_kit.analysis.placing import HEIGHT, WIDTH, Mark
from workshop_kit.handout.given import Given
from workshop_kit.ideas.opportunities import KINDS, origins, place
from workshop_kit.language import decimal, later, say, say_count
from workshop_kit.model import Workshop
from workshop_kit.personas import one_of_them
from workshop_kit.priorities import QUADRANTS, Idea, Said, Standing, Waiting, leads

#: Ideas that a reader still reads; the others are counted.
MOST = 12

EXPLAINED = (
    later("Impact and effort are medians of what each person scored alone, 1 little to 5 a lot; ideas stand in the "
          "order of impact ÷ effort."),
    later("In the top 3: in how many of 10,000 draws of as many people, with replacement, an idea is among the first "
          "three. Two ideas tie unless one is ahead in at least 90 % of the draws."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One idea: what people call it by, where it is on the map, why, and how it did.

    Attributes
    ----------
    number : int
    name, kind, place : str
    why : str
        The first thing on the map it comes from.
    scores : str
        Both medians in words, or that too few have scored it, or nobody; empty before the reveal.
    top : int
        Per cent of the draws; -1 where too few people scored.
    lead : bool
        Whether its mark is filled.
    """

    number: int
    name: str
    kind: str
    place: str
    why: str
    scores: str
    top: int
    lead: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark of the board, in units of its drawing."""

    number: int
    mark: Mark
    radius: float
    lead: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One of the four fields: its key, its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Priorities:
    """The ideas; with the scores shown, the board and words too.

    Attributes
    ----------
    lines : tuple[Line, ...]
    dots : tuple[Dot, ...]
        Empty before the reveal.
    words : tuple[Said, ...]
    people : str
        Whose medians they are.
    others : str
        How many ideas are not printed.
    across, up : str
        What the board's sides are called.
    """

    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    fields: tuple[Field, ...]
    words: tuple[Said, ...]
    people: str
    others: str
    across: str
    up: str
    width: float
    height: float


def priorities(given: Given) -> Priorities | None:
    """The ideas in their order, those without scores after them; None while there is none."""
    now = given.standing
    lines = _lines(given.workshop, now)
    if not lines:
        return None
    more = len(lines) - MOST
    people = say_count(now.scorers, "Medians of one person.", "Medians of {number} people.")
    others = say_count(more, "One more idea is in the workshop.", "{number} more ideas are in the workshop.")
    return Priorities(
        lines=tuple(lines[:MOST]),
        dots=tuple(_dots(now)),
        fields=tuple(Field(key, say(title)) for key, (title, _) in QUADRANTS.items()),
        words=now.words,
        people=people if now.ideas else "",
        others=others if more > 0 else "",
        across=say("Effort for us"),
        up=say("Impact on the {customer}", customer=one_of_them(given.workshop)),
        width=WIDTH,
        height=HEIGHT,
    )


def _lines(workshop: Workshop, now: Standing) -> list[Line]:
    """The named ideas, the ranked ones first, in their order."""
    ranks = {idea.id: rank for rank, idea in enumerate(now.ideas)}
    found = origins(workshop)
    waiting = {one.id: one for one in now.waiting}
    numbered = [(number, one) for number, one in enumerate(workshop.opportunities, 1) if one.name.strip()]
    lines = []
    for number, one in sorted(numbered, key=lambda pair: ranks.get(pair[1].id, len(ranks))):
        idea = now.ideas[ranks[one.id]] if one.id in ranks else None
        top = round(100 * idea.ranked.top) if idea and idea.ranked.top is not None else -1
        why = next((found[link].text for link in one.origin if link in found), "")
        kind = say(KINDS[one.kind]) if one.kind else ""
        scores = _unplaced(waiting[one.id]) if one.id in waiting else _scores(idea)
        lead = idea is not None and leads(idea, ranks[one.id])
        lines.append(Line(number, one.name.strip(), kind, place(workshop, one), why, scores, top, lead))
    return lines


def _dots(now: Standing) -> Iterator[Dot]:
    for rank, (idea, mark) in enumerate(zip(now.ideas, now.board.marks, strict=True)):
        yield Dot(idea.number, mark, now.board.size * 0.43, leads(idea, rank))


def _unplaced(idea: Waiting) -> str:
    return say("too few scores yet") if idea.people else say("nobody has scored it")


def _scores(idea: Idea | None) -> str:
    if idea is None:
        return ""
    impact, effort = idea.ranked.impact.median, idea.ranked.effort.median
    return say("impact {impact}, effort {effort}", impact=decimal(impact), effort=decimal(effort))
