"""Whether a change can be taken back without harm to what was done since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_kit.changes.ops import Add, Move, Op, Remove, Set
from workshop_kit.changes.reverse import Logged, dependents, inverse, subject
from workshop_kit.model import REFERENCES

_REFERRING = ("of", *{field for fields in REFERENCES.values() for field in fields})


def clash(change: Logged, later: Logged) -> bool:
    """Whether taking a change back would overwrite, remove or miss what a later change did.

    It does when both set one field or place, when the later one removed what this one needs, and when the later one
    built on what this one added.
    """
    if not inverse(later):
        return False
    backs = inverse(change)
    needed = _used(change.op, change.before).union(*(_used(op, {}) for op in backs))
    built_on = {subject(op) for op in backs if _is_whole_moment(op)}
    if isinstance(change.op, Add):
        built_on.add(subject(change.op))
    return bool(
        _gone(later) & needed
        or built_on & _used(later.op, later.before)
        or written(later.op) & {place for op in backs for place in written(op)}
    )


def written(op: Op) -> set[tuple[str, str]]:
    """Items and the fields of them that an operation sets; "place" is where it stands."""
    if isinstance(op, Set):
        places = {(op.id, "place")} if op.kind == "touchpoint" and "stage" in op.fields else set()
        return {(op.id, field) for field in op.fields} | places
    return {(op.id, "place")} if isinstance(op, Move) else set()


def takes_away(op: Remove, before: dict[str, Any], other: Logged) -> bool:
    """Whether a removal takes away what another change wrote, moved or added."""
    if isinstance(other.op, Remove):
        return False
    return bool(lost(op, before) & _used(other.op, other.before))


def _used(op: Op, before: dict[str, Any]) -> set[str]:
    """Ids of the items that an operation touches or names."""
    named = op.fields if isinstance(op, Add | Set) else {}
    ids = {subject(op), before.get("of"), *(named.get(field) for field in _REFERRING)}
    if isinstance(op, Move):
        ids.add(op.stage)
    return set(_with_parts(one for one in ids if isinstance(one, str) and one))


def _with_parts(ids: Iterable[str]) -> Iterable[str]:
    """Ids, and for a moment those of its persona and touchpoint."""
    for one in ids:
        yield one
        yield from one.split(".") if "." in one else ()


def _gone(change: Logged) -> set[str]:
    """Ids of all that a removal took away."""
    return lost(change.op, change.before) if isinstance(change.op, Remove) else set()


def lost(op: Remove, before: dict[str, Any]) -> set[str]:
    """Ids of an item that a removal takes away, and of all that goes with it."""
    items = [before["item"], *(item for held in dependents(before).values() for item, _ in held)]
    return {op.id} | {id for item in items for id in _ids(item)}


def _ids(item: dict[str, Any]) -> Iterable[str]:
    yield item.get("id") or f"{item['persona']}.{item['touchpoint']}"
    for value in item.values():
        if isinstance(value, list):
            yield from (row["id"] for row in value if isinstance(row, dict))


def _is_whole_moment(op: Op) -> bool:
    return isinstance(op, Add) and op.kind == "moment" and len(op.fields) > 2
