"""How far people who sorted the same comments into themes agree."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from workshop_kit.analysis.agreement import alpha, kappa
from workshop_kit.language import capital, say, say_count

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the coders have in common.

    Attributes
    ----------
    coders : tuple[str, ...]
        Everybody who sorted a comment.
    comments : int
        Comments that two or more of them sorted.
    same : int
        Those of them on which all agree.
    kappa : float | None
        Cohen's kappa where there are two coders.
    alpha : float | None
        Krippendorff's alpha of all coders.
    words : str
        What that means, in a sentence.
    disputed : tuple[str, ...]
        Ids of the comments they sorted differently.
    """

    coders: tuple[str, ...]
    comments: int
    same: int
    kappa: float | None
    alpha: float | None
    words: str
    disputed: tuple[str, ...]


def agreement(codings: pd.DataFrame) -> Agreement:
    """Agreement between all coders.

    Parameters
    ----------
    codings : DataFrame
        `feedback_id`, `coder`, `theme_id`; of a coder's several themes for one comment the last counts.
    """
    told = codings[codings["theme_id"] != ""].drop_duplicates(["feedback_id", "coder"], keep="last")
    table = told.pivot(index="feedback_id", columns="coder", values="theme_id")
    shared = table[table.notna().sum(axis=1) > 1].sort_index()
    different = shared[shared.nunique(axis=1) > 1]
    codes = {str(coder): [_code(one) for one in shared[coder]] for coder in shared}
    pair = kappa(*codes.values()) if len(codes) == 2 else None
    beyond = _known(alpha(codes)) if len(codes) > 1 else None
    return Agreement(
        coders=tuple(str(coder) for coder in table),
        comments=len(shared),
        same=len(shared) - len(different),
        kappa=_known(pair),
        alpha=beyond,
        words=_words(len(table.columns), len(shared), len(different), beyond),
        disputed=tuple(str(id) for id in different.index),
    )


def _code(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _known(value: float | None) -> float | None:
    return None if value is None or isnan(value) else value


def _words(coders: int, shared: int, different: int, beyond: float | None) -> str:
    if coders < 2:
        return say("One more person has to sort the comments before agreement can be told.")
    if not shared:
        return say("Nobody has sorted a comment that somebody else has sorted too.")
    counted = say_count(shared, "{number} comment sorted by several", "{number} comments sorted by several")
    told = say("{counted}, {same} of them alike.", counted=capital(counted), same=shared - different)
    return f"{told} {_level(beyond)}" if beyond is not None else told


def _level(beyond: float) -> str:
    """Krippendorff's own bounds (Content Analysis, 2004): from 0.8 reliable, from 0.667 for careful conclusions."""
    if beyond >= 0.8:
        return say("The themes mean the same to everybody.")
    if beyond >= 0.667:
        return say("Good enough for careful conclusions.")
    return say("Too little to build on: talk about what each theme means, then sort again.")
