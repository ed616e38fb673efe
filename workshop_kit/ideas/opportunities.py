"""Where opportunities come from: everything on the map that hurts, breaks, or is already an idea."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshop_kit.language import later
from workshop_kit.model import Entry, Moment, Opportunity, Persona, Workshop
from workshop_kit.personas import called
from workshop_kit.vocabulary import channel_label

#: Kinds of opportunity in the order people see, and how they are called.
KINDS = {
    "fix": later("Fix"),
    "content": later("Content"),
    "personalisation": later("Personalisation"),
    "service": later("Service"),
    "loyalty": later("Loyalty"),
    "referral": later("Referral"),
    "measurement": later("Measurement"),
}

#: Which lists of a moment are offered, and as what.
_OF_MOMENTS = {"pains": "pain", "objections": "objection", "support": "need", "ideas": "idea"}
_OF_PERSONAS = {"pains": "pain", "challenges": "pain"}
_STEP = {"moment": "emotions", "persona": "personas", "theme": "feedback"}


@dataclass(frozen=True, slots=True)
class Source:
    """Something on the map that an opportunity can be made of.

    Attributes
    ----------
    id : str
        What `Opportunity.origin` holds.
    sort : str
        "pain", "objection", "need", "idea", "handover", "promise", "theme" or "card".
    text, where : str
        What it says, and of whom and where.
    who : str
        Of whom alone, for a place where the touchpoint stands already; "" where `where` says it better.
    name, kind : str
        What the opportunity is called and what kind it is, until somebody says it better. What hurts has no name:
        a complaint is nothing to do, so people are asked what they would do about it.
    touchpoint, stage : str
        Ids, or "".
    weight : float
        How much it hurts: what is offered first.
    item, field, step : str
        The field that shows it (`kind:id`, name) and the step it belongs to.
    """

    id: str
    sort: str
    text: str
    where: str
    name: str
    kind: str = ""
    touchpoint: str = ""
    stage: str = ""
    weight: float = 0
    item: str = ""
    field: str = ""
    step: str = ""
    who: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values for the browser."""
        # Four thousand of them on a big map, none with anything inside that would have to be copied.
        return {name: getattr(self, name) for name in self.__slots__}


def sources(workshop: Workshop) -> list[Source]:
    """What the map offers, the worst first; of equal ones in the order of the journey."""
    found = [*_moments(workshop), *_handovers(workshop), *_promises(workshop), *_themes(workshop), *_people(workshop)]
    return sorted(found, key=lambda one: -one.weight)


def origins(workshop: Workshop) -> dict[str, Source]:
    """What opportunities come from, by the id they name it with; what is gone is left out."""
    named = {link for one in workshop.opportunities for link in one.origin}
    return {one.id: one for one in sources(workshop) if one.id in named}


def taken(workshop: Workshop) -> dict[str, str]:
    """Ids of the opportunities that were made of a source, by the source's id."""
    return {link: one.id for one in reversed(workshop.opportunities) for link in one.origin}


def place(workshop: Workshop, one: Opportunity) -> str:
    """Where an opportunity is on the map: the name of its touchpoint, else of its stage, else ""."""
    spots = {spot.id: spot.name for spot in workshop.touchpoints}
    stages = {stage.id: stage.name for stage in workshop.stages}
    return spots.get(one.touchpoint) or stages.get(one.stage) or ""


def _moments(workshop: Workshop) -> Iterator[Source]:
    people = {one.id: called(one, workshop) for one in workshop.personas}
    spots = {spot.id: spot for spot in workshop.touchpoints}
    for moment in workshop.moments:
        spot = spots[moment.touchpoint]
        who = people[moment.persona]
        where = f"{who}, {spot.name or 'a touchpoint without a name'}"
        for name, sort in _OF_MOMENTS.items():
            for entry in getattr(moment, name):
                if entry.text.strip():
                    weight = _weight(sort, entry, moment)
                    yield _entry(entry, sort, where, weight, "moment", touchpoint=spot.id, stage=spot.stage, who=who)


def _people(workshop: Workshop) -> Iterator[Source]:
    for persona in workshop.personas:
        for name, sort in _OF_PERSONAS.items():
            for entry in getattr(persona, name):
                if entry.text.strip():
                    yield _entry(entry, sort, _whose(persona, workshop), _weight(sort, entry, None), "persona")


def _whose(persona: Persona, workshop: Workshop) -> str:
    return f"{called(persona, workshop)}, on any day"


def _entry(entry: Entry, sort: str, where: str, weight: float, owner: str, **place: str) -> Source:
    kind = "fix" if sort == "pain" else "service" if sort == "need" else "content" if sort == "objection" else ""
    name = entry.text.strip()[:300] if sort == "idea" else ""
    return Source(
        entry.id, sort, entry.text.strip(), where, name, kind, weight=weight,
        item=f"entry:{entry.id}", field="text", step=_STEP[owner], **place,
    )  # fmt: skip


def _weight(sort: str, entry: Entry, moment: Moment | None) -> float:
    """Severity first, then how low the moment is; what somebody saw or said before what is assumed."""
    low = -(moment.feeling or 0) if moment else 0
    hurts = {"pain": (entry.severity or 1) * 2, "need": 2, "objection": 2, "idea": 1}[sort]
    return hurts + max(low, 0) + (0.5 if entry.evidence != "assumption" else 0)


def _handovers(workshop: Workshop) -> Iterator[Source]:
    spots = {spot.id: spot for spot in workshop.touchpoints}
    for one in workshop.handovers:
        if one.works is False:
            ends = [channel_label(name) or "one channel" for name in (one.from_channel, one.to_channel)]
            target = spots[one.target]
            yield Source(
                one.id, "handover", one.quote.strip() or one.note.strip() or f"{ends[0]} to {ends[1]} breaks",
                f"From {spots[one.source].name} to {target.name}", f"Mend the way from {ends[0]} to {ends[1]}", "fix",
                target.id, target.stage, 6.5, f"handover:{one.id}", "works", "touchpoints",
            )  # fmt: skip


def _promises(workshop: Workshop) -> Iterator[Source]:
    for one in workshop.promises:
        if one.expected is not None and one.actual is not None and one.actual > one.expected:
            by = channel_label(one.channel) or "this channel"
            spot = next((spot for spot in workshop.touchpoints if one.channel in spot.channels), None)
            yield Source(
                one.id, "promise", f"{by} takes longer than promised", "Service promise", f"Keep the promise: {by}",
                "service", spot.id if spot else "", spot.stage if spot else "", 5.5, f"promise:{one.id}", "actual",
                "touchpoints",
            )  # fmt: skip


def _themes(workshop: Workshop) -> Iterator[Source]:
    stages = {spot.id: spot.stage for spot in workshop.touchpoints}
    for one in workshop.themes:
        if one.kind != "delight" and one.name.strip():
            # What nobody has marked yet may hurt; it is offered after what does.
            weight = 6 if one.kind == "pain" else 2.5
            spot = next((id for id in one.touchpoints if id in stages), "")
            yield Source(
                one.id, "theme", one.name.strip(), "Theme of the comments", "", "fix", spot,
                stages.get(spot, ""), weight, f"theme:{one.id}", "name", "feedback",
            )  # fmt: skip
