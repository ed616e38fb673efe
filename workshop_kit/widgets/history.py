"""The history of a workshop as a page shows it: what was done, by whom and when, and the versions with a name."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING, Any

from workshop_kit.changes.words import rewritten
from workshop_kit.storage import undo, versions
from workshop_kit.storage.history import Entry, entries
from workshop_kit.storage.store import Version
from workshop_kit.widgets.link import saved_link

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room


def told(room: Room, limit: int = 30) -> dict[str, Any]:
    """The newest steps, each with what a row shows, and all named versions, newest first.

    `more` says whether there are older steps; a step's `rev` is what "bring_back" takes back.
    """
    link = saved_link(room)
    found = list(islice(undo.steps(entries(link.store, link.id, link.store.load(link.id))), limit + 1))
    return {
        "steps": [_row(step) for step in found[:limit]],
        "more": len(found) > limit,
        "versions": [_version(one) for one in link.store.versions(link.id)],
    }


def since(room: Room, version: str) -> dict[str, Any]:
    """What differs between a named version and now, a sentence for each thing."""
    link = saved_link(room)
    return {"words": [one.words for one in versions.difference(link.store, link.id, version)]}


def keep_version(room: Room, name: str) -> dict[str, Any]:
    """Give the workshop as it stands a name."""
    link = saved_link(room)
    kept = versions.keep(link.store, link.id, name, room.you)
    return {"name": kept.name}


def _row(step: list[Entry]) -> dict[str, Any]:
    newest = step[0]
    return {
        "rev": newest.rev, **_when(newest.at), "who": newest.who, "words": _words(step), "undone": newest.undone,
        "open": undo.is_open(newest),
    }  # fmt: skip


def _version(one: Version) -> dict[str, Any]:
    return {"name": one.name, "rev": one.rev, **_when(one.at), "who": one.who}


def _when(seconds: float) -> dict[str, str]:
    then = time.localtime(seconds)
    return {"day": time.strftime("%Y-%m-%d", then), "at": time.strftime("%H:%M", then)}


def _words(step: list[Entry]) -> str:
    """What a step did: of a text that was typed, from what stood there before the first save to the last one."""
    newest, oldest = step[0], step[-1]
    if newest is oldest:
        return newest.words
    before, text = _texts(newest)
    # The newest save says whose text it is: while a name was typed, the oldest knew half of it.
    head = newest.words.removesuffix(rewritten(before, text))
    return head + rewritten(_texts(oldest)[0], text) if head != newest.words else head


def _texts(entry: Entry) -> tuple[str, str]:
    """The text before and after a save of it."""
    ((field, text),) = entry.changes[0].op.fields.items()  # type: ignore[union-attr]
    return entry.changes[0].before[field], text
