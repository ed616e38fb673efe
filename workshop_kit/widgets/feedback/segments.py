"""Personas suggested from a customer table that the page has sent. Of the table itself nothing is kept."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import segments as found
from workshop_kit.counting import count
from workshop_kit.errors import Invalid
from workshop_kit.importing.columns import header_row, match, named
from workshop_kit.importing.files import Cut, File
from workshop_kit.importing.looking import Choices
from workshop_kit.importing.looking import opened as read
from workshop_kit.importing.values import is_nothing
from workshop_kit.language import capital
from workshop_kit.model import Workshop
from workshop_kit.widgets.feedback.ground import ground
from workshop_kit.widgets.feedback.uploads import sent

if TYPE_CHECKING:
    import pandas as pd

    from workshop_kit.widgets.room import Room

#: Customers that are looked at; more of them say the same.
LIMIT = 100_000


def segments(room: Room, upload: str, columns: list[str] | None = None) -> dict[str, Any]:
    """Columns of the table, and the groups that those chosen give; without a choice, those that all give."""
    here = ground(room)
    name, place = sent(upload)
    table, personal = _table(File(name, place), here.value)
    known = found.columns(table)
    usable = [one.name for one in known if one.kind and one.name not in personal]
    chosen = usable if columns is None else [one for one in columns if one in usable]
    told = {
        "columns": [_column(one, chosen, personal) for one in known],
        "said": capital(f"{count(len(table), *here.words)}, {count(len(chosen), 'column')} chosen."),
    }
    if not chosen:
        return told | {"segments": [], "note": f"Choose at least one column that tells your {here.words[1]} apart."}
    try:
        made = found.suggest(table, chosen)
    except Invalid as problem:
        return told | {"segments": [], "note": str(problem)}
    cites = f"{name}, {count(made.read, *here.words)}"
    groups = [
        {"name": one.name, "share": round(one.share), "n": one.n, "lines": list(one.lines), "cites": cites}
        for one in made.segments
    ]
    return told | {"segments": groups, "note": made.note}


def _column(one: found.Column, chosen: list[str], personal: set[str]) -> dict[str, Any]:
    names_people = one.name in personal
    about = "it names people" if names_people else one.about
    return {"name": one.name, "on": one.name in chosen, "usable": bool(one.kind) and not names_people, "about": about}


def _table(file: File, workshop: Workshop) -> tuple[pd.DataFrame, set[str]]:
    """The rows as a frame, numbers as numbers; and the columns that name people."""
    import pandas as pd

    rows = [(n, row) for n, row in islice(read(file, Choices()).rows(), LIMIT) if not isinstance(row, Cut)]
    head, _ = header_row(rows[:50])
    titles = next((row for number, row in rows if number == head), [])
    below = [row for number, row in rows if number > head]
    names = named(titles, max((len(row) for row in [titles, *below]), default=0))
    filled = [[*row, *[""] * (len(names) - len(row))] for row in below]
    frame = pd.DataFrame(filled, columns=names, dtype="object")
    frame = frame.mask(frame.map(is_nothing))
    personal = {one.name for one in match(names, below[:200], workshop, {}, {}) if one.personal}
    return frame.apply(_numbers), personal


def _numbers(cells: pd.Series) -> pd.Series:
    """A column as numbers, where nearly all of it are; a comma may stand before the decimals."""
    import pandas as pd

    said = cells.str.strip()
    decimals = said.where(said.str.contains(".", regex=False, na=False), said.str.replace(",", ".", regex=False))
    made = pd.to_numeric(decimals, errors="coerce")
    return made if made.notna().sum() >= 0.95 * cells.notna().sum() and made.notna().any() else cells
