"""A file of readings or counts, taken into the workshop as one step of its history."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import NotFound
from workshop_kit.figures import files
from workshop_kit.importing.files import Cut, File
from workshop_kit.importing.looking import Choices, opened
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
    table = opened(File(name, data=base64.b64decode(data)), Choices())
    rows = [(number, row.reason if isinstance(row, Cut) else row) for number, row in table.rows()]
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
