"""The same done to several touchpoints at once, as one thing in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from workshop_kit.changes.ops import Move, Remove, Set
from workshop_kit.changes.reverse import Draft, Logged, dependents
from workshop_kit.changes.words import KIND_OF, along, label, phrase, plain, shown
from workshop_kit.language import listing

#: So many of them are named.
_MOST = 3


def together(changes: Sequence[Logged], draft: Draft) -> str:
    """What was done to several touchpoints alike; "" where it was not. The draft is the workshop before it."""
    ops = [change.op for change in changes]
    ids = {op.id for op in ops}
    if len(ids) < 2 or len(ids) < len(ops) or any(op.kind != "touchpoint" for op in ops):
        return ""
    if all(isinstance(op, Remove) for op in ops):
        gone = Counter[str]()
        for change in changes:
            gone.update({KIND_OF[name]: len(items) for name, items in dependents(change.before).items()})
        return f"Removed {_named(changes, draft)}{along(gone)}"
    if all(isinstance(op, Move) for op in ops):
        stages = {op.stage for op in ops if isinstance(op, Move)}
        to = next(iter(stages))
        return f"Moved {_named(changes, draft)} to {plain(draft, 'stage', to)}" if len(stages) == 1 and to else ""
    return _set_alike(changes, draft)


def _set_alike(changes: Sequence[Logged], draft: Draft) -> str:
    """One channel given or taken, or one choice made for all; what a channel brings along goes without saying."""
    done = {_difference(change) for change in changes}
    if len(done) != 1 or None in done:
        return ""
    verb, field, value = next(iter(done))  # type: ignore[misc]
    if field == "channels":
        word = shown(draft, field, [value])
        return f"{'Gave' if verb else 'Took'} {word} {'to' if verb else 'from'} {_named(changes, draft)}"
    return f"{label(field)} of {_named(changes, draft)}: {shown(draft, field, value)}"


def _difference(change: Logged) -> tuple[bool, str, Any] | None:
    """Whether something was given or taken, in which field, and what; None where it is not one thing."""
    op = change.op
    if not isinstance(op, Set) or not op.fields:
        return None
    if "channels" in op.fields:
        old, new = change.before["channels"], op.fields["channels"]
        more, less = [one for one in new if one not in old], [one for one in old if one not in new]
        return (bool(more), "channels", (more or less)[0]) if len(more) + len(less) == 1 else None
    ((field, value), *more) = op.fields.items()
    return (True, field, value) if not more and isinstance(value, str | bool) else None


def _named(changes: Sequence[Logged], draft: Draft) -> str:
    names = [phrase(draft, "touchpoint", change.op.id) for change in changes[:_MOST]]
    rest = [f"{len(changes) - _MOST} more"] if len(changes) > _MOST else []
    return f"{len(changes)} touchpoints ({listing([*names, *rest])})"
