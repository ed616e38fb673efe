"""Waits for work that the page would ask about again and again: asking without a pause takes the turns of the work."""

from __future__ import annotations

import threading


def job_done(job: str, patience: float = 60) -> None:
    """Return when the work of this id has ended."""
    for thread in threading.enumerate():
        if thread.name == f"work {job}":
            thread.join(patience)
            assert not thread.is_alive(), f"not done after {patience} s"
