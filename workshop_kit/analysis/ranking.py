"""Several people's scores, put in an order that says how far it can be trusted.

Each person scores impact and effort, 1–5. An idea's value is its median impact ÷ its median effort, which one loud
voice cannot move. How safe the order is says a bootstrap over the people: had other people of the same kind been in the
room, who would be in the top 3?
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Scores go from 1 to this.
MOST = 5
RESAMPLES = 10_000
#: Fewer people than this cannot say how safe an order is: every resample would be nearly the same.
FEWEST = 3
TOP = 3
#: One idea is before another when it is ahead in at least this share of the resamples; else they tie.
AHEAD = 0.9
#: Scored by fewer than this share of the people who scored the most scored idea, an idea has no place yet.
SHARE_FOR_A_PLACE = 0.5
SEED = 20_250_401


@dataclass(frozen=True, slots=True)
class Spread:
    """One question's scores of one idea.

    Attributes
    ----------
    median : float
    low, high : int
        The smallest and the largest.
    counts : tuple[int, ...]
        How many people gave 1, 2 … 5.
    deviation : float
        Standard deviation, in score points: what disputes are ordered by.
    """

    median: float
    low: int
    high: int
    counts: tuple[int, ...]
    deviation: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """An idea that somebody scored.

    Attributes
    ----------
    idea : Hashable
        Its name or id, as it was given.
    impact, effort : Spread
    value : float
        Median impact ÷ median effort, 0.2–5.
    people : int
        Who scored both.
    top : float | None
        Share of the resamples in which it is in the top 3, 0–1; None with fewer than three people.
    """

    idea: Any
    impact: Spread
    effort: Spread
    value: float
    people: int
    top: float | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ideas, the best value first, and what can be said of the order.

    Attributes
    ----------
    ideas : tuple[Ranked, ...]
    people : int
        Who scored at least one of them.
    ties : tuple[tuple[int, int], ...]
        Runs of places (counted from 0, both ends in the run) in which no idea is ahead of another in at least 90 % of
        the resamples; only runs of two and more, and none inside another.
    waiting : tuple[Ranked, ...]
        Ideas that too few people scored to be put beside the others; as they were given, without a share.
    """

    ideas: tuple[Ranked, ...]
    people: int
    ties: tuple[tuple[int, int], ...]
    waiting: tuple[Ranked, ...] = ()


def ranking(scores: Iterable[tuple[Any, Hashable, int | None, int | None]], resamples: int = RESAMPLES) -> Ranking:
    """Rank ideas by several people's scores.

    Parameters
    ----------
    scores
        For each idea and person: idea, person, impact 1–5, effort 1–5. A row without one of the two does not count.
        Ideas of equal value keep the order in which they first appear, the one more often in the top 3 first.
    resamples
        How often people are drawn anew, with replacement. The draws are seeded: equal scores give equal shares.
    """
    rows = tuple((idea, who, impact, effort) for idea, who, impact, effort in scores if impact and effort)
    return _ranking(rows, resamples)


@lru_cache(maxsize=64)
def _ranking(rows: tuple[tuple[Any, Hashable, int, int], ...], resamples: int) -> Ranking:
    given: dict[Any, dict[Hashable, tuple[int, int]]] = {}
    for idea, who, impact, effort in rows:
        given.setdefault(idea, {})[who] = (impact, effort)
    first = enough({idea: len(of) for idea, of in given.items()})
    waiting = [ranked(idea, list(of.values())) for idea, of in given.items() if idea not in first]
    given = {idea: of for idea, of in given.items() if idea in first}
    people = list(dict.fromkeys(who for of in given.values() for who in of))
    drawn = _levels(given, people, resamples) if len(people) >= FEWEST else None
    shares = dict(zip(given, top_shares(drawn), strict=True)) if drawn is not None else {}
    found = [ranked(idea, list(of.values()), shares.get(idea)) for idea, of in given.items()]
    place = {idea: index for index, idea in enumerate(given)}
    found.sort(key=lambda one: (-one.value, -(one.top or 0), place[one.idea]))
    order = [place[one.idea] for one in found]
    return Ranking(tuple(found), len(people), runs(drawn[order]) if drawn is not None else (), tuple(waiting))


def enough(scorers: Mapping[Any, int]) -> set[Any]:
    """Ideas, by how many people scored each, that are put in an order.

    Those with at least half as many people as the most scored one: else one enthusiast would be a median. Not half of
    all who scored, because where everybody scored other ideas there would be no order at all.
    """
    needed = SHARE_FOR_A_PLACE * max(scorers.values(), default=0)
    return {idea for idea, number in scorers.items() if number >= needed}


def ranked(idea: Any, scores: list[tuple[int, int]], top: float | None = None) -> Ranked:
    """What people's scores (impact, effort) say of an idea; `top` is known only beside all others."""
    impact, effort = (spread([pair[side] for pair in scores]) for side in (0, 1))
    return Ranked(idea, impact, effort, impact.median / effort.median, len(scores), top)


def spread(scores: list[int]) -> Spread:
    """Median, range and counts of scores 1–5."""
    counts = tuple(scores.count(score) for score in range(1, MOST + 1))
    mean = sum(scores) / len(scores)
    deviation = (sum((score - mean) ** 2 for score in scores) / len(scores)) ** 0.5
    return Spread(float(median(scores)), min(scores), max(scores), counts, deviation)


def _levels(
    given: Mapping[Any, Mapping[Hashable, tuple[int, int]]], people: list[Hashable], resamples: int
) -> NDArray[np.uint8]:
    """Level of each idea's value (rows) in each resample (columns): equal levels are equal values, higher is better.

    0 where nobody who was drawn had scored the idea.
    """
    import numpy as np

    table = np.zeros((2, len(given), len(people)), dtype=np.uint8)
    seat = {who: index for index, who in enumerate(people)}
    for row, of in enumerate(given.values()):
        for who, pair in of.items():
            table[:, row, seat[who]] = pair
    weights = draws(len(people), resamples)
    impact, effort = (doubled_medians(side, weights) for side in table)
    return _level_of()[impact, effort]


@cache
def _level_of() -> NDArray[np.uint8]:
    """The place of each possible ratio of doubled medians (2–10, 2–10) among all of them; 0 where one is missing."""
    import numpy as np

    halves = range(2, 2 * MOST + 1)
    ratios = sorted({Fraction(impact, effort) for impact in halves for effort in halves})
    table = np.zeros((2 * MOST + 1, 2 * MOST + 1), dtype=np.uint8)
    for impact in halves:
        for effort in halves:
            table[impact, effort] = 1 + ratios.index(Fraction(impact, effort))
    return table


def draws(people: int, resamples: int) -> NDArray[np.float32]:
    """How often each person (rows) is drawn in each resample (columns); each column sums to the number of people."""
    import numpy as np

    picked = np.random.default_rng(SEED).integers(0, people, (people, resamples))
    picked *= resamples
    picked += np.arange(resamples)
    counts = np.bincount(picked.ravel(), minlength=people * resamples)
    return counts.reshape(people, resamples).astype(np.float32)


def doubled_medians(scores: NDArray[np.uint8], weights: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Twice the median score of each idea in each resample, 2–10, or 0 where nobody who was drawn had scored it.

    Nothing is sorted: the score at a place of the sorted list is 1, and one more for each k of 1–4 that fewer people
    stayed at or below than the place says. The median is the mean of the two places in the middle.
    """
    import numpy as np

    there = (scores > 0).astype(np.float32) @ weights
    lower, upper = np.floor((there + 1) / 2), np.floor(there / 2) + 1
    total = np.full(there.shape, 2, dtype=np.uint8)
    for k in range(1, MOST):
        up_to = ((scores > 0) & (scores <= k)).astype(np.float32) @ weights
        total += up_to < lower
        total += up_to < upper
    total[there == 0] = 0
    return total


def top_shares(levels: NDArray[np.uint8], top: int = TOP) -> list[float]:
    """Share of the columns in which each row is among the `top` largest.

    Who ties for the last seats shares them, so the shares sum to `top`, or to the number of rows where that is less.
    """
    import numpy as np

    seats = min(top, len(levels))
    last = np.partition(levels, -seats, axis=0)[-seats]
    above, level = levels > last, levels == last
    share = (seats - above.sum(axis=0, dtype=np.int32)) / level.sum(axis=0, dtype=np.int32)
    return [float(sure + split) / len(last) for sure, split in zip(above.sum(axis=1), level @ share, strict=True)]


def runs(levels: NDArray[np.uint8]) -> tuple[tuple[int, int], ...]:
    """Longest runs of neighbouring rows of which none is ahead of another in at least 90 % of the columns."""
    import numpy as np

    ahead = np.array([np.count_nonzero(row > levels, axis=1) for row in levels])
    tied = np.maximum(ahead, ahead.T) < AHEAD * levels.shape[1]
    found: list[tuple[int, int]] = []
    for start in range(len(levels)):
        end = start
        while end + 1 < len(levels) and tied[start : end + 1, end + 1].all():
            end += 1
        if end > start and not (found and end <= found[-1][1]):
            found.append((start, end))
    return tuple(found)
