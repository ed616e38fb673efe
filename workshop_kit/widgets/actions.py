"""What the kit works out about actions, in words: where each stands, what comes next, what customers may be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workshop_kit import priorities, scoring
from workshop_kit.actions import answered, duties
from workshop_kit.analysis import behind
from workshop_kit.analysis.behind import Behind
from workshop_kit.counting import count
from workshop_kit.ideas.opportunities import place
from workshop_kit.model import Workshop
from workshop_kit.personas import called

if TYPE_CHECKING:
    import pandas as pd

    from workshop_kit.widgets.room import Room

#: Ideas offered at once.
MOST = 6


def actions(workshop: Workshop) -> dict[str, Any]:
    """Facts of the action list on the day it is."""
    now = duties.today()
    listed = workshop.actions
    return {
        "today": now.isoformat(),
        "headline": duties.headline(listed, now),
        "lacking": duties.lacking(listed),
        "rows": {one.id: duties.standing(one, now)._asdict() for one in listed},
        "by_date": [one.id for one in duties.in_time(listed, now)],
        "owners": duties.owners(workshop),
        "offered": offered(workshop),
        "few": _few(workshop),
        "answers": [_answer(one) for one in answered.answers(workshop)],
    }


def offered(workshop: Workshop) -> list[dict[str, Any]]:
    """What could become an action: the best opportunities nobody has taken, else ideas where it hurts most."""
    found = list(_opportunities(workshop) if workshop.opportunities else _ideas(workshop))
    return found[:MOST]


def _opportunities(workshop: Workshop) -> Iterator[dict[str, Any]]:
    """Opportunities nobody has taken, the best value first; before the reveal as people listed them.

    What the board says to avoid is not offered.
    """
    taken = {action.opportunity for action in workshop.actions if action.status != "dropped"}
    values = priorities.values(workshop)
    best = sorted(workshop.opportunities, key=lambda one: -values[one.id].value if one.id in values else 0)
    for one in best:
        field = priorities.quadrant(values[one.id]) if one.id in values else ""
        if one.id not in taken and one.name.strip() and field != "avoid":
            offer = _offer(one.id, one.name, place(workshop, one), opportunity=one.id, touchpoint=one.touchpoint)
            yield offer | {"note": priorities.QUADRANTS[field][0] if field else ""}


def _few(workshop: Workshop) -> str:
    """Whether the order of what is offered is made by a few people only, in words; "" before the reveal."""
    people = len(scoring.people(workshop)) if workshop.scores_shown else 0
    return " ".join(one.text for one in priorities.few(people))


def _ideas(workshop: Workshop) -> Iterator[dict[str, Any]]:
    """Ideas of the moments, the lowest moment first; where something is promised already, none is offered."""
    taken = {action.touchpoint for action in workshop.actions if action.status != "dropped"}
    names = {spot.id: spot.name for spot in workshop.touchpoints}
    people = {persona.id: called(persona, workshop) for persona in workshop.personas}
    felt = [one for one in workshop.moments if one.feeling is not None and one.touchpoint not in taken]
    for moment in sorted(felt, key=lambda one: one.feeling or 0):
        for idea in moment.ideas:
            if idea.text.strip():
                where = f"{names[moment.touchpoint]}, {people[moment.persona]}"
                yield _offer(idea.id, idea.text.strip(), where, touchpoint=moment.touchpoint, feeling=moment.feeling)


def _offer(id: str, name: str, where: str, feeling: int | None = None, **fields: str) -> dict[str, Any]:
    return {"id": id, "name": name, "where": where, "feeling": feeling, "fields": {"name": name[:300], **fields}}


def comments_behind(room: Room) -> dict[str, Any]:
    """The comments behind each action that is done: how many, and one that says it. {} while there is no feedback."""
    from workshop_kit.voices import Voices

    link = room.link
    if link is None:
        return {}
    voices = Voices(link.store, link.id)
    value = link.snapshot.value
    closed = answered.answers(value)
    if not closed or not len(voices):
        return {}
    found = ((one.action, comments(value, one, voices.frame, voices.codings)) for one in closed)
    return {action: told for action, told in found if told}


def comments(
    workshop: Workshop, answer: answered.Answer, feedback: pd.DataFrame, codings: pd.DataFrame
) -> dict[str, Any] | None:
    """The comments behind an action in words: of its themes, else the unhappy ones about its touchpoint."""
    themes = [theme.id for theme in answer.themes]
    found = behind.of_themes(workshop, themes, feedback, codings) if themes else None
    found = found or (behind.at(answer.touchpoint, feedback) if answer.touchpoint else None)
    return {"quote": found.quote, "source": found.source, "words": heard(found)} if found else None


def heard(found: Behind) -> str:
    """How many comments, and where most come from: 47 comments, most of them reviews."""
    words = count(found.n, "comment").capitalize()
    if not found.sources:
        return words
    name, number = found.sources[0]
    return f"{words}, {'all' if number == found.n else 'most'} from: {name}" if found.n > 1 else f"{words}, {name}"


def _answer(answer: answered.Answer) -> dict[str, Any]:
    now = duties.today()
    return {
        "action": answer.action,
        "name": answer.name,
        "said": [one._asdict() for one in answer.said],
        "themes": [theme.id for theme in answer.themes],
        "touchpoint": answer.touchpoint,
        "did": answer.did,
        "owner": answer.owner,
        "closed": duties.said(answer.closed, now) if answer.closed else "",
    }
