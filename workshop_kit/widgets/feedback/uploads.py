"""Files that a page sends piece by piece. They lie in a folder of this process alone, and go with it."""

from __future__ import annotations

import base64
import binascii
import shutil
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import Invalid, NotFound

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Bytes of one file, and files that are kept at once.
LIMIT, KEPT = 200_000_000, 4
#: Seconds after which a folder of another process is taken for left behind.
OLD = 24 * 3600
_PREFIX = "workshop-kit-sent-"

_names: dict[str, str] = {}
#: How many imports read a file at present.
_held: Counter[str] = Counter()
_lock = threading.Lock()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    _sweep()
    return tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)


def _sweep() -> None:
    """Delete what processes left that were killed."""
    for old in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > OLD:
                shutil.rmtree(old)


def _place(upload: str) -> Path:
    if not upload.isalnum():
        raise Invalid("This file has no proper name on its way. Choose it again.")
    return Path(_folder().name) / upload


def send(_room: Room, upload: str, name: str, at: int, data: str) -> dict[str, Any]:
    """Take a piece of a file; `at` is where it begins, so that a piece that comes twice changes nothing."""
    try:
        piece = base64.b64decode(data, validate=True)
    except binascii.Error as error:
        raise Invalid(f"'{name}' arrived damaged. Choose it again.") from error
    if at + len(piece) > LIMIT:
        raise Invalid(f"'{name}' is larger than {LIMIT // 1_000_000} MB. Bring in a part of it, for instance one year.")
    with _lock:
        if upload not in _names:
            _begin(upload, name)
        path = _place(upload)
        if at > path.stat().st_size:
            raise Invalid(f"A piece of '{name}' is missing. Choose it again.")
        with path.open("r+b") as file:
            file.seek(at)
            file.write(piece)
    return {"received": at + len(piece)}


def _begin(upload: str, name: str) -> None:
    _place(upload).write_bytes(b"")
    _names[upload] = name
    for old in list(_names)[:-KEPT]:
        _delete(old)


def hold(upload: str) -> None:
    """Keep a file until it is let go: an import reads it."""
    with _lock:
        _held[upload] += bool(upload)


def let_go(upload: str, *, read: bool) -> None:
    """The import is over; what was read is deleted."""
    with _lock:
        _held[upload] -= bool(upload)
        if read:
            _delete(upload)


def leave(_room: Room, upload: str) -> dict[str, Any]:
    """Delete a file that nobody looks at any more, unless an import reads it: that deletes it in the end."""
    with _lock:
        _delete(upload)
    return {}


def _delete(upload: str) -> None:
    if upload in _names and _held[upload] <= 0:
        # Where somebody still reads it, Windows keeps it until this process ends.
        with suppress(OSError):
            _place(upload).unlink(missing_ok=True)
        del _names[upload]


def sent(upload: str) -> tuple[str, Path]:
    """Name and place of a file that has arrived; raises NotFound."""
    if upload not in _names or not _place(upload).is_file():
        raise NotFound("This file is not here any more. Choose it again.")
    return _names[upload], _place(upload)
