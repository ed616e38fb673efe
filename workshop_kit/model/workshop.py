"""The workshop as a frozen value: its lists, and what must hold between them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from workshop_kit.errors import Invalid
from workshop_kit.model.fields import (
    Date,
    EmptyIsNone,
    Id,
    Line,
    Logo,
    Text,
    Title,
)
from workshop_kit.model.items import (
    Action,
    Arrow,
    Block,
    Chapter,
    Count,
    Entries,
    Entry,
    FollowUp,
    Handover,
    Measure,
    Moment,
    Note,
    Opportunity,
    Persona,
    Promise,
    Reading,
    Score,
    Stage,
    Theme,
    Touchpoint,
    Value,
)

FORMAT = "workshop-kit"
VERSION = 1


class Workshop(Value):
    """Everything the map is made of. Lists are in the order people see."""

    title: Title
    question: Text = ""
    business: Line = ""
    customer: Line = "customer"
    customers: Line = "customers"
    date: Date = None
    facilitator: Line = ""
    people: Annotated[Annotated[int, Field(ge=0, le=10_000)] | None, EmptyIsNone] = None
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    template: Line = ""
    plan: Line = ""
    handout_paper: Literal["a4", "letter", "a3"] = "a4"
    handout_personas: tuple[Id, ...] = ()
    handout_sections: tuple[Line, ...] = ()
    handout_data: bool = True
    handout_accent: Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")] = ""
    handout_logo: Logo = ""
    handout_language: Annotated[str, Field(pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    scores_shown: bool = False
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    moments: tuple[Moment, ...] = ()
    handovers: tuple[Handover, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    promises: tuple[Promise, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    themes: tuple[Theme, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    scores: tuple[Score, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    readings: tuple[Reading, ...] = ()
    counts: tuple[Count, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Workshop:
        check_whole(self)
        for name, items in in_order(self).items():
            object.__setattr__(self, name, items)
        return self

    def moment(self, persona: str, touchpoint: str) -> Moment:
        """The moment of a pair of ids; an empty one when nobody has written there yet."""
        found = (m for m in self.moments if m.persona == persona and m.touchpoint == touchpoint)
        return next(found, Moment(persona=persona, touchpoint=touchpoint))


#: Kinds of items, each with its model and the list of the workshop it lives in.
KINDS: dict[str, tuple[type[Value], str]] = {
    "persona": (Persona, "personas"),
    "stage": (Stage, "stages"),
    "touchpoint": (Touchpoint, "touchpoints"),
    "moment": (Moment, "moments"),
    "handover": (Handover, "handovers"),
    "arrow": (Arrow, "arrows"),
    "promise": (Promise, "promises"),
    "chapter": (Chapter, "chapters"),
    "block": (Block, "blocks"),
    "note": (Note, "notes"),
    "theme": (Theme, "themes"),
    "opportunity": (Opportunity, "opportunities"),
    "score": (Score, "scores"),
    "action": (Action, "actions"),
    "measure": (Measure, "measures"),
    "reading": (Reading, "readings"),
    "count": (Count, "counts"),
    "follow_up": (FollowUp, "follow_ups"),
}

#: Fields that name another item, and the list it must be in.
REFERENCES: dict[str, dict[str, str]] = {
    "touchpoint": {"stage": "stages"},
    "moment": {"persona": "personas", "touchpoint": "touchpoints"},
    "handover": {"source": "touchpoints", "target": "touchpoints"},
    "arrow": {"source": "touchpoints", "target": "touchpoints"},
    "chapter": {"persona": "personas"},
    "score": {"opportunity": "opportunities"},
    "reading": {"measure": "measures"},
}

#: Kinds whose items take others with them when they go.
HOLDERS = ("persona", "touchpoint", "opportunity", "measure")


@cache
def entry_lists(kind: str) -> tuple[str, ...]:
    """Names of a kind's fields that hold entries."""
    if kind not in ("persona", "moment"):
        return ()
    return tuple(name for name, field in KINDS[kind][0].model_fields.items() if field.annotation == Entries)


def entries(item: Value) -> list[Entry]:
    """All entries of a persona or a moment."""
    lists = entry_lists("persona" if isinstance(item, Persona) else "moment")
    return [entry for name in lists for entry in getattr(item, name)]


def in_order(workshop: Workshop) -> dict[str, tuple[Any, ...]]:
    """Touchpoints by stage and moments by persona and touchpoint, so that equal maps are equal values."""
    stage = {item.id: i for i, item in enumerate(workshop.stages)}
    touchpoints = tuple(sorted(workshop.touchpoints, key=lambda t: stage[t.stage]))
    spot = {item.id: i for i, item in enumerate(touchpoints)}
    persona = {item.id: i for i, item in enumerate(workshop.personas)}
    moments = sorted(workshop.moments, key=lambda m: (persona[m.persona], spot[m.touchpoint]))
    return {"touchpoints": touchpoints, "moments": tuple(moments)}


def check_whole(workshop: Workshop) -> None:
    """Raise Invalid where items contradict one another: equal ids, lost references, shares over 100 %."""
    seen: set[str] = set()
    for kind, (_, name) in KINDS.items():
        known = {ref: {item.id for item in getattr(workshop, ref)} for ref in REFERENCES.get(kind, {}).values()}
        for item in getattr(workshop, name):
            owned = [item.id, *(entry.id for entry in entries(item))] if entry_lists(kind) else [item.id]
            for one in owned:
                if one in seen:
                    raise Invalid(f"The id '{one}' is used twice. Give each item its own.", "id")
                seen.add(one)
            for field, ref in REFERENCES.get(kind, {}).items():
                if getattr(item, field) not in known[ref]:
                    raise Invalid(f"A {kind} names the {field} '{getattr(item, field)}', which is not in {ref}.", field)
    check_shares(workshop.personas)


def check_shares(personas: tuple[Persona, ...], changed: str = "") -> None:
    """Raise Invalid when the shares of customers add up to more than 100 %; `changed` names whose share is new."""
    total = sum(persona.share or 0 for persona in personas)
    if total <= 100.000001:
        return
    own = next((persona.share or 0 for persona in personas if persona.id == changed), 0)
    others = [persona.name or "the other" for persona in personas if persona.share and persona.id != changed]
    room = round(100 - (total - own), 2)
    way = "Lower one until they fit in 100 %."
    if own and 0 <= room <= 100:
        way = f"Put {room:g} here, or lower {' or '.join(others)}." if len(others) <= 3 else f"Put {room:g} here."
    raise Invalid(f"The shares add up to {total:g} %. {way}", "share")
