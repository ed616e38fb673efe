"""What the kit works out about channels, in words: where nobody can reach you, and where the channel changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from typing import Any

from workshop_kit.analysis import channels as reach
from workshop_kit.language import capital, counted, decimal, either, later, say, say_count
from workshop_kit.model import Handover, Stage, Workshop
from workshop_kit.vocabulary import channel_label, vocabulary

_SILENT = {
    "before": later("Before buying nobody can reach you {ways}"),
    "during": later("While buying nobody can reach you {ways}"),
    "after": later("After buying nobody can reach you {ways}"),
}


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
        text = say(_SILENT[phase], ways=either([say(_ways()[name]) for name in lacking]))
        yield _gap(text, "touchpoint", last.id, "channels")


def _lonely_stages(workshop: Workshop) -> Iterator[dict[str, str]]:
    for stage in reach.empty_stages(workshop):
        yield _gap(say("Nobody meets you in {stage}", stage=_stage(stage)), "stage", stage.id, "touchpoints")
    for stage in reach.foreign_stages(workshop):
        yield _gap(
            say("In {stage} they only meet others, never you", stage=_stage(stage)), "stage", stage.id, "touchpoints"
        )
    for stage, channel in reach.narrow_stages(workshop):
        text = say("All of {stage} hangs on one channel: {channel}", stage=_stage(stage), channel=_label(channel))
        yield _gap(text, "stage", stage.id, "touchpoints")


def _homeless(workshop: Workshop) -> Iterator[dict[str, str]]:
    for channel in reach.homeless_promises(workshop):
        by = say(_ways()[channel]) if channel in _ways() else say("through {channel}", channel=_label(channel))
        promise = next(one for one in workshop.promises if one.channel == channel)
        text = say("You promise answers {by}, and no touchpoint is there", by=by)
        yield _gap(text, "promise", promise.id, "channel")


def _gap(text: str, kind: str, id: str, field: str) -> dict[str, str]:
    return {"text": text, "kind": kind, "id": id, "field": field}


def _stage(stage: Stage) -> str:
    return stage.name or say("a stage without a name")


def handovers(workshop: Workshop) -> dict[str, Any]:
    """What is known about changes of channel in one line, and those that nobody has looked at yet."""
    return {"headline": _headline(workshop), "found": [asdict(change) for change in reach.undecided(workshop)]}


def _headline(workshop: Workshop) -> str:
    known = workshop.handovers
    broken = [_way(one) for one in known if one.works is False]
    unsure = sum(one.works is None for one in known)
    open_ = len(reach.undecided(workshop))
    if broken:
        one, many = counted("{ways} breaks", "{number} hand-overs break: {ways}")
        return capital(say_count(len(broken), one, many, ways=say(", ").join(broken)))
    if open_:
        one, many = counted(
            "{number} change of channel, and nobody has looked at it yet",
            "{number} changes of channel, and nobody has looked at them yet",
        )
        return capital(say_count(open_, one, many))
    if unsure:
        return say_count(unsure, "Nobody is sure about {number} hand-over", "Nobody is sure about {number} hand-overs")
    if not known:
        return ""
    one, many = counted("The hand-over works", "All {number} hand-overs work")
    return say_count(len(known), one, many, number=decimal(len(known)))


def _way(handover: Handover) -> str:
    source = _label(handover.from_channel) or say("One")
    return say("{channel} to {other}", channel=source, other=_label(handover.to_channel) or say("another"))


def _label(channel: str) -> str:
    return say(channel_label(channel)) if channel else ""


@cache
def _ways() -> dict[str, str]:
    """Channels where customers can begin to speak, each with how that is said."""
    return {one.name: one.reach for one in vocabulary().channels if one.reach}
