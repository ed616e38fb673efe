"""Folders of one run of the tests. What a run that was killed left behind goes when the next one begins."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

#: Seconds after which a folder that nobody holds is left behind, and not just being made.
FRESH = 60

#: Open as long as this process lives: their locks say whose folders are in use.
_held: list[int] = []


def own_folder(where: Path, prefix: str, leave: Callable[[Path], object] = lambda folder: None) -> Path:
    """A folder that goes when this process ends; `leave` is called with each one left behind, before it goes."""
    for old in where.glob(f"{prefix}*"):
        if _is_left_behind(old):
            leave(old)
            shutil.rmtree(old, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=where))
    _held.append(_locked(folder))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _is_left_behind(folder: Path) -> bool:
    try:
        os.close(_locked(folder))
        return time.time() - folder.stat().st_mtime > FRESH
    except OSError:  # somebody holds it, or it is not ours
        return False


def _locked(folder: Path) -> int:
    """An open folder with a lock that the system lifts when this process ends, however it does."""
    import fcntl  # not on Windows, where nothing is kept in memory

    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        raise
    return opened
