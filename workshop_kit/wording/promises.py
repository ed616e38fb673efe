"""Service promises in words: what an answer takes, what was promised, and the worst of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshop_kit.analysis.waiting import latest, overrun
from workshop_kit.language import capital, counted, decimal, say, say_count
from workshop_kit.model import Promise, Workshop
from workshop_kit.vocabulary import channel_label


def promises(workshop: Workshop) -> dict[str, Any]:
    """A sentence for each service promise, and the worst of them as a headline."""
    rows = {one.id: {"text": _sentence(one, workshop.customers), "overrun": _part(one)} for one in workshop.promises}
    return {"headline": _headline(workshop.promises), "rows": rows}


def _headline(promises: Sequence[Promise]) -> str:
    worst = latest(promises)
    if worst:
        channel = say(channel_label(worst.channel)) if worst.channel else say("One channel")
        return say("{channel} {answers}", channel=channel, answers=_answer(worst))
    measured = [one for one in promises if overrun(one) is not None]
    if not measured:
        return ""
    return say("Every promise is kept") if len(measured) == len(promises) else say("What has been measured is kept")


def _sentence(promise: Promise, customers: str) -> str:
    ratio = overrun(promise)
    many = say("customers") if customers in ("", "customers") else customers
    own = say("{customers} can help themselves.", customers=capital(many)) if promise.self_service else ""
    if promise.expected is None and promise.actual is None:
        return own or say("No times yet.")
    if promise.actual is None:
        time = duration(promise.expected or 0)
        said = say("Promised: {time}. Nobody has measured how long it takes.", time=time)
    elif ratio is None:
        said = say("{answers}. Nothing was promised.", answers=capital(_answer(promise)))
    else:
        said = _compared(capital(_answer(promise)), ratio)
    return f"{said} {own}".strip()


def _answer(promise: Promise) -> str:
    """Actual and promised time as the end of a sentence; numbers of one unit name it once."""
    actual = promise.actual or 0
    text = say("answers in {time}", time=duration(actual)) if actual else say("answers at once")
    if promise.expected is None:
        return text
    if promise.expected == actual:
        return say("{answers}, as promised", answers=text)
    if promise.expected == 0:
        return say("{answers}; promised was at once", answers=text)
    number, unit = _measure(promise.expected)
    promised = decimal(number) if actual and unit == _measure(actual)[1] else duration(promise.expected)
    return say_count(
        _whole(number), "{answers}; promised was {time}", "{answers}; promised were {time}", answers=text, time=promised
    )


def _compared(answers: str, ratio: float) -> str:
    """The sentence about an answer, and how far it is from what was promised."""
    if ratio < 1:
        return say("{answers}, so it is faster.", answers=answers)
    if ratio < 2 or ratio == float("inf"):
        return say("{answers}.", answers=answers)
    if ratio == round(ratio):
        return say("{answers}. That is {times} times as long.", answers=answers, times=decimal(ratio))
    return say("{answers}. That is about {times} times as long.", answers=answers, times=decimal(ratio, 0))


def _part(promise: Promise) -> dict[str, Any] | None:
    """What a bar shows: which share of the longer time the promise is, and whether it was broken."""
    ratio = overrun(promise)
    if ratio is None:
        return None
    return {"late": ratio > 1, "kept": round(min(1 / ratio, 1) if ratio else 1.0, 3), "took": round(min(ratio, 1), 3)}


_UNITS = (
    (1440.0, *counted("{number} day", "{number} days")),
    (60.0, *counted("{number} hour", "{number} hours")),
    (1.0, *counted("{number} minute", "{number} minutes")),
)


def duration(minutes: float) -> str:
    """A time as people say it: 20 minutes, 2.5 hours, 14 days."""
    number, (_, one, many) = _measure(minutes)
    return say_count(_whole(number), one, many, number=decimal(number))


def _whole(number: float) -> int:
    """The whole number whose form a noun has behind a number."""
    return int(number) if number == int(number) else max(2, int(number))


def _measure(minutes: float) -> tuple[float, tuple[float, str, str]]:
    """Number and unit; two units are left in the smaller one: 90 minutes, 36 hours."""
    unit = next((one for one in _UNITS if minutes >= 2 * one[0] or minutes == one[0]), _UNITS[-1])
    return round(minutes / unit[0], 1), unit
