"""The guess against the customers: both curves over the touchpoints, and what became of each guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_kit.analysis.guess import Verdict, headline, verdicts
from workshop_kit.feelings import signed
from workshop_kit.handout.curve import COLUMN, HEIGHT, Piece, Point, path, pieces
from workshop_kit.handout.given import Given
from workshop_kit.handout.journey import average, evenly
from workshop_kit.handout.map_parts import Mood
from workshop_kit.language import later, say, say_count
from workshop_kit.personas import crowd, one_of_them
from workshop_kit.tables import Tables

#: Height of a step of feeling in the drawing: more than on a map, because intervals are short.
STEP = 36

#: Said about the section in *How to read this*.
EXPLAINED = (
    later(
        "A guess differs where it lies outside the 95 % interval of the customers' mean (Student's t); with fewer than "
        "ten answers nothing is said."
    ),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One touchpoint; places are per cent of the drawing's height from the top, and of the scale's width from −2."""

    number: int
    name: str
    mood: Mood | None
    kind: str
    verdict: str
    words: str
    detail: str
    direction: str
    guess: str
    mean: str
    ring: float | None
    dot: float | None
    top: float | None
    bottom: float | None
    ring_at: float | None
    dot_at: float | None
    low_at: float | None
    high_at: float | None


@dataclass(frozen=True, slots=True)
class Strip:
    """Touchpoints side by side, and the part of the drawing over them, in drawing units."""

    spots: tuple[Spot, ...]
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Against:
    """The section: the finding, both curves as path data, and the touchpoints in strips."""

    title: str
    detail: str
    guess: str
    said: str
    ribbon: str
    width: int
    step: int
    strips: tuple[Strip, ...]
    ours: str
    theirs: str


def guessed(given: Given) -> Against | None:
    """The guess beside the answers; None without an answer at any touchpoint."""
    if given.voices is None or not given.workshop.touchpoints:
        return None
    workshop = given.workshop
    found = verdicts(Tables(workshop).moments, given.voices.feedback)
    if not any(one.n for one in found):
        return None
    told = headline(found, one_of_them(workshop), crowd(workshop))
    spots = [_spot(one) for one in found]
    people = max((one.people for one in found), default=0)
    return Against(
        title=told.title,
        detail=told.detail,
        guess=_line([one.guess for one in found]),
        said=_line([_mean(one) for one in found]),
        ribbon=_ribbon(found),
        width=COLUMN * len(spots),
        step=STEP,
        strips=_strips(spots),
        ours=say_count(people, "our guess for {number} persona", "our guess for {number} personas"),
        theirs=say("{customers}’ answers with 95 % interval", customers=crowd(workshop)),
    )


def _strips(spots: list[Spot]) -> tuple[Strip, ...]:
    strips, start = [], 0
    for size in evenly(len(spots)):
        strips.append(Strip(tuple(spots[start : start + size]), COLUMN * start, COLUMN * size))
        start += size
    return tuple(strips)


def _spot(one: Verdict) -> Spot:
    known = _mean(one) is not None
    return Spot(
        number=one.order,
        name=one.touchpoint.strip() or say("Touchpoint {number}", number=one.order),
        mood=average(_mean(one)),
        kind=one.verdict.replace(" ", "-"),
        verdict=_verdict(one),
        words=one.words,
        detail=_detail(one),
        direction=one.direction,
        guess=signed(one.guess, 1) if one.guess is not None else "",
        mean=signed(one.mean, 1) if known and one.mean is not None else "",
        ring=_from_top(one.guess),
        dot=_from_top(one.mean) if known else None,
        top=_from_top(one.high) if known else None,
        bottom=_from_top(one.low) if known else None,
        ring_at=_along(one.guess),
        dot_at=_along(one.mean) if known else None,
        low_at=_along(one.low) if known else None,
        high_at=_along(one.high) if known else None,
    )


def _mean(one: Verdict) -> float | None:
    """The customers' mean where it is drawn: with too few answers it is not."""
    return one.mean if one.n >= one.needed else None


def _verdict(one: Verdict) -> str:
    if one.verdict == "agrees":
        return say("agrees")
    if one.verdict == "differs":
        return say("differs")
    return say("too few answers") if one.verdict == "too few answers" else say("no guess")


def _detail(one: Verdict) -> str:
    if one.n < one.needed:
        return say("{number} of {needed}", number=one.n, needed=one.needed)
    return say("{mean} · n {number}", mean=signed(one.mean or 0, 1), number=one.n)


def _from_top(score: float | None) -> float | None:
    return None if score is None else round(100 * _height(score) / HEIGHT, 2)


def _height(score: float) -> float:
    return HEIGHT / 2 - STEP * score


def _along(score: float | None) -> float | None:
    return None if score is None else round(25 * (score + 2), 2)


def _points(scores: Sequence[float | None]) -> list[Point]:
    return [Point(COLUMN * (place + 0.5), _height(score)) for place, score in enumerate(scores) if score is not None]


def _line(scores: Sequence[float | None]) -> str:
    """The curve through what is known, from the first to the last of it."""
    return path(pieces(_points(scores)))


def _ribbon(found: Sequence[Verdict]) -> str:
    """The outline of all intervals: over the highs, and back under the lows."""
    known = [one if _mean(one) is not None else None for one in found]
    above = pieces(_points([one.high if one else None for one in known]))
    below = pieces(_points([one.low if one else None for one in known]))
    if not above:
        return ""
    back = [Piece(part.end, part.second, part.first, part.start) for part in reversed(below)]
    return f"{path(above)}L{path(back)[1:]}Z"
