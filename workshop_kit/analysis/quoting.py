"""Which comments to quote for a theme that people have made: those that hold most of its phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop_kit.analysis.wording import phrases

#: Letters a reader takes in at a glance.
SHORT, LONG = 20, 140


def typical(comments: Iterable[str], telling: Sequence[str], tag: str = "en") -> str:
    """The most typical of the comments: it holds the first phrases, and is neither very short nor long; "" of none."""
    said = sorted({" ".join(comment.split()) for comment in comments if comment.strip()})
    found = phrases([*said, *telling], tag).found
    wanted = {phrase: 1 / rank for rank, one in enumerate(found[len(said) :], 1) for phrase in one}
    scores = {
        comment: sum(wanted.get(phrase, 0) for phrase in set(held)) + (SHORT <= len(comment) <= LONG)
        for comment, held in zip(said, found, strict=False)
    }
    return max(said, key=lambda comment: (scores[comment], -abs(len(comment) - 70)), default="")
