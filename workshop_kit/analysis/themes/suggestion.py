"""What is suggested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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
