"""Personas' stories, chapter by chapter: what the map tells, and in its place what people wrote themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop_kit.handout.given import Given
from workshop_kit.model import Chapter, Persona, Workshop
from workshop_kit.personas import called

_SPOKEN = re.compile("“([^”]*)”")


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter; a paragraph is a row of pieces, each with whether somebody says it."""

    title: str
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True, slots=True)
class Tale:
    """One persona's story."""

    name: str
    face: str
    picture: str
    parts: tuple[Part, ...]


def tales(given: Given) -> tuple[Tale, ...]:
    """The stories of all who have a chapter somebody wrote; while nobody has, that of the first who walks the map.

    The map tells of everybody, so a story that only repeats it is printed once, to show the way.
    """
    workshop = given.workshop
    written = {chapter.persona for chapter in workshop.chapters}
    left = {one.persona for one in given.maps} - {one.persona for one in given.printed}
    walked = [one.persona for one in given.printed if one.persona]
    chosen = written - left or set(walked[:1])
    return tuple(_tale(workshop, persona) for persona in workshop.personas if persona.id in chosen)


def _tale(workshop: Workshop, persona: Persona) -> Tale:
    uploaded = persona.face.startswith("data:")
    told = [Part(title, _paragraphs(text)) for title, text in _told(workshop, persona)]
    return Tale(
        name=called(persona, workshop),
        face="" if uploaded else persona.face,
        picture=persona.face if uploaded else "",
        parts=tuple(part for part in told if part.paragraphs),
    )


def _told(workshop: Workshop, persona: Persona) -> list[tuple[str, str]]:
    """Title and text of each chapter: the map's, a person's own in the place of its part, the others before the end."""
    from workshop_kit import story

    own = [chapter for chapter in workshop.chapters if chapter.persona == persona.id]
    by_part: dict[str, Chapter] = {}
    for chapter in own:
        by_part.setdefault(chapter.part, chapter)
    by_part.pop("", None)
    made = story.chapters(workshop, persona)
    told = [(one.part, *_either(by_part.get(one.part), one.title, one.text)) for one in made]
    used = {by_part[one.part].id for one in made if one.part in by_part}
    others = [("", chapter.title, chapter.text) for chapter in own if chapter.id not in used]
    end = next((i for i, (part, _, _) in enumerate(told) if part == "_ending"), len(told))
    return [(title, text) for _, title, text in [*told[:end], *others, *told[end:]]]


def _either(own: Chapter | None, title: str, text: str) -> tuple[str, str]:
    return (own.title.strip() or title, own.text) if own else (title, text)


def _paragraphs(text: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
    lines = filter(str.strip, re.split(r"\n+", text))
    return tuple(tuple((p, i % 2 == 1) for i, p in enumerate(_SPOKEN.split(line)) if p) for line in lines)
