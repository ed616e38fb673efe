"""How to read the handout."""

from __future__ import annotations

from workshop_kit.handout.map_parts import Map
from workshop_kit.language import later, say

_METHOD = (
    later(
        "Each feeling is a score from −2 to +2, given by the people in the workshop; the face, the word and the height "
        "agree."
    ),
    later(
        "The line joins neighbouring scores and never swings past them; over a touchpoint without a score it is dotted."
    ),
    later(
        "Stays in memory: by the peak–end rule people remember the most extreme and the last moment; "
        "(most extreme + last) ÷ 2."
    ),
)


def method(maps: tuple[Map, ...]) -> list[str]:
    """How to read the handout; only what it shows is explained."""
    if not any(one.curve for one in maps):
        return []
    hollow = any(column.mood and column.mood.assumed for one in maps for column in one.columns)
    told = [say(sentence) for sentence in _METHOD]
    return [*told, say("A hollow face is an assumption: nobody has seen or heard it yet.")] if hollow else told
