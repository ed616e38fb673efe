"""A page with the shipped bundle and a room without a kernel, made of nothing but text: no server, no network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from workshop_kit.vocabulary import vocabulary

STATIC = Path(__file__).parents[1] / "workshop_kit/widgets/static"
ADDRESS = "http://kit.test"

_HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Curve</title></head>
<body data-jp-theme-light="true"><main></main><script type="module">
import { mount } from "/app.js";
const values = await (await fetch("/values.json")).json();
const ears = {};
globalThis.sent = [];
const room = {
  get: (name) => values[name],
  on: (event, fn) => (ears[event] ??= []).push(fn),
  off: () => {},
  send: (message) => message.type === "ping" ? room.tell({ type: "pong" }) : sent.push(message),
  tell: (message) => (ears["msg:custom"] ?? []).forEach((fn) => fn(message)),
  script: async (name) => {
    (globalThis.asked ??= []).push(name);
    await globalThis.held;
    return import(`/${name}.js`);
  },
};
globalThis.room = room;
globalThis.away = values.views.map((view) => mount(document.querySelector("main"), room, view, values.options?.[view]));
</script></body></html>"""

_SENT = "new Promise((ok) => requestAnimationFrame(() => ok(sent.flatMap(({ ops }) => ops ?? []))))"


def open_page(page: Page, document: dict[str, Any], views: list[str], **traits: Any) -> list[str]:
    """Show these views of a document; gives a list that fills with errors and requests that leave the page."""
    values = {"workshop": "w", "document": document, "facts": {}, "status": {}, "views": views}
    trouble: list[str] = []
    show(page, _HTML, values | {"vocabulary": vocabulary().as_dict(), **traits}, trouble)
    # A page counts as loaded before its values are there; the views are drawn when they are.
    page.wait_for_function("globalThis.away")
    return trouble


def sent(page: Page) -> list[dict[str, Any]]:
    """The operations that left for the kernel; an edit leaves in the frame after it, so this waits for one."""
    ops: list[dict[str, Any]] = page.evaluate(_SENT)
    return ops


def show(page: Page, html: str, values: dict[str, Any], trouble: list[str]) -> None:
    """Open a page with the shipped bundle and these values; `trouble` gets errors and requests that leave it."""
    files = {"/": ("text/html", html), "/values.json": ("application/json", json.dumps(values))}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path in files:
            route.fulfill(content_type=files[path][0], body=files[path][1])
        elif path in ("/app.js", "/vega.js"):
            route.fulfill(content_type="text/javascript", body=(STATIC / path[1:]).read_text(encoding="utf-8"))
        elif path == "/favicon.ico":
            route.fulfill(status=204)
        else:
            trouble.append(route.request.url)
            route.abort()

    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    page.route("**/*", answer)
    page.goto(ADDRESS + "/")


def journey(touchpoints: int, personas: int) -> dict[str, Any]:
    """A document with every moment felt, up and down."""
    people = [{"id": f"p{i}", "name": f"Person {i + 1}", "face": f"a0{i + 1}"} for i in range(personas)]
    spots = [{"id": f"t{i}", "name": f"Touchpoint {i + 1}", "stage": "s"} for i in range(touchpoints)]
    moments = [
        {
            "persona": p["id"],
            "touchpoint": t["id"],
            "feeling": (i * (j + 2)) % 5 - 2,
            "evidence": "observed",
            "word": "fine",
        }
        for j, p in enumerate(people)
        for i, t in enumerate(spots)
    ]
    stages = [{"id": "s", "name": "All the way"}]
    head = {"format": "workshop-kit", "version": 1, "title": "Long"}
    return {**head, "personas": people, "stages": stages, "touchpoints": spots, "moments": moments}
