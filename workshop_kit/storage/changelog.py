"""The change log: what is written to it with every edit, and what it says about who wrote last."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from workshop_kit.changes.ops import Move, Op, Remove, Set, as_op, before, changed
from workshop_kit.changes.touches import takes_away, written
from workshop_kit.errors import Conflict, WorkshopError
from workshop_kit.model import Workshop
from workshop_kit.storage import schema

_c = schema.change.c

# Made once: building a statement costs more than running it.
_SEEN = select(_c.uid).where(_c.workshop == bindparam("of_id"), _c.uid.in_(bindparam("uids", expanding=True)))
_LOG = insert(schema.change)
_LATER = (
    select(schema.change)
    .where(_c.workshop == bindparam("of_id"), _c.rev > bindparam("after"))
    .order_by(_c.number.desc())
)


class Edit(NamedTuple):
    """An operation, the id that makes sending it twice harmless, and the revisions it takes back, if any.

    A page that people type into says which revision it had `seen`: then what the same page wrote since, which it had
    not heard of yet, is no conflict. The ids of its edits begin with the page's own, up to a point.
    """

    uid: str
    op: Op
    undoes: tuple[int, ...] = ()
    redoes: tuple[int, ...] = ()
    seen: int | None = None


class Change(NamedTuple):
    """One line of the change log; `at` in seconds since 1970, UTC."""

    rev: int
    uid: str
    at: float
    who: str
    op: Op
    before: dict[str, Any]
    undoes: tuple[int, ...] = ()
    redoes: tuple[int, ...] = ()


def page_of(uid: str) -> str:
    """The page an edit was typed into, "" where it came another way."""
    page, point, _ = uid.partition(".")
    return page if point else ""


def read(row: Any) -> Change:
    """A row of the change log."""
    undoes, redoes = (tuple(json.loads(text)) if text else () for text in (row.undoes, row.redoes))
    return Change(row.rev, row.uid, row.at, row.who, as_op(json.loads(row.op)), json.loads(row.before), undoes, redoes)


def write(db: Connection, id: str, rev: int, at: float, who: str, lines: Sequence[dict[str, str]]) -> None:
    """Write lines as `folded` gives them."""
    db.execute(_LOG, [{"workshop": id, "rev": rev, "at": at, "who": who, **line} for line in lines])


def fresh(db: Connection, id: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that are not in the change log yet, each once."""
    seen = set(db.execute(_SEEN, {"of_id": id, "uids": [edit.uid for edit in edits]}).scalars())
    new = []
    for edit in edits:
        if edit.uid not in seen:
            new.append(edit)
            seen.add(edit.uid)
    return new


def folded(
    db: Connection, id: str, value: Workshop, edits: Sequence[Edit], strict: bool
) -> tuple[Workshop, list[dict[str, str]], list[tuple[Edit, WorkshopError]]]:
    """The workshop after the operations, their lines of the change log, and those refused."""
    done: list[Edit] = []
    lines, refused = [], []
    for edit in edits:
        try:
            op = _agreed(db, id, value, edit, done)
            new = changed(value, op)
            lines.append(_line(edit, value, op))
            value = new
            done.append(edit)
        except WorkshopError as error:
            if strict:
                raise
            refused.append((edit, error))
    return value, lines, refused


def _line(edit: Edit, value: Workshop, op: Op) -> dict[str, str]:
    # What was expected stands in `before`, now that it was so.
    words = op.model_dump_json(exclude={"expect"})
    revs = {name: json.dumps(getattr(edit, name)) if getattr(edit, name) else "" for name in ("undoes", "redoes")}
    return {"uid": edit.uid, "op": words, "before": json.dumps(before(value, op)), **revs}


def _agreed(db: Connection, id: str, value: Workshop, edit: Edit, done: Sequence[Edit]) -> Op:
    """The operation as it may be applied; raises Conflict when it would undo what its page has not seen."""
    op = edit.op
    if edit.seen is None:
        return op
    if isinstance(op, Set):
        return _freed(value, op, lambda field: _is_own(db, id, edit, field, done))
    if isinstance(op, Move | Remove):
        _check_seen(db, id, value, edit.uid, op, edit.seen)
    return op


def _freed(value: Workshop, op: Set, is_own: Callable[[str], bool]) -> Set:
    """Without what is expected of fields that hold the new value already, or what their own page wrote last."""
    try:
        changed(value, op)
    except Conflict as conflict:
        for field, now in conflict.current.items():
            if (field not in op.fields or now != op.fields[field]) and not is_own(field):
                raise
        return op.model_copy(update={"expect": {}})
    return op


def _check_seen(db: Connection, id: str, value: Workshop, uid: str, op: Move | Remove, seen: int) -> None:
    """Raise Conflict when somebody moved the same, or wrote to what would go, since a page had seen it."""
    rows = db.execute(_LATER, {"of_id": id, "after": seen}) if seen else ()
    for row in rows:
        other = read(row)
        if page_of(other.uid) != page_of(uid) and _is_lost(value, op, other):
            did, do = ("moved", "move") if isinstance(op, Move) else ("wrote to", "remove")
            raise Conflict(
                f"{other.who or 'Somebody'} {did} this at the same moment, so it stays as it is. "
                f"Look at it, and {do} it again if you still want to.",
                {},
            )


def _is_lost(value: Workshop, op: Move | Remove, other: Change) -> bool:
    if isinstance(op, Move):
        return bool(written(op) & written(other.op))
    return takes_away(op, before(value, op), other)


def _is_own(db: Connection, id: str, edit: Edit, field: str, done: Sequence[Edit]) -> bool:
    """Whether the page that sends an edit was the last to write the field."""
    page, place = page_of(edit.uid), (edit.op.id, field)
    for one in reversed(done):
        if place in written(one.op):
            return page_of(one.uid) == page
    for row in db.execute(_LATER, {"of_id": id, "after": 0}).yield_per(200):
        if place in written(read(row).op):
            return bool(page) and page_of(row.uid) == page
    return False
