"""Persona cards: who the journey belongs to, and how much of that is known."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.words import spoken
from workshop_kit.language import decimal, say
from workshop_kit.model import Entries, Evidence, Persona, Workshop
from workshop_kit.personas import called, crowd, known
from workshop_kit.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, its evidence mark and what it cites."""

    text: str
    evidence: Evidence
    cites: str
    severity: int


@dataclass(frozen=True, slots=True)
class Block:
    """A titled list of a card."""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One persona as printed."""

    id: str
    name: str
    age: str
    face: str
    picture: str
    role: str
    share: str
    quote: str
    story: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    channels: tuple[str, ...]
    known: str


def cards(workshop: Workshop) -> tuple[Card, ...]:
    """A card for each persona, in the workshop's order."""
    return tuple(_card(persona, workshop) for persona in workshop.personas)


def lines(items: Entries) -> tuple[Line, ...]:
    """Entries that say something."""
    return tuple(Line(e.text, e.evidence, e.cites, e.severity or 0) for e in items if e.text.strip())


def _card(persona: Persona, workshop: Workshop) -> Card:
    uploaded = persona.face.startswith("data:")
    words = vocabulary().persona
    blocks = (Block(name, say(one.card), lines(getattr(persona, name))) for name, one in words.lists.items())
    return Card(
        id=persona.id,
        name=called(persona, workshop),
        age=persona.age,
        face="" if uploaded else persona.face,
        picture=persona.face if uploaded else "",
        role=persona.role,
        share=_share(persona, workshop),
        quote=spoken(persona.quote),
        story=tuple(part for part in persona.story.split("\n") if part.strip()),
        details=tuple(
            (say(one.card), getattr(persona, name))
            for name, one in words.details.items()
            if getattr(persona, name).strip()
        ),
        blocks=tuple(block for block in blocks if block.lines),
        channels=tuple(filter(str.strip, persona.channels)),
        known=known(persona),
    )


def _share(persona: Persona, workshop: Workshop) -> str:
    if persona.share is None:
        return ""
    return say("{share}\u00a0% of {customers}", share=decimal(persona.share), customers=crowd(workshop))
