"""Everything a handout prints, worked out before the template sees it. Pure: a Workshop in, frozen values out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_kit.counting import count
from workshop_kit.handout import journey, people
from workshop_kit.handout.findings import Break, Steps, Turn, Unproven, breaks, steps, turns, unproven
from workshop_kit.handout.options import SECTIONS
from workshop_kit.handout.overview import Overview, overview
from workshop_kit.handout.words import capital, day, direction, listing
from workshop_kit.model import Workshop
from workshop_kit.personas import called

_METHOD = """\
Each feeling is a score from −2 to +2, given by the people in the workshop; the face, the word and the height agree.
The line joins neighbouring scores and never swings past them; over a touchpoint without a score it is dotted.
Stays in memory: by the peak–end rule people remember the most extreme and the last moment; (most extreme + last) ÷ 2.
""".splitlines()


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer at the top; `kind` gives its colour: question, lowest, best or idea."""

    kind: str
    title: str
    text: str
    detail: str
    mood: journey.Mood | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A handout's contents, from the masthead to the last line."""

    title: str
    language: str
    direction: str
    eyebrow: str
    business: str
    logo: str
    subtitle: str
    meta: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    overview: Overview | None
    personas: tuple[people.Card, ...]
    maps: tuple[journey.Map, ...]
    moments: tuple[Turn, ...]
    handovers: tuple[Break, ...]
    steps: Steps | None
    evidence: Unproven | None
    method: tuple[str, ...]
    sections: tuple[str, ...]


def view(workshop: Workshop, faces: dict[int, str], sections: tuple[str, ...] = SECTIONS) -> View:
    """The handout of a workshop.

    Parameters
    ----------
    workshop : Workshop
    faces : dict[int, str]
        The word under each face, by score −2 … +2; printed where a moment has no word of its own.
    sections : tuple[str, ...]
        Sections to print, in order; those without contents are left out.
    """
    maps = journey.maps(workshop, faces)
    made: dict[str, Any] = {
        "overview": overview(maps),
        "personas": people.cards(workshop),
        "maps": maps,
        "moments": turns(maps),
        "handovers": breaks(workshop),
        "steps": steps(workshop, maps),
        "evidence": unproven(workshop, maps),
    }
    made["findings"] = tuple(_findings(workshop, maps, made["steps"]))
    made["method"] = tuple(_method(maps))
    return View(
        title=workshop.title,
        language=workshop.language,
        direction=direction(workshop.language),
        eyebrow=f"{capital(workshop.customer or 'customer')} journey",
        business=workshop.business or workshop.title,
        logo=workshop.handout_logo,
        subtitle=_subtitle(workshop),
        meta=tuple(_meta(workshop)),
        sections=tuple(name for name in dict.fromkeys(sections) if made["maps" if name == "map" else name]),
        **made,
    )


def _subtitle(workshop: Workshop) -> str:
    """How large the map is and whose eyes it is seen through."""
    spots, stages = len(workshop.touchpoints), len({spot.stage for spot in workshop.touchpoints})
    names = [called(persona, workshop) for persona in workshop.personas]
    seen = f"through the eyes of {listing(names)}" if 0 < len(names) <= 3 else ""
    if len(names) > 3:
        seen = f"through the eyes of {count(len(names), workshop.customer, workshop.customers)}"
    size = f"{count(spots, 'touchpoint')} in {count(stages, 'stage')}" if spots else ""
    return capital(", ".join(filter(None, [size, seen]))) if size else ""


def _meta(workshop: Workshop) -> list[tuple[str, str]]:
    rows = (
        ("Business", workshop.business.strip()),
        ("Held", day(workshop.date) if workshop.date else ""),
        ("Led by", workshop.facilitator.strip()),
        ("People", str(workshop.people or "")),
    )
    return [row for row in rows if row[1]]


def _findings(workshop: Workshop, maps: tuple[journey.Map, ...], ideas: Steps | None) -> list[Finding]:
    found = [Finding("question", "We asked", workshop.question, "")] if workshop.question.strip() else []
    felt = [(column, one.name) for one in maps for column in one.columns if column.mood]
    if felt:
        low = min(felt, key=lambda pair: pair[0].mood.score if pair[0].mood else 0)
        best = max(felt, key=lambda pair: pair[0].mood.score if pair[0].mood else 0)
        hurts, shines = low[0].mood, best[0].mood
        if hurts and hurts.score < 0:
            found.append(Finding("lowest", "It hurts most", low[0].name, f"{low[1]}, {hurts.word}", hurts))
        if shines and shines.score > 0:
            found.append(Finding("best", "It shines", best[0].name, f"{best[1]}, {shines.word}", shines))
    if ideas:
        first = ideas.first[0]
        found.append(Finding("idea", "Do first", first.idea, f"at {first.column.name}"))
    return found


def _method(maps: tuple[journey.Map, ...]) -> list[str]:
    """How to read the handout; only what it shows is explained."""
    if not any(one.curve for one in maps):
        return []
    hollow = any(column.mood and column.mood.assumed for one in maps for column in one.columns)
    return [*_METHOD, "A hollow face is an assumption: nobody has seen or heard it yet."] if hollow else _METHOD
