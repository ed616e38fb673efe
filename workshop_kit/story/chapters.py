"""A persona's story: who they are, a chapter for each stage they walk through, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from workshop_kit.analysis import emotion
from workshop_kit.language import say
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop, entries
from workshop_kit.story.sentences import (
    Hero,
    does,
    ended,
    feels,
    felt,
    flat,
    hero,
    isolated,
    listed,
    named,
    quoted,
    small,
)
from workshop_kit.story.words import sentences, story_words

#: Touchpoints of one chapter: more tire those who listen.
LONGEST = 6

#: Characters of a chapter that are kept when it is edited; longer ones are cut at a paragraph.
MOST = 9_000


@dataclass(frozen=True, slots=True)
class Made:
    """A chapter as the map tells it.

    `part` says what it is about: "_opening", a stage's id (with "/2" and so on where a stage has several chapters),
    or "_ending". `mark` changes when the text does.
    """

    part: str
    title: str
    text: str

    @property
    def mark(self) -> str:
        """A short mark of the text, to see later whether the map still says the same."""
        return sha256(f"{self.title}\n{self.text}".encode()).hexdigest()[:16]

    def as_dict(self) -> dict[str, str]:
        """Plain JSON values for the browser."""
        return {"part": self.part, "title": self.title, "text": self.text, "mark": self.mark}


def chapters(workshop: Workshop, persona: Persona) -> list[Made]:
    """The story of one persona; without touchpoints it is only the opening."""
    who = hero(workshop, persona)
    told = [("_opening", say(story_words().titles.opening), _opening(persona, who)), *_stages(workshop, persona, who)]
    ending = _ending(workshop, persona, who)
    if ending:
        told.append(("_ending", say(story_words().titles.ending), ending))
    return [Made(part, title[:300], _cut(paragraphs)) for part, title, paragraphs in told]


def _cut(paragraphs: list[str]) -> str:
    kept, left = [], MOST
    for one in filter(None, paragraphs):
        if len(one) > left:
            kept.append(one[: left - 1] + "…")
            break
        kept.append(one)
        left -= len(one) + 2
    return "\n\n".join(kept)


def _opening(persona: Persona, who: Hero) -> list[str]:
    words, age, short = sentences(), flat(persona.age), isolated(who.short)
    name = isolated(who.name)
    lines = [words.who_aged.format(name=name, age=isolated(age)) if age else words.who.format(name=name)]
    if flat(persona.role):
        lines.append(words.role.format(text=ended(small(flat(persona.role)))))
    after = [words.motto.format(name=short, text=quoted(persona.quote))] if flat(persona.quote) else []
    wants = listed([*persona.goals, *persona.long_term_goals])
    if wants:
        after.append(words.wants.format(name=short, text=wants))
    story = [flat(part) for part in persona.story.split("\n")]
    return [" ".join(lines), *story, " ".join(after)]


def _stages(workshop: Workshop, persona: Persona, who: Hero) -> Iterator[tuple[str, str, list[str]]]:
    known = {moment.touchpoint: moment for moment in workshop.moments if moment.persona == persona.id}
    stages = {stage.id: stage for stage in workshop.stages}
    ends = (workshop.touchpoints[0].id, workshop.touchpoints[-1].id) if workshop.touchpoints else ("", "")
    for stage, group in groupby(workshop.touchpoints, key=lambda spot: spot.stage):
        spots_here = list(group)
        parts = [spots_here[i : i + LONGEST] for i in range(0, len(spots_here), LONGEST)]
        for number, spots in enumerate(parts, start=1):
            paragraphs = [_stop(spot, known.get(spot.id), who, ends) for spot in spots]
            part = stage if number == 1 else f"{stage}/{number}"
            yield part, _title(stages[stage], number, len(parts)), paragraphs


def _title(stage: Stage, number: int, of: int) -> str:
    name = flat(stage.name) or say(story_words().titles.stage)
    return name if of == 1 else say("{name}, {number} of {all}", name=name, number=number, all=of)


def _stop(spot: Touchpoint, moment: Moment | None, who: Hero, ends: tuple[str, str]) -> str:
    """One paragraph: where it happens, then what is done, felt, thought and said."""
    words = sentences()
    place = (spot.id == ends[0], spot.id == ends[1])
    pattern = {(True, True): words.only, (True, False): words.first, (False, True): words.last}.get(place, words.next)
    arrival = pattern.format(spot=named(spot.name or say("a place without a name")))
    told = list(filter(None, _lived(moment, who))) if moment else []
    return " ".join([arrival, *(told or [words.unwritten])])


def _lived(moment: Moment, who: Hero) -> Iterator[str]:
    words = sentences()
    feeling = feels(who, moment.word, moment.feeling)
    yield feeling
    yield does(who if feeling else Hero(who.name, who.short, ""), moment.doing)
    if flat(moment.thinking):
        yield words.thinks.format(name=who.again, text=quoted(moment.thinking))
    if flat(moment.quote):
        yield words.says.format(name=isolated(who.short), text=quoted(moment.quote))
    yield from _good_and_bad(moment, who)
    if moment.evidence == "assumption" and _written(moment):
        yield words.assumed


def _good_and_bad(moment: Moment, who: Hero) -> Iterator[str]:
    words = sentences()
    badly = [entry for entry in moment.pains if entry.severity == 3]
    others = [entry for entry in moment.pains if entry.severity != 3]
    for pattern, items in (
        (words.likes, moment.delights),
        (words.hurts_badly, badly),
        (words.hurts, others),
        (words.help, moment.support),
        (words.hesitates, moment.objections),
    ):
        spoken = " ".join(quoted(entry.text) for entry in items if flat(entry.text))
        text = spoken if pattern == words.hesitates else listed(items)
        if text:
            yield pattern.format(name=isolated(who.short), text=text)


def _written(moment: Moment) -> bool:
    texts = (moment.doing, moment.thinking, moment.quote, moment.word, *(entry.text for entry in entries(moment)))
    return moment.feeling is not None or any(map(str.strip, texts))


def _ending(workshop: Workshop, persona: Persona, who: Hero) -> list[str]:
    moments = [workshop.moment(persona.id, spot.id) for spot in workshop.touchpoints]
    found = emotion.facts([moment.feeling for moment in moments])
    if found.highest is None or found.lowest is None or found.ending is None:
        return []
    words, last = sentences(), moments[found.ending.index]

    def spot(index: int) -> str:
        return named(workshop.touchpoints[index].name or say("a place without a name"))

    if found.highest.score == found.lowest.score:
        turns = [words.alike]
    else:
        turns = [words.worst.format(spot=spot(found.lowest.index)), words.best.format(spot=spot(found.highest.index))]
    short = len(flat(last.word).split()) <= 4
    word = felt(last.word if short else "", last.feeling)
    end = words.ending_feels.format(spot=spot(found.ending.index), name=isolated(who.short), text=word)
    return [" ".join([*turns, end])]
