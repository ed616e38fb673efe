"""A page with the shipped bundle whose kernel is this process: it changes a workshop, answers and gives facts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from chart_page import show
from playwright.sync_api import Page

from workshop_kit.changes.ops import as_op, changed
from workshop_kit.errors import WorkshopError
from workshop_kit.model import Workshop
from workshop_kit.vocabulary import vocabulary
from workshop_kit.widgets.blind import document
from workshop_kit.widgets.facts import facts

_HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kit</title>
<meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style></head>
<body data-jp-theme-light="true"><main></main><script type="module">
import { mount } from "/app.js";
const values = await (await fetch("/values.json")).json();
const ears = {};
const tell = (name, value) => (ears[name] ?? []).forEach((fn) => fn(value));
globalThis.room = {
  get: (name) => values[name],
  on: (event, fn) => (ears[event] ??= []).push(fn),
  off: () => {},
  send: async (message) => {
    // A kernel answers this while it works; the test's own process does not, and a busy one would count as gone.
    if (message.type === "ping") tell("msg:custom", { type: "pong" });
    else for (const answer of await kernel(message)) tell("msg:custom", answer);
  },
  script: () => new Promise(() => {}),
};
globalThis.put = (name, value) => { values[name] = value; tell(`change:${name}`); };
for (const view of values.views) mount(document.querySelector("main"), room, view, values.options);
</script></body></html>"""


class Kit:
    """A workshop and the page that shows it.

    Attributes
    ----------
    value : the workshop as the page's edits have made it
    trouble : errors and requests that leave the page
    """

    def __init__(self, page: Page, value: Workshop | None, *views: str, calls: Any = None, **options: Any) -> None:
        self.page, self.value, self.calls = page, value, calls or {}
        self.trouble: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self._start(views, options)

    def until(self, holds: Callable[[Workshop], bool], patience: float = 60) -> None:
        """Wait until what the page has sent makes it true."""
        end = time.monotonic() + patience
        while not holds(self.value):
            assert time.monotonic() < end, self.value
            # Each look at the page lets its messages in.
            self.page.evaluate("new Promise(requestAnimationFrame)")

    def _start(self, views: tuple[str, ...], options: dict[str, Any]) -> None:
        values = {
            "workshop": "w" if self.value else "",
            "document": document(self.value) if self.value else {},
            "facts": facts(self.value),
            "vocabulary": vocabulary().as_dict(),
            "status": {"state": "saved", "at": "14:02", "text": ""},
            "workshops": [],
            "you": "",
            "views": views,
            "options": options,
        }
        self.page.expose_function("kernel", self._answer)
        show(self.page, _HTML, values, self.trouble)
        self.page.wait_for_selector(".wk")

    def _answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        if message["type"] == "ops":
            return self._change(message["ops"])
        self.asked.append(message)
        before = self.value
        result = {"type": "result", "id": message["id"], **self._call(message["name"], message["args"])}
        fresh = [{"type": "facts", "facts": facts(self.value)}] if self.value is not before else []
        return [*fresh, result]

    def _call(self, name: str, args: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"value": self.calls[name](self, **args)}
        except (WorkshopError, KeyError) as error:
            return {"error": str(error)}

    def _change(self, ops: list[dict[str, Any]]) -> list[dict[str, Any]]:
        done, refused = [], []
        for data in ops:
            uid = data["uid"]
            # One person types here, so nothing can have changed meanwhile; `expect` is the link's to judge.
            op = as_op({key: value for key, value in data.items() if key not in ("uid", "expect")})
            try:
                self.value = changed(self.value, op)
                done.append(uid)
            except WorkshopError as error:
                field = getattr(error, "field", "")
                refused.append({"uid": uid, "kind": op.kind, "id": op.id, "field": field, "text": str(error)})
        answers: list[dict[str, Any]] = [{"type": "facts", "facts": facts(self.value)}]
        answers += [{"type": "refused", "items": refused}] if refused else []
        return [*answers, {"type": "done", "uids": done, "at": "14:03"}]
