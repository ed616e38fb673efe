"""Operations: the only way a workshop changes. Each is small, checked, and knows what it replaced."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError, ValidationInfo, field_validator

from workshop_kit.changes.lists import built, check_new, checked, find, holding, inserted, placed, replaced, without
from workshop_kit.errors import Conflict, Invalid
from workshop_kit.model import (
    HOLDERS,
    KINDS,
    REFERENCES,
    Entry,
    Id,
    Touchpoint,
    Value,
    Workshop,
    entries,
    entry_lists,
    identified,
    moment_id,
    new_id,
)

Kind = Literal[
    "workshop", "persona", "stage", "touchpoint", "moment", "handover", "arrow", "promise", "chapter", "block", "note",
    "theme", "opportunity", "score", "action", "measure", "reading", "count", "follow_up", "entry",
]  # fmt: skip
_LISTS = {name for _, name in KINDS.values()}
ItemId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}(\.[a-z0-9][a-z0-9_-]{0,59})?$")]


class Add(Value):
    """Put a new item at a place of its list (`to`, from 0; the end when left out).

    An entry names its persona or moment in `of` and the field it goes to in `list`.
    """

    op: Literal["add"] = "add"
    kind: Kind
    id: Id = Field(default_factory=new_id)
    fields: dict[str, Any] = Field(default_factory=dict)
    to: Annotated[int, Field(ge=0)] | None = None

    @field_validator("fields")
    @classmethod
    def _lines_have_ids(cls, fields: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        # Other pages and a redo take the same operation up again; it must make the same lines each time.
        lists = entry_lists(info.data.get("kind", ""))
        return {name: identified(value) if name in lists else value for name, value in fields.items()}


class Set(Value):
    """Set some fields of one item; `expect` gives the values they must still have."""

    op: Literal["set"] = "set"
    kind: Kind
    id: ItemId
    fields: dict[str, Any]
    expect: dict[str, Any] = Field(default_factory=dict)


class Move(Value):
    """Put an item at another place of its list, counted without it; a touchpoint may change its stage."""

    op: Literal["move"] = "move"
    kind: Kind
    id: ItemId
    to: Annotated[int, Field(ge=0)]
    stage: Id | None = None


class Remove(Value):
    """Take an item away, with what cannot be without it: a touchpoint's moments, a measure's readings."""

    op: Literal["remove"] = "remove"
    kind: Kind
    id: ItemId


Op = Add | Set | Move | Remove
_OP: TypeAdapter[Op] = TypeAdapter(Annotated[Op, Field(discriminator="op")])


def as_op(data: dict[str, Any]) -> Op:
    """Read an operation from plain values; raises Invalid."""
    try:
        return _OP.validate_python(data)
    except ValidationError as error:
        raise Invalid(f"This is not an operation the kit knows: {error.errors()[0]['msg']}.") from error


def changed(workshop: Workshop, op: Op) -> Workshop:
    """The workshop after one operation. Pure: the given value stays as it is.

    Raises
    ------
    Invalid
        A value does not fit its field, or contradicts the rest.
    NotFound
        The item is not there (any more).
    Conflict
        A field no longer holds what was expected.
    """
    match op:
        case Add():
            return _added(workshop, op)
        case Set():
            return _set(workshop, op)
        case Move():
            return _moved(workshop, op)
        case Remove():
            return _removed(workshop, op)


def before(workshop: Workshop, op: Op) -> dict[str, Any]:
    """What an operation is about to replace, as plain values: enough to take it back exactly.

    Set gives the old fields, and `made` when it makes the moment; Move the old place; Remove the `item`, its place, and
    the dependents that go with it, by list, with their `places`.
    """
    if isinstance(op, Add):
        of = str(op.fields.get("of", ""))
        return {"made": True} if op.kind == "entry" and _is_unwritten(workshop, of) else {}
    item = find(workshop, op.kind, op.id)
    if isinstance(op, Set):
        return item.model_dump(mode="json", include=set(op.fields)) | _beside(workshop, op, item)
    place = _place(workshop, op.kind, item)
    if isinstance(op, Move):
        return place
    lost: dict[str, Any] = {"item": item.model_dump(mode="json", exclude_defaults=True), **place}
    return lost | _lost_dependents(workshop, op.id) if op.kind in HOLDERS else lost


def _beside(workshop: Workshop, op: Set, item: Any) -> dict[str, Any]:
    """What setting fields changes beside them: a moment is made, a touchpoint changes its place with its stage."""
    if op.kind == "moment":
        return {"made": True} if op.fields and _is_unwritten(workshop, op.id) else {}
    if op.kind == "entry":
        _, owner, name = holding(workshop, op.id)
        return {"of": owner.id, "list": name}
    return _place(workshop, op.kind, item) if "stage" in op.fields else {}


def _is_unwritten(workshop: Workshop, moment: str) -> bool:
    return "." in moment and not any(one.id == moment for one in workshop.moments)


def _lost_dependents(workshop: Workshop, gone: str) -> dict[str, Any]:
    """Items that go with another one, by list, and where they stood."""
    lost: dict[str, Any] = {"places": {}}
    for name, kept in _without_dependents(workshop, gone).items():
        ids = {item.id for item in kept}
        items = [(place, one) for place, one in enumerate(getattr(workshop, name)) if one.id not in ids]
        if items:
            lost[name] = [one.model_dump(mode="json", exclude_defaults=True) for _, one in items]
            lost["places"][name] = [place for place, _ in items]
    return lost


def _place(workshop: Workshop, kind: str, item: Any) -> dict[str, Any]:
    """Where an item stands in its list, in the terms of Add and Move."""
    if kind == "entry":
        _, owner, name = holding(workshop, item.id)
        return {"of": owner.id, "list": name, "to": getattr(owner, name).index(item)}
    peers = getattr(workshop, KINDS[kind][1])
    if isinstance(item, Touchpoint):
        peers = [one for one in peers if one.stage == item.stage]
        return {"stage": item.stage, "to": peers.index(item)}
    return {"to": peers.index(item)} if item in peers else {}


def _added(workshop: Workshop, op: Add) -> Workshop:
    if op.kind == "workshop":
        raise Invalid("A workshop cannot be added to a workshop.")
    if op.kind == "entry":
        return _entry_added(workshop, op)
    fields = dict(op.fields)
    if op.kind == "moment":
        if any(m.id == moment_id(str(fields.get("persona")), str(fields.get("touchpoint"))) for m in workshop.moments):
            raise Invalid("This persona has a moment at this touchpoint already; set its fields instead.")
    else:
        check_new(workshop, op.id)
        fields["id"] = op.id
    item = built(KINDS[op.kind][0], fields, op.kind)
    for entry in entries(item) if entry_lists(op.kind) else ():
        check_new(workshop, entry.id)
    return checked(workshop, op.kind, placed(getattr(workshop, KINDS[op.kind][1]), item, op.to), item)


def _set(workshop: Workshop, op: Set) -> Workshop:
    if not op.fields:
        return workshop
    item = find(workshop, op.kind, op.id)
    _check_expected(item, op)
    if op.kind == "workshop":
        lists = {name for _, name in KINDS.values()} & op.fields.keys()
        if lists:
            raise Invalid(f"{lists.pop()} change item by item, with add, set, move and remove.")
        head = {name: getattr(workshop, name) for name in Workshop.model_fields if name not in _LISTS}
        new = built(Workshop, {**head, **op.fields}, "workshop")
        return workshop.model_copy(update={name: getattr(new, name) for name in head})
    if op.kind == "entry":
        return _entry_set(workshop, op)
    fixed = {"id", *entry_lists(op.kind), *(("persona", "touchpoint") if op.kind == "moment" else ())}
    if fixed & op.fields.keys():
        name = min(fixed & op.fields.keys())
        raise Invalid(f"The field {name} of a {op.kind} is not set at once; add, set or remove what it holds.", name)
    new = built(type(item), {**dict(item), **op.fields}, op.kind)
    items = getattr(workshop, KINDS[op.kind][1])
    kept = tuple(new if one.id == op.id else one for one in items)
    if op.kind == "moment" and not any(one.id == op.id for one in items):
        kept = (*items, new)
    return checked(workshop, op.kind, kept, new)


def _moved(workshop: Workshop, op: Move) -> Workshop:
    if op.kind in ("workshop", "moment"):
        raise Invalid(f"A {op.kind} has no place to move to.")
    if op.kind == "entry":
        owner_kind, owner, name = holding(workshop, op.id)
        rows = getattr(owner, name)
        row = next(entry for entry in rows if entry.id == op.id)
        return replaced(workshop, owner_kind, owner, name, inserted(without(rows, op.id), row, op.to))
    item = find(workshop, op.kind, op.id)
    name = KINDS[op.kind][1]
    rest = without(getattr(workshop, name), op.id)
    new = item.model_copy(update={"stage": op.stage}) if isinstance(item, Touchpoint) and op.stage else item
    return checked(workshop, op.kind, placed(rest, new, op.to), new)


def _removed(workshop: Workshop, op: Remove) -> Workshop:
    if op.kind == "workshop":
        raise Invalid("A workshop is not removed by an operation.")
    if op.kind == "entry":
        owner_kind, owner, name = holding(workshop, op.id)
        return replaced(workshop, owner_kind, owner, name, without(getattr(owner, name), op.id))
    find(workshop, op.kind, op.id)
    if op.kind == "stage" and any(t.stage == op.id for t in workshop.touchpoints):
        raise Invalid("This stage still has touchpoints. Move or remove them first, then the stage.")
    update = {KINDS[op.kind][1]: without(getattr(workshop, KINDS[op.kind][1]), op.id)}
    if op.kind in HOLDERS:
        update |= _without_dependents(workshop, op.id)
    return workshop.model_copy(update=update)


def _without_dependents(workshop: Workshop, gone: str) -> dict[str, tuple[Any, ...]]:
    """Lists without the items that name an item that is gone."""
    return {
        KINDS[kind][1]: tuple(
            item for item in getattr(workshop, KINDS[kind][1]) if gone not in [getattr(item, f) for f in references]
        )
        for kind, references in REFERENCES.items()
        if kind != "touchpoint"
    }


def _check_expected(item: Value, op: Set) -> None:
    unknown = op.expect.keys() - type(item).model_fields.keys()
    if unknown:
        raise Invalid(f"A {op.kind} has no field {min(unknown)}.")
    now = item.model_dump(mode="json", include=set(op.expect))
    current = {name: now[name] for name, value in op.expect.items() if value not in (now[name], getattr(item, name))}
    if current:
        words = ", ".join(f"{name.replace('_', ' ')} is now {value!r}" for name, value in current.items())
        raise Conflict(f"Somebody changed this {op.kind} in the meantime: {words}.", current)


def _entry_added(workshop: Workshop, op: Add) -> Workshop:
    fields = dict(op.fields)
    of, name = str(fields.pop("of", "")), str(fields.pop("list", ""))
    kind = "moment" if "." in of else "persona"
    if name not in entry_lists(kind):
        raise Invalid(f"A {kind} has no list '{name}'. It has: {', '.join(entry_lists(kind))}.", "list")
    check_new(workshop, op.id)
    owner = find(workshop, kind, of)
    entry = built(Entry, {**fields, "id": op.id}, "line")
    return replaced(workshop, kind, owner, name, inserted(getattr(owner, name), entry, op.to))


def _entry_set(workshop: Workshop, op: Set) -> Workshop:
    kind, owner, name = holding(workshop, op.id)
    rows = getattr(owner, name)
    old = next(entry for entry in rows if entry.id == op.id)
    new = built(Entry, {**dict(old), **op.fields, "id": old.id}, "line")
    return replaced(workshop, kind, owner, name, tuple(new if row is old else row for row in rows))
