"""Comments as they are compared: each once, with its phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_kit.analysis.wording import Phrases, phrases

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Texts:
    """Different comments, sorted; `rows` are the places in the feedback that hold each.

    `called` holds the words of each touchpoint's name.
    """

    said: list[str]
    rows: list[list[int]]
    phrases: Phrases
    called: dict[str, frozenset[str]]


def read_texts(feedback: pd.DataFrame, tag: str, names: dict[str, str]) -> Texts:
    """The comments with any word in them; one that was given twice is compared once, so that copies are no theme."""
    rows: dict[str, list[int]] = {}
    for place, comment in enumerate(feedback["comment"].astype("object")):
        if isinstance(comment, str) and comment.strip():
            rows.setdefault(" ".join(comment.split()), []).append(place)
    said = sorted(rows)
    spoken = phrases([*said, *names.values()], tag)
    called = {spot: frozenset(words) for spot, words in zip(names, spoken.found[len(said) :], strict=True)}
    return Texts(said, [rows[one] for one in said], spoken, called)
