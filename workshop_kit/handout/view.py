"""Everything a handout prints, worked out before the template sees it. Pure: a Workshop in, frozen values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop_kit.handout import journey, map_parts
from workshop_kit.handout.fitting import left_out
from workshop_kit.handout.given import Given, Voices
from workshop_kit.handout.sections import ALL, NAMES
from workshop_kit.language import capital, day, decimal, direction, listing, say, say_count
from workshop_kit.model import Workshop
from workshop_kit.personas import called, crowd, one_of_them


@dataclass(frozen=True, slots=True)
class View:
    """A handout's contents, from the masthead to the last line; `content` holds each printed section's, in order."""

    title: str
    language: str
    direction: str
    eyebrow: str
    business: str
    logo: str
    subtitle: str
    meta: tuple[tuple[str, str], ...]
    maps: tuple[map_parts.Map, ...]
    people: bool
    left_out: str
    content: Mapping[str, Any]
    contents: tuple[tuple[str, str], ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """Names of what is printed."""
        return tuple(self.content)

    @property
    def curves(self) -> tuple[map_parts.Map, ...]:
        """The maps whose curves are drawn, by whichever section."""
        overview = self.content.get("overview")
        drawn = [*self.content.get("map", ()), *(overview.maps if overview else ())]
        return tuple({one.number: one for one in drawn if one.curve}.values())


def view(
    workshop: Workshop,
    faces: dict[int, str],
    sections: tuple[str, ...] = NAMES,
    voices: Voices | None = None,
    language: str = "",
    fitted: bool = False,
) -> View:
    """The handout of a workshop.

    Parameters
    ----------
    workshop : Workshop
    faces : dict[int, str]
        The word under each face, by score −2 … +2; printed where a moment has no word of its own.
    sections : tuple[str, ...]
        Sections to print, in order; those without contents are left out.
    voices : Voices, optional
        What customers said; without, the sections that are made from it are left out.
    language : str
        Tag of the page's language; without, the workshop's.
    fitted : bool
        Whether a map that is larger than anybody reads is printed for some personas only.
    """
    given = Given(workshop, journey.maps(workshop, faces), voices, fitted)
    content = _content(given, sections)
    return View(
        title=workshop.title,
        language=language or workshop.language,
        direction=direction(language or workshop.language),
        eyebrow=say("{customer} journey", customer=capital(one_of_them(workshop))),
        business=workshop.business or workshop.title,
        logo=workshop.handout_logo,
        subtitle=_subtitle(workshop),
        meta=tuple(_meta(workshop)),
        maps=given.maps,
        people=bool(workshop.personas),
        left_out=left_out(given.maps, given.printed),
        content=content,
        contents=tuple(_contents(content)),
    )


def _content(given: Given, names: tuple[str, ...]) -> dict[str, Any]:
    """What each section prints, in order; how to read it comes from all of them together."""
    known = {section.name: section for section in ALL}
    if names == NAMES and given.standing.ideas:
        # Two orders of what to do would contradict one another; who asks for both gets both.
        names = tuple(name for name in names if name != "steps")
    made: dict[str, Any] = {name: known[name].made(given) for name in dict.fromkeys(names)}
    if "method" in made:
        shown = (known[name] for name, content in made.items() if content)
        who = crowd(given.workshop)
        told = (say(text, customers=who) for section in shown for text in section.explained)
        made["method"] = [*made["method"], *told]
    return {name: content for name, content in made.items() if content}


def _contents(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Headings to go to, as id and words; what stands at the head of the page needs no way there."""
    known = {section.name: section for section in ALL}
    for name in content:
        if name == "map":
            yield f"map-{content[name][0].number}", say(known[name].title)
        elif name != "findings":
            yield known[name].heading or name, say(known[name].title)


def _subtitle(workshop: Workshop) -> str:
    """How large the map is and whose eyes it is seen through."""
    spots, stages = len(workshop.touchpoints), len({spot.stage for spot in workshop.touchpoints})
    names = [called(persona, workshop) for persona in workshop.personas]
    if not spots:
        return ""
    size = say("{touchpoints} in {stages}", touchpoints=_spots(spots), stages=_stages(stages))
    if len(names) > 3:
        who = say_count(
            len(names),
            "{number} {customer}",
            "{number} {customers}",
            customer=one_of_them(workshop),
            customers=crowd(workshop),
        )
    else:
        who = listing(names)
    return capital(say("{size}, through the eyes of {who}", size=size, who=who) if who else size)


def _spots(number: int) -> str:
    return say_count(number, "{number} touchpoint", "{number} touchpoints")


def _stages(number: int) -> str:
    return say_count(number, "{number} stage", "{number} stages")


def _meta(workshop: Workshop) -> list[tuple[str, str]]:
    rows = (
        (say("Business"), workshop.business.strip()),
        (say("Held"), day(workshop.date) if workshop.date else ""),
        (say("Led by"), workshop.facilitator.strip()),
        (say("People"), decimal(workshop.people) if workshop.people else ""),
    )
    return [row for row in rows if row[1]]
