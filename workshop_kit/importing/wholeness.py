"""Whether a source was read to its end: only then what is not in it any more may be taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workshop_kit.counting import count
from workshop_kit.importing.files import File, Table
from workshop_kit.importing.looking import Plan
from workshop_kit.importing.pieces import Pieces
from workshop_kit.language import capital
from workshop_kit.storage.arriving import Settled

_ENDS = (b"\n", b"\r", b"\n\0", b"\r\0")


def in_part(made: Plan, file: File | Table, rows: Pieces) -> str:
    """Why more may belong to a source than was read of it, "" where all of it was."""
    if made.table.part:
        return made.table.part
    if not rows.count:
        return "there is no row in it"
    if rows.refused:
        return f"{count(len(rows.refused), 'row')} of it could not be read"
    if _ended(made) and not _ends(made, file):
        return "its last line breaks off"
    left = [name for name in _fields(made) if name not in {one.field for one in made.columns}]
    return f"a column of it is missing ({', '.join(left)})" if left else ""


def remembered(made: Plan, file: File | Table) -> dict[str, Any]:
    """What a source has shown once, to tell later readings that lack it. A bad reading takes nothing of it back."""
    fields = dict.fromkeys([*_fields(made), *(one.field for one in made.columns if one.field)])
    return {"ended": _ended(made) or _ends(made, file), "fields": list(fields)}


def staying(done: Settled | None, doubt: str) -> Iterator[str]:
    """What is told of rows that are not in the source any more, and are kept."""
    if not done or not done.stayed:
        return
    if doubt == "nobody asked for that":
        told = f"{count(done.stayed, 'row is', 'rows are')} not in it any more. Press “Read again now” to take out what"
        yield capital(f"{told} nobody has coded or edited.")
        return
    if doubt or done.shrunk:
        why = doubt or "it has less than half of what was read before"
        yield f"Nothing was taken away, because {why}. {capital(count(done.stayed, 'row stays', 'rows stay'))}."
        return
    told = count(done.stayed, "row that is", "rows that are")
    stay = "stays" if done.stayed == 1 else "stay"
    yield capital(f"{told} not in it any more {stay}, because somebody coded or edited what was said.")


def _fields(made: Plan) -> list[str]:
    return list(made.before.details.get("fields", [])) if made.before else []


def _ended(made: Plan) -> bool:
    """Whether its last line had an end at some time; sources of older kits are taken for such."""
    return bool(made.before and made.before.details.get("ended", True))


def _ends(made: Plan, file: File | Table) -> bool:
    """Whether the last line has an end; a workbook that breaks off cannot be opened at all."""
    if not isinstance(file, File) or made.table.form not in ("csv", "text"):
        return True
    with file.open() as stream:
        stream.seek(max(0, file.size - 2))
        return stream.read().endswith(_ENDS)
