"""The words the kit offers: channels, faces and emotion words, sets of stages, prompts beside the fields."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from workshop_kit.model import Feeling
from workshop_kit.resources import folder

Words = Annotated[str, Field(min_length=1)]
Symbol = Annotated[str, Field(pattern=r"^i-[a-z]+$")]


class Term(BaseModel):
    """A frozen piece of the kit's own data; a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Channel(Term):
    """A place where a business and its customers can meet, and what a new touchpoint there starts with.

    Where customers can begin to speak, `reach` says how: by phone.
    """

    name: Words
    label: Words
    icon: Symbol
    setting: Literal["online", "offline"]
    contact: Literal["direct", "indirect"]
    reach: str = ""


class Emotion(Term):
    """A face on the scale −2 … +2, and words that fit it."""

    feeling: Feeling
    label: Words
    words: tuple[Words, ...] = Field(min_length=6)


class StageTerm(Term):
    """A stage as a set offers it."""

    name: Words
    question: Words
    icon: Symbol


class StageSet(Term):
    """A way to cut a journey into stages."""

    name: Words
    description: Words
    stages: tuple[StageTerm, ...] = Field(min_length=2)


class MeasureTerm(Term):
    """A number worth following: how it is defined, worked out and read. Texts may hold {customer} and {customers}."""

    name: Words
    label: Words
    unit: str
    better: Literal["higher", "lower", ""]
    worked: Literal["nps", "csat", "ces", "churn", "share", "quotient", "lifetime", "reach", "typed"]
    definition: str
    interval: Words
    parts: tuple[Words, ...]


class Label(Term):
    """What a part of a persona is called on its card and in the form."""

    card: Words
    form: Words


class ListLabel(Label):
    """What a list is called, and one of its lines."""

    noun: Words
    many: str = ""


class PersonaWords(Term):
    """The parts of a persona, in the order of the card."""

    lists: dict[str, ListLabel]
    details: dict[str, Label]
    channels: Label


class Prompt(Term):
    """A margin note: a question and how to go about it."""

    title: Words
    text: Words


class Intro(Term):
    """The opening lines of a step."""

    eye: Words
    title: Words
    done: Words


class Facilitator(Term):
    """What only the person who leads sees."""

    question: Words
    say: tuple[Words, ...]
    watch: tuple[Words, ...]
    discuss: tuple[Words, ...] = ()


class StepPrompts(Term):
    """Everything one step says. Texts may hold {customer} and {customers}, the workshop's own words."""

    intro: Intro
    facilitator: Facilitator
    fields: dict[str, Prompt]
    method: tuple[Words, ...] = ()


class Vocabulary(Term):
    """All words together; the prompts by step."""

    channels: tuple[Channel, ...]
    emotions: tuple[Emotion, ...]
    stage_sets: tuple[StageSet, ...]
    persona: PersonaWords
    measures: tuple[MeasureTerm, ...]
    prompts: dict[str, StepPrompts]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values for the browser."""
        return self.model_dump(mode="json")


@cache
def vocabulary() -> Vocabulary:
    """The kit's vocabulary, read once from templates/vocabulary and templates/prompts."""
    home = folder("templates")
    names = ("channels", "emotions", "stage_sets", "persona", "measures")
    terms = {name: load(home / "vocabulary" / f"{name}.yaml") for name in names}
    prompts = {path.stem: load(path) for path in sorted((home / "prompts").glob("*.yaml"))}
    return Vocabulary.model_validate({**terms, "prompts": prompts})


@cache
def _labels() -> dict[str, str]:
    return {one.name: one.label for one in vocabulary().channels}


def channel_label(name: str) -> str:
    """How people read a channel: "physical shop" is Shop; own words stand for themselves."""
    return _labels().get(name, name)


def measure_term(kind: str) -> MeasureTerm:
    """What is known of a kind of measure; of a kind of one's own, that it is a number."""
    terms = {one.name: one for one in vocabulary().measures}
    return terms.get(kind, terms["own"])


def load(path: Path) -> Any:
    """A YAML file of the kit's own as plain values."""
    import yaml

    # The C loader is ten times as quick; some builds of PyYAML come without it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
