"""Comments as the page shows them: the most telling ones, and what stands below each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from workshop_kit.feelings import face
from workshop_kit.language import day

if TYPE_CHECKING:
    import pandas as pd

#: Letters of a comment that is quoted: long enough to say something, short enough for a line.
SHORT, LONG = 18, 110
#: Comments of one touchpoint or theme among which the most telling are looked for.
AMONG = 400

_BY = {"rating": "by its rating", "lexicon": "a hint from its words", "person": "as somebody read it", "": ""}


def telling(comments: pd.DataFrame, most: int, phrases: Sequence[str] = ()) -> pd.DataFrame:
    """The rows that speak for the others: near the mean feeling, of a good length, with the theme's own phrases."""
    texts = comments["comment"].tolist()
    some = _some(texts, lambda text: SHORT <= len(text) <= LONG) or _some(texts, bool)
    if not some:
        return plain(comments.head(0))
    off = _off(comments["sentiment"].iloc[some])
    fits = [sum(one.casefold() in texts[row].casefold() for one in phrases) for row in some]
    order = sorted(range(len(some)), key=lambda at: off[at] - fits[at])
    # What several people said in the same words is shown once, as long as others said something else.
    first = {texts[some[at]].casefold(): at for at in reversed(order)}
    ahead = sorted(order, key=lambda at: first[texts[some[at]].casefold()] != at)
    return plain(comments.iloc[[some[at] for at in ahead[: min(most, max(1, len(first)))]]])


def _some(texts: list[str], wanted: Callable[[str], bool]) -> list[int]:
    """Where the first texts of a kind stand."""
    return list(islice((row for row, text in enumerate(texts) if wanted(text)), AMONG))


def _off(sentiments: pd.Series[Any]) -> list[float]:
    """How far each is from the mean; what nobody knows counts as one step away."""
    felt = sentiments.astype("float64")
    return [float(one) for one in (felt - felt.mean()).abs().fillna(1.0)]


def plain(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows to walk over: what is missing of a number is NaN, which can be asked."""
    return rows.assign(sentiment=rows["sentiment"].astype("float64"))


def quote(row: Any) -> dict[str, Any]:
    """A comment with the face it goes with and where it was said."""
    return {"id": row.feedback_id, "text": row.comment, "feeling": face_of(row.sentiment), "said": said(row)}


def face_of(sentiment: Any) -> int | None:
    """The face of a sentiment that may be missing."""
    return None if sentiment is None or sentiment != sentiment else face(float(sentiment))


def said(row: Any, *more: str) -> str:
    """Where and when somebody said it."""
    when = "" if row.date != row.date else day(row.date)
    return " · ".join(filter(None, [row.source, row.channel if row.channel != row.source else "", *more, when]))


def by(row: Any) -> str:
    """Who says how it sounds."""
    return _BY.get(row.sentiment_by, str(row.sentiment_by))
