"""What is measured, whether it got better, and where customers leave on the way."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.analysis.leaks import Flow
from workshop_kit.figures import FunnelTold, Gauge, gauges, headline, told_funnel
from workshop_kit.figures.funnel import interval, percent
from workshop_kit.handout.given import Given
from workshop_kit.language import grouped, later, say

#: Size of the small drawing of a trend, in its own units.
WIDTH, HEIGHT, EDGE = 160, 44, 5

#: Sentences for how to read the page.
EXPLAINED = (
    later("Measures: the pale band is the 95 % interval; of shares by Wilson, of means by Student."),
    later("Two groups, or two times: the interval of the difference, of shares by Newcombe, of means by Welch."),
)
STEPS_EXPLAINED = (
    later("From stage to stage: {customers} at a stage ÷ {customers} at the one before, with Wilson’s 95 % interval."),
)


@dataclass(frozen=True, slots=True)
class Trend:
    """Paths of a small drawing: the line, the band of its intervals, the target; the place of the last point."""

    line: str
    band: str
    target: float | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure in words; `state` is "reached", "near", "short" or "none"."""

    name: str
    place: str
    definition: str
    latest: str
    detail: str
    state: str
    late: bool
    sentences: tuple[str, ...]
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures, with what they say together."""

    headline: str
    rows: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the funnel: how many reached it, as a part of the first, and how many went on, with the interval."""

    stage: str
    customers: str
    part: float
    gone: float
    share: str
    interval: str
    lost: str
    leak: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """The funnel in words and bars."""

    headline: str
    detail: str
    contrast: str
    notes: tuple[str, ...]
    steps: tuple[Step, ...]


def measures(given: Given) -> Measures | None:
    """Measures that have a reading; None without any."""
    found = [one for one in gauges(given.workshop) if one.points or one.groups]
    return Measures(headline(found), tuple(map(_measured, found))) if found else None


def funnel(given: Given) -> Funnel | None:
    """The way through the stages; None while nothing can be said about it."""
    told = told_funnel(given.workshop)
    return _funnel(told, told.whole) if told and told.whole else None


def _measured(one: Gauge) -> Measured:
    trend = say("Since {day}: {change}.", day=one.trend.first, change=one.trend.text) if one.trend else ""
    pairs = [say("{one} against {other}: {change}.", one=p.second, other=p.first, change=p.text) for p in one.groups]
    return Measured(
        name=one.name,
        place=one.place,
        definition=one.definition,
        latest=one.latest,
        detail=" · ".join(filter(None, [one.reach, one.when])),
        state=one.state,
        late=one.late,
        sentences=tuple(filter(None, [one.verdict, one.promise, trend, *pairs])),
        trend=_trend(one),
    )


def _trend(one: Gauge) -> Trend | None:
    """A drawing where there is more than one point."""
    if len(one.points) < 2:
        return None
    days = [(point.reading.date.toordinal() if point.reading.date else 0) for point in one.points]
    values = [point.value or 0 for point in one.points]
    ends = [end for point in one.points for end in (point.low, point.high) if end is not None]
    target = one.measure.target
    low, high = min([*values, *ends, *_known(target)]), max([*values, *ends, *_known(target)])

    def x(day: float) -> float:
        return round(EDGE + (WIDTH - 2 * EDGE) * (day - days[0]) / ((days[-1] - days[0]) or 1), 1)

    def y(value: float) -> float:
        return round(EDGE + (HEIGHT - 2 * EDGE) * (high - value) / ((high - low) or 1), 1)

    line = "M" + "L".join(f"{x(day)} {y(value)}" for day, value in zip(days, values, strict=True))
    known = [
        (day, p.low, p.high)
        for day, p in zip(days, one.points, strict=True)
        if p.low is not None and p.high is not None
    ]
    top = [f"{x(day)} {y(end)}" for day, _, end in known]
    bottom = [f"{x(day)} {y(end)}" for day, end, _ in reversed(known)]
    band = f"M{'L'.join([*top, *bottom])}Z" if len(known) > 1 else ""
    return Trend(line, band, y(target) if target is not None else None, x(days[-1]), y(values[-1]))


def _known(value: float | None) -> list[float]:
    return [] if value is None else [value]


def _funnel(told: FunnelTold, whole: Flow) -> Funnel:
    return Funnel(told.headline, told.detail, told.contrast, told.notes, tuple(_steps(whole)))


def _steps(whole: Flow) -> list[Step]:
    first = whole.steps[0].customers or 1
    return [
        Step(
            stage=step.stage,
            customers=grouped(step.customers),
            part=round(min(1.0, step.customers / first), 4),
            gone=round(max(0, (step.before or 0) - step.customers) / first, 4),
            share=percent(step.share) if step.share is not None else "",
            interval=interval(step),
            lost=percent(step.lost) if step.lost else "",
            leak=step is whole.leak,
        )
        for step in whole.steps
    ]
