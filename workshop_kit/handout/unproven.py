"""What is still a guess: moments by evidence, whom to ask first, and what nobody has filled in."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.journey import written
from workshop_kit.handout.map_parts import Column, Map
from workshop_kit.language import capital, listing, say, say_count
from workshop_kit.model import Moment, Workshop
from workshop_kit.personas import called

#: Unchecked moments a reader still reads; the maps hold the others.
MOST_CHECKS = 8


@dataclass(frozen=True, slots=True)
class Check:
    """An assumed moment to ask a persona's like about."""

    who: str
    column: Column


@dataclass(frozen=True, slots=True)
class Unproven:
    """Moments by evidence, and the assumed ones worth asking about first."""

    headline: str
    counts: tuple[tuple[str, str, int], ...]
    checks: tuple[Check, ...]
    others: str
    gaps: tuple[str, ...]


def unproven(workshop: Workshop, journeys: tuple[Map, ...]) -> Unproven | None:
    """What is still a guess; None while no moment is written."""
    moments = [moment for moment in workshop.moments if written(moment)]
    if not moments:
        return None
    checks = _checks(moments, journeys)
    left = len(checks) - MOST_CHECKS
    return Unproven(
        headline=_headline(moments),
        counts=_counts(moments),
        checks=tuple(checks[:MOST_CHECKS]),
        others=capital(_hollow(left)) if left > 0 else "",
        gaps=tuple(_gaps(workshop, journeys)),
    )


def _headline(moments: list[Moment]) -> str:
    guessed = sum(moment.evidence == "assumption" for moment in moments)
    if guessed == 0:
        return say("Every moment was seen or said. Ask again when something changes.")
    if guessed == len(moments):
        return say("Every moment is still an assumption: nobody has seen or heard it yet.")
    said = say_count(
        guessed,
        "{number} moment of {all} is still an assumption: nobody has seen or heard it yet.",
        "{number} moments of {all} are still assumptions: nobody has seen or heard them yet.",
        all=len(moments),
    )
    return capital(said)


def _hollow(left: int) -> str:
    return say_count(left, "{number} more, drawn hollow in the maps.", "{number} more, drawn hollow in the maps.")


def _counts(moments: list[Moment]) -> tuple[tuple[str, str, int], ...]:
    kinds = (("cited", say("cited")), ("observed", say("observed")), ("assumption", say("assumed")))
    counted = [(kind, word, sum(moment.evidence == kind for moment in moments)) for kind, word in kinds]
    return tuple(item for item in counted if item[2])


def _checks(moments: list[Moment], journeys: tuple[Map, ...]) -> list[Check]:
    """Assumed moments, the strongest feelings first: they would change the map most if they were wrong."""
    assumed = {moment.id for moment in moments if moment.evidence == "assumption"}
    found = [
        Check(journey.name, column)
        for journey in journeys
        for column in journey.columns
        if f"{journey.persona}.{column.touchpoint}" in assumed and column.mood
    ]
    return sorted(found, key=lambda check: -abs(check.column.mood.score) if check.column.mood else 0)


def _gaps(workshop: Workshop, journeys: tuple[Map, ...]) -> list[str]:
    walked = {journey.persona for journey in journeys}
    waiting = [called(persona, workshop) for persona in workshop.personas if persona.id not in walked]
    used = {spot.stage for spot in workshop.touchpoints}
    bare = [stage.name for stage in workshop.stages if stage.id not in used and stage.name.strip()]
    said = [say("No journey yet for {names}.", names=listing(waiting))] if waiting else []
    for journey in journeys:
        silent = sum(column.mood is None for column in journey.columns)
        if silent and journey.name:
            said.append(capital(_silent(silent, journey.name)))
    return [*said, say("No touchpoints yet in {stages}.", stages=listing(bare))] if bare else said


def _silent(number: int, name: str) -> str:
    return say_count(
        number,
        "{number} touchpoint without a feeling in the journey of {name}.",
        "{number} touchpoints without a feeling in the journey of {name}.",
        name=name,
    )
