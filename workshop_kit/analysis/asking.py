"""What to ask customers, made from the map: a short survey, an interview guide, and a sheet for the answers.

The sheet's columns name touchpoint and measure, `Gets through the door [csat]`, and the survey's sentences name them as
well, so that answers come in without any matching of columns, whether they were typed from paper or exported by a
survey tool into which the sentences were pasted.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from workshop_kit.analysis.questions import Fixed, asking
from workshop_kit.harmless import harmless
from workshop_kit.language import say
from workshop_kit.model import Touchpoint, Workshop


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    column : str
        The head of its column in the sheet of answers.
    text : str
        What customers read.
    scale : str
        "csat" (1–5), "nps" (0–10) or "comment".
    touchpoint_id : str
        The touchpoint it is about, "" for the whole.
    number : int
        Its touchpoint's place on the map, 0 for the whole.
    """

    column: str
    text: str
    scale: Literal["csat", "nps", "comment"]
    touchpoint_id: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey of a few minutes."""

    title: str
    intro: str
    questions: tuple[Question, ...]
    thanks: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Heads of the sheet of answers, one row a person."""
        return ("date", "source", "channel", "segment", *(question.column for question in self.questions))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an interview: a heading, what it is for, and what to ask."""

    title: str
    minutes: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide through an interview."""

    title: str
    intro: str
    parts: tuple[Part, ...]


def picked(workshop: Workshop, most: int | None = None) -> tuple[str, ...]:
    """Ids of the touchpoints worth asking about, in the order of the journey.

    Moments of truth first, then what is still assumed, then the strongest feelings.
    """
    told: dict[str, list[tuple[bool, int]]] = {spot.id: [] for spot in workshop.touchpoints}
    for moment in workshop.moments:
        told[moment.touchpoint].append((moment.evidence == "assumption", abs(moment.feeling or 0)))

    def worth(spot: Touchpoint) -> tuple[bool, bool, int]:
        feelings = told[spot.id]
        assumed = any(one for one, _ in feelings)
        return spot.moment_of_truth, assumed, max((size for _, size in feelings), default=0)

    named = [spot for spot in workshop.touchpoints if spot.name.strip()]
    best = {spot.id for spot in sorted(named, key=worth, reverse=True)[: most or asking().survey.most]}
    return tuple(spot.id for spot in named if spot.id in best)


def survey(workshop: Workshop, touchpoints: tuple[str, ...] = ()) -> Survey:
    """A survey about these touchpoints, or about those worth asking about."""
    chosen, words = touchpoints or picked(workshop), asking().survey
    questions = []
    for number, spot in enumerate(workshop.touchpoints, 1):
        if spot.id in chosen:
            name = " ".join(spot.name.split())
            rate = say(words.rate, touchpoint=name)
            questions.append(Question(f"{name} [csat]", rate, "csat", spot.id, number))
            why = say(words.why, touchpoint=name)
            questions.append(Question(f"{name} [comment]", why, "comment", spot.id, number))
    whole = workshop.business.strip() or workshop.title
    recommend, rest = say(words.recommend, business=whole), say(words.rest)
    return Survey(
        title=say(words.title),
        intro=say(words.intro),
        questions=(*questions, Question("nps", recommend, "nps"), Question("comment", rest, "comment")),
        thanks=say(words.thanks),
    )


def sheet(asked: Survey) -> str:
    """An empty sheet for the answers as CSV: one row a person, `source` is "survey" or "interview".

    A touchpoint's name that a spreadsheet would take for a formula stands behind an apostrophe.
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(map(harmless, asked.columns))
    return text.getvalue()


def text(asked: Survey) -> str:
    """The survey as plain text, to be pasted into an e-mail or, question by question, into a survey tool."""
    lines = [asked.title, asked.intro, ""]
    lines += [f"{number}. {question.text}" for number, question in enumerate(asked.questions, 1)]
    # Signs that keep two directions of writing apart are for pages, not for the columns of a survey tool.
    return "\n".join([*lines, "", asked.thanks, ""]).translate(dict.fromkeys((0x2068, 0x2069)))


def guide(workshop: Workshop) -> Guide:
    """A guide through an interview of 45 minutes: the person, the journey stage by stage, what is assumed, the end."""
    words = asking().guide
    stages = [(stage, [s for s in workshop.touchpoints if s.stage == stage.id]) for stage in workshop.stages]
    walked = [(stage.name.strip(), stage.question.strip(), spots) for stage, spots in stages if spots]
    each = max(words.stages.least, round(words.stages.minutes / len(walked))) if walked else 0
    parts = [_fixed(words.opening)]
    parts += [Part(name or say(words.stages.title), each, _about(question, spots)) for name, question, spots in walked]
    doubts = _doubts(workshop)
    parts += [Part(say(words.doubts.title), words.doubts.minutes, doubts)] if doubts else []
    intro = say(words.intro, customer=workshop.customer.strip() or say("customer"))
    return Guide(say(words.title), intro, (*parts, _fixed(words.closing)))


def _fixed(part: Fixed) -> Part:
    return Part(say(part.title), part.minutes, tuple(say(one) for one in part.questions))


def _about(question: str, spots: list[Touchpoint]) -> tuple[str, ...]:
    names = [spot.name.strip() for spot in spots if spot.name.strip()]
    asked = asking().guide.stages.about
    return (*([question] if question else []), *(say(asked, touchpoint=name) for name in names))


def _doubts(workshop: Workshop) -> tuple[str, ...]:
    """The strongest assumptions, turned into questions that do not give the answer away."""
    words = asking().guide.doubts
    names = {spot.id: spot.name.strip() for spot in workshop.touchpoints}
    assumed = [one for one in workshop.moments if one.evidence == "assumption" and one.feeling is not None]
    assumed.sort(key=lambda one: -abs(one.feeling or 0))
    spots = dict.fromkeys(one.touchpoint for one in assumed if names[one.touchpoint])
    return tuple(say(words.about, touchpoint=names[spot]) for spot in list(spots)[: words.most])
