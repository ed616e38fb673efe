"""What a map is made of: frozen items with the method's own words as fields.

Emotion is a score, −2 … +2; shares are percent, 0–100; times are minutes.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from workshop_kit.model.fields import (
    Date,
    EmptyIsNone,
    Evidence,
    Feeling,
    HowMany,
    Id,
    Line,
    Link,
    Minutes,
    Number,
    NumberIsText,
    OfADay,
    OneToFive,
    Percent,
    Picture,
    Text,
    new_id,
)


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


def _as_entry(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Entry(Item):
    """One line of a list, with the evidence behind it."""

    text: Text = ""
    evidence: Evidence = "assumption"
    cites: Text = ""
    severity: Annotated[Literal[1, 2, 3] | None, EmptyIsNone] = None


def identified(lines: Any) -> Any:
    """Lines as they may be given (texts, values without an id), each with an id; what is no list stays as it is."""
    if not isinstance(lines, (list, tuple)):
        return lines
    values = [_as_entry(line) for line in lines]
    return [{"id": new_id(), **one} if isinstance(one, dict) and "id" not in one else one for one in values]


Entries = tuple[Annotated[Entry, BeforeValidator(_as_entry)], ...]


class Persona(Item):
    """A customer segment with a face."""

    name: Line = ""
    share: Annotated[Percent | None, EmptyIsNone] = None
    face: Picture = ""
    role: Line = ""
    quote: Text = ""
    story: Text = ""
    age: Annotated[Line, NumberIsText] = ""
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
    """A part of the journey, with its guiding question."""

    name: Line = ""
    question: Text = ""
    icon: Line = ""


class Touchpoint(Item):
    """A meeting of customer and business."""

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
    """One persona at one touchpoint. Its id is made of theirs."""

    persona: Id
    touchpoint: Id
    doing: Text = ""
    thinking: Text = ""
    feeling: Annotated[Feeling | None, EmptyIsNone] = None
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
    """A change of channel, and whether it works."""

    source: Id
    target: Id
    from_channel: Line = ""
    to_channel: Line = ""
    works: bool | None = None
    quote: Text = ""
    note: Text = ""


class Arrow(Item):
    """A way from one touchpoint to another: order, branch or loop."""

    source: Id
    target: Id
    label: Line = ""


class Promise(Item):
    """A way to reach support and how long an answer takes, in minutes."""

    channel: Line = ""
    expected: Annotated[Minutes | None, EmptyIsNone] = None
    actual: Annotated[Minutes | None, EmptyIsNone] = None
    self_service: bool = False
    note: Text = ""


class Chapter(Item):
    """A piece of a persona's story, edited or written by hand.

    `part` names the piece of the map it tells, where there is one; `told_from` marks what the map said then.
    """

    persona: Id
    title: Line = ""
    text: Text = ""
    part: Line = ""
    told_from: Line = ""


class Block(Item):
    """A part of the session, in minutes. `cut` is what it gave up when time was short; with `keep`, never."""

    title: Line = ""
    step: Line = ""
    minutes: Annotated[OfADay | None, EmptyIsNone] = None
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
    """What several comments say, and the touchpoints they are about.

    `merged` names themes that were put into this one; as long as they are gone, their comments are its own.
    """

    name: Line = ""
    kind: Literal["pain", "delight", ""] = ""
    phrases: tuple[Line, ...] = ()
    touchpoints: tuple[Link, ...] = ()
    note: Text = ""
    merged: tuple[Link, ...] = ()


class Opportunity(Item):
    """Something that could be done better; `origin` names the entries, hand-overs and themes it comes from.

    Reach in customers, confidence in percent, effort as agreed by the team, importance and satisfaction 0–10.
    """

    name: Line = ""
    kind: Literal["fix", "content", "personalisation", "service", "loyalty", "referral", "measurement", ""] = ""
    touchpoint: Link = ""
    stage: Link = ""
    origin: tuple[Link, ...] = ()
    note: Text = ""
    reach: Number = None
    impact: Number = None
    confidence: Annotated[Percent | None, EmptyIsNone] = None
    effort: Number = None
    importance: Annotated[Annotated[float, Field(ge=0, le=10)] | None, EmptyIsNone] = None
    satisfaction: Annotated[Annotated[float, Field(ge=0, le=10)] | None, EmptyIsNone] = None


class Score(Item):
    """What one person thinks of an opportunity: impact and effort, 1 little … 5 a lot."""

    opportunity: Id
    person: Line = ""
    impact: Annotated[OneToFive | None, EmptyIsNone] = None
    effort: Annotated[OneToFive | None, EmptyIsNone] = None


class Action(Item):
    """Who does what until when. `told` is what customers are told when it is done."""

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
    """A number that is followed, and where on the map it belongs."""

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

    Where it is worked out, `parts` are the numbers that were counted, in the order of its kind, and `value` is not
    used. A `group` is one of two that are compared.
    """

    measure: Id
    date: Date = None
    parts: tuple[Number, ...] = ()
    value: Number = None
    n: HowMany = None
    sd: Number = None
    group: Line = ""
    note: Text = ""


class Count(Item):
    """Customers who reached a stage in a period, by device and segment."""

    period: Line = ""
    device: Line = ""
    segment: Line = ""
    stage: Line = ""
    customers: HowMany = None


class FollowUp(Item):
    """A look back after so many days; `version` names the map as it was before."""

    days: Annotated[Annotated[int, Field(ge=0, le=10_000)] | None, EmptyIsNone] = None
    date: Date = None
    version: Line = ""
    held: bool = False
    note: Text = ""


def moment_id(persona: str, touchpoint: str) -> str:
    """Id of the moment of a persona at a touchpoint."""
    return f"{persona}.{touchpoint}"
