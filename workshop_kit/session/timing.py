"""The clock of a session: where it stands against the plan, and what to shorten when time runs out. Pure.

Nothing ticks here. A timer holds when the present block was started, in seconds since 1970, UTC, and how many seconds
each block has taken before that; everything else follows from the time of day.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import NamedTuple

from workshop_kit.model import Block

#: Fewer minutes late than this are nobody's business.
SLACK = 2

_LONGEST = 31 * 24 * 3600.0


@dataclass(frozen=True)
class Timer:
    """How far a session is.

    Attributes
    ----------
    block : str
        Id of the present block; "" before the first and after the last.
    since : float or None
        When it was started or went on, seconds since 1970, UTC; None while it rests.
    spent : dict[str, float]
        Seconds each block took, without the time since `since`.
    done : tuple[str, ...]
        Ids of the blocks that are over.
    later : float
        Minutes by which the group agreed to end later.
    """

    block: str = ""
    since: float | None = None
    spent: dict[str, float] = field(default_factory=dict)
    done: tuple[str, ...] = ()
    later: float = 0


class Cuts(NamedTuple):
    """What to take from which block, in minutes by id, and how many minutes are still missing after that."""

    taken: dict[str, float]
    missing: float


def dumps(timer: Timer) -> str:
    """A timer as text to keep."""
    return json.dumps(asdict(timer))


def loads(text: str | None) -> Timer:
    """A timer from its text; a new one where there is none, or none that can be read."""
    try:
        held = json.loads(text or "{}")
        spent = {str(key): _seconds(value) for key, value in held.get("spent", {}).items()}
        since = held.get("since")
        return Timer(
            block=str(held.get("block", "")),
            since=None if since is None else float(since),
            spent=spent,
            done=tuple(str(one) for one in held.get("done", ())),
            later=float(held.get("later", 0)),
        )
    except (ValueError, TypeError, AttributeError):
        return Timer()


# --- pressing its buttons ------------------------------------------------------------------------------------------


def started(timer: Timer, blocks: Sequence[Block], now: float) -> Timer:
    """Let the present block run, or the first that is not over; with none left, nothing happens."""
    block = _present(timer, blocks) or _after(timer, blocks)
    if not block or timer.since is not None:
        return timer
    return replace(timer, block=block.id, since=now)


def paused(timer: Timer, now: float) -> Timer:
    """Let the present block rest."""
    return replace(timer, since=None, spent=_spent_by(timer, now))


def onward(timer: Timer, blocks: Sequence[Block], now: float) -> Timer:
    """The present block is over, the next one runs; after the last the session is over."""
    over = replace(paused(timer, now), done=(*timer.done, timer.block) if timer.block else timer.done)
    following = _after(over, blocks)
    return replace(over, block=following.id if following else "", since=now if following else None)


def gone_to(timer: Timer, blocks: Sequence[Block], id: str, now: float) -> Timer:
    """Run a block out of turn. Going forward ends the present one; going back does not."""
    places = {block.id: place for place, block in enumerate(blocks)}
    if id not in places or (id == timer.block and timer.since is not None):
        return timer
    rests = paused(timer, now)
    forward = timer.block in places and places[timer.block] < places[id]
    done = tuple(one for one in (*timer.done, *([timer.block] if forward else [])) if one != id)
    return replace(rests, block=id, since=now, done=done)


def postponed(timer: Timer, minutes: float) -> Timer:
    """The group agrees to end later."""
    return replace(timer, later=timer.later + minutes)


# --- where it stands -----------------------------------------------------------------------------------------------


def planned(block: Block) -> float:
    """Minutes a block has, less what it gave up."""
    return max(0.0, (block.minutes or 0) - block.cut)


def spent(timer: Timer, id: str, now: float) -> float:
    """Seconds a block has taken so far."""
    return _spent_by(timer, now).get(id, 0.0)


def left(timer: Timer, block: Block, now: float) -> float:
    """Minutes a block still has, at least 0."""
    return 0.0 if block.id in timer.done else max(0.0, planned(block) - spent(timer, block.id, now) / 60)


def late(blocks: Sequence[Block], timer: Timer, now: float) -> float:
    """Minutes by which the session will end after its planned end if all goes on as planned; negative when before.

    The planned end is the sum of the minutes as agreed, before anything was cut, and what was agreed to end later.
    """
    taken = sum(spent(timer, block.id, now) / 60 + left(timer, block, now) for block in blocks)
    return taken - sum(block.minutes or 0 for block in blocks) - timer.later


def cuts(blocks: Sequence[Block], timer: Timer, now: float) -> Cuts:
    """What to shorten so that the session ends in time. A block that keeps its minutes, as the actions do, gives none.

    First each block gives up to half of what it has left, the one with most left first. If that is not enough, whole
    blocks go that have not begun, the shortest first.
    """
    short = max(0.0, float(math.floor(late(blocks, timer, now) + 1e-6)))
    room = {block.id: left(timer, block, now) for block in blocks if not block.keep}
    fresh = {id for id in room if not spent(timer, id, now)}
    taken = dict.fromkeys(sorted(room, key=lambda one: -room[one]), 0.0)
    for id in taken:
        taken[id] = min(short, float(math.floor(room[id] / 2)))
        short -= taken[id]
    for id in sorted(fresh, key=lambda one: room[one]):
        if short > 0:
            short -= room[id] - taken[id]
            taken[id] = room[id]
    for id in taken:  # a block that goes whole may free more than is needed
        if short < 0 and taken[id] < room[id]:
            back = min(taken[id], float(math.floor(-short)))
            taken[id] -= back
            short += back
    return Cuts({id: minutes for id, minutes in taken.items() if minutes}, max(0.0, short))


def _present(timer: Timer, blocks: Sequence[Block]) -> Block | None:
    return next((block for block in blocks if block.id == timer.block), None)


def _after(timer: Timer, blocks: Sequence[Block]) -> Block | None:
    """The block that follows: the first with time behind the present one, else the first that was left out."""
    places = [place for place, block in enumerate(blocks) if block.id == timer.block]
    behind = blocks[places[0] + 1 :] if places else blocks
    return next((one for one in (*behind, *blocks) if one.id not in timer.done and planned(one) > 0), None)


def _spent_by(timer: Timer, now: float) -> dict[str, float]:
    if timer.since is None or not timer.block:
        return timer.spent
    # A clock that was set back must not take minutes away.
    ran = max(0.0, now - timer.since)
    return {**timer.spent, timer.block: timer.spent.get(timer.block, 0.0) + ran}


def _seconds(value: object) -> float:
    return min(_LONGEST, max(0.0, float(value)))  # type: ignore[arg-type]
