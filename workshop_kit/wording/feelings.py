"""Words for feelings in the language that is spoken."""

from __future__ import annotations

from functools import cache

from workshop_kit.language import say
from workshop_kit.vocabulary import vocabulary


def worded(word: str) -> str:
    """A word for a feeling: those that the kit offers are its own and have translations, others stay as they are."""
    return say(word) if word in _offered() else word


@cache
def _offered() -> frozenset[str]:
    return frozenset(word for emotion in vocabulary().emotions for word in emotion.words)
