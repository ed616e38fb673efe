"""Work that takes longer than an answer may: its progress can be asked for, and it can be stopped."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import NotFound, WorkshopError
from workshop_kit.log import complain
from workshop_kit.model import new_id

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

log = logging.getLogger("workshop_kit")

#: Finished work is remembered until so much has come after it.
KEPT = 8


class Stopped(Exception):
    """Somebody has pressed Cancel."""


class Job:
    """One piece of work on a thread of its own."""

    def __init__(self, work: Callable[[Job], dict[str, Any]]) -> None:
        self.id = new_id()
        self.share: float | None = None
        self.said = ""
        self.report: dict[str, Any] | None = None
        self.problem = ""
        self._stop = threading.Event()
        threading.Thread(target=self._run, args=(work,), daemon=True, name=f"work {self.id}").start()

    def on(self, share: float | None, said: str) -> None:
        """Say how far it is, 0–1; raises Stopped when it is to end."""
        if self._stop.is_set():
            raise Stopped
        self.share, self.said = share, said

    def read(self, rows: int, share: float) -> None:
        """Say how many rows were read, and which share of all they are, 0–1, or 0 where nobody knows."""
        self.on(share or None, f"{rows:,} rows read")

    def stop(self) -> None:
        """Ask it to end."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to end."""
        return self._stop.is_set()

    def _run(self, work: Callable[[Job], dict[str, Any]]) -> None:
        try:
            self.report = work(self)
        except Stopped:
            self.problem = "Stopped. Nothing of it was kept."
        except WorkshopError as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001 - shown in the page; the traceback is for the log
            self.problem = complain(error)


_jobs: dict[str, Job] = {}


def begin(work: Callable[[Job], dict[str, Any]]) -> dict[str, Any]:
    """Start some work; gives the id to ask by."""
    job = Job(work)
    _jobs[job.id] = job
    for old in list(_jobs)[:-KEPT]:
        if _jobs[old].report or _jobs[old].problem:
            del _jobs[old]
    return {"job": job.id}


def look(_room: Room, job: str) -> dict[str, Any]:
    """How far it is, or what came of it."""
    one = _found(job)
    return {"share": one.share, "said": one.said, "report": one.report, "problem": one.problem}


def stop(_room: Room, job: str) -> dict[str, Any]:
    """Ask it to end."""
    _found(job).stop()
    return {}


def _found(job: str) -> Job:
    if job not in _jobs:
        raise NotFound("This import is not running any more. Look at what is here, and begin again if something lacks.")
    return _jobs[job]
