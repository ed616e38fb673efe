"""Comments to read page by page: of a theme, of a touchpoint, or those that hold some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import coding
from workshop_kit.counting import count
from workshop_kit.widgets.feedback.ground import TEAM, Ground, ground
from workshop_kit.widgets.feedback.said import by, face_of, plain, said
from workshop_kit.widgets.feedback.themes import coded

if TYPE_CHECKING:
    import pandas as pd

    from workshop_kit.widgets.room import Room

#: Comments on one page, and those that a second coder gets.
PAGE, SAMPLE = 12, 30


def comments(
    room: Room,
    theme: str = "",
    touchpoint: str = "",
    search: str = "",
    page: int = 0,
    coder: str = "",
    blind: bool = False,
    disputed: bool = False,
) -> dict[str, Any]:
    """A page of comments. `blind` gives a second coder the same thirty, without what others made of them."""
    here = ground(room)
    frame = here.voices.frame
    frame = frame[frame["comment"] != ""]
    codes = _codes(here, coder) if blind else coded(here)
    own = dict(zip(codes["feedback_id"], codes["theme_id"], strict=True))
    if blind:
        frame = _sample(frame, coded(here))
    if theme:
        wanted = "" if theme == "none" else theme
        frame = frame[[own.get(id, "") == wanted for id in frame["feedback_id"]]]
    if disputed:
        frame = frame[frame["feedback_id"].isin(coding.agreement(here.voices.codings).disputed)]
    if touchpoint:
        frame = frame[frame["touchpoint_id"] == touchpoint]
    for word in search.casefold().split():
        frame = frame[frame["comment"].str.casefold().str.contains(word, regex=False)]
    shown = plain(frame.iloc[page * PAGE : (page + 1) * PAGE])
    names = {spot.id: spot.name for spot in here.value.touchpoints}
    heard = _heard(here, list(shown["feedback_id"])) if disputed else {}
    return {
        "rows": [
            _row(one, own.get(one.feedback_id, ""), names) | {"heard": heard.get(one.feedback_id, "")}
            for one in shown.itertuples()
        ],
        "pages": -(-len(frame) // PAGE),
        "said": _said(len(frame), search, sum(id in own for id in frame["feedback_id"]) if blind else 0),
    }


def _heard(here: Ground, ids: list[str]) -> dict[str, str]:
    """Who heard what in each of some comments: what there is to talk about."""
    codings = here.voices.codings
    known = codings[codings["feedback_id"].isin(ids) & (codings["theme_id"] != "")]
    names = {one.id: one.name or "a theme without a name" for one in here.value.themes}
    told: dict[str, list[str]] = {}
    for one in known.drop_duplicates(["feedback_id", "coder"], keep="last").itertuples():
        told.setdefault(str(one.feedback_id), []).append(
            f"{one.coder}: {names.get(str(one.theme_id), 'a theme that is gone')}"
        )
    return {id: " · ".join(sorted(said)) for id, said in told.items()}


def _said(number: int, search: str, done: int) -> str:
    if done:
        return f"{done} of {number} sorted"
    what = count(number, "comment")
    return f"{what} with these words" if search else what


def _row(one: Any, theme: str, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.feedback_id,
        "comment": one.comment,
        "feeling": face_of(one.sentiment),
        "by": by(one),
        "said": said(one, one.segment, names.get(one.touchpoint_id, "")),
        "theme": theme,
    }


def _codes(here: Ground, coder: str) -> pd.DataFrame:
    codings = here.voices.codings
    return codings[codings["coder"] == (coder or TEAM)]


def _sample(frame: pd.DataFrame, first: pd.DataFrame) -> pd.DataFrame:
    """The same thirty whoever asks, of those that the team has sorted: spread evenly over all of them."""
    done = frame[frame["feedback_id"].isin(first["feedback_id"])].sort_values("feedback_id")
    step = max(1, len(done) // SAMPLE)
    return done.iloc[::step].head(SAMPLE)
