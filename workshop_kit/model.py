"""The workshop as a frozen value, and its document format.

Fields follow the method's own words. Emotion is a score, −2 … +2; shares are percent, 0–100; times are minutes.
"""

from __future__ import annotations

import datetime
import re
import secrets
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from workshop_kit.errors import Invalid
from workshop_kit.pictures import is_picture

FORMAT = "workshop-kit"
VERSION = 1

Evidence = Literal["assumption", "observed", "cited"]
Feeling = Annotated[int, Field(ge=-2, le=2, strict=True)]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """A fresh item id: ten letters and digits, none that look alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


def _clean(text: str) -> str:
    # Databases cannot store NUL and lone surrogates, XML cannot carry the other control characters.
    if _FORBIDDEN.search(text):
        raise ValueError("holds a control character that cannot be stored; delete it and type it again")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _empty_is_none(value: Any) -> Any:
    return None if value == "" else value


def _number_is_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_entry(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _seen(face: str) -> str:
    if face.startswith("data:") and not is_picture(face):
        raise ValueError("holds no picture")
    return face


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
#: Names another item, or "". Nothing keeps that item from going: a link to what is gone reads as none.
Link = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_-]{0,59}(\.[a-z0-9][a-z0-9_-]{0,59})?)?$")]
Line = Annotated[str, Field(max_length=300), AfterValidator(_clean)]
Text = Annotated[str, Field(max_length=10_000), AfterValidator(_clean)]
Picture = Annotated[
    str,
    Field(max_length=400_000, pattern=r"^([a-z0-9-]{0,40}|data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+)$"),
    AfterValidator(_seen),
]
Logo = Annotated[
    str, Field(max_length=280_000, pattern=r"^(data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+)?$"), AfterValidator(_seen)
]
Percent = Annotated[float, Field(ge=0, le=100)]
Minutes = Annotated[float, Field(ge=0, le=1_000_000)]
Date = Annotated[datetime.date | None, BeforeValidator(_empty_is_none)]
Number = Annotated[Annotated[float, Field(ge=-1e15, le=1e15)] | None, BeforeValidator(_empty_is_none)]
Answers = Annotated[Annotated[int, Field(ge=0, le=10**12)] | None, BeforeValidator(_empty_is_none)]
OneToFive = Annotated[int, Field(ge=1, le=5, strict=True)]
OfADay = Annotated[float, Field(ge=0, le=1440)]


class Value(BaseModel):
    """A frozen value that knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Item(Value):
    """A value with an id of its own within the workshop."""

    id: Id

    @model_validator(mode="before")
    @classmethod
    def _identified(cls, data: Any) -> Any:
        # A default factory would make a new id each time a dump leaves out defaults.
        return {"id": new_id(), **data} if isinstance(data, dict) and "id" not in data else data


class Entry(Item):
    """One line of a list, with the evidence behind it."""

    text: Text = ""
    evidence: Evidence = "assumption"
    cites: Text = ""
    severity: Annotated[Literal[1, 2, 3] | None, BeforeValidator(_empty_is_none)] = None


Entries = tuple[Annotated[Entry, BeforeValidator(_as_entry)], ...]


class Persona(Item):
    """A customer segment with a face (A1–A7)."""

    name: Line = ""
    share: Annotated[Percent | None, BeforeValidator(_empty_is_none)] = None
    face: Picture = ""
    role: Line = ""
    quote: Text = ""
    story: Text = ""
    age: Annotated[Line, BeforeValidator(_number_is_text)] = ""
    gender: Line = ""
    income: Line = ""
    education: Line = ""
    occupation: Line = ""
    job_title: Line = ""
    location: Line = ""
    household: Line = ""
    goals: Entries = ()
    long_term_goals: Entries = ()
    motivations: Entries = ()
    challenges: Entries = ()
    pains: Entries = ()
    preferences: Entries = ()
    online_activity: Entries = ()
    purchase_habits: Entries = ()
    service_interactions: Entries = ()
    decision_process: Entries = ()
    channels: tuple[Line, ...] = ()
    fun: Entries = ()
    worries: Entries = ()


class Stage(Item):
    """A part of the journey, with its guiding question (B1)."""

    name: Line = ""
    question: Text = ""
    icon: Line = ""


class Touchpoint(Item):
    """A meeting of customer and business (B2, B3, B6)."""

    stage: Id
    name: Line = ""
    description: Text = ""
    channels: tuple[Line, ...] = ()
    setting: Literal["online", "offline", "both", ""] = ""
    contact: Literal["direct", "indirect", ""] = ""
    phase: Literal["before", "during", "after", ""] = ""
    owner: Line = ""
    device: Line = ""
    moment_of_truth: bool = False


class Moment(Value):
    """One persona at one touchpoint (C1, C2). Its id is made of theirs."""

    persona: Id
    touchpoint: Id
    doing: Text = ""
    thinking: Text = ""
    feeling: Annotated[Feeling | None, BeforeValidator(_empty_is_none)] = None
    word: Line = ""
    quote: Text = ""
    evidence: Evidence = "assumption"
    cites: Text = ""
    pains: Entries = ()
    delights: Entries = ()
    objections: Entries = ()
    support: Entries = ()
    ideas: Entries = ()

    @property
    def id(self) -> str:
        """Id made of the persona's and the touchpoint's."""
        return moment_id(self.persona, self.touchpoint)


class Handover(Item):
    """A change of channel, and whether it works (B4)."""

    source: Id
    target: Id
    from_channel: Line = ""
    to_channel: Line = ""
    works: bool | None = None
    quote: Text = ""
    note: Text = ""


class Arrow(Item):
    """A way from one touchpoint to another: order, branch or loop (B5)."""

    source: Id
    target: Id
    label: Line = ""


class Promise(Item):
    """A way to reach support and how long an answer takes (B8), in minutes."""

    channel: Line = ""
    expected: Annotated[Minutes | None, BeforeValidator(_empty_is_none)] = None
    actual: Annotated[Minutes | None, BeforeValidator(_empty_is_none)] = None
    self_service: bool = False
    note: Text = ""


class Chapter(Item):
    """A piece of a persona's story (C5), edited or written by hand.

    `part` names the piece of the map it tells, where there is one; `told_from` marks what the map said then.
    """

    persona: Id
    title: Line = ""
    text: Text = ""
    part: Line = ""
    told_from: Line = ""


class Block(Item):
    """A part of the session (H1), in minutes. `cut` is what it gave up when time was short; with `keep`, never."""

    title: Line = ""
    step: Line = ""
    minutes: Annotated[OfADay | None, BeforeValidator(_empty_is_none)] = None
    cut: OfADay = 0
    keep: bool = False
    text: Text = ""
    questions: Text = ""


class Note(Item):
    """A thought for later, and the step where it came up."""

    text: Text = ""
    step: Line = ""
    done: bool = False


class Theme(Item):
    """What several comments say (D5), and the touchpoints they are about.

    `merged` names themes that were put into this one; as long as they are gone, their comments are its own.
    """

    name: Line = ""
    kind: Literal["pain", "delight", ""] = ""
    phrases: tuple[Line, ...] = ()
    touchpoints: tuple[Link, ...] = ()
    note: Text = ""
    merged: tuple[Link, ...] = ()


class Opportunity(Item):
    """Something that could be done better (E1); `origin` names the entries, hand-overs and themes it comes from.

    Reach in customers, confidence in percent, effort as agreed by the team, importance and satisfaction 0–10 (E2).
    """

    name: Line = ""
    kind: Literal["fix", "content", "personalisation", "service", "loyalty", "referral", "measurement", ""] = ""
    touchpoint: Link = ""
    stage: Link = ""
    origin: tuple[Link, ...] = ()
    note: Text = ""
    reach: Number = None
    impact: Number = None
    confidence: Annotated[Percent | None, BeforeValidator(_empty_is_none)] = None
    effort: Number = None
    importance: Annotated[Annotated[float, Field(ge=0, le=10)] | None, BeforeValidator(_empty_is_none)] = None
    satisfaction: Annotated[Annotated[float, Field(ge=0, le=10)] | None, BeforeValidator(_empty_is_none)] = None


class Score(Item):
    """What one person thinks of an opportunity (E3): impact and effort, 1 little … 5 a lot."""

    opportunity: Id
    person: Line = ""
    impact: Annotated[OneToFive | None, BeforeValidator(_empty_is_none)] = None
    effort: Annotated[OneToFive | None, BeforeValidator(_empty_is_none)] = None


class Action(Item):
    """Who does what until when (E4). `told` is what customers are told when it is done (E6)."""

    name: Line = ""
    opportunity: Link = ""
    touchpoint: Link = ""
    themes: tuple[Link, ...] = ()
    owner: Line = ""
    due: Date = None
    first_step: Text = ""
    success: Text = ""
    measure: Link = ""
    status: Literal["open", "doing", "done", "dropped"] = "open"
    closed: Date = None
    told: Text = ""


class Measure(Item):
    """A number that is followed (F1), and where on the map it belongs (F4)."""

    name: Line = ""
    kind: Line = ""
    unit: Line = ""
    better: Literal["higher", "lower", ""] = ""
    target: Number = None
    touchpoint: Link = ""
    stage: Link = ""
    channel: Line = ""
    note: Text = ""


class Reading(Item):
    """A measure at a time, in its unit; `n` answers are behind it, `sd` is their standard deviation where known.

    Where it is worked out, `parts` are the numbers that were counted, in the order of its kind (F1), and `value` is not
    used. A `group` is one of two that are compared (F3).
    """

    measure: Id
    date: Date = None
    parts: tuple[Number, ...] = ()
    value: Number = None
    n: Answers = None
    sd: Number = None
    group: Line = ""
    note: Text = ""


class Count(Item):
    """Customers who reached a stage in a period (F2), by device and segment."""

    period: Line = ""
    device: Line = ""
    segment: Line = ""
    stage: Line = ""
    customers: Answers = None


class FollowUp(Item):
    """A look back after so many days (G4); `version` names the map as it was before."""

    days: Annotated[Annotated[int, Field(ge=0, le=10_000)] | None, BeforeValidator(_empty_is_none)] = None
    date: Date = None
    version: Line = ""
    held: bool = False
    note: Text = ""


class Workshop(Value):
    """Everything the map is made of. Lists are in the order people see."""

    title: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_clean)]
    question: Text = ""
    business: Line = ""
    customer: Line = "customer"
    customers: Line = "customers"
    date: Date = None
    facilitator: Line = ""
    people: Annotated[Annotated[int, Field(ge=0, le=10_000)] | None, BeforeValidator(_empty_is_none)] = None
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


def moment_id(persona: str, touchpoint: str) -> str:
    """Id of the moment of a persona at a touchpoint."""
    return f"{persona}.{touchpoint}"


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
