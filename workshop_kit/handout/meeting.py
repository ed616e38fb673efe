"""Channels by stage: where customers meet the business, how it feels there, and where nobody can reach it."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.given import Given
from workshop_kit.handout.map_parts import Column, Mood
from workshop_kit.handout.words import spoken
from workshop_kit.language import capital, say
from workshop_kit.model import Handover, Workshop
from workshop_kit.wording import channels as wording

#: Faces that can be told apart beside one number.
FACES = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint in a cell: its number and name, and the feelings of the personas whose faces are shown."""

    number: int
    name: str
    moods: tuple[Mood | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One channel: its touchpoints, stage by stage."""

    channel: str
    cells: tuple[tuple[Stop, ...], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A change of channel that works, or of which nobody is sure."""

    works: str
    from_channel: str
    to_channel: str
    source: str
    target: str
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Rows of channels under columns of stages; `people` are those whose faces stand there, in their order."""

    stages: tuple[str, ...]
    rows: tuple[Row, ...]
    people: tuple[str, ...]
    gaps: tuple[str, ...]
    ways: tuple[Way, ...]


def meeting(given: Given) -> Meeting | None:
    """The matrix; None while no touchpoint has a channel."""
    workshop = given.workshop
    names = list(dict.fromkeys(name for spot in workshop.touchpoints for name in spot.channels if name.strip()))
    if not names:
        return None
    faces = given.maps[:FACES]
    columns: tuple[tuple[Column, ...], ...] = tuple(zip(*(one.columns for one in faces), strict=True))
    stages = [stage for stage in workshop.stages if any(spot.stage == stage.id for spot in workshop.touchpoints)]
    rows = (Row(name, tuple(_cell(columns, name, stage.id) for stage in stages)) for name in names)
    return Meeting(
        stages=tuple(stage.name or say("Stage") for stage in stages),
        rows=tuple(rows),
        people=tuple(one.name for one in faces if one.curve and one.name),
        gaps=tuple(capital(gap["text"]) for gap in wording.gaps(workshop)),
        ways=tuple(_way(one, workshop) for one in workshop.handovers if one.works is not False),
    )


def _cell(columns: tuple[tuple[Column, ...], ...], channel: str, stage: str) -> tuple[Stop, ...]:
    here = (same for same in columns if same[0].stage == stage and channel in same[0].channels)
    return tuple(Stop(same[0].number, same[0].name, tuple(column.mood for column in same)) for same in here)


def _way(one: Handover, workshop: Workshop) -> Way:
    names = {spot.id: spot.name.strip() or say("a touchpoint") for spot in workshop.touchpoints}
    return Way(
        works=say("works") if one.works else say("nobody is sure"),
        from_channel=one.from_channel.strip(),
        to_channel=one.to_channel.strip(),
        source=names[one.source],
        target=names[one.target],
        quote=spoken(one.quote),
        note=one.note.strip(),
    )
