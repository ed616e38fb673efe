"""Bringing feedback in: all of a file or nothing, and nothing twice; and what became of its rows."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from workshop_kit.collecting import no_collecting
from workshop_kit.errors import WorkshopError
from workshop_kit.harmless import harmless
from workshop_kit.importing.columns import Column
from workshop_kit.importing.files import File, Table, Unreadable, plain_name
from workshop_kit.importing.looking import Choices, Plan, plan, trouble
from workshop_kit.importing.pieces import Pieces, Refused
from workshop_kit.importing.wholeness import in_part, remembered, staying
from workshop_kit.importing.words import fields
from workshop_kit.model import Workshop
from workshop_kit.storage.feedback import own_name
from workshop_kit.voices import Source
from workshop_kit.workshops import OpenWorkshop


class Cancelled(WorkshopError):
    """Somebody stopped it; nothing was imported."""


@dataclass(frozen=True)
class Report:
    """What became of the rows of a file; rows = added + known + refused.

    Attributes
    ----------
    columns : dict of str to str
        The column that each part of the feedback was read from.
    pieces : int
        How much feedback was added: more than rows where each question is one.
    gone : int
        How much of the source was deleted, because it is not in it any more.
    stayed : int
        How much of the source is not in it any more, and is kept.
    notes : tuple of str
        What a person should know.
    """

    source: str
    rows: int
    added: int
    known: int
    refused: tuple[Refused, ...]
    columns: dict[str, str]
    pieces: int = 0
    gone: int = 0
    notes: tuple[str, ...] = ()
    stayed: int = 0

    @property
    def words(self) -> str:
        """All of it in a sentence."""
        parts = [f"{self.added:,} added"]
        parts += [f"{self.known:,} known already"] if self.known else []
        parts += [f"{len(self.refused):,} not read"] if self.refused else []
        parts += [f"{self.gone:,} gone"] if self.gone else []
        return f"{self.rows:,} {'row' if self.rows == 1 else 'rows'}: {', '.join(parts)}."

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values, as the command line prints them."""
        refused = [one._asdict() for one in self.refused]
        counts = {"rows": self.rows, "added": self.added, "known": self.known}
        return {**counts, "refused": refused, "columns": self.columns}

    def refused_csv(self) -> str:
        """The rows that were not read, as a file to go through."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(["row", "reason"])
        table.writerows((one.row, harmless(one.reason)) for one in self.refused)
        return "\ufeff" + text.getvalue()


#: Told how many rows are read, and which share of the whole that is about, 0–1.
Progress = Callable[[int, float], None]


def import_(
    file: File | Table,
    workshop: OpenWorkshop,
    choices: Choices | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    dry_run: bool = False,
    address: str = "",
) -> Report:
    """Bring feedback in, all of it in one transaction. With `dry_run`, only say what would become of it.

    Raises
    ------
    Unreadable
        The file is no table, or no column of it is known to hold a rating or a comment.
    Cancelled
        `cancelled` said so.
    StoreError
        The database could not be written. In all three cases nothing was imported.
    """
    choices = choices or Choices()
    value, sources = workshop.value, workshop.feedback.sources
    made = plan(file, value, sources, _named(file, choices, address, sources))
    stop = trouble(made, has_rows=True)
    if stop:
        raise Unreadable(f"'{made.name}': {stop}")
    rows = Pieces(made, choices, _salt(made, file, sources, choices))
    size = file.size if isinstance(file, File) else 0
    with workshop.feedback.arriving() as arrivals, no_collecting():
        for page in rows.pages():
            if cancelled and cancelled():
                raise Cancelled("Stopped. Nothing was imported.")
            arrivals.put(page)
            if progress:
                progress(rows.count, rows.share(size))
        wide = any(one.place for one in made.columns)
        fresh = arrivals.fresh(workshop.id) if wide or dry_run else None
        details = _details(made, rows, choices, value) | remembered(made, file)
        source = Source(0, made.name, _form(file, made), address, details, time.time())
        doubt = in_part(made, file, rows) or ("nobody asked for that" if choices.by_itself else "")
        take = choices.only and not doubt
        done = None if dry_run else arrivals.settle(workshop.id, source, only=take, counting=choices.only)
    pieces = done.added if done else 0
    added = pieces if fresh is None else fresh
    return Report(
        made.name, rows.count, added, rows.count - added - len(rows.refused), tuple(rows.refused), _told(made.columns),
        pieces, done.gone if done else 0, (*made.table.notes, *rows.notes(), *staying(done, doubt)),
        done.stayed if done else 0,
    )  # fmt: skip


def _named(file: File | Table, choices: Choices, address: str, sources: list[Source]) -> Choices:
    """The choices with the name that the source gets: another file of the same name is another source."""
    name = plain_name(choices.name or getattr(file, "name", "") or "pasted text")
    return replace(choices, name=own_name(sources, name, address))


def _form(file: File | Table, made: Plan) -> str:
    return "query" if made.table.form == "query" else "file" if isinstance(file, File) and file.path else "text"


def _told(columns: Sequence[Column]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for one in columns:
        if one.field:
            told.setdefault(one.field, []).append(one.name)
    return {name: " + ".join(told[name]) for name in fields() if name in told}


#: What a connected source keeps although it is read anew.
_STAY = ("sql", "limit", "seconds")


def _details(made: Plan, rows: Pieces, choices: Choices, workshop: Workshop) -> dict[str, Any]:
    before = made.before.details if made.before else {}
    exact = {spot.name.casefold(): spot.id for spot in workshop.touchpoints if spot.name}
    places = {text: exact[text.casefold()] for text in rows.places if text.casefold() in exact}
    kept = {
        name: getattr(choices, name) for name in ("encoding", "delimiter", "sheet", "header", "dates", "kind", "wide")
    }
    return {
        "header": [one.name for one in made.columns],
        "columns": {one.name: one.field for one in made.columns},
        "places": {one.name: one.place for one in made.columns if one.place},
        "touchpoints": {**places, **before.get("touchpoints", {}), **choices.touchpoints},
        "personas": {**before.get("personas", {}), **choices.personas},
        "choices": {name: value for name, value in kept.items() if value not in ("", None)}
        | {"mask": choices.mask, "people": choices.people, "scales": dict(made.scales)},
        "rows": rows.count,
        "refused": len(rows.refused),
        "bytes": rows.salt_bytes,
        **{name: before[name] for name in _STAY if name in before},
    }


def _salt(made: Plan, file: File | Table, sources: list[Source], choices: Choices) -> str:
    """What tells its rows from equal ones of other files: nothing, where they say when or in words."""
    told = {one.field for one in made.columns}
    if told & {"date", "comment"} and not choices.apart:
        return ""
    if isinstance(file, File) and not choices.apart:
        digest = _digest(file)
        twin = next((one.name for one in sources if one.details.get("bytes", "").startswith(digest)), None)
        return f"{digest} {twin or made.name}"
    return f"- {made.name}"


def _digest(file: File) -> str:
    digest = sha256()
    with file.open() as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
