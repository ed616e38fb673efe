"""A page with the shipped bundle on a real room: what the page sends is answered as in a notebook, without Jupyter."""

from __future__ import annotations

import queue
from typing import Any

from chart_page import show
from playwright.sync_api import Page

from workshop_kit.document import to_dict
from workshop_kit.widgets.room import Room
from workshop_kit.workshops import OpenWorkshop

_HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Room</title>
<meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style></head>
<body data-jp-theme-light="true"><main></main><script type="module">
import { mount } from "/app.js";
const values = await (await fetch("/values.json")).json();
const ears = {};
globalThis.room = {
  get: (name) => values[name],
  on: (event, fn) => (ears[event] ??= []).push(fn),
  off: () => {},
  send: (message) => say(message),
  script: () => new Promise(() => {}),
};
for (const view of values.views) mount(document.querySelector("main"), room, view, values.options);
const listen = async () => {
  for (const message of await hear()) (ears["msg:custom"] ?? []).forEach((fn) => fn(message));
  setTimeout(listen, 30);
};
listen();
</script></body></html>"""


class RoomPage:
    """A workshop's room and the page that shows it.

    Attributes
    ----------
    trouble : errors and requests that leave the page
    """

    def __init__(self, page: Page, workshop: OpenWorkshop, *views: str, **options: Any) -> None:
        self.trouble: list[str] = []
        self.room = Room(workshop)
        self._said: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        # Threads answer, too; only the page's own thread may speak to the browser.
        self.room.send = lambda content, *_: self._said.put(content)  # type: ignore[method-assign]
        names = ("facts", "vocabulary", "status", "workshops", "you", "workshop", "rev", "pace")
        values = {name: getattr(self.room, name) for name in names} | {"views": views, "options": options}
        values |= {"document": to_dict(workshop.value), "trouble": {}}
        page.expose_function("say", lambda message: self.room._received(None, message, None))
        page.expose_function("hear", self._heard)
        show(page, _HTML, values, self.trouble)
        page.wait_for_selector(".wk")

    def close(self) -> None:
        """Leave the workshop."""
        if self.room.link:
            self.room.link.flush()
        self.room.enter(None)

    def _heard(self) -> list[dict[str, Any]]:
        said = []
        while not self._said.empty():
            said.append(self._said.get())
        return said
