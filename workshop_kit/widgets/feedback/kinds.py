"""Kinds of sources for the form, each with what it is good for."""

from __future__ import annotations

from workshop_kit.importing import words


def kinds() -> list[dict[str, str]]:
    """In the order they are offered."""
    return [one.model_dump(include={"kind", "label", "good_for", "about"}) for one in words.kinds()]
