"""The sentences that customers are asked with, from templates/feedback/asking.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field

from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load

Minutes = Annotated[int, Field(ge=1, le=120)]
Most = Annotated[int, Field(ge=1, le=20)]


def _holding(*names: str) -> Callable[[str], str]:
    """A sentence has these places for the workshop's own words, and no others."""

    def check(text: str) -> str:
        found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if found != set(names):
            wanted = " and ".join(f"{{{name}}}" for name in names) or "no {…}"
            raise ValueError(f"“{text}” needs {wanted}")
        return text

    return check


Plain = Annotated[Words, AfterValidator(_holding())]
AboutTouchpoint = Annotated[Words, AfterValidator(_holding("touchpoint"))]


class SurveyWords(Term):
    """The sentences of the survey, and about how many touchpoints it asks."""

    most: Most
    title: Plain
    intro: Plain
    rate: AboutTouchpoint
    why: AboutTouchpoint
    recommend: Annotated[Words, AfterValidator(_holding("business"))]
    rest: Plain
    thanks: Plain


class Fixed(Term):
    """A part of the interview that asks everybody the same."""

    title: Plain
    minutes: Minutes
    questions: tuple[Plain, ...] = Field(min_length=1)


class Stages(Term):
    """The parts about the stages; `minutes` are those of all together, and none has fewer than `least`."""

    title: Plain
    minutes: Minutes
    least: Minutes
    about: AboutTouchpoint


class Doubts(Term):
    """The part about what is only assumed, of at most so many touchpoints."""

    title: Plain
    minutes: Minutes
    most: Most
    about: AboutTouchpoint


class GuideWords(Term):
    """The sentences of the interview guide."""

    title: Plain
    intro: Annotated[Words, AfterValidator(_holding("customer"))]
    opening: Fixed
    stages: Stages
    doubts: Doubts
    closing: Fixed


class Asking(Term):
    """All that is asked."""

    survey: SurveyWords
    guide: GuideWords


@cache
def asking() -> Asking:
    """The sentences, read once; a file that lacks one is refused with what it lacks."""
    return Asking.model_validate(load(folder("templates") / "feedback" / "asking.yaml"))


def sentences() -> Iterator[str]:
    """Every sentence, for whoever translates them."""
    for part in (asking().survey, asking().guide):
        yield from _texts(part)


def _texts(part: Term) -> Iterator[str]:
    for _, value in part:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Term):
            yield from _texts(value)
        elif isinstance(value, tuple):
            yield from value
