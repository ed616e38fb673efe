"""Persona cards: who the journey belongs to, and how much of that is known."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.words import count, spoken
from workshop_kit.model import Entries, Entry, Evidence, Persona, Workshop, entries

#: Entry lists of a card in reading order, with the words printed over them.
_LISTS = {
    "goals": "Goals",
    "long_term_goals": "In the long run",
    "motivations": "What moves them",
    "pains": "Pain points",
    "challenges": "What is hard",
    "worries": "Awake at night",
    "preferences": "Prefers",
    "online_activity": "Online",
    "purchase_habits": "Buying",
    "service_interactions": "With service",
    "decision_process": "How they decide",
    "fun": "For fun",
}

_DETAILS = {
    "job_title": "Job",
    "occupation": "Work",
    "location": "Lives",
    "household": "At home",
    "education": "Learned",
    "income": "Income",
    "gender": "Gender",
}


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


def called(persona: Persona, workshop: Workshop) -> str:
    """The persona's name, or "Guest 2" while it has none."""
    if persona.name.strip():
        return persona.name
    place = next(i for i, one in enumerate(workshop.personas, start=1) if one.id == persona.id)
    return f"{(workshop.customer or 'customer').capitalize()} {place}"


def lines(items: Entries) -> tuple[Line, ...]:
    """Entries that say something."""
    return tuple(Line(e.text, e.evidence, e.cites, e.severity or 0) for e in items if e.text.strip())


def _card(persona: Persona, workshop: Workshop) -> Card:
    uploaded = persona.face.startswith("data:")
    blocks = (Block(name, title, lines(getattr(persona, name))) for name, title in _LISTS.items())
    return Card(
        id=persona.id,
        name=called(persona, workshop),
        age=persona.age,
        face="" if uploaded else persona.face,
        picture=persona.face if uploaded else "",
        role=persona.role,
        share="" if persona.share is None else f"{persona.share:g}\u00a0% of {workshop.customers or 'customers'}",
        quote=spoken(persona.quote),
        story=tuple(part for part in persona.story.split("\n") if part.strip()),
        details=tuple(
            (title, getattr(persona, name)) for name, title in _DETAILS.items() if getattr(persona, name).strip()
        ),
        blocks=tuple(block for block in blocks if block.lines),
        channels=tuple(filter(str.strip, persona.channels)),
        known=_known([entry for entry in entries(persona) if entry.text.strip()]),
    )


def _known(said: list[Entry]) -> str:
    """The share of evidence in a card, in words."""
    if not said:
        return ""
    backed = sum(entry.evidence != "assumption" for entry in said)
    if backed == 0:
        return "Every line here is still an assumption."
    if backed == len(said):
        return "Every line here was seen or said."
    return f"{count(backed, 'line').capitalize()} of {len(said)} seen or said, the others are assumptions."
