"""What differs between two states of a workshop: field by field, in words and as plain values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from workshop_kit.changes import words
from workshop_kit.changes.reverse import Draft
from workshop_kit.model import HOLDERS, KINDS, REFERENCES, Workshop, entry_lists

#: Fields that are compared item by item, or never differ.
_APART = {kind: {"id", *entry_lists(kind)} for kind in KINDS} | {
    "workshop": {name for _, name in KINDS.values()},
    "entry": {"id"},
}


class Difference(NamedTuple):
    """One thing that differs.

    Attributes
    ----------
    what : str
        "added", "removed", "changed" or "moved".
    kind, id, field : str
        Where; the field is "" for whole items, "place" or "stage" for moves.
    before, after : JSON values
        A field's values, a whole item with what came or went with it, or places counted from 0.
    words : str
        The same as a sentence; main names stand between asterisks, as in `words`.
    """

    what: str
    kind: str
    id: str
    field: str
    before: Any
    after: Any
    words: str


class _Side:
    """One of the two states, with its items by kind and id."""

    def __init__(self, workshop: Workshop) -> None:
        self.draft = Draft(workshop)
        self.kinds: dict[str, dict[str, dict[str, Any]]] = {
            kind: {item.id: self.draft.items[item.id] for item in getattr(workshop, name)}
            for kind, (_, name) in KINDS.items()
        }

    def without(self, other: _Side) -> dict[str, dict[str, Any]]:
        """Items that only this side has, by kind, those that hang on another one of them left out."""
        only = {
            kind: {id: items[id] for id in items if id not in other.kinds[kind]} for kind, items in self.kinds.items()
        }
        missing = {id for kind in HOLDERS for id in only[kind]}
        return {
            kind: {id: item for id, item in items.items() if kind == "touchpoint" or not _names(kind, item) & missing}
            for kind, items in only.items()
        }

    def hanging_on(self, id: str) -> dict[str, list[dict[str, Any]]]:
        """Items that cannot be without one, by kind."""
        found = {
            kind: [item for item in self.kinds[kind].values() if id in _names(kind, item)]
            for kind in REFERENCES
            if kind != "touchpoint"
        }
        return {kind: items for kind, items in found.items() if items}


def compare(old: Workshop, new: Workshop) -> list[Difference]:
    """What leads from one state to the other, kind by kind."""
    a, b = _Side(old), _Side(new)
    found = [*_fields(a, b, "workshop", "workshop")]
    gone, fresh = a.without(b), b.without(a)
    for kind in KINDS:
        found += [_whole("removed", a, kind, id) for id in gone[kind]]
        found += [_whole("added", b, kind, id) for id in fresh[kind]]
        both = [id for id in b.kinds[kind] if id in a.kinds[kind]]
        for id in both:
            found += _fields(a, b, kind, id)
            found += _entries(a, b, kind, id)
        found += _moves(a, b, kind, both)
    return found


def _names(kind: str, item: Mapping[str, Any]) -> set[str]:
    return {item[field] for field in REFERENCES.get(kind, ())}


def _whole(what: str, side: _Side, kind: str, id: str) -> Difference:
    others = side.hanging_on(id) if kind in HOLDERS else {}
    counts = {other: len(items) for other, items in others.items()}
    item = _filled(side.draft.items[id]) | {KINDS[other][1]: [*map(_filled, items)] for other, items in others.items()}
    tell = words.added if what == "added" else words.removed
    before, after = (None, item) if what == "added" else (item, None)
    return Difference(what, kind, id, "", before, after, tell(side.draft, kind, id, counts))


def _filled(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _fields(a: _Side, b: _Side, kind: str, id: str) -> Iterator[Difference]:
    old, new = a.draft.items[id], b.draft.items[id]
    for field in new:
        if field in _APART[kind] or old[field] == new[field]:
            continue
        if kind == "touchpoint" and field == "stage":
            left, there = words.plain(a.draft, "stage", old[field]), words.plain(b.draft, "stage", new[field])
            sentence = f"Moved {words.phrase(b.draft, kind, id)} from {left} to {there}"
            yield Difference("moved", kind, id, field, old[field], new[field], sentence)
        else:
            sentence = words.field_changed(b.draft, kind, id, field, old[field], new[field])
            yield Difference("changed", kind, id, field, old[field], new[field], sentence)


def _entries(a: _Side, b: _Side, kind: str, owner: str) -> Iterator[Difference]:
    for name in entry_lists(kind):
        old = [row["id"] for row in a.draft.items[owner][name]]
        new = [row["id"] for row in b.draft.items[owner][name]]
        yield from (_whole("removed", a, "entry", id) for id in old if id not in new)
        yield from (_whole("added", b, "entry", id) for id in new if id not in old)
        for id in (id for id in new if id in old):
            yield from _fields(a, b, "entry", id)
        yield from _moved(b, "entry", old, new)


def _moves(a: _Side, b: _Side, kind: str, both: Sequence[str]) -> Iterator[Difference]:
    if kind == "moment":  # in the order of what they name
        return
    if kind != "touchpoint":
        yield from _moved(b, kind, list(a.kinds[kind]), list(b.kinds[kind]))
        return
    for stage in b.kinds["stage"]:
        old, new = (
            [id for id, spot in side.kinds[kind].items() if spot["stage"] == stage and id in both] for side in (a, b)
        )
        yield from _moved(b, kind, old, new)


def _moved(b: _Side, kind: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """The fewest moves that lead from one order to the other."""
    places = {id: place for place, id in enumerate(old)}
    both = [id for id in new if id in places]
    stayed = _rising([places[id] for id in both])
    for id in both:
        if places[id] not in stayed:
            sentence = words.moved(b.draft, kind, id)
            yield Difference("moved", kind, id, "place", places[id], new.index(id), sentence)


def _rising(numbers: Sequence[int]) -> set[int]:
    """A longest rising subsequence of different numbers."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept, last = set[int](), ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
