"""What the handout says first: what was asked, where it hurts, where it shines, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.given import Given
from workshop_kit.handout.map_parts import Mood
from workshop_kit.ideas.opportunities import place
from workshop_kit.language import say


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer at the top; `kind` gives its colour: question, lowest, best or idea."""

    kind: str
    title: str
    text: str
    detail: str
    mood: Mood | None = None


def glance(given: Given) -> tuple[Finding, ...]:
    """The findings; those that nothing is known about are left out."""
    workshop, maps = given.workshop, given.maps
    found = [Finding("question", say("We asked"), workshop.question, "")] if workshop.question.strip() else []
    felt = [(column, one.name) for one in maps for column in one.columns if column.mood]
    if felt:
        low = min(felt, key=lambda pair: pair[0].mood.score if pair[0].mood else 0)
        best = max(felt, key=lambda pair: pair[0].mood.score if pair[0].mood else 0)
        hurts, shines = low[0].mood, best[0].mood
        if hurts and hurts.score < 0:
            found.append(
                Finding(
                    "lowest",
                    say("It hurts most"),
                    low[0].name,
                    say("{name}, {feeling}", name=low[1], feeling=hurts.word),
                    hurts,
                )
            )
        if shines and shines.score > 0:
            found.append(
                Finding(
                    "best",
                    say("It shines"),
                    best[0].name,
                    say("{name}, {feeling}", name=best[1], feeling=shines.word),
                    shines,
                )
            )
    return (*found, *_first(given))


def _first(given: Given) -> tuple[Finding, ...]:
    """What to do first: what the team agreed on; without scores, the idea where it is needed most."""
    name = spot = ""
    if given.standing.ideas:
        best = next(one for one in given.workshop.opportunities if one.id == given.standing.ideas[0].id)
        name, spot = best.name, place(given.workshop, best)
    elif given.steps:
        name, spot = given.steps.first[0].idea, given.steps.first[0].column.name
    where = say("at {touchpoint}", touchpoint=spot) if spot else ""
    return (Finding("idea", say("Do first"), name, where),) if name.strip() else ()
