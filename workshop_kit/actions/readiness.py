"""What a handout should not leave the room without. It is said and printed, and never stops anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import Field

from workshop_kit.actions.duties import called, is_open
from workshop_kit.counting import count
from workshop_kit.language import capital, counted, in_words, say, say_count
from workshop_kit.model import Action, Moment, Persona, Stage, Workshop, moment_id
from workshop_kit.personas import called as person
from workshop_kit.personas import one_of_them
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load

_GUESSED = counted("{number} of {all} moments of {name} is a guess", "{number} of {all} moments of {name} are guesses")


class CompanyWord(Term):
    """Words that only the company says, and what a customer would say."""

    words: tuple[Words, ...] = Field(min_length=1)
    say: Words


class Concern(NamedTuple):
    """One thing that is not settled, and the field that would settle it (`kind`, `id`, `field`).

    `about` is "actions", "assumptions", "language" or "ending"; `hint` says how to go about it, where that helps.
    """

    about: str
    text: str
    kind: str
    id: str
    field: str
    hint: str = ""


def readiness(workshop: Workshop) -> tuple[Concern, ...]:
    """What is not settled yet, the promises first."""
    found = (*_promised(workshop), *_assumed(workshop), *_company_language(workshop), *_endings(workshop))
    return tuple(found)


def headline(concerns: tuple[Concern, ...]) -> str:
    """How ready the handout is, in a sentence."""
    if not concerns:
        return "Ready: every action has an owner and a date, and nothing hangs in the air."
    return f"{capital(count(len(concerns), 'thing'))} not settled yet. The handout says so, and prints all the same."


@cache
def company_words() -> dict[str, str]:
    """What customers say instead, by the company's word in small letters."""
    terms = [CompanyWord.model_validate(one) for one in load(folder("templates") / "vocabulary/company_words.yaml")]
    return {word.casefold(): term.say for term in terms for word in term.words}


def in_company_language(name: str) -> tuple[str, str] | None:
    """The company's word in a name and what a customer would say; the longest word when there are several."""
    text = name.casefold()
    held = [word for word in company_words() if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    longest = max(held, key=len, default=None)
    return (longest, company_words()[longest]) if longest else None


def _promised(workshop: Workshop) -> Iterator[Concern]:
    if not workshop.actions:
        text, hint = (
            say("No action yet: nobody has promised anything"),
            say("Three actions with a name and a date are plenty"),
        )
        yield Concern("actions", text, "workshop", "workshop", "actions", hint)
    for action in workshop.actions:
        if is_open(action) and (concern := _loose(action)):
            yield concern


def _loose(action: Action) -> Concern | None:
    """An action that nobody owns, or that nobody waits for."""
    nobody, never = not action.owner.strip(), action.due is None
    if not (nobody or never):
        return None
    name = capital(called(action))
    if nobody and never:
        text = say("{action} has no owner and no date", action=name)
    else:
        text = say("{action} has no owner", action=name) if nobody else say("{action} has no date", action=name)
    return Concern("actions", text, "action", action.id, "owner" if nobody else "due")


def _assumed(workshop: Workshop) -> Iterator[Concern]:
    for persona in workshop.personas:
        felt = [one for one in workshop.moments if one.persona == persona.id and one.feeling is not None]
        guessed = [one for one in felt if one.evidence == "assumption"]
        if guessed:
            yield _guesses(workshop, persona, guessed, len(felt))


def _guesses(workshop: Workshop, persona: Persona, guessed: list[Moment], felt: int) -> Concern:
    # The strongest guess would change the map most if it were wrong.
    first = max(guessed, key=lambda moment: abs(moment.feeling or 0))
    names = {spot.id: spot.name for spot in workshop.touchpoints}
    spot, name = names[first.touchpoint], person(persona, workshop)
    if len(guessed) == felt:
        text = say("Every moment of {name} is a guess", name=name)
    else:
        text = capital(say_count(len(guessed), *_GUESSED, all=in_words(felt), name=name))
    hint = say("Ask somebody about “{touchpoint}” first", touchpoint=spot) if spot else ""
    return Concern("assumptions", text, "moment", first.id, "feeling", hint)


def _company_language(workshop: Workshop) -> Iterator[Concern]:
    for stage in workshop.stages:
        found = in_company_language(stage.name)
        if found:
            text = say(
                "The stage “{stage}” is what we say, not what a {customer} says",
                stage=stage.name.strip(),
                customer=one_of_them(workshop),
            )
            hint = found[1] if found[1].endswith("?") else say("Perhaps “{words}”", words=found[1])
            yield Concern("language", text, "stage", stage.id, "name", hint)


def _endings(workshop: Workshop) -> Iterator[Concern]:
    """A map without an end: no last stage, nothing after the purchase, or no feeling at the last touchpoint."""
    if not workshop.touchpoints:
        return
    last, stage = workshop.touchpoints[-1], workshop.stages[-1]
    if last.stage != stage.id:
        text = say("Nothing happens in the last stage, {stage}", stage=_stage(stage))
        yield Concern("ending", text, "stage", stage.id, "touchpoints")
        return
    phases = {spot.phase for spot in workshop.touchpoints}
    if "during" in phases and "after" not in phases:
        text = say("The map ends when they have paid: what happens afterwards?")
        hint = say("The last moment is the one they remember")
        yield Concern("ending", text, "stage", stage.id, "touchpoints", hint)
    for persona in workshop.personas:
        ends = workshop.moment(persona.id, last.id)
        begun = any(one.persona == persona.id and one.feeling is not None for one in workshop.moments)
        if begun and ends.feeling is None:
            who = person(persona, workshop)
            text = say("How does it end for {name}? “{touchpoint}” has no feeling yet", name=who, touchpoint=last.name)
            yield Concern("ending", text, "moment", moment_id(persona.id, last.id), "feeling")


def as_dicts(workshop: Workshop) -> dict[str, Any]:
    """Headline and concerns as plain values."""
    found = readiness(workshop)
    return {"headline": headline(found), "items": [one._asdict() for one in found]}


def _stage(stage: Stage) -> str:
    return f"“{stage.name.strip()}”" if stage.name.strip() else say("which has no name")
