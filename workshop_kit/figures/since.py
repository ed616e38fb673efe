"""Measures before and after a day: what a follow-up reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workshop_kit.analysis import measured
from workshop_kit.analysis.measured import Result
from workshop_kit.figures.measures import called, compared, reach
from workshop_kit.figures.numbers import amount, short_day
from workshop_kit.language import capital, say
from workshop_kit.model import Measure, Workshop


class Moved(NamedTuple):
    """A measure before and after a day; both with their interval, and in words what became of it.

    `key` is "better", "worse", "chance" where the difference could be chance, or "open" where one of them is missing.
    """

    id: str
    name: str
    before: str
    before_reach: str
    after: str
    after_reach: str
    words: str
    key: str


def moved(workshop: Workshop, day: date) -> tuple[Moved, ...]:
    """All measures that have a reading: the last one up to a day against the last one after it."""
    return tuple(_all(workshop, day))


def _all(workshop: Workshop, day: date) -> Iterator[Moved]:
    for measure in workshop.measures:
        points = measured.over_time(measured.results(workshop, measure))
        before = [one for one in points if one.reading.date and one.reading.date <= day]
        after = [one for one in points if one.reading.date and one.reading.date > day]
        if points:
            yield _moved(measure, before[-1] if before else None, after[-1] if after else None)


def _moved(measure: Measure, before: Result | None, after: Result | None) -> Moved:
    words, key = say("Not measured since."), "open"
    if after and not before:
        words = say("Measured for the first time.")
    if before and after:
        found = compared(measure, before, after, ("", ""))
        words = f"{capital(found.text)}."
        key = "chance" if not found.sure else {True: "better", False: "worse", None: "open"}[found.good]
    return Moved(measure.id, called(measure), *_shown(measure, before), *_shown(measure, after), words, key)


def _shown(measure: Measure, result: Result | None) -> tuple[str, str]:
    if result is None or result.value is None:
        return "", ""
    when = short_day(result.reading.date) if result.reading.date else ""
    return amount(result.value, measure.unit), ", ".join(filter(None, [reach(result, measure.unit), when]))
