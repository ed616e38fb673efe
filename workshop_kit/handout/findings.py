"""What the maps say: turning points, next steps, and hand-overs that break."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.map_parts import Column, Map
from workshop_kit.handout.words import spoken
from workshop_kit.language import capital, later, listing, say, say_count
from workshop_kit.model import Handover, Workshop

#: Steps a reader still reads; the maps hold the others.
MOST_STEPS = 8

RANKING = later(
    "Ideas come in the order of need: the lowest moment first; of equal moments the one with the worse pain, "
    "then a moment of truth, then the earlier one."
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A journey's lowest or best moment; `kind` is "lowest" or "best"."""

    kind: str
    title: str
    who: str
    column: Column


@dataclass(frozen=True, slots=True)
class Step:
    """An idea, where it helps, whom, and why there."""

    idea: str
    column: Column
    who: str
    pain: str
    severity: int
    owner: str


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps worth reading first, how many others there are, and how they were ranked."""

    first: tuple[Step, ...]
    others: str
    ranking: str


@dataclass(frozen=True, slots=True)
class Break:
    """A change of channel that does not work."""

    source: str
    target: str
    from_channel: str
    to_channel: str
    quote: str
    note: str


def turns(journeys: tuple[Map, ...]) -> tuple[Turn, ...]:
    """Lowest and best moment of each journey; one of them when all moments feel the same."""
    return tuple(turn for journey in journeys for turn in _turns(journey))


def steps(workshop: Workshop, journeys: tuple[Map, ...]) -> Steps | None:
    """Ideas ranked as `RANKING` says; the same idea of several personas is one step."""
    owner = {spot.id: spot.owner.strip() for spot in workshop.touchpoints}
    found: dict[tuple[str, str], list[tuple[str, Column, str]]] = {}
    for journey in journeys:
        for column in journey.columns:
            for line in column.ideas:
                key = (column.touchpoint, line.text.strip().casefold())
                found.setdefault(key, []).append((journey.name, column, line.text.strip()))
    ranked = [(min(group, key=lambda item: _need(item[1])), group) for group in found.values()]
    ranked.sort(key=lambda pair: _need(pair[0][1]))
    made = [_step(worst[2], worst[1], [name for name, _, _ in group], owner) for worst, group in ranked]
    if not made:
        return None
    left = len(made) - MOST_STEPS
    others = say_count(left, "{number} more idea in the maps.", "{number} more ideas in the maps.") if left > 0 else ""
    return Steps(tuple(made[:MOST_STEPS]), capital(others), say(RANKING))


def breaks(workshop: Workshop) -> tuple[Break, ...]:
    """Hand-overs that somebody has marked as not working."""
    names = {spot.id: spot.name.strip() or say("a touchpoint") for spot in workshop.touchpoints}
    return tuple(_break(handover, names) for handover in workshop.handovers if handover.works is False)


def _turns(journey: Map) -> list[Turn]:
    found = journey.curve_facts
    if found.lowest is None or found.highest is None:
        return []
    low = Turn("lowest", say("Lowest moment"), journey.name, journey.columns[found.lowest.index])
    best = Turn("best", say("Best moment"), journey.name, journey.columns[found.highest.index])
    if found.lowest.score == found.highest.score:
        return [low] if found.lowest.score < 0 else [best]
    return [low, best]


def _need(column: Column) -> tuple[int, int, bool, int]:
    """Sorts the neediest column first; an unscored one after all others."""
    score = column.mood.score if column.mood else 3
    return score, -max((pain.severity for pain in column.pains), default=0), not column.truth, column.number


def _step(idea: str, column: Column, names: list[str], owner: dict[str, str]) -> Step:
    worst = max(column.pains, key=lambda pain: pain.severity, default=None)
    return Step(
        idea=idea,
        column=column,
        who=listing(list(dict.fromkeys(filter(None, names)))),
        pain=worst.text if worst else "",
        severity=worst.severity if worst else 0,
        owner=owner[column.touchpoint],
    )


def _break(handover: Handover, names: dict[str, str]) -> Break:
    return Break(
        names[handover.source],
        names[handover.target],
        handover.from_channel.strip(),
        handover.to_channel.strip(),
        spoken(handover.quote),
        handover.note.strip(),
    )
