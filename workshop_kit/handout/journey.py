"""The journey maps, made from a workshop: columns in bands, lanes, and what the curve over them says."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from math import ceil

from workshop_kit.analysis.emotion import CurveFacts, PeakEnd, facts
from workshop_kit.feelings import face, signed
from workshop_kit.figures import pins
from workshop_kit.handout.curve import COLUMN, draw
from workshop_kit.handout.map_parts import Band, Column, Fact, Lane, Map, Mood, Span
from workshop_kit.handout.people import lines
from workshop_kit.handout.words import spoken
from workshop_kit.language import later, say, say_count
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop, entries
from workshop_kit.personas import called
from workshop_kit.wording.feelings import worded

WIDEST = 12  # columns of a band: more cannot be read on a sheet

#: A word longer than this has no room beside its face and is printed in a lane of its own.
LONG_WORD = 22

#: Lanes under the curve: field of a column, title, kind of content.
LANES = (
    ("channels", later("Where"), "channels"),
    ("long_word", later("Feels"), "text"),
    ("doing", later("Does"), "text"),
    ("thinking", later("Thinks"), "text"),
    ("quote", later("Says"), "quote"),
    ("pains", later("Pain"), "pain"),
    ("delights", later("Delight"), "lines"),
    ("objections", later("Objection"), "lines"),
    ("support", later("Needs"), "lines"),
    ("ideas", later("Idea"), "idea"),
    ("measured", later("Measured"), "text"),
)


def maps(workshop: Workshop, faces: dict[int, str]) -> tuple[Map, ...]:
    """A map per persona with a written moment, or one without a persona while no moment is written."""
    if not workshop.touchpoints:
        return ()
    walked = [p for p in workshop.personas if any(m.persona == p.id and written(m) for m in workshop.moments)]
    if not walked:
        return (_map(1, None, workshop, faces),)
    return tuple(_map(i, persona, workshop, faces) for i, persona in enumerate(walked, start=1))


def written(moment: Moment) -> bool:
    """Whether anybody has said anything about a moment."""
    texts = (moment.doing, moment.thinking, moment.quote, moment.word)
    return moment.feeling is not None or any(t.strip() for t in texts) or any(e.text.strip() for e in entries(moment))


def evenly(total: int, most: int = WIDEST) -> list[int]:
    """Sizes of the fewest bands of at most `most`, as equal as can be, longer ones first."""
    bands = ceil(total / most)
    return [total // bands + (i < total % bands) for i in range(bands)] if total else []


def _map(number: int, persona: Persona | None, workshop: Workshop, faces: dict[int, str]) -> Map:
    known = {m.touchpoint: m for m in workshop.moments if persona and m.persona == persona.id}
    stages = {stage.id: stage for stage in workshop.stages}
    pinned = pins(workshop)
    plain = [
        replace(_column(i, spot, known.get(spot.id), faces), measured=pinned.get(spot.id, ""))
        for i, spot in enumerate(workshop.touchpoints, start=1)
    ]
    scores = [column.mood.score if column.mood else None for column in plain]
    found = facts(scores)
    columns = _marked(plain, found)
    face = persona.face if persona else ""
    return Map(
        number=number,
        persona=persona.id if persona else "",
        name=called(persona, workshop) if persona else "",
        face="" if face.startswith("data:") else face,
        picture=face if face.startswith("data:") else "",
        bands=_bands(columns, stages),
        spans=_spans(columns, stages),
        curve=draw(scores),
        facts=tuple(_facts(found, columns)),
        columns=columns,
        curve_facts=found,
    )


def _column(number: int, spot: Touchpoint, moment: Moment | None, faces: dict[int, str]) -> Column:
    moment = moment or Moment(persona="nobody", touchpoint=spot.id)
    mood = _mood(moment, faces)
    return Column(
        touchpoint=spot.id,
        number=number,
        stage=spot.stage,
        name=spot.name.strip() or say("Touchpoint {number}", number=number),
        channels=tuple(filter(str.strip, spot.channels)),
        setting=spot.setting,
        indirect=spot.contact == "indirect",
        truth=spot.moment_of_truth,
        mood=mood,
        long_word=mood.word if mood and len(mood.word) > LONG_WORD else "",
        doing=moment.doing.strip(),
        thinking=moment.thinking.strip(),
        quote=spoken(moment.quote),
        pains=lines(moment.pains),
        delights=lines(moment.delights),
        objections=lines(moment.objections),
        support=lines(moment.support),
        ideas=lines(moment.ideas),
    )


def average(feeling: float | None) -> Mood | None:
    """A mean feeling as drawn, by its nearest face; None where there is none."""
    return None if feeling is None else Mood(face(feeling), signed(feeling, 1), signed(feeling, 1), False)


def _mood(moment: Moment, faces: dict[int, str]) -> Mood | None:
    if moment.feeling is None:
        return None
    word = worded(moment.word.strip()) or say(faces[moment.feeling])
    return Mood(moment.feeling, signed(moment.feeling), word, moment.evidence == "assumption")


def _marked(columns: list[Column], found: CurveFacts) -> tuple[Column, ...]:
    """The first lowest and the first best column marked, unless all feel the same."""
    if found.lowest is None or found.highest is None or found.lowest.score == found.highest.score:
        return tuple(columns)
    marks = {found.lowest.index: "lowest", found.highest.index: "best"}
    return tuple(replace(column, mark=marks.get(i, "")) for i, column in enumerate(columns))


def _bands(columns: tuple[Column, ...], stages: dict[str, Stage]) -> tuple[Band, ...]:
    bands, start = [], 0
    for size in evenly(len(columns)):
        part = columns[start : start + size]
        before = columns[start - 1].stage if start else ""
        bands.append(
            Band(
                columns=part,
                spans=_spans(part, stages, before),
                lanes=tuple(
                    Lane(f, say(title), k) for f, title, k in LANES if any(getattr(column, f) for column in part)
                ),
                start=COLUMN * start,
                width=COLUMN * size,
                feelings=any(column.mood for column in part),
            )
        )
        start += size
    return tuple(bands)


def _spans(columns: tuple[Column, ...], stages: dict[str, Stage], before: str = "") -> tuple[Span, ...]:
    groups = [(stages[key], tuple(group)) for key, group in groupby(columns, key=lambda column: column.stage)]
    return tuple(
        Span(stage.name, stage.question, group, again=i == 0 and stage.id == before)
        for i, (stage, group) in enumerate(groups)
    )


def _facts(found: CurveFacts, columns: tuple[Column, ...]) -> list[Fact]:
    if found.highest is None or found.lowest is None or found.ending is None:
        return []
    high, low, end = columns[found.highest.index], columns[found.lowest.index], columns[found.ending.index]
    again = found.ending.index in found.highest.at[1:]
    best = say("{feeling}, and again at the end", feeling=_felt(high)) if again else _felt(high)
    said = [Fact("highest", say("Highest"), high.name, best), Fact("lowest", say("Lowest"), low.name, _felt(low))]
    if found.drop:
        way = say("{one} → {other}", one=columns[found.drop.start].name, other=columns[found.drop.end].name)
        size = say_count(int(found.drop.size), "{number} step down", "{number} steps down")
        said.append(Fact("drop", say("Steepest drop"), way, size))
    return [*said, Fact("ends", say("Ends"), end.name, _felt(end)), _remembered(found.peak_end)]


def _felt(column: Column) -> str:
    return say("{score}, {feeling}", score=column.mood.label, feeling=column.mood.word) if column.mood else ""


def _remembered(result: PeakEnd) -> Fact:
    """The remembered experience with its definition beside it."""
    end = signed(result.end or 0)
    values = result.value if isinstance(result.value, tuple) else (result.value or 0,)
    tie = later("Best and worst are equally strong: most extreme {peaks}, last {end}, halved")
    text = tie if result.tie else later("most extreme {peaks}, last {end}, halved")
    told = say(text, peaks=_either(result.peaks), end=end)
    return Fact("memory", say("Stays in memory"), _either(values), told)


def _either(scores: tuple[float, ...]) -> str:
    one, *other = [signed(score) for score in scores] or ["0"]
    return say("{one} or {other}", one=one, other=other[0]) if other else one
