"""You said, we did: from an action back to what was said and felt before it.

An action knows the opportunity it comes from, and that one its origins on the map; both may name themes of comments.
Links to what is gone read as none, so every way back may end early.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from workshop_kit.model import Action, Entry, Moment, Opportunity, Persona, Theme, Workshop, entries
from workshop_kit.personas import called

#: Lists of a persona or a moment that hold what customers say or suffer; ideas are the team's own.
_THEIRS = ("pains", "challenges", "objections", "worries", "support", "delights", "goals")
_MOST = 3
_CITED = re.compile(r"[“\"„]([^”\"]+)[”\"](.*)", re.DOTALL)


class Said(NamedTuple):
    """Something that was said: its words, who said it, where it was heard, and the place on the map.

    `spoken` tells a customer's own words from what the team noted.
    """

    text: str
    who: str
    heard: str
    spoken: bool
    kind: str
    id: str
    field: str


class Answer(NamedTuple):
    """What was said, and what came of it."""

    action: str
    name: str
    said: tuple[Said, ...]
    themes: tuple[Theme, ...]
    touchpoint: str
    did: str
    owner: str
    closed: datetime.date | None


def answers(workshop: Workshop) -> tuple[Answer, ...]:
    """What came of what was said, by closed actions, the newest first."""
    closed = [action for action in workshop.actions if action.status == "done"]
    newest = sorted(closed, key=lambda action: action.closed or datetime.date.min, reverse=True)
    return tuple(answer(workshop, action) for action in newest)


def answer(workshop: Workshop, action: Action) -> Answer:
    """What was said before one action, whatever its status."""
    source = opportunity(workshop, action)
    spot = next(
        (one for one in workshop.touchpoints if one.id in (action.touchpoint, source and source.touchpoint)), None
    )
    heard = list(dict.fromkeys([*_origins(workshop, source), *(_at(workshop, spot.id) if spot and not source else ())]))
    if not heard and spot:
        heard = list(_at(workshop, spot.id))
    return Answer(
        action.id,
        action.name,
        tuple(heard[:_MOST]),
        themes(workshop, action),
        spot.id if spot else "",
        action.told.strip(),
        action.owner.strip(),
        action.closed,
    )


def opportunity(workshop: Workshop, action: Action) -> Opportunity | None:
    """The opportunity an action comes from; None when there is none, or it is gone."""
    return next((one for one in workshop.opportunities if one.id == action.opportunity), None)


def themes(workshop: Workshop, action: Action) -> tuple[Theme, ...]:
    """The themes of comments behind an action: its own, then those of its opportunity."""
    source = opportunity(workshop, action)
    wanted = [*action.themes, *(source.origin if source else ())]
    known = {one.id: one for one in workshop.themes}
    return tuple(known[id] for id in dict.fromkeys(wanted) if id in known)


def _origins(workshop: Workshop, source: Opportunity | None) -> Iterator[Said]:
    """The entries and hand-overs an opportunity was made of, in its order."""
    wanted = source.origin if source else ()
    owners: tuple[Persona | Moment, ...] = (*workshop.personas, *workshop.moments)
    held = {entry.id: (item, entry) for item in owners for entry in entries(item)}
    broken = {one.id: one for one in workshop.handovers}
    for id in wanted:
        if id in held:
            item, entry = held[id]
            quoted = isinstance(item, Moment) and bool(item.quote.strip())
            if _is_theirs(item, entry) and (cited(entry.cites)[0] or not quoted):
                yield _entry(workshop, item, entry)
            elif isinstance(item, Moment) and quoted:
                # An idea, and a pain without a citation, are our words; what they said at that moment is theirs.
                yield _quote(workshop, item)
        elif id in broken and broken[id].quote.strip():
            yield Said(_bare(broken[id].quote), "", "", True, "handover", id, "quote")


def _at(workshop: Workshop, touchpoint: str) -> Iterator[Said]:
    """What was said at a touchpoint, the worst first."""
    here = [one for one in workshop.moments if one.touchpoint == touchpoint and one.quote.strip()]
    for moment in sorted(here, key=lambda one: one.feeling if one.feeling is not None else 3):
        if moment.feeling is None or moment.feeling < 0:
            yield _quote(workshop, moment)


def _is_theirs(item: Persona | Moment, entry: Entry) -> bool:
    return any(entry in getattr(item, name, ()) for name in _THEIRS)


def _entry(workshop: Workshop, item: Persona | Moment, entry: Entry) -> Said:
    words, heard = cited(entry.cites)
    return Said(words or entry.text.strip(), _whose(workshop, item), heard, bool(words), "entry", entry.id, "text")


def _quote(workshop: Workshop, moment: Moment) -> Said:
    heard = cited(moment.cites)[1]
    return Said(_bare(moment.quote), _whose(workshop, moment), heard, True, "moment", moment.id, "quote")


def cited(text: str) -> tuple[str, str]:
    """The words of a citation and where they were heard: “It rang nine times.” Phone call, January."""
    found = _CITED.fullmatch(text.strip())
    return (found[1].strip(), found[2].strip(" .,")) if found else ("", text.strip())


def _bare(quote: str) -> str:
    """A quote without marks around it; whoever shows it adds them."""
    found = _CITED.fullmatch(quote.strip())
    return found[1].strip() if found and not found[2].strip() else quote.strip()


def _whose(workshop: Workshop, item: Persona | Moment) -> str:
    id = item.persona if isinstance(item, Moment) else item.id
    return next((called(one, workshop) for one in workshop.personas if one.id == id), "")
