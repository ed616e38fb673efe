"""Files that a page sends piece by piece. They lie in a folder of this process alone, and go with it."""

from __future__ import annotations

import base64
import binascii
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import Invalid, NotFound

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Bytes of one file, and files that are kept at once.
LIMIT, KEPT = 200_000_000, 4

_names: dict[str, str] = {}
_lock = threading.Lock()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="workshop-kit-", ignore_cleanup_errors=True)


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
        _place(old).unlink(missing_ok=True)
        del _names[old]


def sent(upload: str) -> tuple[str, Path]:
    """Name and place of a file that has arrived; raises NotFound."""
    if upload not in _names or not _place(upload).is_file():
        raise NotFound("This file is not here any more. Choose it again.")
    return _names[upload], _place(upload)
