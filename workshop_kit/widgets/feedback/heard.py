"""Everything the feedback step shows at once: how much was said, guess against customer, the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import guess
from workshop_kit.counting import count
from workshop_kit.feelings import signed
from workshop_kit.tables import Tables
from workshop_kit.widgets.feedback import warm_for_themes
from workshop_kit.widgets.feedback.ground import Ground, ground
from workshop_kit.widgets.feedback.measured import any_rating, placeless
from workshop_kit.widgets.feedback.said import AMONG, LONG, SHORT, face_of, quote, telling
from workshop_kit.widgets.feedback.sources import came_from, refused, sources, taken_out
from workshop_kit.widgets.feedback.themes import agreement, coded, themes

if TYPE_CHECKING:
    import pandas as pd

    from workshop_kit.analysis.guess import Verdict
    from workshop_kit.widgets.room import Room

#: Comments that are shown for one touchpoint.
QUOTES = 3
#: Fewer ratings than this draw no mark: an interval over the whole scale says nothing.
DRAWN = 10


def heard(room: Room) -> dict[str, Any]:
    """What the page needs to draw the step."""
    here = ground(room)
    if not len(here.voices):  # the empty step need not wait for pandas
        return {"total": 0, "taken_out": taken_out(here)}
    kept = came_from(here.voices.sources)
    # The map of this page may lag behind the disk for a moment, so its revision belongs to the name.
    told = here.voices.held(f"heard {here.rev}", lambda: _told(here))
    begun = bool(here.value.themes)
    if told["uncoded"] and not begun:
        warm_for_themes()
    return {
        **told,
        "said": _said(told["comments"], told["uncoded"], kept, begun),
        "refused": sum(refused(one) for one in here.voices.sources),
        "sources": sources(here),
        "sources_said": kept,
        "taken_out": taken_out(here),
    }


def _told(here: Ground) -> dict[str, Any]:
    """What follows from the feedback and the map alone."""
    frame, mine = here.voices.frame, coded(here)
    speaks = frame["comment"] != ""
    comments = int(speaks.sum())
    left = comments - (int((speaks & frame["feedback_id"].isin(mine["feedback_id"])).sum()) if len(mine) else 0)
    return {
        "total": len(frame),
        "comments": comments,
        "uncoded": left,
        **guessed(here, frame, speaks),
        "themes": themes(here, frame, mine),
        "agreement": agreement(here),
    }


def _said(comments: int, left: int, where: str, begun: bool) -> str:
    if not begun:
        return f"{comments:,} {'comment' if comments == 1 else 'comments'} from {where}"
    return f"{comments - left:,} of {comments:,} comments have a theme; all from {where}"


def guessed(here: Ground, frame: pd.DataFrame, speaks: pd.Series) -> dict[str, Any]:
    """The team's curve beside the customers', what surprises, and what was said at each touchpoint."""
    found = guess.verdicts(Tables(here.value).moments, frame) if here.value.personas else ()
    top = guess.headline(found, *here.words)
    told = {spot: n for spot, n in frame["touchpoint_id"][speaks].value_counts(sort=False).items() if spot}
    some = _some(frame, speaks).groupby("touchpoint_id", sort=False)
    quotes = {spot: [quote(row) for row in telling(rows, QUOTES).itertuples()] for spot, rows in some if spot}
    people = max((one.people for one in found), default=0)
    return {
        "headline": {
            "title": top.title,
            "detail": top.detail or _placeless(here, found),
            "touchpoint": top.touchpoint_id or _first(found),
        },
        "guess": [_row(one, here) for one in found],
        "quotes": quotes,
        "told": {spot: int(n) for spot, n in told.items()},
        "legend": {
            "guess": f"our guess, {count(people, 'persona')}",
            "heard": f"{here.words[1]}' ratings with 95 % interval",
            "few": f"fewer than {DRAWN} answers: no verdict",
        },
    }


def _placeless(here: Ground, found: tuple[guess.Verdict, ...]) -> str:
    """What to do where answers have ratings, and none of them a touchpoint."""
    return placeless(here) if not any(one.n for one in found) and any_rating(here.voices.rated) else ""


def _some(frame: pd.DataFrame, speaks: pd.Series) -> pd.DataFrame:
    """The comments of each touchpoint among which telling ones are looked for: all of a million would take seconds."""
    spots = frame["touchpoint_id"]
    good = frame["comment"].str.len().between(SHORT, LONG)
    good |= speaks & ~spots.isin(spots[good].unique())
    found = spots[good]
    return frame.loc[found.index[found.groupby(found, sort=False).cumcount() < AMONG]]


def _first(found: tuple[Verdict, ...]) -> str:
    return max(found, key=lambda one: one.n).touchpoint_id if any(one.n for one in found) else ""


def _row(one: Verdict, here: Ground) -> dict[str, Any]:
    few = one.n < one.needed
    figures = f"{one.n} of {one.needed}" if few else f"{signed(one.mean or 0, 1)} · n {one.n:,}"
    return {
        "touchpoint": one.touchpoint_id,
        "name": one.touchpoint,
        "order": one.order,
        "guess": one.guess,
        "mean": one.mean,
        "low": one.low,
        "high": one.high,
        "n": one.n,
        "drawn": not few,
        "face": face_of(one.mean),
        "verdict": one.verdict,
        "words": one.words,
        "direction": one.direction,
        "figures": figures,
        "spoken": ", ".join(filter(None, [one.verdict, one.words, figures])),
        "sentence": _sentence(one, *here.words),
        "cites": "" if few else guess.evidence(one, *here.words).get("cites", ""),
        "wanting": _wanting(one),
    }


def _sentence(one: Verdict, customer: str, customers: str) -> str:
    ours = "We have not guessed." if one.guess is None else f"We guessed {signed(one.guess, 1)}."
    if not one.n or one.mean is None:
        return f"No {customer} has rated this moment yet. {ours if one.guess is not None else ''}".strip()
    who = f"{one.n:,} {customer if one.n == 1 else customers}"
    if one.n < one.needed or one.low is None or one.high is None:
        return f"{who} rated this moment {signed(one.mean, 1)} on average. {ours}"
    between = f"(95 % interval {signed(one.low, 1)} to {signed(one.high, 1)})"
    return f"{who} rated this moment {signed(one.mean, 1)} on average {between}. {ours}"


def _wanting(one: Verdict) -> str:
    left = max(0, one.needed - one.n)
    return f"{count(left, 'more answer').capitalize()} and there is a verdict." if left else ""
