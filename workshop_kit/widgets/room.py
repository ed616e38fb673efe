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

from workshop_kit.document import to_dict
from workshop_kit.errors import Conflict, Invalid, WorkshopError
from workshop_kit.log import complain, logged, open_log
from workshop_kit.model import new_id
from workshop_kit.ops import as_op
from workshop_kit.store import Edit, Store
from workshop_kit.vocabulary import vocabulary
from workshop_kit.widgets import calls, session
from workshop_kit.widgets.facts import facts
from workshop_kit.widgets.link import Link, News, Refusal, link
from workshop_kit.widgets.watch import watch
from workshop_kit.workshops import OpenWorkshop, current_workshop, default_store, your_name

STATIC = Path(__file__).parent / "static"
_NO_VIEW = "export default {}"


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
    facts = t.Dict().tag(sync=True)
    pace = t.Dict().tag(sync=True)
    status = t.Dict().tag(sync=True)
    vocabulary = t.Dict().tag(sync=True)
    workshops: Any = t.List().tag(sync=True)
    you = t.Unicode().tag(sync=True)

    def __init__(self, workshop: OpenWorkshop | None = None) -> None:
        # Without it the link's and the watch's tracebacks would stand under the form.
        open_log()
        self.link: Link | None = None
        self._store = workshop.store if workshop else default_store()
        self._follows = workshop is None
        self._entering = threading.RLock()
        you = your_name(self._store)
        super().__init__(app=script("app"), vega=script("vega"), vocabulary=vocabulary().as_dict(), you=you)
        self.on_msg(self._received)
        self.enter(workshop or current_workshop(self._store))
        if self._follows:
            watch(self._store).call(self.follow)
        # Another notebook may press the buttons of the timer.
        watch(self._store).call(self.tell_pace)

    def enter(self, workshop: OpenWorkshop | None) -> None:
        """Show another workshop, or none."""
        with self._entering:
            if self.link:
                self.link.leave(self)
            self.link = link(workshop.store, workshop.id) if workshop else None
            if self.link:
                self.link.listen(self)
            value = self.link.snapshot.value if self.link else None
            with self.hold_sync():
                self.document = to_dict(value) if value else {}
                self.facts = facts(value)
                self.pace = session.shown(self.link)
                self.status = {"state": "saved", "at": _clock(self.link), "text": ""}
                self.workshops = listed(self._store) if self._follows else []
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
            self._trait_values["document"] = to_dict(self.link.snapshot.value)
            self._trait_values["pace"] = session.shown(self.link)
        return super().get_state(key, drop_defaults)

    # --- from the link --------------------------------------------------------------------------------------------

    def heard(self, news: News) -> None:
        """Tell the pages what was changed, refused and saved; facts come first, so they never lag behind."""
        with self._entering:
            if news.workshop == self.workshop:
                self._show(news)
        if news.refused:
            items = [_refusal(one, uid) for one in news.refused for uid in one.uids]
            self.send({"type": "refused", "items": items})
        self.send({"type": "done", "uids": list(news.done), "at": _clock(self.link)})
        status = {"state": "saved", "at": _clock(self.link), "text": ""}
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
            self.document = to_dict(news.snapshot.value)
        elif news.changes:
            ops = [{"uid": one.uid, **one.op.model_dump(mode="json", exclude_none=True)} for one in news.changes]
            self.send({"type": "changed", "ops": ops})
        self.tell_pace()

    def tell_pace(self) -> None:
        """Tell the pages how the session stands, when that is more than time going by."""
        with self._entering:
            fresh = session.shown(self.link)
            if session.differs(fresh, self.pace):
                self._trait_values["pace"] = fresh
                self.send({"type": "pace", "pace": fresh})

    def troubled(self, error: WorkshopError) -> None:
        """Say in the status line why nothing is saved at the moment."""
        self.status = {"state": "error", "at": self.status.get("at", ""), "text": str(error)}

    # --- from the page --------------------------------------------------------------------------------------------

    @logged
    def _received(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        kind = message.get("type")
        if kind == "ping":
            self.send({"type": "pong"})
        elif kind == "ops":
            self._take(message["ops"], str(message.get("workshop") or self.workshop))
        elif kind == "call" and message.get("name") in calls.SLOW:
            # The kernel must go on answering the page, which would take it for dead.
            threading.Thread(target=self._answer, args=(message,), daemon=True).start()
        elif kind == "call":
            self._answer(message)

    def _take(self, ops: list[dict[str, Any]], workshop: str) -> None:
        """Hand edits to the workshop they were typed into; the room may show another one by now."""
        edits, refused = [], []
        for data in ops:
            uid = str(data.get("uid") or new_id())
            try:
                edits.append(Edit(uid, as_op({key: value for key, value in data.items() if key != "uid"})))
            except Invalid as error:
                refused.append({"uid": uid, "kind": "", "id": "", "field": "", "text": str(error), "current": None})
        if refused:
            self.send({"type": "refused", "items": refused})
        if not edits:
            return
        try:
            link(self._store, workshop).edit(self, edits)
        except WorkshopError as error:
            text = str(error)
            items = [{"uid": e.uid, "kind": "", "id": "", "field": "", "text": text, "current": None} for e in edits]
            self.send({"type": "refused", "items": items})

    def _answer(self, message: dict[str, Any]) -> None:
        answer: dict[str, Any] = {"type": "result", "id": message.get("id")}
        try:
            answer["value"] = calls.answer(self, str(message.get("name")), message.get("args") or {})
        except WorkshopError as error:
            answer["error"] = str(error)
        except Exception as error:  # noqa: BLE001 - shown in the page; the traceback is for the log
            answer["error"] = complain(error)
        self.send(answer)


def listed(store: Store) -> list[dict[str, Any]]:
    """All workshops for the list to continue from."""
    now = current_workshop(store)
    return [
        {"id": one.id, "title": one.title, "when": _day(one.changed), "personas": one.personas,
         "touchpoints": one.touchpoints, "current": bool(now and now.id == one.id)}
        for one in store.workshops()
    ]  # fmt: skip


def _refusal(one: Refusal, uid: str) -> dict[str, Any]:
    op, error = one.edit.op, one.error
    field = getattr(error, "field", "") or next(iter(getattr(op, "fields", {})), "")
    current = error.current if isinstance(error, Conflict) else None
    return {"uid": uid, "kind": op.kind, "id": op.id, "field": field, "text": str(error), "current": current}


def _day(seconds: float) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(seconds))


def _clock(link: Link | None) -> str:
    """When the workshop was last saved, in this place's time; the day too when it was not today."""
    if link is None:
        return ""
    then = time.localtime(link.saved)
    return time.strftime("%H:%M" if then[:3] == time.localtime()[:3] else "%Y-%m-%d %H:%M", then)
