"""Operations taken back: the inverse of each, and a workshop as it was many changes ago."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from workshop_kit.changes.ops import Add, Move, Op, Remove, Set
from workshop_kit.model import KINDS, Entry, Value, Workshop, entry_lists, moment_id

_KIND_OF = {name: kind for kind, (_, name) in KINDS.items()}
_ENTRY_LISTS = {kind: entry_lists(kind) for kind in KINDS}
_MODELS: dict[str, type[Value]] = {"entry": Entry, **{kind: model for kind, (model, _) in KINDS.items()}}
_DEFAULTS = {
    kind: {
        name: field.default for name, field in model.model_fields.items() if name != "id" and not field.is_required()
    }
    for kind, model in _MODELS.items()
}


class Logged(Protocol):
    """A line of the change log, as far as it tells what was changed."""

    @property
    def op(self) -> Op:
        """The operation."""

    @property
    def before(self) -> dict[str, Any]:
        """What it replaced, as `ops.before` gave it."""


def inverse(change: Logged) -> list[Op]:
    """The operations that take a change back, in order; none when it changed nothing."""
    op, before = change.op, change.before
    match op:
        case Add():
            return [Remove(kind=op.kind, id=subject(op)), *_unmade(op, before)]
        case Set():
            return [*_unset(op, before), *_unmade(op, before)]
        case Move():
            return [Move(kind=op.kind, id=op.id, to=before["to"], stage=before.get("stage"))]
        case Remove():
            return _brought_back(op, before)


def reverted(workshop: Workshop, changes: Iterable[Logged]) -> Workshop:
    """The workshop before the changes, which are given newest first and end at this workshop."""
    draft = Draft(workshop)
    for change in changes:
        draft.take_back(change)
    return draft.value()


def subject(op: Op) -> str:
    """Id of the item an operation is about."""
    if isinstance(op, Add) and op.kind == "moment":
        return moment_id(op.fields["persona"], op.fields["touchpoint"])
    return op.id


def dependents(before: dict[str, Any]) -> dict[str, list[tuple[dict[str, Any], int]]]:
    """What went with a removed item: by list, the items and their places."""
    places: dict[str, list[int]] = before.get("places", {})
    return {name: list(zip(before[name], places[name], strict=True)) for name in places}


class Draft:
    """A workshop as plain values, changed in place and checked once at the end: quick where thousands are taken back.

    Attributes
    ----------
    items : dict
        Items and entries by id; the workshop itself is 'workshop'.
    owners : dict
        Owner and name of the list of each entry, by its id.
    """

    def __init__(self, workshop: Workshop) -> None:
        self._plain: dict[str, Any] = workshop.model_dump(mode="json")
        self.items: dict[str, dict[str, Any]] = {"workshop": self._plain}
        self.owners: dict[str, tuple[str, str]] = {}
        for kind, (_, name) in KINDS.items():
            for item in self._plain[name]:
                self._learn(kind, item)

    def value(self) -> Workshop:
        """The workshop as it is now."""
        return Workshop.model_validate(self._plain)

    def take_back(self, change: Logged) -> None:
        """Go back to before a change, which must be the last one."""
        for op in inverse(change):
            self._apply(op)

    def peers(self, kind: str, id: str) -> list[dict[str, Any]]:
        """The items among which one has its place; those of a touchpoint are in its stage."""
        if kind == "entry":
            owner, name = self.owners[id]
            return self.items[owner][name]  # type: ignore[no-any-return]
        rows: list[dict[str, Any]] = self._plain[KINDS[kind][1]]
        return [row for row in rows if row["stage"] == self.items[id]["stage"]] if kind == "touchpoint" else rows

    def _apply(self, op: Op) -> None:
        match op:
            case Add(kind="entry"):
                fields = {name: value for name, value in op.fields.items() if name not in ("of", "list")}
                owner, name = op.fields["of"], op.fields["list"]
                self._learn_entry(owner, name, _whole("entry", {"id": op.id, **fields}))
                _insert(self.items[owner].setdefault(name, []), self.items[op.id], op.to)
            case Add():
                item = _whole(op.kind, op.fields if op.kind == "moment" else {"id": op.id, **op.fields})
                self._learn(op.kind, item)
                _insert(self._plain[KINDS[op.kind][1]], item, op.to)
            case Set():
                self.items[op.id].update(op.fields)
            case Move():
                item = self.items[op.id]
                rows = self._rows(op.kind, op.id)
                rows.remove(item)
                item.update({"stage": op.stage} if op.stage else {})
                _insert(rows, item, op.to)
            case Remove():
                self._rows(op.kind, op.id).remove(self.items.pop(op.id))

    def _rows(self, kind: str, id: str) -> list[dict[str, Any]]:
        return self.peers(kind, id) if kind == "entry" else self._plain[KINDS[kind][1]]

    def _learn(self, kind: str, item: dict[str, Any]) -> None:
        id = moment_id(item["persona"], item["touchpoint"]) if kind == "moment" else item["id"]
        self.items[id] = item
        for name in _ENTRY_LISTS[kind]:
            for entry in item.get(name, ()):
                self._learn_entry(id, name, entry)

    def _learn_entry(self, owner: str, name: str, entry: dict[str, Any]) -> None:
        self.items[entry["id"]] = entry
        self.owners[entry["id"]] = owner, name


def _whole(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """An item with the fields that its dump left out because they hold nothing special."""
    empty = {name: [] if value == () else value for name, value in _DEFAULTS[kind].items()}
    lists = {
        name: [_whole("entry", row) for row in fields[name]] for name in _ENTRY_LISTS.get(kind, ()) if name in fields
    }
    return {**empty, **fields, **lists}


def _unset(op: Set, before: dict[str, Any]) -> list[Op]:
    fields = {name: before[name] for name in op.fields}
    moves: list[Op] = []
    if op.kind == "touchpoint" and "stage" in fields:
        # Its old stage alone would put it at the end of that stage.
        moves = [Move(kind="touchpoint", id=op.id, to=before["to"], stage=fields.pop("stage"))]
    return [Set(kind=op.kind, id=op.id, fields=fields), *moves] if fields else moves


def _unmade(op: Add | Set, before: dict[str, Any]) -> list[Op]:
    """The moment goes with the first word that made it."""
    if not before.get("made"):
        return []
    return [Remove(kind="moment", id=op.id if isinstance(op, Set) else op.fields["of"])]


def _brought_back(op: Remove, before: dict[str, Any]) -> list[Op]:
    if "to" not in before:  # a moment that nobody had written to
        return []
    owner = {"of": before["of"], "list": before["list"]} if op.kind == "entry" else {}
    ops: list[Op] = [_readded(op.kind, {**before["item"], **owner}, before["to"])]
    for name, items in dependents(before).items():
        ops += [_readded(_KIND_OF[name], item, place) for item, place in items]
    return ops


def _readded(kind: Any, item: dict[str, Any], place: int) -> Add:
    if kind == "moment":
        return Add(kind=kind, fields=item)
    return Add(kind=kind, id=item["id"], fields={name: item[name] for name in item if name != "id"}, to=place)


def _insert(rows: list[dict[str, Any]], item: dict[str, Any], to: int | None) -> None:
    """Put an item at a place; that of a touchpoint is counted in its stage."""
    if to is not None and "stage" in item:
        peers = [row for row in rows if row["stage"] == item["stage"]]
        to = rows.index(peers[to]) if to < len(peers) else None
    rows.insert(len(rows) if to is None else to, item)
