"""A file of readings or counts, taken into the workshop as one step of its history."""

from __future__ import annotations

import base64
import csv
import io
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import Invalid, NotFound
from workshop_kit.figures import files
from workshop_kit.model import new_id
from workshop_kit.store import Edit, Snapshot
from workshop_kit.workshops import your_name

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Rows that were not read which the page tells one by one.
TOLD = 5


def read_figures(room: Room, name: str, data: str) -> dict[str, Any]:
    """Take what is new in a file; the words of what came of it, and the rows that could not be read."""
    if room.link is None:
        raise NotFound("No workshop is open. Open or make one in the notebook 00_start_here.")
    link = room.link
    link.flush()
    rows = list(enumerate(csv.reader(io.StringIO(_text(base64.b64decode(data)), newline=""), **_look(data)), 1))
    results: list[files.Found] = []

    def edits(now: Snapshot) -> list[Edit]:
        results[:] = [files.found(now.value, rows)]
        return [Edit(new_id(), op) for op in results[0].ops]

    link.store.apply(link.id, edits, who=your_name(link.store), strict=True)
    link.look()
    (found,) = results
    more = len(found.refused) - TOLD
    return {
        "text": files.told(found, name),
        "refused": [{"row": one.row, "reason": one.reason} for one in found.refused[:TOLD]],
        "more": f"and {more} more" if more > 0 else "",
    }


def _look(data: str) -> dict[str, Any]:
    """What stands between the cells, by the first line."""
    head = _text(base64.b64decode(data)[:10_000]).splitlines()[:1]
    if not head:
        raise Invalid("This file is empty.")
    return {"delimiter": max(",;\t|", key=head[0].count)}


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", "replace")
