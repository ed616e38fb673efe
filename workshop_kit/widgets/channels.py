"""What the kit works out about channels, in words: where nobody can reach you, and where the channel changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from typing import Any

from workshop_kit.analysis import channels as reach
from workshop_kit.model import Handover, Stage, Workshop
from workshop_kit.vocabulary import channel_label, vocabulary

_WHEN = {"before": "Before", "during": "While", "after": "After"}


def gaps(workshop: Workshop) -> list[dict[str, str]]:
    """Where customers cannot reach the business, each with the field that would mend it (`kind`, `id`, `field`)."""
    if not any(spot.channels for spot in workshop.touchpoints):
        return []
    return [*_silences(workshop), *_lonely_stages(workshop), *_homeless(workshop)]


def _silences(workshop: Workshop) -> Iterator[dict[str, str]]:
    used = {name for spot in workshop.touchpoints for name in spot.channels}
    for phase, lacking in reach.unreachable(workshop, _ways()).items():
        # While they buy one way to speak is enough; before and after, each lacking way is missed.
        if phase == "during" and len(lacking) < len(used & set(_ways())):
            continue
        last = [spot for spot in workshop.touchpoints if spot.phase == phase][-1]
        text = f"{_WHEN[phase]} buying nobody can reach you {_either(_ways()[name] for name in lacking)}"
        yield _gap(text, "touchpoint", last.id, "channels")


def _lonely_stages(workshop: Workshop) -> Iterator[dict[str, str]]:
    for stage in reach.empty_stages(workshop):
        yield _gap(f"Nobody meets you in {_stage(stage)}", "stage", stage.id, "touchpoints")
    for stage in reach.foreign_stages(workshop):
        yield _gap(f"In {_stage(stage)} they only meet others, never you", "stage", stage.id, "touchpoints")
    for stage, channel in reach.narrow_stages(workshop):
        text = f"All of {_stage(stage)} hangs on one channel: {channel_label(channel)}"
        yield _gap(text, "stage", stage.id, "touchpoints")


def _homeless(workshop: Workshop) -> Iterator[dict[str, str]]:
    for channel in reach.homeless_promises(workshop):
        by = _ways().get(channel) or f"through {channel_label(channel)}"
        promise = next(one for one in workshop.promises if one.channel == channel)
        yield _gap(f"You promise answers {by}, and no touchpoint is there", "promise", promise.id, "channel")


def _gap(text: str, kind: str, id: str, field: str) -> dict[str, str]:
    return {"text": text, "kind": kind, "id": id, "field": field}


def _stage(stage: Stage) -> str:
    return stage.name or "a stage without a name"


def handovers(workshop: Workshop) -> dict[str, Any]:
    """What is known about changes of channel in one line, and those that nobody has looked at yet."""
    return {"headline": _headline(workshop), "found": [asdict(change) for change in reach.undecided(workshop)]}


def _headline(workshop: Workshop) -> str:
    known = workshop.handovers
    broken = [_way(one) for one in known if one.works is False]
    unsure = sum(one.works is None for one in known)
    open_ = len(reach.undecided(workshop))
    if broken:
        one = len(broken) == 1
        return f"{broken[0]} breaks" if one else f"{_count(len(broken), 'hand-over')} break: {', '.join(broken)}"
    if open_:
        it = "it" if open_ == 1 else "them"
        return f"{_count(open_, 'change')} of channel, and nobody has looked at {it} yet"
    if unsure:
        return f"Nobody is sure about {_count(unsure, 'hand-over').lower()}"
    return "" if not known else "The hand-over works" if len(known) == 1 else f"All {len(known)} hand-overs work"


def _way(handover: Handover) -> str:
    return f"{channel_label(handover.from_channel) or 'One'} to {channel_label(handover.to_channel) or 'another'}"


@cache
def _ways() -> dict[str, str]:
    """Channels where customers can begin to speak, each with how that is said."""
    return {one.name: one.reach for one in vocabulary().channels if one.reach}


def _either(ways: Iterable[str]) -> str:
    *first, last = ways
    return f"{', '.join(first)} or {last}" if first else last


_SMALL = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def _count(number: int, noun: str) -> str:
    word = _SMALL[number] if number < len(_SMALL) else str(number)
    return f"{word} {noun}{'' if number == 1 else 's'}"
