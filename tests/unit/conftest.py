"""Where the tests of this folder write, and how they draw examples."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from own_folder import own_folder

from workshop_kit.grammar import skip_grammar

# How long an example takes says how busy the machine is, and nothing about what is asked of it.
settings.register_profile("kit", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")

# As in the kit: who loads Altair or jsonschema here does not wait for it.
skip_grammar()

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
