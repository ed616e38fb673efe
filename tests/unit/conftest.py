"""Where the tests of this folder write."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000


@pytest.fixture(scope="session")
def quick_place() -> Path | None:
    """A folder of the system that waits for no disk: a database that is to survive a power cut waits at each save.

    Here no machine goes down; what a power cut leaves is seen in tests/faults/test_power_cut.py.
    """
    fits = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if fits else None


@pytest.fixture
def tmp_path(tmp_path: Path, quick_place: Path | None) -> Iterator[Path]:
    """A folder for one test, gone with it."""
    if quick_place is None:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="workshop-kit-", dir=quick_place) as folder:
        yield Path(folder)
