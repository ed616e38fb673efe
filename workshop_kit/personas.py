"""What can be said about personas in words: how much is known, and whom they stand for together."""

from __future__ import annotations

from collections import Counter

from workshop_kit.counting import spelled
from workshop_kit.language import capital, decimal, say, say_count
from workshop_kit.model import Entry, Persona, Workshop, entries


def called(persona: Persona, workshop: Workshop) -> str:
    """The persona's name, or "Guest 2" while it has none."""
    if persona.name.strip():
        return persona.name
    place = next(i for i, one in enumerate(workshop.personas, start=1) if one.id == persona.id)
    noun = one_of_them(workshop)
    return say("{customer} {number}", customer=noun[:1].upper() + noun[1:].lower(), number=place)


def one_of_them(workshop: Workshop) -> str:
    """The workshop's word for one customer; while nobody has chosen one, that of the language."""
    own = workshop.customer.strip()
    return say("customer") if own in ("", "customer") else own


def crowd(workshop: Workshop) -> str:
    """The workshop's word for several customers; while nobody has chosen one, that of the language."""
    own = workshop.customers.strip()
    return say("customers") if own in ("", "customers") else own


def written(persona: Persona) -> list[Entry]:
    """Entries that say something; an empty row is no goal and no pain."""
    return [entry for entry in entries(persona) if entry.text.strip()]


def evidence(persona: Persona) -> dict[str, int]:
    """How many of a persona's entries are cited, observed and assumed."""
    counts = Counter(entry.evidence for entry in written(persona))
    return {kind: counts[kind] for kind in ("cited", "observed", "assumption")}


def known(persona: Persona) -> str:
    """The share of evidence in words; nothing while nothing is written."""
    said = written(persona)
    if not said:
        return ""
    backed = sum(entry.evidence != "assumption" for entry in said)
    if backed == 0:
        return say("Every line here is still an assumption.")
    if backed == len(said):
        return say("Every line here was seen or said.")
    told = say_count(
        backed,
        "{number} line of {all} seen or said, the others are assumptions.",
        "{number} lines of {all} seen or said, the others are assumptions.",
        all=decimal(len(said)),
    )
    return capital(told)


def shares(workshop: Workshop) -> str:
    """How many of all customers the personas stand for, in words; nothing while no share is said."""
    said = [persona.share for persona in workshop.personas if persona.share is not None]
    customers = workshop.customers.strip() or "customers"
    total = round(sum(said), 2)
    if not said:
        return ""
    if len(said) == 1:
        head = f"This is {total:g} of 100 {customers}"
    else:
        head = f"The {spelled(len(said))} shares add up to {total:g} of 100 {customers}"
    return f"{head}; {100 - total:g} are nobody here yet." if total < 100 else f"{head}: nobody is left out."
