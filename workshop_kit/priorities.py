"""What to do first: everybody's scores, put in an order, drawn on a board, and said in words.

Pages, the command line and the handout show what is worked out here. Before the reveal it holds who has scored, and
nothing of what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workshop_kit.analysis.placing import Board, board
from workshop_kit.analysis.priorities import opportunity, rice
from workshop_kit.analysis.ranking import AHEAD, FEWEST, TOP, Ranked, Ranking, Spread, enough, ranked, ranking
from workshop_kit.language import later, listing, say, say_count
from workshop_kit.model import Opportunity, Workshop
from workshop_kit.scoring import people, scores_by_idea

#: More than this is a high impact, or a high effort.
MIDDLE = 3

#: With fewer people than this, one more can still turn the order.
FEW = 5

#: Scores this far from one another are a dispute.
_APART = 2

#: More ideas of a tie than this are counted, not named.
_NAMED = 5

#: The four fields of the board: name and what to do with it.
QUADRANTS = {
    "quick": (later("Quick wins"), later("Much for little: begin here.")),
    "big": (later("Big bets"), later("Worth it, with a plan and an owner.")),
    "fill": (later("Fill-ins"), later("When somebody has an afternoon.")),
    "avoid": (later("Avoid"), later("Much work for little.")),
}

DEFINITIONS = {
    "rank": "Rank: median impact ÷ median effort. In the top 3: share of 10,000 draws of the same number of people, "
    "with replacement. Two ideas tie unless one is ahead in at least 90 % of them. An idea has a place once at least "
    "half as many people have scored it as the idea that most have scored.",
    "rice": "RICE = reach × impact × confidence ÷ effort. Reach: {customers} a month. Impact on each of them: "
    "0.25 minimal, 0.5 low, 1 medium, 2 high, 3 massive. Confidence in per cent. Effort: days of work.",
    "opportunity": "Opportunity score = importance + max(importance − satisfaction, 0), both from 0 to 10 as "
    "{customers} see them. Above 10 it is worth acting, above 15 soon.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a sentence, and whether it is what matters in it."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """A ranked opportunity, the number people call it by, and where it stands on the board."""

    id: str
    number: int
    name: str
    quadrant: str
    ranked: Ranked


@dataclass(frozen=True, slots=True)
class Waiting:
    """An opportunity that too few people scored to have a place, and how many did."""

    id: str
    number: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How the scoring stands.

    Attributes
    ----------
    shown : bool
        Whether the scores are revealed; ideas, board and words are empty before.
    people : tuple[tuple[str, int], ...]
        Who has scored, and how many ideas.
    asked : int | None
        How many people take part, when somebody said so.
    ideas : tuple[Idea, ...]
        The best value first.
    waiting : tuple[Waiting, ...]
        Too few scores yet, or none; in the order of the list.
    board : Board
        Places of the marks, in the order of `ideas`.
    words : tuple[Said, ...]
    scorers : int
        How many people made the order.
    """

    shown: bool
    people: tuple[tuple[str, int], ...]
    asked: int | None
    ideas: tuple[Idea, ...]
    waiting: tuple[Waiting, ...]
    board: Board
    words: tuple[Said, ...]
    scorers: int


def standing(workshop: Workshop) -> Standing:
    """How the scoring of a workshop stands."""
    shown = workshop.scores_shown
    found = ranking(_rows(workshop)) if shown else Ranking((), 0, ())
    numbers = {one.id: number for number, one in enumerate(workshop.opportunities, 1)}
    names = {one.id: one.name for one in workshop.opportunities}
    ideas = tuple(Idea(one.idea, numbers[one.idea], names[one.idea], quadrant(one), one) for one in found.ideas)
    places = board([(one.effort.median, one.impact.median) for one in found.ideas])
    left = _waiting(workshop, found) if shown else ()
    return Standing(
        shown, people(workshop), workshop.people, ideas, left, places, tuple(verdict(found, ideas)), found.people
    )


def values(workshop: Workshop) -> dict[str, Ranked]:
    """What the scores say of each idea that has a place, once they are shown; without the draws, which cost more."""
    if not workshop.scores_shown:
        return {}
    given = scores_by_idea(workshop)
    placed = enough({idea: len(of) for idea, of in given.items()})
    return {idea: ranked(idea, list(of.values())) for idea, of in given.items() if idea in placed}


def _waiting(workshop: Workshop, found: Ranking) -> tuple[Waiting, ...]:
    placed = {one.idea for one in found.ideas}
    scorers = {one.idea: one.people for one in found.waiting}
    return tuple(
        Waiting(one.id, number, one.name, scorers.get(one.id, 0))
        for number, one in enumerate(workshop.opportunities, 1)
        if found.people and one.id not in placed and one.name.strip()
    )


def _rows(workshop: Workshop) -> list[tuple[str, str, int, int]]:
    given = scores_by_idea(workshop)
    return [(idea, who, *pair) for idea, of in given.items() for who, pair in of.items()]


def quadrant(one: Ranked) -> str:
    """The field of the board a median impact and effort lie in; what lies on a line counts as low."""
    if one.impact.median > MIDDLE:
        return "big" if one.effort.median > MIDDLE else "quick"
    return "avoid" if one.effort.median > MIDDLE else "fill"


def leads(idea: Idea, place: int) -> bool:
    """Whether an idea is one of those to begin with: in the top 3 in a third of the draws, or by rank without draws."""
    return place < TOP if idea.ranked.top is None else idea.ranked.top >= 1 / TOP


def verdict(found: Ranking, ideas: Sequence[Idea]) -> list[Said]:
    """What can be said of the order: what is safe, what ties, what to talk about."""
    if not ideas:
        return []
    if found.people < FEWEST:
        return [*few(found.people), *_dispute(ideas)]
    return [*few(found.people), *_safe(ideas), *_ties(found, ideas), *_dispute(ideas)]


def few(people: int) -> list[Said]:
    """What must be said before an order that only a few people have made; empty when they are enough, or none."""
    one = later("One person has scored: that is one view. From three on the kit says how safe the order is.")
    two = later("Only two people have scored: a first impression. From three on the kit says how safe the order is.")
    if 0 < people < FEWEST:
        return [Said(say(one if people == 1 else two), strong=True)]
    if FEWEST <= people < FEW:
        return [Said(say("Only {number} people have scored: one more can still turn the order.", number=people), True)]
    return []


def _safe(ideas: Sequence[Idea]) -> list[Said]:
    if len(ideas) <= TOP:
        return []
    safe = sorted(one.number for one in ideas if (one.ranked.top or 0) >= AHEAD)
    if not safe:
        return [Said(say("No idea is safe among the first three."))]
    if len(safe) == 1:
        return [Said(say("Idea {number} is safe.", number=safe[0]))]
    return [Said(say("Ideas {numbers} are safe.", numbers=_listed(safe)))]


def _ties(found: Ranking, ideas: Sequence[Idea]) -> list[Said]:
    runs = [run for run in found.ties if run[0] < TOP]
    if not runs:
        return [Said(say("The order at the top is clear."))] if len(ideas) > 1 else []
    tied = [_tied(sorted(ideas[place].number for place in range(low, high + 1))) for low, high in runs]
    first = [Said(say("{numbers} count as a tie.", numbers=tied[0]), strong=True)]
    return first + [Said(say("So do {numbers}.", numbers=one), strong=True) for one in tied[1:]]


def _tied(numbers: Sequence[int]) -> str:
    if len(numbers) <= _NAMED:
        return _listed(numbers)
    shown = ", ".join(str(number) for number in numbers[: _NAMED - 1])
    return say_count(len(numbers) - _NAMED + 1, "{shown} and one more", "{shown} and {number} more", shown=shown)


def _dispute(ideas: Sequence[Idea]) -> list[Said]:
    sides = [(side, one) for one in ideas for side in ("impact", "effort")]
    side, one = max(sides, key=lambda found: getattr(found[1].ranked, found[0]).deviation)
    given: Spread = getattr(one.ranked, side)
    if given.high - given.low < _APART:
        alone = ideas[0].ranked.people == 1
        return [] if alone else [Said(say("Nobody is more than a point away from the others."))]
    values = {"number": one.number, "low": given.low, "high": given.high}
    if side == "impact":
        return [Said(say("Most disputed: {number}, impact from {low} to {high}. Talk about it.", **values))]
    return [Said(say("Most disputed: {number}, effort from {low} to {high}. Talk about it.", **values))]


def _listed(numbers: Sequence[int]) -> str:
    return listing([str(number) for number in numbers])


def by_rice(workshop: Workshop) -> list[tuple[Opportunity, float | None]]:
    """Opportunities by RICE score, those without one at the end in the order people see."""
    return _by(workshop, _rice)


def by_opportunity(workshop: Workshop) -> list[tuple[Opportunity, float | None]]:
    """Opportunities by opportunity score, those without one at the end in the order people see."""
    return _by(workshop, _opportunity)


def _by(workshop: Workshop, score: Any) -> list[tuple[Opportunity, float | None]]:
    rows = [(one, score(one)) for one in workshop.opportunities]
    return sorted(rows, key=lambda row: (row[1] is None, -(row[1] or 0)))


def _rice(one: Opportunity) -> float | None:
    given = (one.reach, one.impact, one.confidence, one.effort)
    if None in given or not (one.effort or 0) > 0:
        return None
    return float(rice(one.reach, one.impact, (one.confidence or 0) / 100, one.effort))


def _opportunity(one: Opportunity) -> float | None:
    if one.importance is None or one.satisfaction is None:
        return None
    return float(opportunity(one.importance, one.satisfaction))
