"""The session of a workshop in a page: its plan, its timer, what its page may ask for."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from workshop_kit.changes.ops import Op, Set
from workshop_kit.errors import StoreError
from workshop_kit.model import new_id
from workshop_kit.session import plans, timing
from workshop_kit.session.pace import is_begun, pace
from workshop_kit.storage.store import Edit, Snapshot, Store
from workshop_kit.widgets.link import Link, saved_link

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

log = logging.getLogger("workshop_kit")


def shown(link: Link | None) -> dict[str, Any]:
    """How the session stands now."""
    if link is None:
        return pace(None, timing.Timer(), time.time())
    return pace(link.snapshot.value, kept(link.store, link.id), time.time())


def differs(new: dict[str, Any], old: dict[str, Any]) -> bool:
    """Whether somebody did something; time that goes by is each page's own affair."""
    steady = ("block", "running", "done", "length", "plan", "planned", "later")
    return any(new.get(name) != old.get(name) for name in steady)


def kept(store: Store, id: str) -> timing.Timer:
    """The timer of a workshop. It is not a change of the map, so it stands in no history and in no document."""
    try:
        _known[store, id] = timing.loads(store.setting(_name(id)))
    except StoreError as error:
        # A disk that is away for a moment must not keep the words from being shown.
        log.warning("the timer cannot be read: %s", error)
    return _known.get((store, id), timing.Timer())


def take_plan(room: Room, name: str) -> dict[str, Any]:
    """Lay a plan into the workshop, one step of the history, and set the timer back."""
    link = saved_link(room)
    _apply(link, lambda now: plans.chosen(now.value, name))
    link.store.keep_setting(_name(link.id), timing.dumps(timing.Timer()))
    return _told(room)


def press(room: Room, button: str, block: str = "", minutes: float = 0) -> dict[str, Any]:
    """Press a button of the timer. `block` is the one the page saw, so that two pages cannot press it twice."""
    link = saved_link(room)
    blocks, now = link.snapshot.value.blocks, time.time()

    def pressed(held: str | None) -> str:
        timer = timing.loads(held)
        match button:
            case "start":
                timer = timing.started(timer, blocks, now)
            case "pause":
                timer = timing.paused(timer, now)
            case "next" if block == timer.block:
                timer = timing.onward(timer, blocks, now)
            case "go":
                timer = timing.gone_to(timer, blocks, block, now)
            case "later":
                timer = timing.postponed(timer, minutes)
            case "reset":
                timer = timing.Timer()
        return timing.dumps(timer)

    link.store.change_setting(_name(link.id), pressed)
    return _told(room)


def shorten(room: Room) -> dict[str, Any]:
    """Cut what the kit proposes, one step of the history."""
    link = saved_link(room)
    timer = kept(link.store, link.id)

    def cut(now: Snapshot) -> list[Op]:
        blocks = now.value.blocks
        taken = timing.cuts(blocks, timer, time.time()).taken if is_begun(blocks, timer) else {}
        return [
            Set(kind="block", id=block.id, fields={"cut": block.cut + taken[block.id]})
            for block in blocks
            if block.id in taken
        ]

    _apply(link, cut)
    return _told(room)


def ask(room: Room) -> dict[str, Any]:
    """How the session stands now, for a page whose minutes have moved on."""
    return shown(room.link)


def _apply(link: Link, planned: Callable[[Snapshot], Sequence[Op]]) -> None:
    link.change(lambda now: [Edit(new_id(), op) for op in planned(now)])


def _told(room: Room) -> dict[str, Any]:
    """Tell every page of this room at once; other kernels see it within a second."""
    room.tell_pace()
    return shown(room.link)


def _name(id: str) -> str:
    return f"timer {id}"


_known: dict[tuple[Store, str], timing.Timer] = {}
