"""What others did meanwhile to something a person is editing, in words for the page."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import islice
from typing import Any

from workshop_kit.changes import words
from workshop_kit.changes.ops import Add, Op, Remove
from workshop_kit.changes.reverse import Draft, subject
from workshop_kit.changes.touches import lost, written
from workshop_kit.errors import Conflict, NotFound, WorkshopError
from workshop_kit.storage import history
from workshop_kit.storage.store import Change, Snapshot, Store

#: How far back somebody is looked for who wrote to the same field.
_FAR = 2000


def refusal(store: Store, workshop: str, now: Snapshot, uid: str, op: Op, error: WorkshopError) -> dict[str, Any]:
    """Why an edit was not applied, as the page shows it.

    Attributes of a conflict: `current` the value that stands there, `who` and `at` of the person who wrote it, `what`
    the field is called. Of an edit to something that was removed: `gone`, with `words`, and `rev` to bring it back.
    """
    field = getattr(error, "field", "") or next(iter(getattr(op, "fields", {})), "")
    told = {"uid": uid, "kind": op.kind, "id": op.id, "field": field, "text": str(error), "current": None}
    if isinstance(error, Conflict) and error.current:
        field, told["current"] = next(iter(error.current.items()))
        return told | {"field": field, "conflict": True} | _writer(store, workshop, now, op, field)
    place = _lacking(now, op) if isinstance(error, NotFound) else ""
    return told | {"gone": remover(store, workshop, now, place)} if place else told


def _lacking(now: Snapshot, op: Op) -> str:
    """The item an operation is about, or is to be put into, when that is not there any more."""
    fields = op.fields if isinstance(op, Add) else {}
    place = str(fields.get("of") or fields.get("stage") or subject(op))
    there = Draft(now.value).items
    return place if any(part not in there for part in place.split(".")) else ""


def overtaken(store: Store, workshop: str, now: Snapshot, change: Change) -> str:
    """That somebody chose otherwise, in a sentence."""
    entry = next((one for one in history.entries(store, workshop, now) if one.rev <= change.rev), None)
    said = words.unmarked(entry.words) if entry and entry.rev == change.rev else "the same"
    return f"{change.who or 'Somebody'} changed this too: {said}"


def clock(seconds: float) -> str:
    """A time of this place; the day too when it was not today."""
    then = time.localtime(seconds)
    return time.strftime("%H:%M" if then[:3] == time.localtime()[:3] else "%Y-%m-%d %H:%M", then)


def _writer(store: Store, workshop: str, now: Snapshot, op: Op, field: str) -> dict[str, Any]:
    what = words.unmarked(words.field_of(Draft(now.value), op.kind, op.id, field))
    change = next((one for one in _newest(store, workshop, now) if (op.id, field) in written(one.op)), None)
    if change is None:
        return {"what": what, "who": "", "at": ""}
    return {"what": what, "who": change.who, "at": clock(change.at)}


def remover(store: Store, workshop: str, now: Snapshot, id: str) -> dict[str, Any]:
    """Who removed an item or what held it: `words`, and the revision `rev` to take back; empty when nobody is found."""
    for change in _newest(store, workshop, now):
        if _took(change, id):
            entry = next(one for one in history.entries(store, workshop, now) if one.rev <= change.rev)
            did = words.first(entry.words)
            sentence = f"{change.who or 'Somebody'} {did[:1].lower()}{did[1:]} at {clock(change.at)}."
            return {"words": sentence, "rev": 0 if entry.undoes else entry.rev}
    return {}


def _took(change: Change, id: str) -> bool:
    """Whether a removal took an item; a moment that nobody wrote to goes with its persona or touchpoint, too."""
    ids = {id, *id.split(".")}
    return isinstance(change.op, Remove) and bool(ids & lost(change.op, change.before))


def _newest(store: Store, workshop: str, now: Snapshot) -> Iterable[Change]:
    return islice(store.newest(workshop, now.rev), _FAR)
