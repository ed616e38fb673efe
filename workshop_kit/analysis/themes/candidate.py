"""A group of comments on its way to a suggestion: what it is called, and what stands for it."""

from __future__ import annotations

import hashlib
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from workshop_kit.analysis.themes.suggestion import Suggestion
from workshop_kit.analysis.themes.texts import Texts
from workshop_kit.language import capital

if TYPE_CHECKING:
    import pandas as pd

#: Comments a theme needs.
FEWEST = 3

#: Means of feeling beyond this make a theme a pain or a delight.
FELT = 0.5

#: A comment is clearly of its group where it is this much nearer to its middle than to that of the next (cosine).
CLEAR = 0.1


class Candidate:
    """A group of comments on its way to a suggestion."""

    def __init__(
        self, feedback: pd.DataFrame, texts: Texts, everywhere: Counter[str], group: list[int],
        near: dict[int, tuple[float, float]],
    ) -> None:  # fmt: skip
        self._feedback, self._texts, self._near = feedback, texts, near
        self.touchpoint = self._place(group)
        self._telling = self._ranked(everywhere, group)
        self._group = [text for text in group if self._belongs(text)]
        self._rows = [row for text in self._group for row in texts.rows[text]]

    def fits(self) -> bool:
        """Whether the comments say enough alike: half of them one thing, or key phrases at one touchpoint."""
        named = self._telling if self.touchpoint else self._telling[:1]
        return self._held(named) >= max(FEWEST, len(self._group) / 2)

    def suggestion(self, pair: str) -> Suggestion:
        """What is suggested; `pair` is how the language joins two phrases to a name, as in "{one} and {other}"."""
        shown = [self._texts.phrases.shown[phrase] for phrase in self._telling]
        rows = self._feedback.iloc[self._rows]
        felt = rows["feeling"].dropna()
        feeling = float(felt.mean()) if len(felt) else None
        return Suggestion(
            key=hashlib.sha256(" ".join(sorted(shown)).encode()).hexdigest()[:12],
            name=self._name(pair),
            phrases=tuple(shown),
            quotes=tuple(self._quotes()),
            feedback_ids=tuple(rows["feedback_id"]),
            n=len(rows),
            feeling=feeling,
            kind="" if feeling is None or abs(feeling) < FELT else "pain" if feeling < 0 else "delight",
            touchpoint_id=self.touchpoint,
            loose=sum(self._near[text][1] >= CLEAR for text in self._group) * 2 < len(self._group),
        )

    def _name(self, pair: str) -> str:
        """The most telling phrase; two where they are single words that several comments hold."""
        shown, (first, *others) = self._texts.phrases.shown, self._telling
        name = shown[first]
        if others and " " not in first and (self.touchpoint or self._held([others[0]]) >= FEWEST):
            name = pair.format(one=name, other=shown[others[0]])
        return capital(name)

    def _held(self, named: list[str]) -> int:
        """How many of the comments hold one of these phrases."""
        return sum(not set(named).isdisjoint(self._texts.phrases.found[text]) for text in self._group)

    def _place(self, group: list[int]) -> str:
        """The touchpoint of at least half of the comments."""
        rows = [row for text in group for row in self._texts.rows[text]]
        given = self._feedback["touchpoint_id"].iloc[rows].value_counts()
        return str(given.index[0]) if len(given) and given.iloc[0] * 2 >= len(rows) else ""

    def _ranked(self, everywhere: Counter[str], group: list[int]) -> list[str]:
        """Phrases that are frequent here and rare elsewhere, nouns and the touchpoint's own words first."""
        here = Counter(phrase for text in group for phrase in set(self._texts.phrases.found[text]))
        called = self._texts.called.get(self.touchpoint, frozenset())
        scored = []
        for phrase, n in here.items():
            own = phrase in called
            if own or n >= max(2, len(group) / 10):
                noun = 1.0 if " " in phrase else 0.7 + self._texts.phrases.nouns[phrase] / 2
                rare = 1.0 if own else sqrt(n / everywhere[phrase])
                scored.append((-(n + 2 * own) * rare * noun, phrase))
        return _without_parts([phrase for _, phrase in sorted(scored)], here)[:6]

    def _belongs(self, text: int) -> bool:
        """Whether the comment holds a key phrase, or comes from where the others come from."""
        held = self._telling if self.touchpoint else self._telling[:2]
        if not set(held).isdisjoint(self._texts.phrases.found[text]):
            return True
        spots = self._feedback["touchpoint_id"].iloc[self._texts.rows[text]]
        return bool(self.touchpoint) and bool((spots == self.touchpoint).any())

    def _quotes(self) -> list[str]:
        """Comments near the middle of the theme that hold its phrases and can be read at a glance.

        Those that might as well stand for the next theme come last.
        """
        telling = {phrase: 1 / rank for rank, phrase in enumerate(self._telling, 1)}
        scored = []
        for rank, text in enumerate(self._group):
            said = self._texts.said[text]
            middle, ahead = self._near[text]
            held = sum(telling.get(phrase, 0) for phrase in set(self._texts.phrases.found[text]))
            good = (held + 1) * (middle + ahead) * (1 if 20 <= len(said) <= 140 else 0.5)
            scored.append((not held, ahead < CLEAR, -good, rank, text))
        return self._unlike([text for *_, text in sorted(scored)])

    def _unlike(self, texts: list[int]) -> list[str]:
        """The first three that do not say nearly the same as one before them."""
        found = self._texts.phrases.found
        kept: list[int] = []
        for text in texts:
            own = set(found[text])
            if len(kept) < 3 and all(len(own & set(found[one])) * 2 <= len(own | set(found[one])) for one in kept):
                kept.append(text)
        return [self._texts.said[text] for text in kept]


def _without_parts(ranked: list[str], counts: Counter[str]) -> list[str]:
    """Phrases of which none is part of another: two words stand for each of them where both mostly come together."""
    pairs = [one for one in ranked if " " in one and all(counts[one] * 3 >= counts[word] * 2 for word in one.split())]
    bound = {word for one in pairs for word in one.split()}
    return [one for one in ranked if one in pairs or (" " not in one and one not in bound)]
