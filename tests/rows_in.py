"""Rows for `Arrivals.put`, written one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshop_kit.storage.answers import ANSWER, Numbering
from workshop_kit.storage.arriving import ArrivingRows


def paged(rows: Sequence[tuple[Any, ...]]) -> ArrivingRows:
    """Rows of id, date, kind, channel, segment, place, four ratings, comment, person and number in the file."""
    ticked, size = Numbering(), len(ANSWER)
    told = [(id, date, ticked[tuple(rest[:size])], *rest[size:]) for id, date, *rest in rows]
    return ArrivingRows(*zip(*told, strict=True), new=ticked.new())
