"""How a session stands, in words: behind or ahead, when it ends, and what to shorten."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import Any

from workshop_kit.changes.words import quoted
from workshop_kit.language import capital, listing
from workshop_kit.model import Block, Workshop
from workshop_kit.session import timing
from workshop_kit.session.plans import length, plans, spoken
from workshop_kit.session.timing import Cuts, Timer


def pace(workshop: Workshop | None, timer: Timer, now: float) -> dict[str, Any]:
    """Everything the head shows about a session, as plain values.

    `now` is the kernel's time: a page shows seconds since then by its own clock, which may go wrong by hours.
    """
    blocks = workshop.blocks if workshop else ()
    known = {block.id for block in blocks}
    late = timing.late(blocks, timer, now) if is_begun(blocks, timer) else 0.0
    cuts = timing.cuts(blocks, timer, now) if late >= timing.SLACK else Cuts({}, 0)
    return {
        "now": now,
        "block": timer.block if timer.block in known else "",
        "running": timer.since is not None and timer.block in known,
        "spent": {block.id: timing.spent(timer, block.id, now) for block in blocks},
        "done": [one for one in timer.done if one in known],
        "over": is_over(blocks, timer),
        "late": late,
        "later": timer.later,
        "planned": {block.id: timing.planned(block) for block in blocks},
        "words": words(blocks, timer, late),
        "ends": ends(blocks, timer, now),
        "advice": "" if is_over(blocks, timer) else advice(blocks, cuts, late),
        "cuts": cuts.taken,
        "length": spoken(length(blocks)),
        "plan": called(workshop) if workshop else "",
    }


def is_begun(blocks: Sequence[Block], timer: Timer) -> bool:
    """Whether any block has been started."""
    return bool(timer.done or timer.block) and any(one.id in (timer.block, *timer.done) for one in blocks)


def is_over(blocks: Sequence[Block], timer: Timer) -> bool:
    """Whether every block is done or was skipped."""
    return bool(blocks) and all(one.id in timer.done or not timing.planned(one) for one in blocks)


def words(blocks: Sequence[Block], timer: Timer, late: float) -> str:
    """Behind, ahead or on time."""
    if not is_begun(blocks, timer):
        return "Not started"
    minutes = math.floor(abs(late) + 1e-6)
    where = f"{_minutes(minutes)} {'behind' if late > 0 else 'ahead'}" if minutes else "On time"
    return f"Session over, {where.lower()}" if is_over(blocks, timer) else where


def ends(blocks: Sequence[Block], timer: Timer, now: float) -> str:
    """The time of day at which the session will end, in this place's time."""
    rest = sum(timing.left(timer, block, now) for block in blocks)
    if is_over(blocks, timer) or not blocks:
        return ""
    return time.strftime("%H:%M", time.localtime(now + rest * 60))


def advice(blocks: Sequence[Block], cuts: Cuts, late: float) -> str:
    """What to shorten, and what stays; "" while there is nothing to say."""
    if late < timing.SLACK:
        return ""
    shorter = [
        _shorter(block, cuts.taken[block.id]) for block in blocks if 0 < cuts.taken.get(block.id, 0) < _has(block)
    ]
    skipped = [
        f"skip {quoted(_title(block))} ({_minutes(_has(block))})"
        for block in blocks
        if cuts.taken.get(block.id) == _has(block)
    ]
    kept = [f"{_minutes(_has(block))} stay for {quoted(_title(block))}" for block in blocks if block.keep]
    if not shorter and not skipped:
        return "Nothing is left to shorten. Finish here, or agree to end later."
    head = f"{listing([*([f'Shorten {listing(shorter)}'] if shorter else []), *skipped])}"
    rest = f" {_minutes(cuts.missing)} are still missing: agree to end later." if cuts.missing >= 1 else ""
    return capital(f"{head}; {listing(kept)}.{rest}" if kept else f"{head}.{rest}")


def called(workshop: Workshop) -> str:
    """The plan's name, and whether somebody made it their own."""
    for one in plans().values():
        if one.title == workshop.plan:
            same = [(b.title, b.step, b.minutes) for b in one.blocks] == [
                (b.title, b.step, b.minutes) for b in workshop.blocks
            ]
            return one.title if same else f"{one.title}, changed"
    return "Own plan" if workshop.blocks else ""


def _shorter(block: Block, minutes: float) -> str:
    return f"{quoted(_title(block))} by {_minutes(minutes)}"


def _has(block: Block) -> float:
    return timing.planned(block)


def _title(block: Block) -> str:
    return block.title or "a block without a name"


def _minutes(number: float) -> str:
    return f"{number:g} minute{'' if number == 1 else 's'}"
