"""The emotions as a Mermaid `journey` diagram, for wikis and Markdown pages that draw it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop_kit.model import Persona, Workshop

# Letters of any script, digits and what the grammar has no use for; all else is written as its number.
_PLAIN = re.compile(r"[^\w .'’()–—/!?“”„«»-]|_")
#: Mermaid scores go from 1 to 5, ours from −2 to +2.
_MIDDLE = 3
#: Letters that Mermaid reads, where nobody has set it otherwise.
LONGEST = 50_000


def mermaid(workshop: Workshop) -> str:
    """A section for each stage and persona, a task for each moment that has a feeling.

    Mermaid draws no text longer than `LONGEST`: whoever has no room is left out, and the title says so.
    """
    told = ["\n".join(_sections(workshop, persona)) for persona in workshop.personas]
    kept = told[:1]
    for text in told[1:]:
        if sum(map(len, kept)) + len(text) > LONGEST - 1000:
            break
        kept.append(text)
    left = f" ({len(kept)} of {len(told)} personas)" if len(kept) < len(told) else ""
    return "\n".join(["journey", f"  title {_safe(workshop.title)}{left}", *filter(None, kept)]) + "\n"


def _sections(workshop: Workshop, persona: Persona) -> Iterator[str]:
    several = len(workshop.personas) > 1
    name = _safe(persona.name or "Somebody")
    for stage in workshop.stages:
        moments = [(t, workshop.moment(persona.id, t.id)) for t in workshop.touchpoints if t.stage == stage.id]
        felt = [(spot, moment.feeling) for spot, moment in moments if moment.feeling is not None]
        if felt:
            yield f"  section {_safe(stage.name or 'Stage')}{f' ({name})' if several else ''}"
        for spot, feeling in felt:
            yield f"    {_safe(spot.name or 'Without a name')}: {feeling + _MIDDLE}: {name}"


def _safe(text: str) -> str:
    """Text that is nothing but text to Mermaid: no statement, no comment, no markup."""
    text = _PLAIN.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split()))
    # A name that begins with a word of the language would be read as that word.
    return f"#{ord(text[0])};{text[1:]}" if re.match(r"(?i)title|section|acc|journey|direct", text) else text
