"""Comments that may stand behind a line of the map, for somebody who marks it as cited."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from workshop_kit.widgets.feedback.ground import ground
from workshop_kit.widgets.feedback.said import face_of, plain, said

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Comments that are offered; more would be a search.
OFFERED = 3
#: Comments with the same word that are compared; all of a million would take seconds at each press.
AMONG = 10_000
#: Letters that two words share when they say the same in another form: stairs, staircase.
_STEM = 5
_WORD = re.compile(r"\w{3,}")


def citable(room: Room, text: str = "", touchpoint: str = "") -> dict[str, Any]:
    """The comments that share most with a text, rare words first; of a touchpoint, where one is named."""
    here = ground(room)
    if not len(here.voices):  # nobody waits for pandas to hear that nobody has spoken
        return {"rows": []}
    frame = here.voices.frame
    frame = frame[(frame["comment"] != "") & ((frame["touchpoint_id"] == touchpoint) | (not touchpoint))]
    chosen = nearest(text, frame["comment"].tolist())
    return {"rows": [_row(one) for one in plain(frame.iloc[chosen]).itertuples()]}


def nearest(text: str, comments: list[str]) -> list[int]:
    """Where the comments stand that share words with a text, the rarest words counting most; equal ones once."""
    wanted = _stems(text)
    shared = {at: wanted & _stems(comments[at]) for at in _promising(wanted, comments)}
    known = Counter(stem for stems in shared.values() for stem in stems)
    worth = {at: sum(1 / known[stem] for stem in stems) for at, stems in shared.items() if stems}
    once: dict[str, int] = {}
    for at in sorted(worth, key=lambda at: -worth[at]):
        once.setdefault(comments[at], at)
        if len(once) == OFFERED:
            break
    return list(once.values())


def _promising(wanted: set[str], comments: list[str]) -> list[int]:
    """Where comments stand that hold any of the words; of a word that very many hold, some from everywhere."""
    told = list(map(str.casefold, comments)) if wanted else []
    step = max(1, len(told) // AMONG)
    everywhere = [*chain.from_iterable(range(start, len(told), step) for start in range(step))]
    return sorted({at for stem in wanted for at in islice((at for at in everywhere if stem in told[at]), AMONG)})


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _row(one: Any) -> dict[str, Any]:
    return {"id": one.feedback_id, "text": one.comment, "said": said(one), "feeling": face_of(one.sentiment)}
