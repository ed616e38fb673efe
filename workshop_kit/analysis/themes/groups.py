"""Comments as vectors, and the groups they fall into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis.themes.texts import Texts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Matrix = Any
    Numbers = np.ndarray[Any, Any]

#: Weight of the touchpoint beside that of all words together.
PLACE = 0.8

#: The fewest groups are taken that are this nearly as good as the best.
NEARLY_BEST = 0.95

#: Comments from which the number of themes is chosen; all of them are then sorted into that many.
SAMPLE = 1500


def vectors_of(texts: Texts, feedback: pd.DataFrame) -> Matrix | None:
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


def _places(texts: Texts, spots: Sequence[str]) -> Matrix:
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


def groups_of(vectors: Matrix, most: int) -> list[list[int]]:
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


def nearness(vectors: Matrix, groups: list[list[int]]) -> dict[int, tuple[float, float]]:
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
