"""A kit in a process of its own that imports a file and is killed: `importer.py URL WORKSHOP FILE AFTER SECONDS`.

AFTER is "begin", "half" (half of the file is read) or "read" (all of it is, and it is being let in).
"""

from __future__ import annotations

import os
import signal
import sys
from threading import Timer

from workshop_kit import importing
from workshop_kit.storage.store import Store
from workshop_kit.workshops import OpenWorkshop

url, id, file, after, seconds = sys.argv[1:]
workshop = OpenWorkshop(id, Store(url))
# Windows has no such signal; there the other one ends a process on the spot.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
killer = Timer(float(seconds), os.kill, (os.getpid(), KILL))
killer.daemon = True
begun = False


def progress(rows: int, share: float) -> None:
    global begun
    if not begun and ((after == "half" and share > 0.5) or (after == "read" and rows == 100_000)):
        begun = True
        killer.start()


if after == "begin":
    killer.start()
importing.import_(importing.File.of(file), workshop, progress=progress)
print("stored", flush=True)
