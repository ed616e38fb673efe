"""A workshop as rows of the database: written where they differ, read back as a value."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from workshop_kit.errors import Damaged, Invalid
from workshop_kit.model import KINDS, Workshop
from workshop_kit.storage import schema

_LISTS = {name for _, name in KINDS.values()}
_HEAD = [name for name in Workshop.model_fields if name not in _LISTS]

# Made once: building a statement costs more than running it.
_w, _i = schema.workshop.c, schema.item.c
_HERE = (_i.workshop == bindparam("of_workshop")) & (_i.id == bindparam("of_id"))
_DELETE = delete(schema.item).where(_HERE)
_INSERT = insert(schema.item)
_UPDATE = (
    update(schema.item).where(_HERE).values(place=bindparam("place"), json=bindparam("json"), rev=bindparam("rev"))
)
_UPDATE_HEAD = update(schema.workshop).where(_w.id == bindparam("of_id")).values(json=bindparam("json"))
_SELECT_HEAD = select(_w.json).where(_w.id == bindparam("of_id"))
_SELECT = select(_i.kind, _i.json).where(_i.workshop == bindparam("of_workshop")).order_by(_i.kind, _i.place, _i.id)


class Row(NamedTuple):
    """An item, its kind and its place in the list of its kind."""

    kind: str
    place: int
    item: Any


def head(value: Workshop) -> str:
    """What belongs to the workshop itself, as JSON."""
    return value.model_dump_json(include=set(_HEAD))


def write(db: Connection, id: str, rev: int, old: Workshop | None, new: Workshop) -> None:
    """Write the rows that differ, and only those."""
    if old and any(getattr(old, name) != getattr(new, name) for name in _HEAD):
        db.execute(_UPDATE_HEAD, {"of_id": id, "json": head(new)})
    before, after = _differing(old, new)
    gone = [{"of_workshop": id, "of_id": key} for key in before.keys() - after.keys()]
    fresh = [
        {"workshop": id, "id": key, "kind": row.kind, **_content(row, rev)}
        for key, row in after.items()
        if key not in before
    ]
    known = [
        {"of_workshop": id, "of_id": key, **_content(row, rev)}
        for key, row in after.items()
        if key in before and not _same(before[key], row)
    ]
    for statement, rows in ((_DELETE, gone), (_INSERT, fresh), (_UPDATE, known)):
        if rows:
            db.execute(statement, rows)


def read(db: Connection, id: str) -> Workshop:
    """The workshop that the rows hold; raises Damaged where they hold none."""
    try:
        values = json.loads(db.execute(_SELECT_HEAD, {"of_id": id}).scalar_one())
        for kind, text in db.execute(_SELECT, {"of_workshop": id}):
            values.setdefault(KINDS[kind][1], []).append(json.loads(text))
        return Workshop.model_validate(values)
    except (ValueError, KeyError, TypeError, AttributeError, Invalid) as error:
        raise Damaged(f"The workshop {id} cannot be read: something changed it that is not the kit.") from error


def _differing(old: Workshop | None, new: Workshop) -> tuple[dict[str, Row], dict[str, Row]]:
    """Rows by id, before and after, less those that are the very same value at the same place."""
    before: dict[str, Row] = {}
    after: dict[str, Row] = {}
    for kind, (_, name) in KINDS.items():
        pairs = zip_longest(getattr(old, name, ()), getattr(new, name))
        for place, (was, now) in enumerate(pairs):
            if was is not now:
                # The order of moments follows from what they name, so they have no place of their own.
                spot = 0 if kind == "moment" else place
                before |= {was.id: Row(kind, spot, was)} if was else {}
                after |= {now.id: Row(kind, spot, now)} if now else {}
    return before, after


def _content(row: Row, rev: int) -> dict[str, Any]:
    return {"place": row.place, "json": row.item.model_dump_json(exclude_defaults=True), "rev": rev}


def _same(old: Row, new: Row) -> bool:
    return old.place == new.place and (old.item is new.item or old.item == new.item)
