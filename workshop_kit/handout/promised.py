"""What was promised: who does what, what came of what was said, what is not settled, and when to look again."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.actions import answered, duties, followup, readiness
from workshop_kit.analysis import behind
from workshop_kit.analysis.behind import Behind
from workshop_kit.figures.since import Moved, moved
from workshop_kit.handout.given import Given
from workshop_kit.handout.words import spoken
from workshop_kit.language import capital, day, say, say_count
from workshop_kit.model import Action, Workshop


@dataclass(frozen=True, slots=True)
class Duty:
    """One action; `near` says that it is done, or was overdue on the day of printing."""

    name: str
    first_step: str
    owner: str
    due: str
    near: str
    key: str
    success: str
    where: str


@dataclass(frozen=True, slots=True)
class Duties:
    """The list, and how it stands."""

    rows: tuple[Duty, ...]
    headline: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and where it was heard."""

    text: str
    source: str
    spoken: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said, and what was done about it."""

    said: tuple[Quote, ...]
    comments: str
    did: str
    when: str


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that is not settled, and how to go about it."""

    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Look:
    """The next look back, and those that were held with what was learned."""

    next: str
    asks: str
    held: tuple[tuple[str, str], ...]
    moved: tuple[Moved, ...]


def actions(given: Given) -> Duties | None:
    """Who does what until when; None while nothing is promised. What was dropped is left out."""
    listed = [one for one in given.workshop.actions if one.status != "dropped" and one.name.strip()]
    rows = tuple(_duty(given.workshop, one) for one in listed)
    return Duties(rows, _headline(listed)) if rows else None


def you_said(given: Given) -> tuple[Reply, ...]:
    """What customers may be told: each action that is done, beside what was said before."""
    told = (one for one in answered.answers(given.workshop) if one.did)
    return tuple(
        Reply(_said(given, one), _heard_of(given, one), one.did, day(one.closed) if one.closed else "") for one in told
    )


def unsettled(given: Given) -> tuple[Open, ...]:
    """What is not settled yet."""
    if not (given.workshop.touchpoints or given.workshop.actions):
        return ()
    return tuple(Open(one.text, one.hint) for one in readiness.readiness(given.workshop))


def follow_up(given: Given) -> Look | None:
    """When the group looks again; None while no day is named and none was held."""
    planned = followup.current(given.workshop)
    held = tuple(
        (day(one.date) if one.date else "", one.note.strip())
        for one in given.workshop.follow_ups
        if one.held and (one.date or one.note.strip())
    )
    when = day(planned.date) if planned and planned.date else ""
    if not (when or held):
        return None
    # A round that was held is read from its beginning: what moved since the look back before it.
    numbers = moved(given.workshop, followup.start(given.workshop, duties.today()))
    return Look(when, _asks(given.workshop), held, tuple(one for one in numbers if one.before and one.after))


def _duty(workshop: Workshop, action: Action) -> Duty:
    now = duties.today()
    standing = duties.standing(action, now)
    spot = next((one.name.strip() for one in workshop.touchpoints if one.id == action.touchpoint), "")
    return Duty(
        action.name.strip(),
        action.first_step.strip(),
        action.owner.strip(),
        day(action.due) if action.due else "",
        {"done": say("Done"), "overdue": say("Overdue")}.get(standing.key, ""),
        standing.key,
        action.success.strip(),
        spot,
    )


def _headline(listed: list[Action]) -> str:
    done = sum(one.status == "done" for one in listed)
    bare = sum(duties.is_open(one) and not (one.owner.strip() and one.due) for one in listed)
    if bare:
        return capital(
            say_count(
                bare,
                "{number} action has no owner or no date yet.",
                "{number} actions have no owner or no date yet.",
            )
        )
    if done == len(listed):
        return say("Everything is done.")
    return capital(say_count(len(listed) - done, "{number} promise is open.", "{number} promises are open."))


def _behind(given: Given, answer: answered.Answer) -> Behind | None:
    """The comments behind an action, where the feedback is known: of its themes, else of its touchpoint."""
    if given.voices is None:
        return None
    themes = [theme.id for theme in answer.themes]
    feedback = given.voices.feedback
    found = behind.of_themes(given.workshop, themes, feedback, given.voices.codings) if themes else None
    return found or (behind.at(answer.touchpoint, feedback) if answer.touchpoint else None)


def _said(given: Given, answer: answered.Answer) -> tuple[Quote, ...]:
    found = _behind(given, answer)
    if found is None or not found.quote:
        return _quotes(answer)
    return (Quote(spoken(found.quote), found.source), *_quotes(answer)[:1])


def _heard_of(given: Given, answer: answered.Answer) -> str:
    found = _behind(given, answer)
    return capital(say_count(found.n, "{number} comment says so.", "{number} comments say so.")) if found else ""


def _quotes(answer: answered.Answer) -> tuple[Quote, ...]:
    return tuple(_quote(one) for one in answer.said)


def _quote(one: answered.Said) -> Quote:
    source = ", ".join(filter(None, [one.who, one.heard]))
    return Quote(spoken(one.text) if one.spoken else one.text, source, one.spoken)


def _asks(workshop: Workshop) -> str:
    live = sum(duties.is_open(one) for one in workshop.actions)
    return (
        say_count(live, "Until then: {number} action is to be done.", "Until then: {number} actions are to be done.")
        if live
        else ""
    )
