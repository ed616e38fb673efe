"""The lists of a workshop: items found, put in and taken out, and the rest made good."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from workshop_kit.errors import Invalid, NotFound
from workshop_kit.model import (
    KINDS,
    REFERENCES,
    Entry,
    Moment,
    Persona,
    Touchpoint,
    Value,
    Workshop,
    check_shares,
    entries,
    entry_lists,
    in_order,
)
from workshop_kit.validation import as_invalid


def find(workshop: Workshop, kind: str, id: str) -> Value:
    """The item with an id; raises NotFound. The id of the workshop itself is 'workshop'."""
    if kind == "workshop":
        return workshop
    if kind == "entry":
        return next(entry for entry in entries(holding(workshop, id)[1]) if entry.id == id)
    for item in getattr(workshop, KINDS[kind][1]):
        if item.id == id:
            return item  # type: ignore[no-any-return]
    if kind == "moment":
        return _empty_moment(workshop, id)
    raise NotFound(f"This {kind} is not there any more; somebody may have removed it.")


def holding(workshop: Workshop, id: str) -> tuple[str, Any, str]:
    """Kind, item and list that hold an entry; raises NotFound."""
    for kind in ("persona", "moment"):
        names = entry_lists(kind)
        for item in getattr(workshop, KINDS[kind][1]):
            for name in names:
                if any(entry.id == id for entry in getattr(item, name)):
                    return kind, item, name
    raise NotFound("This line is not there any more; somebody may have removed it.")


def _empty_moment(workshop: Workshop, id: str) -> Moment:
    """A moment nobody has written to yet, when its persona and touchpoint are there."""
    persona, _, touchpoint = id.partition(".")
    find(workshop, "persona", persona)
    find(workshop, "touchpoint", touchpoint)
    return Moment(persona=persona, touchpoint=touchpoint)


def checked(workshop: Workshop, kind: str, items: tuple[Any, ...], item: Value) -> Workshop:
    """The workshop with a new list of one kind, its references and order made good."""
    for field, name in REFERENCES.get(kind, {}).items():
        if not any(one.id == getattr(item, field) for one in getattr(workshop, name)):
            raise NotFound(f"The {field} of this {kind} is not there any more; somebody may have removed it.")
    if kind == "persona":
        check_shares(items, item.id if isinstance(item, Persona) else "")
    new = workshop.model_copy(update={KINDS[kind][1]: items})
    return new.model_copy(update=in_order(new)) if kind in ("stage", "touchpoint", "moment", "persona") else new


def replaced(workshop: Workshop, kind: str, owner: Any, name: str, rows: tuple[Entry, ...]) -> Workshop:
    """The workshop with another list in the persona or moment that holds an entry; a new moment is put in."""
    new = owner.model_copy(update={name: rows})
    items = getattr(workshop, KINDS[kind][1])
    if not any(item.id == owner.id for item in items):
        return checked(workshop, kind, (*items, new), new)
    return workshop.model_copy(update={KINDS[kind][1]: tuple(new if item.id == owner.id else item for item in items)})


def check_new(workshop: Workshop, id: str) -> None:
    """Raise Invalid where an id is taken."""
    if id == "workshop" or id in _ids(workshop):
        raise Invalid(f"The id '{id}' is used already. Leave it out, and the kit makes one.", "id")


def _ids(workshop: Workshop) -> set[str]:
    used = {item.id for _, name in KINDS.values() for item in getattr(workshop, name)}
    for owner in (*workshop.personas, *workshop.moments):
        used.update(entry.id for entry in entries(owner))
    return used


def built(model: type[Value], fields: dict[str, Any], kind: str) -> Any:
    """A value of a model; raises Invalid in words that people can act on."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise as_invalid(error, kind) from error


def placed(items: tuple[Any, ...], item: Any, to: int | None) -> tuple[Any, ...]:
    """The list with the item at a place; the place of a touchpoint is counted in its stage."""
    if isinstance(item, Touchpoint) and to is not None:
        peers = [i for i, one in enumerate(items) if one.stage == item.stage]
        to = peers[to] if to < len(peers) else len(items)
    return inserted(items, item, to)


def inserted(items: tuple[Any, ...], item: Any, to: int | None) -> tuple[Any, ...]:
    """The list with the item at a place, at the end without one."""
    to = len(items) if to is None else to
    return (*items[:to], item, *items[to:])


def without(items: tuple[Any, ...], id: str) -> tuple[Any, ...]:
    """The list without the item of an id."""
    return tuple(item for item in items if item.id != id)
