"""Which comments to quote for a theme that people have made: those that hold most of its phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from workshop_kit.analysis.wording import phrases
from workshop_kit.model import Theme

#: Letters a reader takes in at a glance.
SHORT, LONG = 20, 140
#: Comments of a theme among which one is looked for; reading a hundred thousand would take its time.
AMONG = 400


def of_theme(theme: Theme, comments: Iterable[str], tag: str = "en") -> str:
    """The quote of a theme, the same wherever it is shown; of its comments in the order they came in."""
    return typical(comments, [*theme.phrases, theme.name], tag)


def typical(comments: Iterable[str], telling: Sequence[str], tag: str = "en") -> str:
    """The most typical of the comments: it holds the first phrases, and is neither very short nor long; "" of none."""
    some = islice((comment for comment in comments if comment.strip()), AMONG)
    said = sorted({" ".join(comment.split()) for comment in some})
    found = phrases([*said, *telling], tag).found
    wanted = {phrase: 1 / rank for rank, one in enumerate(found[len(said) :], 1) for phrase in one}
    scores = {
        comment: sum(wanted.get(phrase, 0) for phrase in set(held)) + (SHORT <= len(comment) <= LONG)
        for comment, held in zip(said, found, strict=False)
    }
    return max(said, key=lambda comment: (scores[comment], -abs(len(comment) - 70)), default="")
