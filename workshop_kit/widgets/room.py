"""The browser's line to a workshop: what its views show, and what happens with what they send."""

from __future__ import annotations

import threading
import time
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets as t
from ipywidgets import widget_serialization

from workshop_kit.changes.ops import Set, as_op
from workshop_kit.errors import Damaged, Invalid, NotFound, StoreError, WorkshopError
from workshop_kit.log import complain, logged, open_log
from workshop_kit.model import new_id
from workshop_kit.session.plans import reworded
from workshop_kit.storage.changelog import page_of
from workshop_kit.storage.store import Change, Edit, Store
from workshop_kit.vocabulary import vocabulary
from workshop_kit.widgets import calls, meanwhile, session, trouble
from workshop_kit.widgets.blind import document, public
from workshop_kit.widgets.facts import facts
from workshop_kit.widgets.link import Link, News, link
from workshop_kit.widgets.watch import watch
from workshop_kit.workshops import OpenWorkshop, current_workshop, default_store, your_name

STATIC = Path(__file__).parent / "static"
_NO_VIEW = "export default {}"
#: Seconds in which somebody remembers what he has chosen.
LATELY = 120


class Script(anywidget.AnyWidget):
    """Text of a program for the page, sent once per kernel however many views use it."""

    _esm = _NO_VIEW
    text = t.Unicode().tag(sync=True)


@cache
def script(name: str) -> Script:
    """The program of that name, one widget in a kernel."""
    return Script(text=(STATIC / f"{name}.js").read_text(encoding="utf-8"))


class Room(anywidget.AnyWidget):
    """What all views of one workshop in one notebook share.

    Parameters
    ----------
    workshop : the workshop to show, or None to follow whichever is current
    """

    _esm = _NO_VIEW
    app = t.Instance(Script).tag(sync=True, **widget_serialization)
    vega = t.Instance(Script).tag(sync=True, **widget_serialization)
    workshop = t.Unicode().tag(sync=True)
    document = t.Dict().tag(sync=True)
    rev = t.Int().tag(sync=True)
    facts = t.Dict().tag(sync=True)
    pace = t.Dict().tag(sync=True)
    status = t.Dict().tag(sync=True)
    trouble = t.Dict().tag(sync=True)
    vocabulary = t.Dict().tag(sync=True)
    workshops: Any = t.List().tag(sync=True)
    you = t.Unicode().tag(sync=True)

    def __init__(self, workshop: OpenWorkshop | None = None) -> None:
        # Without it the link's and the watch's tracebacks would stand under the form.
        open_log()
        self.link: Link | None = None
        self._store: Store | None = None
        self._watched: Store | None = None
        self._follows = workshop is None
        self._entering = threading.RLock()
        self._chosen: dict[tuple[str, str], tuple[str, float]] = {}
        super().__init__(app=script("app"), vega=script("vega"), vocabulary=vocabulary().as_dict())
        self.on_msg(self._received)
        self.begin(workshop)

    def begin(self, workshop: OpenWorkshop | None = None) -> None:
        """Open the database and show the workshop; what stands in the way is told in the page."""
        try:
            self._store = workshop.store if workshop else default_store()
            self.you = your_name(self._store)
            self.enter(workshop or current_workshop(self._store))
            if self.link:
                self.link.look()
            self.trouble = {} if self.link else trouble.set_aside(self._store)
        except StoreError as error:
            self.trouble = trouble.told(error)
        if self._store and self._store is not self._watched:
            self._watched = self._store
            if self._follows:
                watch(self._store).call(self.follow)
            # Another notebook may press the buttons of the timer.
            watch(self._store).call(self.tell_pace)

    def enter(self, workshop: OpenWorkshop | None) -> None:
        """Show another workshop, or none."""
        with self._entering:
            there = link(workshop.store, workshop.id) if workshop else None
            if self.link:
                self.link.leave(self)
            self.link = there
            if self.link:
                self.link.listen(self)
            value = self.link.snapshot.value if self.link else None
            with self.hold_sync():
                self.document = document(value) if value else {}
                self.rev = self.link.snapshot.rev if self.link else 0
                self.facts = facts(value)
                self.pace = session.shown(self.link)
                self.status = {"state": "saved", "at": _clock(self.link), "text": ""}
                self.workshops = listed(self._store) if self._follows and self._store else []
                self.workshop = workshop.id if workshop else ""

    def follow(self) -> None:
        """Show the workshop that is current now."""
        now = current_workshop(self._store)
        if now and now.id != self.workshop:
            self.enter(now)

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> Any:
        """Traits as the page gets them, the document as it is now."""
        # A page that is loaded again asks for the state; edits travel as messages, so the trait has become old.
        if self.link and (key is None or key == "document" or "document" in key):
            now = self.link.snapshot
            self._trait_values |= {"document": document(now.value), "rev": now.rev, "pace": session.shown(self.link)}
        return super().get_state(key, drop_defaults)

    # --- from the link --------------------------------------------------------------------------------------------

    def heard(self, news: News) -> None:
        """Tell the pages what was changed, refused and saved; facts come first, so they never lag behind."""
        with self._entering:
            if news.workshop == self.workshop:
                self._show(news)
        if news.refused and self._store:
            items = [
                meanwhile.refusal(self._store, news.workshop, news.snapshot, uid, one.edit.op, one.error)
                for one in news.refused
                for uid in one.uids
            ]
            self.send({"type": "refused", "items": items})
        self.send({"type": "done", "uids": list(news.done), "at": _clock(self.link)})
        status = {"state": "saved", "at": _clock(self.link), "text": ""}
        if self.trouble:
            self.trouble = {}
        if self.status.get("state") == "error":
            self.status = status
        else:
            # The message has told the pages that are open; the trait is for those that come.
            self._trait_values["status"] = status

    def _show(self, news: News) -> None:
        fresh = facts(news.snapshot.value)
        if fresh != self.facts:
            self._trait_values["facts"] = fresh
            self.send({"type": "facts", "facts": fresh})
        if news.replaced:
            self.document, self.rev = document(news.snapshot.value), news.snapshot.rev
        elif news.changes:
            ops = [_told(one) for one in public(news.changes)]
            self.send({"type": "changed", "ops": ops, "rev": news.snapshot.rev})
            for change in public(news.changes):
                self._tell_overtaken(news, change)
        self.tell_pace()

    def tell_pace(self) -> None:
        """Tell the pages how the session stands, when that is more than time going by."""
        with self._entering:
            fresh = session.shown(self.link)
            if session.differs(fresh, self.pace):
                self._trait_values["pace"] = fresh
                self.send({"type": "pace", "pace": fresh})

    def _tell_overtaken(self, news: News, change: Change) -> None:
        """Of choices the last one counts; who has chosen otherwise just before is told."""
        if self._store is None or not isinstance(change.op, Set) or (change.undoes or change.redoes):
            return
        for field, value in change.op.fields.items():
            page, when = self._chosen.get((change.op.id, field), ("", 0.0))
            fresh = page and page != page_of(change.uid) and time.monotonic() - when < LATELY
            if fresh and change.before.get(field) != value:
                text = meanwhile.overtaken(self._store, news.workshop, news.snapshot, change)
                self.send({"type": "overtaken", "page": page, "text": text})
                return

    def troubled(self, error: WorkshopError) -> None:
        """Say in the status line why nothing is saved at the moment."""
        if isinstance(error, Damaged):
            self.trouble = trouble.told(error)
        text = f"{getattr(error, 'plain', error)} {trouble.WAITING}"
        self.status = {"state": "error", "at": self.status.get("at", ""), "text": text}

    # --- from the page --------------------------------------------------------------------------------------------

    @logged
    def _received(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        kind = message.get("type")
        if kind == "ping":
            self.send({"type": "pong"})
        elif kind == "ops":
            self._take(message["ops"], str(message.get("workshop") or self.workshop), message.get("seen") or {})
        elif kind == "call" and message.get("name") in calls.SLOW:
            # The kernel must go on answering the page, which would take it for dead.
            threading.Thread(target=self._answer, args=(message,), daemon=True).start()
        elif kind == "call":
            self._answer(message)

    def _take(self, ops: list[dict[str, Any]], workshop: str, seen: dict[str, int]) -> None:
        """Hand edits to the workshop they were typed into; the room may show another one by now."""
        if self._store is None:  # the page keeps its words until it is answered
            return
        edits, refused = [], []
        for data in ops:
            uid = str(data.get("uid") or new_id())
            try:
                op = as_op({key: value for key, value in data.items() if key != "uid"})
                edits.append(Edit(uid, op, seen=seen.get(uid, 0)))
                self._remember(edits[-1])
            except Invalid as error:
                refused.append(_nonsense(uid, error))
        if refused:
            self.send({"type": "refused", "items": refused})
        if not edits:
            return
        try:
            there = link(self._store, workshop)
            there.edit(self, [*edits, *_following(there, edits)])
        except NotFound as error:
            self.send({"type": "refused", "items": [_nonsense(edit.uid, error) for edit in edits]})
        except StoreError as error:
            self.troubled(error)

    def _remember(self, edit: Edit) -> None:
        """Keep in mind which choices a page has made."""
        if isinstance(edit.op, Set):
            now = time.monotonic()
            for field in edit.op.fields.keys() - edit.op.expect.keys():
                self._chosen[edit.op.id, field] = page_of(edit.uid), now

    def _answer(self, message: dict[str, Any]) -> None:
        answer: dict[str, Any] = {"type": "result", "id": message.get("id")}
        try:
            answer["value"] = calls.answer(self, str(message.get("name")), message.get("args") or {})
        except WorkshopError as error:
            answer["error"] = str(error)
        except Exception as error:  # noqa: BLE001 - shown in the page; the traceback is for the log
            answer["error"] = complain(error)
        self.send(answer)


def _following(there: Link, edits: list[Edit]) -> list[Edit]:
    """What another word for the workshop's people changes beside itself: a plan chosen before speaks of them, too."""
    words = {
        field: str(value)
        for edit in edits
        if isinstance(edit.op, Set) and edit.op.kind == "workshop"
        for field, value in edit.op.fields.items()
        if field in ("customer", "customers")
    }
    others = [edit.op for edit in edits if edit.op.kind != "workshop"]
    return [Edit(new_id(), op) for op in reworded(there.standing(others), **words)] if words else []


def listed(store: Store) -> list[dict[str, Any]]:
    """All workshops for the list to continue from."""
    now = current_workshop(store)
    return [
        {"id": one.id, "title": one.title, "when": _day(one.changed), "personas": one.personas,
         "touchpoints": one.touchpoints, "current": bool(now and now.id == one.id)}
        for one in store.workshops()
    ]  # fmt: skip


def _told(change: Change) -> dict[str, Any]:
    """A change as the page applies it, with who made it and when."""
    op = change.op.model_dump(mode="json", exclude_none=True, exclude={"expect"})
    return {"uid": change.uid, "who": change.who, "at": meanwhile.clock(change.at), **op}


def _nonsense(uid: str, error: WorkshopError) -> dict[str, Any]:
    return {"uid": uid, "kind": "", "id": "", "field": "", "text": str(error), "current": None}


def _day(seconds: float) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(seconds))


def _clock(link: Link | None) -> str:
    """When the workshop was last saved, in this place's time; the day too when it was not today."""
    return meanwhile.clock(link.saved) if link else ""
