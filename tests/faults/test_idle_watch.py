"""Looking for what others write costs next to nothing while nobody writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import workshop_kit as wk

#: Share of one core that an idle kernel's watch may take. Measured: 0.1 %.
MOST = 0.02

_IDLE = """
import sys, threading, time
import workshop_kit as wk
from workshop_kit.widgets.room import Room

room = Room()
assert room.link
wall, work = time.monotonic(), time.process_time()
threading.Event().wait(float(sys.argv[1]))
print((time.process_time() - work) / (time.monotonic() - wall))
"""


def test_an_idle_room_takes_no_share_of_a_core(home: Path, request: pytest.FixtureRequest) -> None:
    wk.new_workshop("Bakery", "cafe")
    seconds = "60" if request.config.getoption("--heavy") else "5"
    done = subprocess.run([sys.executable, "-c", _IDLE, seconds], capture_output=True, text=True, check=True)
    share = float(done.stdout)
    print(f"\nidle for {seconds} s: {share:.2%} of a core")
    assert share < MOST
