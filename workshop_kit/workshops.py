"""Open workshops: the handle that notebooks, the command line and analysts work with."""

from __future__ import annotations

import hashlib
import os
import platform
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit import document
from workshop_kit.changes.ops import Add, Move, Remove, Set, as_op, changed
from workshop_kit.errors import Invalid, NotFound
from workshop_kit.home import database_url, home
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import history, undo
from workshop_kit.storage.store import Edit, Store, Summary

if TYPE_CHECKING:
    from workshop_kit.tables import Tables
    from workshop_kit.voices import Voices


class OpenWorkshop:
    """A stored workshop. Every method that changes it returns when the change is on the disk.

    Attributes
    ----------
    id : str
        The short id of the workshop.
    store : Store
        The database it is in.
    who : str
        The name the history gives to what is changed through this handle; your_name() when none is given.
    """

    def __init__(self, id: str, store: Store, who: str | None = None) -> None:
        self.id = id
        self.store = store
        self.who = your_name(store) if who is None else who
        self._draft: tuple[Workshop, list[Edit]] | None = None

    def __repr__(self) -> str:
        return f"<workshop {self.id}: {self.value.title}>"

    @property
    def value(self) -> Workshop:
        """The workshop as it stands now: a frozen value."""
        return self._draft[0] if self._draft else self.store.load(self.id).value

    @property
    def tables(self) -> Tables:
        """The workshop as tidy DataFrames."""
        from workshop_kit.tables import Tables

        return Tables(self.value, self.feedback)

    @property
    def feedback(self) -> Voices:
        """What customers said, as DataFrames, and the ways to change it."""
        from workshop_kit.voices import Voices

        return Voices(self.store, self.id)

    def add(self, kind: str, /, *, to: int | None = None, **fields: Any) -> str:
        """Add an item at a place (from 0; the end when left out) and return its id.

        Raises Invalid when a value does not fit, NotFound when it names an item that is not there.
        """
        if kind == "moment":
            self._apply(Add(kind="moment", fields=fields))
            return f"{fields['persona']}.{fields['touchpoint']}"
        id = fields.pop("id", None) or new_id()
        self._apply(as_op({"op": "add", "kind": kind, "id": id, "fields": fields, "to": to}))
        return str(id)

    def set(self, kind: str, id: str = "workshop", /, *, expect: dict[str, Any] | None = None, **fields: Any) -> None:
        """Set fields of one item; with `expect`, only while these fields still hold these values.

        Raises Invalid, NotFound, or Conflict (its `current` has the values the fields hold now).
        """
        self._apply(as_op({"op": "set", "kind": kind, "id": id, "fields": fields, "expect": expect or {}}))

    def move(self, kind: str, id: str, *, to: int, stage: str | None = None) -> None:
        """Move an item to a place in its list, counted without it; a touchpoint may change its stage."""
        self._apply(as_op({"op": "move", "kind": kind, "id": id, "to": to, "stage": stage}))

    def remove(self, kind: str, id: str) -> None:
        """Remove an item, with what cannot be without it."""
        self._apply(as_op({"op": "remove", "kind": kind, "id": id}))

    def undo(self) -> history.Entry:
        """Take back your last change that is not taken back yet, and return what that did.

        Raises NotFound when there is none, Conflict when somebody changed the same since.
        """
        self._check_no_batch()
        return undo.undo(self.store, self.id, self.who)

    def redo(self) -> history.Entry:
        """Do again what you undid last; raises as undo does."""
        self._check_no_batch()
        return undo.redo(self.store, self.id, self.who)

    def history(self, limit: int | None = None) -> list[history.Entry]:
        """What was done to the workshop, newest first."""
        return history.history(self.store, self.id, limit)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Apply all changes of the block in one transaction, or none when the block fails."""
        if self._draft:
            yield
            return
        self._draft = (self.value, [])
        try:
            yield
            edits = self._draft[1]
        finally:
            self._draft = None
        if edits:
            self.store.apply(self.id, edits, who=self.who, strict=True)

    def _apply(self, op: Add | Set | Move | Remove) -> None:
        edit = Edit(new_id(), op)
        if self._draft:
            value, edits = self._draft
            self._draft = (changed(value, op), [*edits, edit])
        else:
            self.store.apply(self.id, [edit], who=self.who, strict=True)

    def _check_no_batch(self) -> None:
        if self._draft:
            raise Invalid("A batch is not in the history before it ends. Undo and redo after it.")


@cache
def _store(url: str) -> Store:
    return Store(url)


_opening = threading.Lock()


def default_store() -> Store:
    """The database of this environment, opened once."""
    with _opening:
        return _store(database_url())


def list_workshops() -> list[Summary]:
    """All workshops, the one changed last first."""
    return default_store().workshops()


def new_workshop(title: str, template: str | None = None) -> OpenWorkshop:
    """Make a workshop, from a template when one is named.

    Raises NotFound when there is no such template, Invalid when the title is empty or too long.
    """
    from workshop_kit.starters import starter

    value = starter(template or "empty")
    value = changed(
        value, Set(kind="workshop", id="workshop", fields={"title": title.strip(), "template": template or ""})
    )
    return store_workshop(value)


def import_workshop(path: str | Path) -> OpenWorkshop:
    """Make a workshop from a .yaml or .json document, or from a handout; raises BadDocument."""
    return store_workshop(document.read(path))


def store_workshop(value: Workshop) -> OpenWorkshop:
    """Make a workshop of a value."""
    store = default_store()
    return OpenWorkshop(store.create(value), store)


def open_workshop(name: str | None = None) -> OpenWorkshop:
    """Open a workshop by id, title, or a part of the title that fits only one; without a name, the current one.

    Raises NotFound when none fits, or several do.
    """
    store = default_store()
    known = store.workshops()
    if name is None:
        return OpenWorkshop(_current(store, known).id, store)
    return OpenWorkshop(_named(name, known).id, store)


def current_workshop(store: Store | None = None) -> OpenWorkshop | None:
    """The workshop the notebooks open, or None while there is none."""
    store = store or default_store()
    try:
        return OpenWorkshop(_current(store, store.workshops()).id, store)
    except NotFound:
        return None


def make_current(workshop: OpenWorkshop) -> None:
    """Let the notebooks open this workshop from now on."""
    workshop.store.keep_setting(_own("current"), workshop.id)


def your_name(store: Store | None = None) -> str:
    """The name that the history gives to what is changed on this computer; "" while nobody gave one."""
    return (store or default_store()).setting(_own("name")) or ""


def keep_your_name(name: str, store: Store | None = None) -> str:
    """Use this name in the history from now on, and return it as it is kept: one line, at most 300 characters."""
    kept = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())[:300]
    (store or default_store()).keep_setting(_own("name"), kept)
    return kept


def _own(setting: str) -> str:
    """Name of a setting of this computer and home."""
    # A database may be shared by several computers, and each is somebody else's.
    place = hashlib.sha256(f"{platform.node()} {home()}".encode()).hexdigest()
    return f"{setting} {place[:16]}"


def _current(store: Store, known: list[Summary]) -> Summary:
    chosen = store.setting(_own("current"))
    for one in known:
        if one.id == chosen:
            return one
    wanted = os.environ.get("WORKSHOP_KIT_WORKSHOP")
    if wanted:
        return _named(wanted, known)
    if not known:
        raise NotFound("There is no workshop yet. Make one in the notebook 00_start_here, or with: new TITLE")
    return known[0]


def _named(name: str, known: list[Summary]) -> Summary:
    wanted = name.strip().casefold()
    exact = [one for one in known if one.id == name] or [one for one in known if one.title.casefold() == wanted]
    fitting = exact or [
        one for one in known if wanted and (wanted in one.title.casefold() or one.id.startswith(wanted))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        several = ", ".join(f"{one.id} ({one.title})" for one in fitting[:5])
        raise NotFound(f"'{name}' fits {len(fitting)} workshops: {several}. Name one by its id.")
    raise NotFound(f"There is no workshop '{name}'. The command list shows those there are.")
