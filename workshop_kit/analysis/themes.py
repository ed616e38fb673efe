"""Themes suggested from comments: groups that speak of the same thing, with the words and quotes that show it.

Comments become vectors of words and pairs of words (TF-IDF: what few comments say counts more) with the touchpoint
they were given at; non-negative matrix factorisation (Lee and Seung, Nature 401, 1999) finds the groups. Nothing is
drawn by chance, and equal comments in another order give equal themes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal

from workshop_kit.analysis.wording import Phrases, language, phrases
from workshop_kit.language import capital, say

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Matrix = Any
    Numbers = np.ndarray[Any, Any]

#: Comments a theme needs, and comments there must be for each theme on average.
FEWEST = 3
EACH = 8

#: Weight of the touchpoint beside that of all words together.
PLACE = 0.8

#: Means of feeling beyond this make a theme a pain or a delight.
FELT = 0.5

#: The fewest groups are taken that are this nearly as good as the best.
NEARLY_BEST = 0.95

#: A comment is clearly of its group where it is this much nearer to its middle than to that of the next (cosine).
CLEAR = 0.1

#: Comments from which the number of themes is chosen; all of them are then sorted into that many.
SAMPLE = 1500


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme that somebody may accept.

    Attributes
    ----------
    key : str
        The same for the same phrases, from run to run.
    name : str
        Its one or two most telling phrases.
    phrases : tuple[str, ...]
        Up to six key phrases as people wrote them, the most telling first.
    quotes : tuple[str, ...]
        Up to three typical comments.
    feedback_ids : tuple[str, ...]
        Its comments, the most typical first.
    n : int
        How many comments.
    feeling : float | None
        Their mean feeling, −2 … +2.
    kind : str
        "pain", "delight", or "" where feelings are mixed or unknown.
    touchpoint_id : str
        Where most of them come from; "" when no touchpoint has half of them.
    loose : bool
        Whether fewer than half of the comments are clearly nearer to one another than to those of the next theme.
    """

    key: str
    name: str
    phrases: tuple[str, ...]
    quotes: tuple[str, ...]
    feedback_ids: tuple[str, ...]
    n: int
    feeling: float | None
    kind: Literal["pain", "delight", ""]
    touchpoint_id: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All suggestions, the largest first.

    Attributes
    ----------
    themes : tuple[Suggestion, ...]
    read : int
        Comments with any word in them.
    left : int
        Those of them that are in no theme.
    note : str
        Why there is nothing to suggest; "" when there is.
    """

    themes: tuple[Suggestion, ...]
    read: int
    left: int
    note: str


@dataclass(frozen=True, slots=True)
class _Texts:
    """Different comments, sorted; `rows` are the places in the feedback that hold each.

    `called` holds the words of each touchpoint's name.
    """

    said: list[str]
    rows: list[list[int]]
    phrases: Phrases
    called: dict[str, frozenset[str]]


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
    texts = _texts(feedback, tag, names or {})
    read = sum(len(rows) for rows in texts.rows)
    if read < 2 * FEWEST:
        return Suggestions((), read, read, say("Themes need a few more comments: there are {number}.", number=read))
    vectors = _vectors(texts, feedback)
    if vectors is None:
        return Suggestions(
            (), read, read, say("No two different comments share a word, so there is nothing to group yet.")
        )
    groups = _groups(vectors, min(most, max(2, read // EACH), *vectors.shape))
    everywhere = Counter(phrase for found in texts.phrases.found for phrase in set(found))
    near = _near(vectors, groups)
    made = [_Theme(feedback, texts, everywhere, group, near) for group in groups if group]
    found = [theme.suggestion(language(tag).pair) for theme in made if theme.fits()]
    found.sort(key=lambda one: (-one.n, one.name))
    note = "" if found else say("The comments are too different from one another to be grouped.")
    return Suggestions(tuple(found), read, read - sum(one.n for one in found), note)


def _texts(feedback: pd.DataFrame, tag: str, names: dict[str, str]) -> _Texts:
    """The same comment given twice is compared once, so that copies are no theme."""
    rows: dict[str, list[int]] = {}
    for place, comment in enumerate(feedback["comment"].astype("object")):
        if isinstance(comment, str) and comment.strip():
            rows.setdefault(" ".join(comment.split()), []).append(place)
    said = sorted(rows)
    spoken = phrases([*said, *names.values()], tag)
    called = {spot: frozenset(words) for spot, words in zip(names, spoken.found[len(said) :], strict=True)}
    return _Texts(said, [rows[one] for one in said], spoken, called)


def _vectors(texts: _Texts, feedback: pd.DataFrame) -> Matrix | None:
    """How much each phrase counts in each comment, and beside them its touchpoint; None where no phrase is shared."""
    import numpy as np
    from scipy.sparse import csr_matrix, diags_array, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    size = len(texts.said)
    counter = TfidfVectorizer(
        analyzer=lambda text: [phrase for phrase in texts.phrases.found[text] if " " not in phrase],
        min_df=2 if size < 2000 else 3,
        max_df=0.4 if size > 20 else 1.0,
        max_features=4000,
        sublinear_tf=True,
    )
    try:
        words = counter.fit_transform(range(size))
    except ValueError:  # no phrase is left
        return None
    # Half the weight of rarity: what a fifth of all comments speak of is a theme, and no noise.
    words = normalize(words @ diags_array(1 / np.sqrt(counter.idf_)))
    places = _places(texts, feedback["touchpoint_id"].astype("object").tolist())
    telling = csr_matrix((words.getnnz(axis=1) > 0).astype(float)[:, None])
    vectors = hstack([words, PLACE * telling.multiply(places)]) if places.shape[1] > 1 else words
    return vectors.tocsr()


def _places(texts: _Texts, spots: Sequence[str]) -> Matrix:
    """The share of each touchpoint in each comment's copies."""
    from scipy.sparse import csr_matrix

    known = {spot: column for column, spot in enumerate(sorted({spot for spot in spots if spot}))}
    cells = [
        (1 / len(rows), text, known[spots[row]])
        for text, rows in enumerate(texts.rows)
        for row in rows
        if spots[row] in known
    ]
    values, across, down = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (across, down)), shape=(len(texts.said), len(known)))


def _groups(vectors: Matrix, most: int) -> list[list[int]]:
    """Comments that belong together, the most typical first, in as many groups as fit best."""
    import numpy as np

    step = -(-vectors.shape[0] // SAMPLE)
    some = vectors[::step]
    scores = {count: _fit(some, _sorted(some, count)[0]) for count in range(2, most + 1)}
    best = next((count for count, score in scores.items() if score >= NEARLY_BEST * max(scores.values())), 1)
    belongs, weights = _sorted(vectors, best)
    order = np.argsort(-weights, kind="stable")
    return [[int(text) for text in order if belongs[text] == group] for group in range(best)]


def _sorted(vectors: Matrix, count: int) -> tuple[Numbers, Numbers]:
    """The group of each comment, −1 for none, and how typical of it the comment is."""
    import warnings

    import numpy as np
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        # A hundred rounds are enough to tell groups apart; nobody needs the last digit.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = NMF(count, init="nndsvd", random_state=0, max_iter=100, tol=1e-3)
        weights = model.fit_transform(vectors)
    size = np.linalg.norm(model.components_, axis=1)
    weights = weights * np.where(size > 0, size, 1)
    top = weights.max(axis=1)
    return np.where(top > 1e-3, weights.argmax(axis=1), -1), top


def _fit(vectors: Matrix, belongs: Numbers) -> float:
    """How much nearer comments are to their own group's middle than to the next one, −1 … +1 (simplified silhouette).

    Source: Hruschka, de Castro and Campello, *Evolutionary algorithms for clustering gene-expression data* (2004).
    """
    import numpy as np
    from sklearn.preprocessing import normalize

    groups = [group for group in np.unique(belongs) if group >= 0]
    if len(groups) < 2:
        return -1.0
    unit = normalize(vectors)
    middles = normalize(np.vstack([np.asarray(unit[belongs == group].mean(axis=0)) for group in groups]))
    away = 1 - unit @ middles.T
    own = np.searchsorted(groups, belongs)
    inside = belongs >= 0
    rows = np.arange(len(belongs))[inside]
    mine = away[rows, own[inside]].copy()
    away[rows, own[inside]] = np.inf
    other = away[rows].min(axis=1)
    return float(np.mean((other - mine) / np.maximum(np.maximum(mine, other), 1e-9)) * inside.mean())


def _near(vectors: Matrix, groups: list[list[int]]) -> dict[int, tuple[float, float]]:
    """How near each comment is to the middle of its group, and how much nearer than to the next one."""
    import numpy as np
    from sklearn.preprocessing import normalize

    unit = normalize(vectors)
    filled = [group for group in groups if group]
    middles = normalize(np.vstack([np.asarray(unit[group].mean(axis=0)) for group in filled]))
    likeness = unit @ middles.T
    found: dict[int, tuple[float, float]] = {}
    for own, group in enumerate(filled):
        others = np.delete(likeness[group], own, axis=1).max(axis=1, initial=0.0)
        found |= {
            text: (round(float(likeness[text, own]), 9), round(float(likeness[text, own] - other), 9))
            for text, other in zip(group, others, strict=True)
        }
    return found


class _Theme:
    """A group of comments on its way to a suggestion."""

    def __init__(
        self, feedback: pd.DataFrame, texts: _Texts, everywhere: Counter[str], group: list[int],
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
