"""A file of readings or counts, taken into the workshop as one step of its history."""

from __future__ import annotations

import base64
from binascii import Error
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import Invalid
from workshop_kit.figures import files
from workshop_kit.importing.files import Cut, File
from workshop_kit.importing.looking import Choices, opened
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage.store import Edit, Snapshot
from workshop_kit.widgets.link import saved_link

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Rows that were not read which the page tells one by one.
TOLD = 5
#: Bytes of a file. Figures are small; what is larger is something else.
SIZE = 5_000_000
#: Readings, or numbers of customers, of a workshop: each is worked out anew with every change, and sent to every page.
ROWS = 3_000


def read_figures(room: Room, name: str, data: str) -> dict[str, Any]:
    """Take what is new in a file; the words of what came of it, and the rows that could not be read."""
    link = saved_link(room)
    table = opened(File(name, data=_bytes(name, data)), Choices())
    rows = [(number, row.reason if isinstance(row, Cut) else row) for number, row in table.rows()]
    results: list[files.Found] = []

    def edits(now: Snapshot) -> list[Edit]:
        results[:] = [files.found(now.value, rows)]
        _check(results[0], now.value, name)
        return [Edit(new_id(), op) for op in results[0].ops]

    link.change(edits)
    (found,) = results
    more = len(found.refused) - TOLD
    return {
        "text": files.told(found, name),
        "refused": [{"row": one.row, "reason": one.reason} for one in found.refused[:TOLD]],
        "more": f"and {more} more" if more > 0 else "",
    }


def _bytes(name: str, data: str) -> bytes:
    """A file as the page sends it; too large or broken, it is refused before anything reads it."""
    if len(data) > SIZE // 3 * 4 + 4:
        raise Invalid(f"'{name}' is larger than {SIZE // 1_000_000} MB. Bring in a part of it, for instance one year.")
    try:
        return base64.b64decode(data, validate=True)
    except (Error, ValueError):
        raise Invalid(f"'{name}' did not arrive complete. Try again.") from None


def _check(found: files.Found, workshop: Workshop, name: str) -> None:
    """Refuse a file with more rows than a workshop can follow."""
    here, noun = (workshop.readings, "readings") if found.kind == "readings" else (workshop.counts, "numbers")
    if found.added and len(here) + found.added > ROWS:
        before = f", and {len(here):,} are there already" if here else ""
        raise Invalid(
            f"'{name}' has {found.added:,} new {noun}{before}. A workshop holds up to {ROWS:,}, because all of them "
            "are worked out anew with every change. Sum them up by week or month, or bring in fewer measures."
        )
