"""When two ways to write a name mean one thing."""

from __future__ import annotations


def folded(name: str) -> str:
    """What two ways to write one name have in common: no capitals, no doubled spaces."""
    return " ".join(name.split()).casefold()
