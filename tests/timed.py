"""A session of five blocks, and timers at a minute of it."""

from __future__ import annotations

from workshop_kit.model import Block
from workshop_kit.session.timing import Timer

START = 1_700_000_000.0

# 10 + 20 + 30 + 25, then 30 for the actions: 115 minutes.
PLAN = (
    Block(id="intro", title="Intro", minutes=10),
    Block(id="who", title="Personas", minutes=20),
    Block(id="where", title="Touchpoints", minutes=30),
    Block(id="feel", title="Emotions", minutes=25),
    Block(id="act", title="Actions", minutes=30, keep=True),
)


def at(minutes: float) -> float:
    return START + minutes * 60


def running(block: str, since: float, **spent: float) -> Timer:
    """A block that runs since a minute, after others that took so many minutes and are over."""
    return Timer(block, at(since), {id: took * 60 for id, took in spent.items()}, tuple(spent))
