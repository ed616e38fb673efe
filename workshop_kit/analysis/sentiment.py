"""What a customer feels: from the rating where there is one; else a hint from the words, for English only.

The hint is VADER's compound score (Hutto and Gilbert, ICWSM 2014) on the scale −2 … +2. It counts words and does not
understand irony; it is marked as a hint, and a person's word goes before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis.wording import language, words

if TYPE_CHECKING:
    import pandas as pd

#: Languages whose words tell whether a comment is English at all.
_OTHERS = ("de", "fr", "es", "it", "nl", "pt")


def available(tag: str) -> bool:
    """Whether there are hints for a language."""
    return tag.split("-")[0].lower() == "en"


def hint(comment: str) -> float | None:
    """What the words of an English comment feel like, −2 … +2; None for other languages and words that tell nothing."""
    spoken = [word.casefold() for word in words(comment)]
    if not spoken or not _english(spoken):
        return None
    told = _polite().sub("\n", comment).strip() or comment
    score = float(_analyser().polarity_scores(told)["compound"])
    return round(2 * score, 2) if score else None


def hints(feedback: pd.DataFrame, tag: str = "en") -> pd.DataFrame:
    """The sentiment of each row, and where it comes from.

    Parameters
    ----------
    feedback : DataFrame
        With `feedback_id`, `feeling` (−2 … +2, from the ratings) and `comment`.
    tag : str
        Language of the comments; hints are off for all but English.

    Returns
    -------
    DataFrame
        `feedback_id`, `sentiment` (−2 … +2, missing where unknown), `sentiment_by`: "rating", "lexicon" or "".
    """
    found = feedback[["feedback_id"]].copy()
    found["sentiment"] = feedback["feeling"].astype("Float64")
    rated = found["sentiment"].notna()
    found["sentiment_by"] = rated.map({True: "rating", False: ""}).astype("str")
    if available(tag):
        open_ = feedback.loc[~rated & (feedback["comment"] != ""), "comment"]
        guessed = open_.map({one: hint(one) for one in open_.unique()}).dropna()
        found.loc[guessed.index, "sentiment"] = guessed.astype("Float64")
        found.loc[guessed.index, "sentiment_by"] = "lexicon"
    return found


@cache
def _polite() -> re.Pattern[str]:
    """The lines that begin and end a letter; "Best," is no praise."""
    known = "|".join(map(re.escape, sorted(language("en").polite, key=len, reverse=True)))
    return re.compile(rf"^[ \t]*(?:{known})[ \t]*(?:[,.!]|$)", re.IGNORECASE | re.MULTILINE)


def _english(spoken: list[str]) -> bool:
    """Whether a comment holds at least as many small words of English as of any other language the kit knows."""
    known = {tag: sum(word in language(tag).stop for word in spoken) for tag in ("en", *_OTHERS)}
    return all(word.isascii() for word in spoken) and known["en"] == max(known.values())


@cache
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
