"""Views of a workshop: thin widgets that draw one part of what their room knows."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets as t
from ipywidgets import widget_serialization

from workshop_kit.storage.store import Store
from workshop_kit.widgets.room import Room
from workshop_kit.workshops import OpenWorkshop

_STUB = """
const pages = (globalThis[Symbol.for("workshop-kit")] ??= {});
const scripts = (pages.scripts ??= new Map());

function load(text) {
  if (!scripts.has(text)) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    scripts.set(text, import(url).finally(() => URL.revokeObjectURL(url)));
  }
  return scripts.get(text);
}

async function render({ model, el }) {
  const find = (name) => model.widget_manager.get_model(name.replace("IPY_MODEL_", ""));
  const room = await find(model.get("room"));
  room.script = async (name) => load((await find(room.get(name))).get("text"));
  const app = await room.script("app");
  return app.mount(el, room, model.get("view"), model.get("options"));
}

export default { render };
"""


class Panel(anywidget.AnyWidget):
    """One view of a room: a form, the header, a chart or a check."""

    _esm = _STUB
    room = t.Instance(Room).tag(sync=True, **widget_serialization)
    view = t.Unicode().tag(sync=True)
    options = t.Dict().tag(sync=True)


_rooms: dict[tuple[Store, str], Room] = {}
_following: list[Room] = []


def room(workshop: OpenWorkshop | None) -> Room:
    """The room of an open workshop; without one, the room that follows the current workshop."""
    if workshop is None:
        if not _following:
            _following.append(Room())
        return _following[0]
    key = (workshop.store, workshop.id)
    if key not in _rooms:
        _rooms[key] = Room(workshop)
    return _rooms[key]


def panel(view: str, workshop: OpenWorkshop | None, **options: Any) -> Panel:
    """A view of a workshop, or of the current one."""
    return Panel(room=room(workshop), view=view, options=options)
