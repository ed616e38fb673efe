"""What the page of priorities asks for: where ideas come from, how the scoring stands, and to hand scores in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from workshop_kit import priorities, scoring
from workshop_kit.analysis.placing import HEIGHT, WIDTH
from workshop_kit.changes.ops import Add, Op, Remove, Set
from workshop_kit.errors import Invalid
from workshop_kit.ideas import cards, opportunities
from workshop_kit.model import Workshop, new_id
from workshop_kit.names import folded
from workshop_kit.storage.store import Edit
from workshop_kit.widgets.link import link_of, saved_link

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room


def facts(workshop: Workshop) -> dict[str, Any]:
    """What every page may know at any time: who has scored, whether it is shown, and whether that has changed."""
    mark = hash(workshop.scores) if workshop.scores_shown else len(workshop.scores)
    return {"people": _people(workshop), "asked": workshop.people, "shown": workshop.scores_shown, "mark": f"{mark:x}"}


def ask(room: Room) -> dict[str, Any]:
    """Everything the page shows that is worked out."""
    return told(link_of(room).snapshot.value)


def told(workshop: Workshop) -> dict[str, Any]:
    """Sources, cards on offer, and how the scoring stands, as plain JSON values."""
    made = opportunities.taken(workshop)
    return {
        "sources": [one.as_dict() | {"taken": made.get(one.id, "")} for one in opportunities.sources(workshop)],
        "offers": [
            {"card": one.card.name, "touchpoint": one.touchpoint, "stage": one.stage, "why": one.why, "glad": one.glad}
            for one in cards.offers(workshop)
        ],
        "origins": {link: _origin(link, found) for link, found in _origins(workshop)},
        "kinds": [{"value": name, "label": label} for name, label in opportunities.KINDS.items()],
        "stages": cards.kinds_of_stages(workshop),
        "standing": shown(workshop),
        "rice": _methods(priorities.by_rice(workshop)),
        "opportunity": _methods(priorities.by_opportunity(workshop)),
        "definitions": priorities.DEFINITIONS,
    }


def deck(_room: Room) -> dict[str, Any]:
    """The idea cards, sorted and named."""
    return cards.deck().model_dump(mode="json")


def shown(workshop: Workshop) -> dict[str, Any]:
    """How the scoring stands; before the reveal without anybody's scores."""
    now = priorities.standing(workshop)
    marks = zip(now.ideas, now.board.marks, strict=True)
    return {
        **facts(workshop),
        "ideas": [_idea(idea, mark) | {"lead": priorities.leads(idea, n)} for n, (idea, mark) in enumerate(marks)],
        "scorers": now.scorers,
        "waiting": [asdict(one) | {"words": _few(one, len(now.people))} for one in now.waiting],
        "size": 100 * now.board.size / WIDTH,
        "quadrants": [
            {"name": name, "title": title, "text": text} for name, (title, text) in priorities.QUADRANTS.items()
        ],
        "words": [asdict(one) for one in now.words],
        "given": _given(workshop) if now.shown else {},
    }


def score(room: Room, person: str, scores: list[dict[str, Any]]) -> dict[str, Any]:
    """Take one person's scores, all at once; what the person gave before for the same ideas is replaced."""
    # As long as a name may be, so that who hands in again is found by it.
    name = " ".join(person.split())[:300].strip()
    if not name:
        raise Invalid("Whose scores are these? Write a name first.", "person")
    link = saved_link(room)
    ops = list(_ops(link.snapshot.value, name, scores))
    if ops:
        link.edit(room, [Edit(new_id(), op) for op in ops])
        link.flush()
    return told(link.snapshot.value)


def reveal(room: Room, show: bool) -> dict[str, Any]:
    """Show everybody's scores together, or hide them again."""
    link = link_of(room)
    link.edit(room, [Edit(new_id(), Set(kind="workshop", id="workshop", fields={"scores_shown": bool(show)}))])
    link.flush()
    return told(link.snapshot.value)


def forget(room: Room, person: str) -> dict[str, Any]:
    """Take all scores of a person away."""
    link = saved_link(room)
    key = folded(person)
    gone = [one.id for one in link.snapshot.value.scores if folded(one.person) == key]
    if gone:
        link.edit(room, [Edit(new_id(), Remove(kind="score", id=id)) for id in gone])
        link.flush()
    return told(link.snapshot.value)


def _ops(workshop: Workshop, person: str, scores: list[dict[str, Any]]) -> Iterator[Op]:
    """What must be done so that these are the person's scores."""
    key = folded(person)
    ideas = {one.id for one in workshop.opportunities}
    before = {one.opportunity: one for one in workshop.scores if folded(one.person) == key}
    for given in scores:
        idea = str(given.get("opportunity"))
        if idea not in ideas:
            continue
        fields = {name: _one_to_five(given.get(name)) for name in ("impact", "effort")}
        old = before.get(idea)
        if old is None:
            yield Add(kind="score", fields={"opportunity": idea, "person": person, **fields})
        else:
            new = {name: value for name, value in fields.items() if value != getattr(old, name)}
            if new:
                yield Set(kind="score", id=old.id, fields=new)


def _one_to_five(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5):
        return value
    raise Invalid("A score is a whole number from 1 to 5.", "impact")


def _given(workshop: Workshop) -> dict[str, dict[str, list[int | None]]]:
    """Everybody's scores, by the person's name and the idea: impact, effort."""
    names = {folded(name): name for name, _ in scoring.people(workshop)}
    found: dict[str, dict[str, list[int | None]]] = {name: {} for name in names.values()}
    for one in workshop.scores:
        name = names.get(folded(one.person))
        if name is not None:
            found[name][one.opportunity] = [one.impact, one.effort]
    return found


def _people(workshop: Workshop) -> list[dict[str, Any]]:
    return [{"name": name, "scored": scored} for name, scored in scoring.people(workshop)]


def _idea(idea: priorities.Idea, mark: Any) -> dict[str, Any]:
    return {
        "id": idea.id,
        "number": idea.number,
        "name": idea.name,
        "quadrant": idea.quadrant,
        "impact": asdict(idea.ranked.impact),
        "effort": asdict(idea.ranked.effort),
        "value": idea.ranked.value,
        "people": idea.ranked.people,
        "top": idea.ranked.top,
        "x": 100 * mark.x / WIDTH,
        "y": 100 * mark.y / HEIGHT,
        "from": [100 * mark.at_x / WIDTH, 100 * mark.at_y / HEIGHT] if mark.moved else None,
    }


def _few(one: priorities.Waiting, of: int) -> str:
    return f"{one.people} of {of} scored it" if one.people else "nobody has scored it"


def _origins(workshop: Workshop) -> Iterator[tuple[str, Any]]:
    yield from opportunities.origins(workshop).items()
    links = {link for one in workshop.opportunities for link in one.origin}
    yield from ((link, card) for link in sorted(links) if (card := cards.find(link)))


def _origin(link: str, found: Any) -> dict[str, Any]:
    if isinstance(found, cards.Card):
        return {
            "id": link,
            "sort": "card",
            "text": found.title,
            "where": "Idea card",
            "item": "",
            "field": "",
            "step": "",
        }
    return {
        name: value
        for name, value in found.as_dict().items()
        if name in ("id", "sort", "text", "where", "who", "item", "field", "step", "touchpoint")
    }


def _methods(rows: list[tuple[Any, float | None]]) -> list[dict[str, Any]]:
    return [{"id": one.id, "score": score} for one, score in rows]
