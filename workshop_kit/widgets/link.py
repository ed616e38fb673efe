"""Saves what forms send, on one thread per open workshop, and tells them what others changed."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, Protocol

from workshop_kit.changes.ops import Op, Set, changed
from workshop_kit.errors import Damaged, NotFound, StoreError, WorkshopError
from workshop_kit.model import Workshop
from workshop_kit.storage.changelog import page_of
from workshop_kit.storage.store import Change, Edit, Edits, Snapshot, Store
from workshop_kit.widgets.watch import watch
from workshop_kit.workshops import your_name

log = logging.getLogger("workshop_kit")

#: Seconds without a key before a save, the longest a save waits, and between tries after a failure.
QUIET, LONGEST, RETRY = 0.4, 2.0, 2.0


@dataclass(frozen=True)
class Refusal:
    """An edit that was not applied, with the uids of the older edits it stood for, and the reason."""

    edit: Edit
    uids: tuple[str, ...]
    error: WorkshopError


@dataclass(frozen=True)
class News:
    """What a listener is told after the database changed.

    Attributes
    ----------
    workshop : str
        Id of the workshop.
    snapshot : Snapshot
        The workshop as it stands.
    done : tuple[str, ...]
        Uids of the listener's own edits that are on the disk now.
    refused : tuple[Refusal, ...]
        The listener's own edits that were not applied.
    changes : tuple[Change, ...]
        What stands in the change log since the last news, the listener's own edits too.
    replaced : bool
        Whether the log does not lead to this state, because a backup was restored.
    """

    workshop: str
    snapshot: Snapshot
    done: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    changes: tuple[Change, ...] = ()
    replaced: bool = False


class Listener(Protocol):
    """What a link talks to; called on the link's thread."""

    def heard(self, news: News) -> None:
        """Take news."""

    def troubled(self, error: WorkshopError) -> None:
        """Take the reason why nothing is saved at the moment."""


class Shows(Protocol):
    """What shows a workshop, or none: a room."""

    link: Link | None


@dataclass
class _Pending:
    """An edit that waits, whom to tell, all uids it stands for (its own and those it replaced), and its act."""

    edit: Edit
    sender: Listener
    uids: list[str]
    act: int


class Link:
    """Keeps forms and database of one workshop in step.

    Edits are collected until nobody has typed for 0.4 s, at most 2 s. What a form sent at once is one act: one
    transaction, and one step of undo.

    Attributes
    ----------
    saved : float
        When the workshop was last changed, in seconds since 1970, UTC.
    """

    def __init__(self, store: Store, id: str) -> None:
        self.store, self.id = store, id
        self.snapshot = store.load(id)
        self.saved = next(one.changed for one in store.workshops() if one.id == id)
        self._acts = 0
        self._listeners: list[Listener] = []
        self._pending: list[_Pending] = []
        self._first = self._last = 0.0
        self._wake = threading.Condition()
        self._writing = threading.Lock()
        watch(store).call(self.look)
        atexit.register(self.flush)
        threading.Thread(target=self._run, name=f"workshop {id}", daemon=True).start()

    def listen(self, listener: Listener) -> None:
        """Tell this listener from now on."""
        with self._wake:
            self._listeners.append(listener)

    def leave(self, listener: Listener) -> None:
        """Tell this listener no more."""
        with self._wake:
            self._listeners = [one for one in self._listeners if one is not listener]

    def edit(self, sender: Listener, edits: Sequence[Edit]) -> None:
        """Take edits to be saved soon; returns at once."""
        with self._wake:
            now = time.monotonic()
            self._first = self._first if self._pending else now
            self._last = now
            self._acts += 1
            for one in edits:
                self._collect(one, sender)
            self._wake.notify()

    def standing(self, coming: Iterable[Op] = ()) -> Workshop:
        """The workshop with what waits to be saved, and what is coming."""
        with self._writing, self._wake:
            value, waiting = self.snapshot.value, [one.edit.op for one in self._pending]
        for op in (*waiting, *coming):
            # What is refused is told when it is saved.
            with suppress(WorkshopError):
                value = changed(value, op)
        return value

    def flush(self) -> None:
        """Save what waits, now, on the calling thread."""
        self._save()

    def change(self, edits: Edits) -> int:
        """Apply edits at once, in one step of the history or not at all, and tell every page; gives the revision.

        Instead of edits it takes what plans them, as `Store.apply` does, and raises what that raises.
        """
        applied = self.store.apply(self.id, edits, who=your_name(self.store), strict=True)
        self.look()
        return applied.rev

    def _collect(self, edit: Edit, sender: Listener) -> None:
        """Put an edit in the queue; a newer value of the same fields takes the place of an older one."""
        for waiting in self._pending:
            if waiting.sender is sender and _supersedes(edit, waiting.edit):
                waiting.edit, waiting.uids = _instead(edit, waiting.edit), [*waiting.uids, edit.uid]
                return
        self._pending.append(_Pending(edit, sender, [edit.uid], self._acts))

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._pending)
                while (pause := self._pause()) > 0:
                    self._wake.wait(pause)
            try:
                self._save()
            except Exception as error:  # the thread must live on, whatever a save meets
                log.exception("saving workshop %s", self.id)
                self._tell_trouble(error if isinstance(error, WorkshopError) else StoreError(f"Not saved: {error}."))
                time.sleep(RETRY)

    def _pause(self) -> float:
        """Seconds until what waits is due."""
        return min(self._last + QUIET, self._first + LONGEST) - time.monotonic()

    def _save(self) -> None:
        with self._writing:
            with self._wake:
                batch, self._pending = self._pending, []
            acts = [list(act) for _, act in groupby(batch, key=lambda one: one.act)]
            while acts:
                try:
                    self._save_act(acts[0])
                except BaseException:
                    # Nothing of it was written: what waited goes back to the head of the queue and is tried again.
                    with self._wake:
                        self._pending = [*chain.from_iterable(acts), *self._pending]
                    raise
                del acts[0]

    def _save_act(self, act: list[_Pending]) -> None:
        applied = self.store.apply(self.id, [one.edit for one in act], who=your_name(self.store))
        self.saved = time.time()
        refused = {edit.uid: error for edit, error in applied.refused}
        self._publish(Snapshot(applied.value, applied.rev), act, refused)

    def look(self) -> None:
        """Tell listeners what others have written."""
        with self._writing:
            try:
                if self.store.rev(self.id) != self.snapshot.rev:
                    self.saved = time.time()
                    self._publish(self.store.load(self.id), [], {})
            except Damaged as error:
                self._tell_trouble(error)
                raise

    def _publish(self, snapshot: Snapshot, batch: list[_Pending], refused: dict[str, WorkshopError]) -> None:
        changes = self.store.changes(self.id, after=self.snapshot.rev) if snapshot.rev > self.snapshot.rev else []
        changes = [change for change in changes if change.rev <= snapshot.rev]
        replaced = snapshot.rev < self.snapshot.rev or {change.rev for change in changes} != {
            *range(self.snapshot.rev + 1, snapshot.rev + 1)
        }
        self.snapshot = snapshot
        with self._wake:
            listeners = list(self._listeners)
        # Who sent an edit hears of it, even if it shows another workshop by now.
        senders = {id(one.sender): one.sender for one in batch}
        for listener in [*listeners, *(one for one in senders.values() if one not in listeners)]:
            own = [one for one in batch if one.sender is listener]
            news = News(
                self.id,
                snapshot,
                done=tuple(uid for one in own if one.edit.uid not in refused for uid in one.uids),
                refused=tuple(
                    Refusal(one.edit, tuple(one.uids), refused[one.edit.uid]) for one in own if one.edit.uid in refused
                ),
                changes=tuple(changes),
                replaced=replaced,
            )
            _safely(listener.heard, news)

    def _tell_trouble(self, error: WorkshopError) -> None:
        with self._wake:
            listeners = list(self._listeners)
        for listener in listeners:
            _safely(listener.troubled, error)


def _supersedes(new: Edit, old: Edit) -> bool:
    """Whether an edit stands for an older one: another value of the same fields, by a page that knew the older one."""
    a, b = new.op, old.op
    if not (isinstance(a, Set) and isinstance(b, Set)):
        return False
    if (a.expect or b.expect) and not (page_of(new.uid) and page_of(new.uid) == page_of(old.uid)):
        return False
    return (a.kind, a.id) == (b.kind, b.id) and a.fields.keys() == b.fields.keys()


def _instead(new: Edit, old: Edit) -> Edit:
    """The newer value, expecting what the older edit expected: both were typed upon that."""
    if isinstance(new.op, Set) and isinstance(old.op, Set):
        return new._replace(op=new.op.model_copy(update={"expect": {**new.op.expect, **old.op.expect}}))
    return new


def _safely(tell: Callable[[Any], None], what: Any) -> None:
    """One listener whose page is gone must not silence the others."""
    try:
        tell(what)
    except Exception:
        log.exception("telling a form")


_links: dict[tuple[Store, str], Link] = {}
_lock = threading.Lock()


def link(store: Store, id: str) -> Link:
    """The link of a workshop, one in a kernel."""
    with _lock:
        if (store, id) not in _links:
            _links[store, id] = Link(store, id)
        return _links[store, id]


def link_of(room: Shows) -> Link:
    """The link of the workshop that a room shows; raises NotFound while it shows none."""
    if room.link is None:
        raise NotFound("No workshop is open. Open or make one in the notebook 00_start_here.")
    return room.link


def saved_link(room: Shows) -> Link:
    """The link of the workshop that a room shows, with everything on the disk that was typed into its pages."""
    found = link_of(room)
    found.flush()
    return found
