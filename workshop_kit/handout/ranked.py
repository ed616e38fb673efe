"""What comes first: the ideas on the board of impact and effort, their order, and how safe it is."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.analysis.placing import HEIGHT, WIDTH, Mark
from workshop_kit.handout.given import Given
from workshop_kit.language import later, say, say_count
from workshop_kit.opportunities import KINDS, origins, place
from workshop_kit.priorities import QUADRANTS, Idea, Said, leads, standing

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
        Both medians in words; empty before the reveal.
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
    workshop = given.workshop
    named = [one for one in workshop.opportunities if one.name.strip()]
    if not named:
        return None
    now = standing(workshop)
    ranked = {idea.id: idea for idea in now.ideas}
    found = origins(workshop)
    numbers = {one.id: number for number, one in enumerate(workshop.opportunities, 1)}
    order = [*(idea.id for idea in now.ideas), *(one.id for one in named if one.id not in ranked)]
    by_id = {one.id: one for one in named}
    lines = []
    for id in (id for id in order if id in by_id):
        one, idea = by_id[id], ranked.get(id)
        why = next((found[link].text for link in one.origin if link in found), "")
        kind = say(KINDS[one.kind]) if one.kind else ""
        rank = [each.id for each in now.ideas].index(id) if idea else -1
        top = round(100 * idea.ranked.top) if idea and idea.ranked.top is not None else -1
        lead = idea is not None and leads(idea, rank)
        lines.append(Line(numbers[id], one.name.strip(), kind, place(workshop, one), why, _scores(idea), top, lead))
    shown = lines[:MOST]
    dots = [
        Dot(idea.number, mark, now.board.size * 0.43, leads(idea, rank))
        for rank, (idea, mark) in enumerate(zip(now.ideas, now.board.marks, strict=True))
    ]
    more = len(lines) - len(shown)
    return Priorities(
        lines=tuple(shown),
        dots=tuple(dots),
        fields=tuple(Field(key, say(title)) for key, (title, _) in QUADRANTS.items()),
        words=now.words,
        people=say_count(len(now.people), "Medians of one person.", "Medians of {number} people.") if dots else "",
        others=say_count(more, "One more idea is in the workshop.", "{number} more ideas are in the workshop.")
        if more > 0
        else "",
        across=say("Effort for us"),
        up=say("Impact on the {customer}", customer=workshop.customer.strip() or say("customer")),
        width=WIDTH,
        height=HEIGHT,
    )


def _scores(idea: Idea | None) -> str:
    if idea is None:
        return ""
    impact, effort = idea.ranked.impact.median, idea.ranked.effort.median
    return say("impact {impact}, effort {effort}", impact=f"{impact:g}", effort=f"{effort:g}")
