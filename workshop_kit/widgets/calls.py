"""What a page may ask the kernel to do, beside editing."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workshop_kit import document, workshops
from workshop_kit.errors import BadDocument, NotFound

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room


def answer(room: Room, name: str, args: dict[str, Any]) -> Any:
    """Do what the page asks and give a JSON value back; raises WorkshopError with the sentence to show."""
    if name not in _CALLS:
        raise NotFound(f"This page asks for '{name}', which this version does not know. Reload the page.")
    return _CALLS[name](room, **args)


def _new(room: Room, title: str, template: str = "empty") -> dict[str, Any]:
    return _entered(room, workshops.new_workshop(title, template))


def _open(room: Room, id: str) -> dict[str, Any]:
    return _entered(room, workshops.open_workshop(id))


def _import(room: Room, name: str, data: str) -> dict[str, Any]:
    return _entered(room, workshops.store_workshop(document.loads(_text(name, data), f"'{name}'")))


def _handout(room: Room, **options: Any) -> dict[str, Any]:
    """The handout as text for preview and download."""
    from workshop_kit import handout

    value = room.value
    if value is None:
        raise NotFound("No workshop is open. Open or make one in the notebook 00_start_here.")
    return {"html": handout.render(value, handout.Options(**options)), "name": file_name(value.title)}


def file_name(title: str) -> str:
    """A file name every system takes: letters, digits and single dashes."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return ("-".join(part for part in kept.split("-") if part)[:60] or "handout") + ".html"


def _entered(room: Room, workshop: workshops.OpenWorkshop) -> dict[str, Any]:
    workshops.make_current(workshop)
    room.enter(workshop)
    return {"id": workshop.id, "title": workshop.value.title}


def _text(name: str, data: str) -> str:
    try:
        raw = base64.b64decode(data, validate=True)
        if len(raw) > document.LIMIT:
            raise BadDocument(f"'{name}' is larger than {document.LIMIT // 1_000_000} MB. Choose another file.")
        return raw.decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise BadDocument(
            f"'{name}' is not a text file in UTF-8. Choose a .yaml, .json or handout .html file."
        ) from error


_CALLS: dict[str, Callable[..., dict[str, Any]]] = {
    "new_workshop": _new,
    "open": _open,
    "import": _import,
    "handout": _handout,
}
