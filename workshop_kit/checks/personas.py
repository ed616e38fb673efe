"""What is missing of the workshop's beginning and of its personas."""

from __future__ import annotations

from collections.abc import Iterator

from workshop_kit.checks.asked import Check, Problem, first_three, of_each
from workshop_kit.model import Entries, Entry, Persona, Workshop
from workshop_kit.personas import called


def start(workshop: Workshop) -> Iterator[Check]:
    """What the step asks: what the workshop is about, and with whom."""
    asked = {
        "question": "the question this workshop answers",
        "customer": "your word for one customer, such as guest or patient",
        "customers": "your word for several customers",
        "business": "the business it is about",
        "date": "the day of the workshop",
        "facilitator": "who leads it",
        "people": "how many people take part",
    }
    for field, words in asked.items():
        held = bool(str(getattr(workshop, field) or "").strip())
        yield Check(held, 1, Problem("start", words, "workshop", "workshop", field))


def personas(workshop: Workshop) -> Iterator[Check]:
    """What the step asks of each persona, and of all of them their shares."""
    if not workshop.personas:
        yield Check(0, 1, Problem("personas", "a first persona", "workshop", "workshop", "personas"))
    for persona in workshop.personas:
        yield from persona_checks(workshop, persona)
    unsaid = [persona for persona in workshop.personas if persona.share is None]
    if len(workshop.personas) > 1:
        whose = f"the share of {first_three(called(one, workshop) for one in unsaid)}"
        yield of_each("personas", "persona", "share", whose, len(workshop.personas), unsaid)


def persona_checks(workshop: Workshop, persona: Persona) -> Iterator[Check]:
    """What is asked of one persona: who it is, two goals, two pains, and one of them seen."""
    name = called(persona, workshop)
    goals = _written(persona.goals + persona.long_term_goals)
    pains = _written(persona.pains + persona.challenges)
    seen = any(entry.evidence != "assumption" for entry in goals + pains)
    asked = [
        (bool(persona.name.strip()), "name", f"a name for {name}"),
        (bool(persona.face), "face", f"a face for {name}"),
        (bool(persona.role.strip()), "role", f"what {name} does"),
        (bool(persona.quote.strip()), "quote", f"one sentence of {name}'s own"),
        (len(goals) >= 2, "goals", f"{_next(len(goals))} goal for {name}"),
        (len(pains) >= 2, "pains", f"{_next(len(pains))} pain or challenge for {name}"),
        (seen, "goals", f"one goal or pain of {name} that somebody has seen or said"),
    ]
    for held, field, text in asked:
        yield Check(held, 1, Problem("personas", text, "persona", persona.id, field))


def _written(rows: Entries) -> list[Entry]:
    """Rows that say something: an empty one is no goal yet."""
    return [entry for entry in rows if entry.text.strip()]


def _next(count: int) -> str:
    return "a first" if count == 0 else "a second"
