"""Service promises in words: what an answer takes, what was promised, and the worst of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshop_kit.analysis.waiting import latest, overrun
from workshop_kit.model import Promise, Workshop
from workshop_kit.vocabulary import channel_label


def promises(workshop: Workshop) -> dict[str, Any]:
    """A sentence for each service promise, and the worst of them as a headline."""
    rows = {one.id: {"text": _sentence(one, workshop.customers), "overrun": _part(one)} for one in workshop.promises}
    return {"headline": _headline(workshop.promises), "rows": rows}


def _headline(promises: Sequence[Promise]) -> str:
    worst = latest(promises)
    if worst:
        return f"{channel_label(worst.channel) or 'One channel'} {_answer(worst)}"
    measured = [one for one in promises if overrun(one) is not None]
    if not measured:
        return ""
    return "Every promise is kept" if len(measured) == len(promises) else "What has been measured is kept"


def _sentence(promise: Promise, customers: str) -> str:
    ratio = overrun(promise)
    own = f"{_capital(customers or 'customers')} can help themselves." if promise.self_service else ""
    if promise.expected is None and promise.actual is None:
        return own or "No times yet."
    if promise.actual is None:
        said = f"Promised: {duration(promise.expected or 0)}. Nobody has measured how long it takes."
    elif ratio is None:
        said = f"{_capital(_answer(promise))}. Nothing was promised."
    elif ratio == 1:
        said = f"{_capital(_answer(promise))}."
    else:
        said = f"{_capital(_answer(promise))}{_times(ratio)}."
    return f"{said} {own}".strip()


def _answer(promise: Promise) -> str:
    """Actual and promised time as the end of a sentence; numbers of one unit name it once."""
    actual = promise.actual or 0
    text = f"answers in {duration(actual)}" if actual else "answers at once"
    if promise.expected is None:
        return text
    if promise.expected == actual:
        return f"{text}, as promised"
    if promise.expected == 0:
        return f"{text}; promised was at once"
    number, unit = _measure(promise.expected)
    promised = number if actual and unit == _measure(actual)[1] else duration(promise.expected)
    return f"{text}; promised {'was' if number == '1' else 'were'} {promised}"


def _times(ratio: float) -> str:
    if ratio < 1:
        return ", so it is faster"
    if ratio < 2 or ratio == float("inf"):
        return ""
    about = "" if ratio == round(ratio) else "about "
    return f". That is {about}{ratio:.0f} times as long"


def _part(promise: Promise) -> dict[str, Any] | None:
    """What a bar shows: which share of the longer time the promise is, and whether it was broken."""
    ratio = overrun(promise)
    if ratio is None:
        return None
    return {"late": ratio > 1, "kept": round(min(1 / ratio, 1) if ratio else 1.0, 3), "took": round(min(ratio, 1), 3)}


_UNITS = ((1440.0, "day"), (60.0, "hour"), (1.0, "minute"))


def duration(minutes: float) -> str:
    """A time as people say it: 20 minutes, 2.5 hours, 14 days."""
    number, unit = _measure(minutes)
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _measure(minutes: float) -> tuple[str, str]:
    """Number and unit; two units are left in the smaller one: 90 minutes, 36 hours."""
    size, unit = next((one for one in _UNITS if minutes >= 2 * one[0] or minutes == one[0]), _UNITS[-1])
    return f"{minutes / size:.1f}".removesuffix(".0"), unit


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
