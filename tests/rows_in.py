"""Rows for `Arrivals.put`, written one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshop_kit.storage.arriving import ArrivingRows
from workshop_kit.storage.shared import Numbering


def paged(rows: Sequence[tuple[Any, ...]]) -> ArrivingRows:
    """Rows of id, date, kind, channel, segment, place, four ratings, comment, person and number in the file."""
    contexts, ratings = Numbering(), Numbering()
    told = [(id, date, contexts[tuple(rest[:4])], ratings[tuple(rest[4:8])], *rest[8:]) for id, date, *rest in rows]
    return ArrivingRows(*zip(*told, strict=True), new={"context": contexts.new(), "ratings": ratings.new()})
