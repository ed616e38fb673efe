"""Taking back what was done, and doing it again, without harm to what others did since."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from workshop_kit.changes.lists import find
from workshop_kit.changes.ops import Add, Op, Remove, Set, changed
from workshop_kit.changes.reverse import inverse, subject
from workshop_kit.changes.touches import clash, written
from workshop_kit.changes.words import alike, unmarked
from workshop_kit.errors import Conflict, Invalid, NotFound, WorkshopError
from workshop_kit.model import Moment, Workshop, new_id
from workshop_kit.storage.history import Entry, entries, is_bare_moment
from workshop_kit.storage.store import Change, Edit, Snapshot, Store

#: Saves of one text field by one person belong together until a pause, at most so long; both in seconds.
PAUSE, LONGEST = 5.0, 60.0


def undo(store: Store, id: str, who: str = "", rev: int | None = None) -> Entry:
    """Take back what this person did last and has not taken back yet; without a name, what anybody did last.

    Saves of one text while it was typed count as one. With `rev`, take back that revision instead.
    Nothing leaves the history: undoing is a change of its own.

    Raises
    ------
    NotFound
        There is nothing to undo.
    Conflict
        Somebody changed the same since; the sentence says who and what, and nothing was changed.
    Invalid
        What was there before does not fit the workshop any more.
    """

    def wanted(entry: Entry) -> bool:
        mine = entry.rev == rev if rev is not None else _own(entry, who)
        return mine and is_open(entry)

    return _taken_back(store, id, who, "undo", wanted)


def redo(store: Store, id: str, who: str = "") -> Entry:
    """Do again what this person undid last; raises as undo does."""

    def wanted(entry: Entry) -> bool:
        return _own(entry, who) and not entry.undone and bool(entry.undoes)

    return _taken_back(store, id, who, "redo", wanted)


def steps(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries as people think of them, newest first: what undoing the newest of a step takes back is that step.

    The saves of one text while it was typed are one, also where others did something else in between.
    """
    source, read = iter(found), deque[Entry]()

    def following() -> Iterator[Entry]:
        yield from tuple(read)
        for entry in source:
            read.append(entry)
            yield entry

    while first := next(following(), None):
        read.popleft()
        unit, _ = _typed_together(first, following())
        for entry in unit[1:]:
            read.remove(entry)
        yield unit


def is_open(entry: Entry) -> bool:
    """Whether there is something to take back: it is not undone yet, is no undo itself, and changed something."""
    return not entry.undone and not entry.undoes and any(map(inverse, entry.changes))


def _own(entry: Entry, who: str) -> bool:
    """Whether an entry is this person's: what was done before anybody gave a name belongs to everybody."""
    return who == "" or entry.who in ("", who)


def _taken_back(store: Store, id: str, who: str, what: str, wanted: Callable[[Entry], bool]) -> Entry:
    """Apply what takes the newest wanted entry back, planned while nobody else can write."""

    def plan(now: Snapshot) -> list[Edit]:
        found = entries(store, id, now)
        later: list[Entry] = []
        for entry in found:
            if wanted(entry):
                break
            later.append(entry)
        else:
            raise NotFound(f"There is nothing to {what}." if not who else f"There is nothing of {who}'s to {what}.")
        unit, between = _typed_together(entry, found)
        _check_free(now.value, unit, [*later, *between], what, who)
        revs = tuple(one.rev for one in unit)
        undoes, redoes = (revs, ()) if what == "undo" else ((), revs)
        return [Edit(new_id(), op, undoes, redoes) for op in _back(now.value, unit, what)]

    applied = store.apply(id, plan, who=who, strict=True)
    return next(entries(store, id, Snapshot(applied.value, applied.rev)))


def _typed_together(first: Entry, older: Iterator[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The saves of a text while it was typed, newest first, and what others did in between."""
    unit, between = [first], list[Entry]()
    if not _typed(first):
        return unit, between
    for entry in older:
        if _paused(unit, entry):
            break
        if _typed_on(unit, entry):
            unit.append(entry)
        elif entry.who == first.who or any(clash(first.changes[0], change) for change in entry.changes):
            break
        else:
            between.append(entry)
    return unit, [entry for entry in between if entry.rev > unit[-1].rev]


def _paused(unit: Sequence[Entry], entry: Entry) -> bool:
    return unit[-1].at - entry.at > PAUSE or unit[0].at - entry.at > LONGEST


def _typed_on(unit: Sequence[Entry], entry: Entry) -> bool:
    """Whether the unit goes on with the text that an older entry began; both stand, or both are taken back."""
    first = unit[0]
    same = (entry.who, entry.undone) == (first.who, first.undone)
    return same and _typed(entry) == _typed(first) and _goes_on(unit[-1])


def _typed(entry: Entry) -> tuple[str, str, str] | None:
    """The one text field that an entry sets, if that is all it does."""
    op = entry.changes[0].op
    plain = len(entry.changes) == 1 and not (entry.undoes or entry.redoes)
    if not plain or not isinstance(op, Set) or len(op.fields) != 1:
        return None
    (field, value), before = *op.fields.items(), entry.changes[0].before
    return (op.kind, op.id, field) if isinstance(value, str) and isinstance(before[field], str) else None


def _goes_on(entry: Entry) -> bool:
    """Whether an entry adds to, or deletes from, one place of the text that was there; choosing another does not."""
    change = entry.changes[0]
    ((field, new),) = change.op.fields.items()  # type: ignore[union-attr]
    old = change.before[field]
    return bool(old) and alike(old, new) + alike(old[::-1], new[::-1]) >= min(len(old), len(new))


def _check_free(now: Workshop, unit: Sequence[Entry], later: Sequence[Entry], what: str, who: str) -> None:
    """Raise Conflict when what was done since stands on what is to be taken back."""
    oldest = unit[-1].rev
    for entry in later:
        # What others did again they decided anew; with one's own, all is as it was.
        taken = entry.undoes + (entry.redoes if entry.who == who else ())
        if entry.undone or (taken and min(taken) > oldest):
            continue
        for change in (change for one in unit for change in one.changes):
            if any(clash(change, new) for new in entry.changes):
                did = f"{entry.who or 'somebody'} did this: {unmarked(entry.words)}"
                raise Conflict(
                    f"This cannot be {what}ne: since then {did}. Change that first.",
                    _current(now, change),
                )


def _current(now: Workshop, change: Change) -> dict[str, Any]:
    """What the fields of a change hold now."""
    try:
        item = find(now, change.op.kind, change.op.id)
    except NotFound:
        return {}
    fields = {field for _, field in written(change.op)} - {"place"}
    return item.model_dump(mode="json", include=fields)


def _back(now: Workshop, unit: Sequence[Entry], what: str) -> list[Op]:
    """The operations that take entries back; raises Invalid when the workshop has no place for them any more."""
    ops: list[Op] = []
    for op, soft in _inverses(unit):
        if _is_needless(now, op, soft):
            continue
        try:
            now = changed(now, op)
        except WorkshopError as error:
            raise Invalid(f"This cannot be {what}ne any more. {error}") from error
        ops.append(op)
    if not ops:
        raise NotFound(f"There is nothing left to {what}.")
    return ops


def _inverses(unit: Sequence[Entry]) -> list[tuple[Op, bool]]:
    """Inverse operations, newest first, and whether each only clears up after others."""
    found: list[tuple[Op, bool]] = []
    for change in (change for entry in unit for change in reversed(entry.changes)):
        for op in inverse(change):
            if found and _replaces(op, found[-1][0]):
                found.pop()
            found.append((op, bool(change.before.get("made")) and isinstance(op, Remove)))
    return found


def _replaces(new: Op, old: Op) -> bool:
    if not (isinstance(new, Set) and isinstance(old, Set)):
        return False
    return (new.kind, new.id, new.fields.keys()) == (old.kind, old.id, old.fields.keys())


def _is_needless(now: Workshop, op: Op, soft: bool) -> bool:
    """Whether others have written to a moment that this would only clear away, or bring back empty."""
    if op.kind != "moment" or isinstance(op, Set):
        return False
    persona, _, touchpoint = subject(op).partition(".")
    there = next((one for one in now.moments if one.id == subject(op)), None)
    if isinstance(op, Add):
        return there is not None and is_bare_moment(op)
    return soft and there is not None and there != Moment(persona=persona, touchpoint=touchpoint)
