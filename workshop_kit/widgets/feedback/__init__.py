"""What the feedback step asks the kernel for. Feedback may be a million rows: every answer is given on request."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Where each answer is given; loaded with the first question, because pandas takes its time.
_WHERE = {
    "feedback": "heard.heard",
    "feedback_send": "uploads.send",
    "feedback_leave": "uploads.leave",
    "feedback_preview": "bringing.look",
    "feedback_import": "bringing.bring",
    "feedback_reread": "sources.reread",
    "feedback_sources": "sources.standing",
    "feedback_forget": "sources.forget",
    "feedback_bring_back": "sources.bring_back",
    "feedback_forget_for_good": "sources.forget_for_good",
    "feedback_job": "jobs.look",
    "feedback_stop": "jobs.stop",
    "feedback_refused": "reports.refused",
    "feedback_refused_file": "reports.refused_file",
    "feedback_comments": "comments.comments",
    "feedback_suggest": "themes.suggest",
    "feedback_accept": "themes.accept",
    "feedback_split": "themes.split",
    "feedback_part": "themes.part",
    "feedback_merge": "themes.merge",
    "feedback_dissolve": "themes.dissolve",
    "feedback_code": "themes.code",
    "feedback_felt": "themes.felt",
    "feedback_satisfaction": "measured.satisfaction",
    "feedback_asking": "asking.asking",
    "feedback_citable": "citing.citable",
    "segments": "segments.segments",
    "feedback_trend": "moved.moved",
    "feedback_part_again": "themes.part_again",
}


def _asked(where: str) -> Callable[..., dict[str, Any]]:
    module, name = where.split(".")

    def answer(room: Room, **args: Any) -> dict[str, Any]:
        told: dict[str, Any] = getattr(import_module(f"{__name__}.{module}"), name)(room, **args)
        return told

    return answer


#: What the first answers stand on, the most urgent first; in a new kernel each takes its time. Where nobody has been
#: heard yet none of it is needed, and loading it would hold up the empty step and the next one.
_FIRST = ("pandas", "scipy.special", f"{__name__}.heard", f"{__name__}.comments")
#: What groups comments: a quarter of a kernel's memory, so only where somebody is about to ask for themes.
_GROUPING = ("sklearn.decomposition",)


@cache
def warm(names: tuple[str, ...] = _FIRST) -> threading.Thread:
    """Load what the first question needs while the page is still being drawn, once in a kernel; does not wait."""
    # Not a daemon: a kernel that ends in the middle of loading a library written in C may crash.
    thread = threading.Thread(target=_load, args=(names,), name="workshop-kit-warm")
    thread.start()
    return thread


def _load(names: tuple[str, ...]) -> None:
    """Load modules ahead of time; whoever needs one loads it again and says what is wrong."""
    # A kernel that is ending refuses new threads, and some libraries make one while they load.
    with suppress(ImportError, RuntimeError):
        for name in names:
            import_module(name)


def anything_said(room: Room) -> bool:
    """Whether any feedback of the room's workshop is here."""
    from workshop_kit.errors import StoreError
    from workshop_kit.voices import Voices

    try:
        return bool(room.link and len(Voices(room.link.store, room.link.id)))
    except StoreError:  # the room tells what is wrong with the database
        return False


def warm_for_themes() -> threading.Thread:
    """Load what groups comments, where the page now offers to find the first themes."""
    return warm(_GROUPING)


CALLS = {name: _asked(where) for name, where in _WHERE.items()}

#: Pieces of a file must come in their order; all others may take seconds.
SLOW = {*CALLS} - {"feedback_send"}
