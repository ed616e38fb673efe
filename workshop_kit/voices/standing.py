"""Which theme a stored coding stands for, on the map as it is now.

Codings have no undo; the map has. So a change that can be undone leaves codings as they are, or keeps with them what
they were, and what counts is worked out from the map: whatever brings a theme back brings its comments back.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop_kit.model import Workshop

#: A person decided that a comment belongs to no theme, whatever others said.
NONE = "-"
#: Between the theme of a coding and the one it had before, which counts while the first is not on the map.
OR = "/"
#: Letters of a coding's theme in the database.
_LONGEST = 60


def standing(value: Workshop) -> Callable[[str], str | None]:
    """What a coding says: the id of a theme, "" for the decision that there is none, None for nothing that counts."""
    there = {one.id for one in value.themes}
    merged = {old: one.id for one in value.themes for old in one.merged if old not in there}

    def stands(stored: str) -> str | None:
        if stored == NONE:
            return ""
        for theme in stored.split(OR):
            if theme in there or theme in merged:
                return merged.get(theme, theme)
        return None

    return stands


def instead(new: str, old: str) -> str:
    """A coding that says `new`, and what it said before as long as that is not on the map."""
    return f"{new}{OR}{old}" if old and len(new) + len(old) < _LONGEST else new
