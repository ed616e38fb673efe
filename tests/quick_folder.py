"""Where tests write that are to be quick: fixtures that a folder's conftest imports."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from own_folder import own_folder

MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000


@pytest.fixture(scope="session")
def quick_place() -> Path | None:
    """A folder that waits for no disk, where the system has one: a database that is to survive a power cut waits often.

    Here no machine goes down; what a power cut leaves is seen in tests/faults/test_power_cut.py. The folder stays until
    the end, for threads that outlive their test.
    """
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM):
        return None
    return own_folder(MEMORY, "workshop-kit-tests-")


@pytest.fixture
def tmp_path(tmp_path: Path, quick_place: Path | None) -> Path:
    """A folder for one test."""
    return Path(tempfile.mkdtemp(dir=quick_place)) if quick_place else tmp_path
