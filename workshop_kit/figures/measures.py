"""What is said about a measure: its latest reading against target and promise, its trend, and two groups compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workshop_kit.analysis import measured
from workshop_kit.analysis.groups import Difference
from workshop_kit.analysis.measured import Result
from workshop_kit.analysis.satisfaction import ces
from workshop_kit.figures.numbers import amount, apart, number, rough, short_day, span
from workshop_kit.language import capital, counted, grouped, in_words, say, say_count
from workshop_kit.model import Measure, Promise, Workshop
from workshop_kit.personas import crowd, one_of_them
from workshop_kit.vocabulary import MeasureTerm, channel_label, measure_term

#: How the latest reading stands against the target; "near" is short of it, but within the interval.
State = Literal["reached", "near", "short", "none"]


_SOME = counted("{number} of {all} has reached its target", "{number} of {all} have reached their targets")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two readings against each other; `good` says whether the second is better, None where that is not said."""

    first: str
    second: str
    values: tuple[str, str]
    text: str
    difference: Difference | None
    good: bool | None

    @property
    def sure(self) -> bool:
        """Whether the difference is hardly chance."""
        return self.difference is not None and not self.difference.chance


@dataclass(frozen=True, slots=True)
class Gauge:
    """Everything that is said about one measure.

    Attributes
    ----------
    measure : Measure
    name : str
        What it is called, its kind where it has no name.
    place : str
        Touchpoint or stage it belongs to; "" for nowhere.
    definition, interval : str
        How it is defined, and what kind of interval it has.
    readings : tuple[Result, ...]
        All its readings, worked out.
    points : tuple[Result, ...]
        Those that make the trend.
    latest, when, reach : str
        The last value with its unit, its day, and its interval in words.
    state : State
    verdict : str
        The latest value against the target.
    trend : Compared | None
        The latest value against the first.
    groups : tuple[Compared, ...]
        The first group against each of the others.
    promise : str
        A response time against what its channel promises, which is `promised` minutes and may be broken: `late`.
    steps : str
        Engagement step by step; CES by its two other conventions.
    """

    measure: Measure
    name: str
    place: str
    definition: str
    interval: str
    readings: tuple[Result, ...]
    points: tuple[Result, ...]
    latest: str
    when: str
    reach: str
    state: State
    verdict: str
    trend: Compared | None
    groups: tuple[Compared, ...]
    promised: float | None
    promise: str
    late: bool
    steps: str


def gauges(workshop: Workshop) -> tuple[Gauge, ...]:
    """All measures of a workshop, in its order."""
    return tuple(gauge(workshop, one) for one in workshop.measures)


def gauge(workshop: Workshop, measure: Measure) -> Gauge:
    """One measure."""
    term = measure_term(measure.kind)
    readings = measured.results(workshop, measure)
    points = measured.over_time(readings)
    last = points[-1] if points else None
    state, verdict = _against_target(measure, last)
    promised, promise, late = _against_promise(workshop, measure, last)
    return Gauge(
        measure=measure,
        name=called(measure),
        place=_place(workshop, measure),
        definition=_definition(workshop, measure, term),
        interval=term.interval,
        readings=tuple(readings),
        points=tuple(points),
        latest=amount(last.value, measure.unit) if last and last.value is not None else "",
        when=_day(last) if last else "",
        reach=reach(last, measure.unit) if last else "",
        state=state,
        verdict=verdict,
        trend=_trend(measure, points),
        groups=_groups(measure, readings),
        promised=promised,
        promise=promise,
        late=late,
        steps=_steps(term, last),
    )


def pins(workshop: Workshop) -> dict[str, str]:
    """What is measured at each touchpoint, with the latest reading."""
    told: dict[str, list[str]] = {}
    for one in gauges(workshop):
        if one.latest and one.place and one.measure.touchpoint:
            told.setdefault(one.measure.touchpoint, []).append(f"{one.name}: {one.latest}")
    return {spot: "; ".join(names) for spot, names in told.items()}


def headline(found: Sequence[Gauge]) -> str:
    """What all measures together say."""
    if not found:
        return say("Which number would move if it got better?")
    if not any(one.points for one in found):
        bare = say_count(
            len(found), "{number} measure, and not one reading yet", "{number} measures, and not one reading yet"
        )
        return capital(bare)
    text = _reached([one for one in found if one.state != "none"])
    worse = [one.name for one in found if one.trend and one.trend.sure and one.trend.good is False]
    late = [one.name for one in found if one.late]
    if worse:
        return say("{text}; {measure} got worse", text=text, measure=worse[0])
    return say("{text}; {measure} breaks its promise", text=text, measure=late[0]) if late else text


def _reached(aimed: Sequence[Gauge]) -> str:
    if not aimed:
        return say("Nobody has said yet how much would be enough")
    here = sum(one.state == "reached" for one in aimed)
    if len(aimed) == 1:
        name = aimed[0].name
        if here:
            return say("{measure} has reached its target", measure=name)
        return say("{measure} has not reached its target", measure=name)
    every = in_words(len(aimed))
    if here == len(aimed):
        return say("All {number} have reached their targets", number=every)
    if not here:
        return say("None of {number} has reached its target", number=every)
    return capital(say_count(here, *_SOME, all=every))


def called(measure: Measure) -> str:
    """The name of a measure, or its kind."""
    return measure.name.strip() or say(measure_term(measure.kind).label)


def reach(result: Result, unit: str = "") -> str:
    """An interval in words, with the answers behind it."""
    answers = _answers(result.n) if result.n else ""
    if result.low is None or result.high is None:
        return answers
    return ", ".join(filter(None, [span(result.low, result.high, unit), answers]))


def _answers(n: float) -> str:
    return say_count(round(n), "{number} answer", "{number} answers", number=grouped(n))


def compared(measure: Measure, first: Result, second: Result, names: tuple[str, str]) -> Compared:
    """The second reading against the first, said in words with its interval."""
    change = (second.value or 0) - (first.value or 0)
    found = measured.difference(measure, first, second)
    values = (amount(first.value or 0, measure.unit), amount(second.value or 0, measure.unit))
    good = None if not change or not measure.better else (change > 0) == (measure.better == "higher")
    return Compared(*names, values, said(change, found, measure.unit), found, good)


def said(change: float, found: Difference | None, unit: str) -> str:
    """A difference in words: 12 points more, between 3 and 21; hardly chance."""
    size = apart(change, unit)
    if number(change) == "0":
        text = say("no difference")
    else:
        text = say("{size} more", size=size) if change > 0 else say("{size} less", size=size)
    if found is None:
        return say("{change}; too little is known to say whether that is chance", change=text)
    if found.chance:
        low, high = rough(found.low, unit, True), rough(found.high, unit, True)
        return say("{change}, between {low} and {high}; could be chance", change=text, low=low, high=high)
    low, high = (rough(end, unit) for end in sorted((abs(found.low), abs(found.high))))
    return say("{change}, between {low} and {high}; hardly chance", change=text, low=low, high=high)


def promise_for(workshop: Workshop, measure: Measure) -> Promise | None:
    """The service promise that a response time is measured against: that of its channel."""
    if measure.kind != "response" or not measure.channel.strip():
        return None
    return next((one for one in workshop.promises if one.channel == measure.channel), None)


def _day(result: Result) -> str:
    return short_day(result.reading.date) if result.reading.date else ""


def _trend(measure: Measure, points: Sequence[Result]) -> Compared | None:
    if len(points) < 2:
        return None
    first, last = points[0], points[-1]
    return compared(measure, first, last, (_day(first), _day(last)))


def _groups(measure: Measure, readings: Sequence[Result]) -> tuple[Compared, ...]:
    groups = measured.by_group(readings)
    if len(groups) < 2:
        return ()
    (name, first), *others = groups.items()
    return tuple(compared(measure, first, other, (name, second)) for second, other in others)


def _against_target(measure: Measure, last: Result | None) -> tuple[State, str]:
    target = measure.target
    if target is None:
        return "none", say("No target yet.") if last else say("No reading yet.")
    wanted = amount(target, measure.unit)
    if last is None or last.value is None:
        return "none", say("Target {target}; no reading yet.", target=wanted)
    if not measure.better:
        return "none", say("Target {target}; say whether higher or lower is better.", target=wanted)
    sign = 1 if measure.better == "higher" else -1
    ahead = sign * (last.value - target)
    ends = [sign * (end - target) for end in (last.low, last.high) if end is not None]
    if ahead >= 0:
        if min(ends, default=0.0) >= 0:
            return "reached", say("Target {target} reached.", target=wanted)
        worst = number((last.low if sign > 0 else last.high) or 0)
        told = say("Target {target} reached, though it may as well be {value}.", target=wanted, value=worst)
        return "reached", told
    near = max(ends, default=-1.0) >= 0
    return "near" if near else "short", _missed(sign > 0, near, capital(apart(ahead, measure.unit)), wanted)


def _missed(below: bool, near: bool, size: str, target: str) -> str:
    """How far the latest value is from its target, and whether that is within chance."""
    told = {"size": size, "target": target}
    if below and near:
        return say("{size} short of the target of {target}, which is within chance.", **told)
    if below:
        return say("{size} short of the target of {target}.", **told)
    if near:
        return say("{size} above the target of {target}, which is within chance.", **told)
    return say("{size} above the target of {target}.", **told)


def _against_promise(workshop: Workshop, measure: Measure, last: Result | None) -> tuple[float | None, str, bool]:
    promise = promise_for(workshop, measure)
    if promise is None or promise.expected is None:
        return None, "", False
    promised = promise.expected
    wait = amount(promised, "minutes") if promised else say("at once")
    text = say("Promised by {channel}: {time}.", channel=say(channel_label(promise.channel)), time=wait)
    if last is None or last.value is None:
        unknown = say("Nobody has measured yet.")
        return promised, f"{text} {unknown}", False
    if last.value <= promised:
        kept = say("Kept.")
        return promised, f"{text} {kept}", False
    sure = last.low is not None and last.low > promised
    return promised, f"{text} {_longer(last.value / promised if promised else 0.0, sure)}", True


def _longer(times: float, sure: bool) -> str:
    """How much longer than promised it takes."""
    if times < 1.5:
        return say("It takes longer; hardly chance.") if sure else say("It takes longer.")
    told = number(round(times, 1))
    if sure:
        return say("It takes {times} times as long; hardly chance.", times=told)
    return say("It takes {times} times as long.", times=told)


def _steps(term: MeasureTerm, last: Result | None) -> str:
    """What the latest numbers say besides the value: sent, opened, clicked, visited; or CES as others count it."""
    if last is None or last.value is None or not last.reading.parts:
        return ""
    if term.worked == "ces":
        return _other_ways(last)
    return _each(term, last) if term.worked == "reach" else ""


def _other_ways(last: Result) -> str:
    found = ces({score: int(part or 0) for score, part in enumerate(last.reading.parts, 1)})
    points = round(found.net or 0)
    net = f"{number(points)} {'point' if points == 1 else 'points'}"
    return f"{number(round(found.top or 0))} % said 5 or more; 6–7 minus 1–3 is {net}"


def _each(term: MeasureTerm, last: Result) -> str:
    known = [(name, part) for name, part in zip(term.parts, last.reading.parts, strict=False) if part is not None]
    shares = [share for _, share in measured.reach(last.reading)]
    words = [f"{part:,.0f} {name.lower()}{_percent(share)}" for (name, part), share in zip(known, shares, strict=True)]
    return ", ".join(words)


def _percent(share: float | None) -> str:
    return "" if share is None else f" ({number(100 * share)} %)"


def _place(workshop: Workshop, measure: Measure) -> str:
    spots = {one.id: one.name for one in workshop.touchpoints}
    stages = {one.id: one.name for one in workshop.stages}
    return spots.get(measure.touchpoint) or stages.get(measure.stage) or ""


def _definition(workshop: Workshop, measure: Measure, term: MeasureTerm) -> str:
    """What the team wrote about the measure, else what the kit says of its kind; both in the workshop's words."""
    own = measure.note.strip()
    text = own or (say(term.definition) if term.definition else "")
    return text.replace("{customers}", crowd(workshop)).replace("{customer}", one_of_them(workshop))
