"""Which comments to quote for a theme that people have made: those that hold most of its phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, islice, pairwise

from workshop_kit.analysis.wording import phrases
from workshop_kit.model import Theme

#: Letters a reader takes in at a glance.
SHORT, LONG = 20, 140
#: Comments of a theme among which one is looked for; reading a hundred thousand would take its time.
AMONG = 400


def of_theme(theme: Theme, comments: Iterable[str], tag: str = "en", others: Iterable[Theme] = ()) -> str:
    """The quote of a theme, the same wherever it is shown; of its comments in the order they came in.

    `others` are the themes beside it: what might stand for one of them as well does not stand for this one.
    """
    elsewhere = [[*one.phrases, one.name] for one in others if one.id != theme.id]
    return typical(comments, [*theme.phrases, theme.name], tag, elsewhere)


def typical(
    comments: Iterable[str], telling: Sequence[str], tag: str = "en", elsewhere: Sequence[Sequence[str]] = ()
) -> str:
    """The most typical of the comments: it holds the first phrases, and is neither very short nor long; "" of none.

    Of the phrases that tell of another theme, those of the one it comes nearest to count against it.
    """
    some = islice((comment for comment in comments if comment.strip()), AMONG)
    said = sorted({" ".join(comment.split()) for comment in some})
    found = phrases([*said, *telling, *chain.from_iterable(elsewhere)], tag).found
    ends = [*accumulate(map(len, (telling, *elsewhere)), initial=len(said))]
    wanted, *others = (_weights(found[start:end]) for start, end in pairwise(ends))
    against = [{phrase: weight for phrase, weight in one.items() if phrase not in wanted} for one in others]
    scores = {
        comment: _sum(wanted, held) - max((_sum(one, held) for one in against), default=0)
        + (SHORT <= len(comment) <= LONG)
        for comment, held in zip(said, found, strict=False)
    }  # fmt: skip
    return max(said, key=lambda comment: (scores[comment], -abs(len(comment) - 70)), default="")


def _weights(telling: Sequence[Sequence[str]]) -> dict[str, float]:
    """What each phrase counts: the first the most."""
    found: dict[str, float] = {}
    for rank, one in enumerate(telling, 1):
        for phrase in one:
            found.setdefault(phrase, 1 / rank)
    return found


def _sum(weights: dict[str, float], held: Iterable[str]) -> float:
    return sum(weights.get(phrase, 0) for phrase in set(held))
