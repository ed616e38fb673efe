"""Rows for `Arrivals.put`, written one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshop_kit.storage.answers import ANSWER, Answers
from workshop_kit.storage.arriving import Page


def paged(rows: Sequence[tuple[Any, ...]]) -> Page:
    """Rows of id, date, kind, channel, segment, place, four ratings, comment, person and number in the file."""
    ticked, size = Answers(), len(ANSWER)
    told = [(id, date, ticked[tuple(rest[:size])], *rest[size:]) for id, date, *rest in rows]
    return Page(*zip(*told, strict=True), new=ticked.new())
