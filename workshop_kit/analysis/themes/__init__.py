"""Themes suggested from comments: groups that speak of the same thing, with the words and quotes that show it.

Comments become vectors of words and pairs of words (TF-IDF: what few comments say counts more) with the touchpoint
they were given at; non-negative matrix factorisation (Lee and Seung, Nature 401, 1999) finds the groups. Nothing is
drawn by chance, and equal comments in another order give equal themes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workshop_kit.analysis.themes.candidate import FEWEST, Candidate
from workshop_kit.analysis.themes.groups import groups_of, nearness, vectors_of
from workshop_kit.analysis.themes.suggestion import Suggestion as Suggestion
from workshop_kit.analysis.themes.suggestion import Suggestions
from workshop_kit.analysis.themes.texts import read_texts
from workshop_kit.analysis.wording import language
from workshop_kit.language import say

if TYPE_CHECKING:
    import pandas as pd

#: Comments there must be for each theme on average.
EACH = 8


def suggest(
    feedback: pd.DataFrame, tag: str = "en", names: dict[str, str] | None = None, most: int = 12
) -> Suggestions:
    """Themes of the comments.

    Parameters
    ----------
    feedback : DataFrame
        With `feedback_id`, `comment`, `feeling` (−2 … +2) and `touchpoint_id`.
    tag : str
        Language of the comments. Comments in others are kept; their words are only compared with one another.
    names : dict[str, str], optional
        Names of the touchpoints by id: their words may name a theme, where the comments use them too.
    most : int
        The largest number of themes.
    """
    texts = read_texts(feedback, tag, names or {})
    read = sum(len(rows) for rows in texts.rows)
    if read < 2 * FEWEST:
        return Suggestions((), read, read, say("Themes need a few more comments: there are {number}.", number=read))
    vectors = vectors_of(texts, feedback)
    if vectors is None:
        return Suggestions(
            (), read, read, say("No two different comments share a word, so there is nothing to group yet.")
        )
    groups = groups_of(vectors, min(most, max(2, read // EACH), *vectors.shape))
    everywhere = Counter(phrase for found in texts.phrases.found for phrase in set(found))
    near = nearness(vectors, groups)
    made = [Candidate(feedback, texts, everywhere, group, near) for group in groups if group]
    found = [one.suggestion(language(tag).pair) for one in made if one.fits()]
    found.sort(key=lambda one: (-one.n, one.name))
    note = "" if found else say("The comments are too different from one another to be grouped.")
    return Suggestions(tuple(found), read, read - sum(one.n for one in found), note)
