"""What was done to a workshop, in words, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from workshop_kit.changes import words
from workshop_kit.changes.ops import Add, Op, Remove
from workshop_kit.changes.reverse import Draft
from workshop_kit.changes.together import together
from workshop_kit.errors import Invalid
from workshop_kit.storage.store import Change, Snapshot, Store


@dataclass(frozen=True)
class Entry:
    """What one person did at once: a revision of the workshop.

    Attributes
    ----------
    rev : int
        The revision it made.
    at : float
        When, in seconds since 1970, UTC.
    who : str
        The name of the person, or "" when nobody gave one.
    words : str
        What was done; main names stand between asterisks, which `changes.words.unmarked` takes away.
    undone : bool
        Whether it is taken back at present.
    undoes, redoes : tuple[int, ...]
        Revisions that it takes back, when it is an undo or a redo.
    changes : tuple[Change, ...]
        The lines of the change log, in the order they were applied.
    """

    rev: int
    at: float
    who: str
    words: str
    undone: bool
    undoes: tuple[int, ...]
    redoes: tuple[int, ...]
    changes: tuple[Change, ...]


def history(store: Store, id: str, limit: int | None = None) -> list[Entry]:
    """What was done to a workshop, newest first; raises NotFound, and Invalid for a limit that is none."""
    if limit is not None and limit < 0:
        raise Invalid("There are no fewer than 0 changes to list.", "limit")
    return list(islice(entries(store, id, store.load(id)), limit))


def entries(store: Store, id: str, now: Snapshot) -> Iterator[Entry]:
    """Entries up to a state of the workshop, newest first, read as far as they are asked for."""
    draft = Draft(now.value)
    undone: set[int] = set()
    for rev, rows in groupby(store.newest(id, now.rev), key=lambda change: change.rev):
        changes = list(rows)
        last = changes[0]
        if rev not in undone:
            undone.update(last.undoes, last.redoes)
        parts = [words.told(change, draft) for change in changes]
        changes.reverse()
        sentence = _sentence(changes, parts[::-1], together(changes, draft))
        yield Entry(rev, last.at, last.who, sentence, rev in undone, last.undoes, last.redoes, tuple(changes))


def _sentence(changes: Sequence[Change], parts: Sequence[str], at_once: str) -> str:
    first = changes[0]
    verb = "Undo: " if first.undoes else "Redo: " if first.redoes else ""
    if at_once:
        return verb + at_once
    if not verb:
        return words.several(parts)
    if first.op.kind in ("persona", "touchpoint") and all(isinstance(change.op, Add) for change in changes):
        others = Counter[str](change.op.kind for change in changes[1:])
        more = others.pop(first.op.kind, 0)
        if more:
            return f"{verb}Brought back {more + 1} {first.op.kind}s{words.along(others)}"
        return f"{verb}{parts[0].replace('Added', 'Brought back', 1)}{words.along(others)}"
    telling = [part for change, part in zip(changes, parts, strict=True) if not is_bare_moment(change.op)]
    return verb + words.several(telling or parts)


def is_bare_moment(op: Op) -> bool:
    """Whether it only brings or takes the moment that other words are written to."""
    return op.kind == "moment" and (isinstance(op, Remove) or (isinstance(op, Add) and len(op.fields) == 2))
