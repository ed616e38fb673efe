"""Service promises: how long an answer takes, against how long it should. Times are minutes."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from workshop_kit.model import Promise


def overrun(promise: Promise) -> float | None:
    """Actual time ÷ promised time: 1 is as promised, 4 four times as long; None while one of them is missing.

    Where an answer was promised at once, any wait is infinitely longer.
    """
    if promise.expected is None or promise.actual is None:
        return None
    if promise.expected == 0:
        return inf if promise.actual else 1.0
    return promise.actual / promise.expected


def latest(promises: Iterable[Promise]) -> Promise | None:
    """The promise that is broken worst: the largest overrun, of equal ones the longest wait; None when none is."""
    late = [(ratio, promise.actual or 0, promise) for promise in promises if (ratio := overrun(promise) or 0) > 1]
    worst = max(late, key=lambda one: one[:2], default=None)
    return worst[2] if worst else None
