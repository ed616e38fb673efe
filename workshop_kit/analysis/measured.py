"""Readings of a measure worked out: from what was counted or typed to a number with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import isnan, sqrt

from workshop_kit.analysis.estimates import Estimate, mean, wilson
from workshop_kit.analysis.funnel import steps
from workshop_kit.analysis.groups import Difference, mean_interval, means, shares
from workshop_kit.analysis.money import churn, clv
from workshop_kit.analysis.satisfaction import ces, csat, nps
from workshop_kit.errors import Invalid
from workshop_kit.model import Measure, Reading, Workshop
from workshop_kit.vocabulary import measure_term

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Result:
    """A reading worked out, in the unit of its measure.

    Attributes
    ----------
    reading : Reading
    value : float | None
        None while something is missing.
    low, high : float | None
        95 % interval; None where there is none.
    n : int | None
        Answers behind it.
    sd : float | None
        How much the answers scatter.
    why : str
        Why there is no value though something was entered, or no interval; "" when all is well.
    """

    reading: Reading
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: float | None = None
    sd: float | None = None
    why: str = ""


def worked(measure: Measure, reading: Reading) -> Result:
    """A reading as a number. What was counted goes before what was typed."""
    parts = reading.parts
    if not any(part is not None for part in parts):
        return _typed(measure, reading)
    term = measure_term(measure.kind)
    if term.worked == "typed" or len(parts) != len(term.parts):
        return Result(reading, why=f"These numbers belong to another kind of measure than {term.label}.")
    try:
        return _BY[term.worked](reading, parts)
    except Invalid as error:
        return Result(reading, why=str(error))


def results(workshop: Workshop, measure: Measure) -> list[Result]:
    """All readings of a measure worked out: by date, those without one first, then as they were entered."""
    own = [worked(measure, one) for one in workshop.readings if one.measure == measure.id]
    return sorted(own, key=lambda one: one.reading.date or date.min)


def over_time(found: Sequence[Result]) -> list[Result]:
    """Of these results those that make the trend: with a value and a date, and of everybody."""
    return [one for one in found if one.value is not None and one.reading.date and not group_of(one)]


def by_group(found: Sequence[Result]) -> dict[str, Result]:
    """The last result of each group, by its name, in the order in which the groups were entered."""
    known = [one for one in found if one.value is not None and group_of(one)]
    return {group_of(one): one for one in known}


def group_of(result: Result) -> str:
    """The group that a reading is of; "" for everybody."""
    return result.reading.group.strip()


def is_share(measure: Measure) -> bool:
    """Whether the measure says how many of how many."""
    return measure.unit.strip() == PERCENT and measure_term(measure.kind).worked not in ("nps", "lifetime", "quotient")


def difference(measure: Measure, first: Result, second: Result) -> Difference | None:
    """Second minus first in the measure's unit (shares: points), with its 95 % interval.

    None where too little is known: answers behind shares, answers and their standard deviation behind means.
    """
    if first.value is None or second.value is None or not first.n or not second.n:
        return None
    if is_share(measure) and all(0 <= (one.value or 0) <= 100 for one in (first, second)):
        found = shares((first.value / 100 * first.n, first.n), (second.value / 100 * second.n, second.n))
        return Difference(100 * found.value, 100 * found.low, 100 * found.high)
    if first.sd is None or second.sd is None or min(first.n, second.n) < 2:
        return None
    return means((first.value, first.sd, first.n), (second.value, second.sd, second.n))


def reach(reading: Reading) -> list[tuple[float, float | None]]:
    """Sent, opened, clicked, visited as far as they are known: each number with its share, 0–1, of the one before."""
    counts = [part for part in reading.parts if part is not None]
    found = steps(counts)
    return [(one["customers"], None if isnan(one["step"]) else one["step"]) for one in found]


def _typed(measure: Measure, reading: Reading) -> Result:
    value, n, sd = reading.value, reading.n, reading.sd
    if value is None:
        return Result(reading)
    bare = Result(reading, value, n=n, sd=sd)
    if is_share(measure):
        if not 0 <= value <= 100:
            return Result(reading, value, n=n, why="A share lies between 0 and 100 %.")
        if not n:
            return _without(bare, "No interval: enter how many answers are behind it.")
        low, high = wilson(value / 100 * n, n)
        return Result(reading, value, 100 * low, 100 * high, n, sd)
    if not n or n < 2 or sd is None:
        return _without(bare, "No interval: it needs the number of answers and their standard deviation.")
    if sd < 0:
        return _without(bare, "A standard deviation is 0 or more.")
    low, high = mean_interval(value, sd, n)
    return Result(reading, value, low, high, n, sd)


def _without(result: Result, why: str) -> Result:
    return Result(result.reading, result.value, n=result.n, sd=result.sd, why=why)


Parts = Sequence[float | None]


def _counts(parts: Parts) -> list[int]:
    for part in parts:
        if part is None or part < 0 or part != int(part):
            raise Invalid("Enter all of these numbers, as whole numbers from 0.", "parts")
    return [int(part or 0) for part in parts]


def _numbers(parts: Parts) -> list[float]:
    if any(part is None or part < 0 for part in parts):
        raise Invalid("Enter all of these numbers, 0 or more.", "parts")
    return [part or 0 for part in parts]


def _nps(reading: Reading, parts: Parts) -> Result:
    promoters, passives, detractors = _counts(parts)
    found = nps({10: promoters, 7: passives, 0: detractors})
    if not found.n:
        raise Invalid("Nobody has answered yet.", "parts")
    return Result(reading, found.value, found.low, found.high, found.n, _nps_sd(promoters + detractors, found))


def _nps_sd(sided: int, found: Estimate) -> float | None:
    """The scatter of +100, 0 and −100 among everybody, by n − 1 as Welch's interval for two groups asks for it."""
    if found.n < 2:
        return None
    squares = 100**2 * sided - found.n * (found.value or 0) ** 2
    return sqrt(max(0.0, squares) / (found.n - 1))


def _csat(reading: Reading, parts: Parts) -> Result:
    hits, n = _of(parts)
    found = csat({5: hits, 1: n - hits})
    return Result(reading, found.value, found.low, found.high, n)


def _ces(reading: Reading, parts: Parts) -> Result:
    counts = _counts(parts)
    found = ces(dict(enumerate(counts, 1)))
    if found.mean is None:
        raise Invalid("Nobody has answered yet.", "parts")
    if found.n < 2:
        return Result(reading, found.mean, n=found.n, why="No interval: one answer does not scatter.")
    squares = sum(count * (score - found.mean) ** 2 for score, count in enumerate(counts, 1))
    sd = sqrt(squares / (found.n - 1))
    known = mean(found.mean, sd, found.n, 1, 7)
    return Result(reading, found.mean, known.low, known.high, found.n, sd)


def _churn(reading: Reading, parts: Parts) -> Result:
    lost, start = _counts(parts)
    return _share_of(reading, 100 * churn(lost, start), start)


def _share(reading: Reading, parts: Parts) -> Result:
    hits, n = _of(parts)
    return _share_of(reading, 100 * hits / n, n)


def _reach(reading: Reading, parts: Parts) -> Result:
    sent, opened, *further = parts
    known = [part for part in (sent, opened, *further) if part is not None]
    if any(after > before for before, after in pairwise(known)):
        raise Invalid("More went on than were there before. Count people, each once.", "parts")
    hits, n = _of([opened, sent])
    return _share_of(reading, 100 * hits / n, n)


def _of(parts: Parts) -> tuple[int, int]:
    hits, n = _counts(parts)
    if not n:
        raise Invalid("Of nobody there is no share. Enter of how many.", "parts")
    if hits > n:
        raise Invalid(f"{hits} of {n} cannot be. The second number holds the first.", "parts")
    return hits, n


def _share_of(reading: Reading, value: float, n: int) -> Result:
    low, high = wilson(value / 100 * n, n)
    return Result(reading, value, 100 * low, 100 * high, n)


def _quotient(reading: Reading, parts: Parts) -> Result:
    money, purchases = _numbers(parts)
    if not purchases:
        raise Invalid("Without a purchase there is no average. Enter how many there were.", "parts")
    value, sd = money / purchases, reading.sd
    if sd is None or sd < 0 or purchases < 2:
        why = "No interval: how much the purchases scatter (standard deviation) is not known."
        return Result(reading, value, n=purchases, why=why)
    low, high = mean_interval(value, sd, purchases)
    return Result(reading, value, low, high, purchases, sd)


def _lifetime(reading: Reading, parts: Parts) -> Result:
    revenue, margin, lost = _numbers(parts)
    if not lost:
        raise Invalid("Nobody leaves, so the lifetime value has no limit and is not defined. Take a longer period.")
    value = clv(revenue, margin / 100, lost / 100)
    return Result(reading, value, why="No interval: it is worked out from three averages.")


_BY: dict[str, Callable[[Reading, Parts], Result]] = {
    "nps": _nps,
    "csat": _csat,
    "ces": _ces,
    "churn": _churn,
    "share": _share,
    "reach": _reach,
    "quotient": _quotient,
    "lifetime": _lifetime,
}
