"""What customers said of a workshop that is open: the one place where a handout meets the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workshop_kit.handout.given import Voices
from workshop_kit.model import Workshop

if TYPE_CHECKING:
    import pandas as pd


class Rows(Protocol):
    """The feedback of a workshop in its store."""

    @property
    def frame(self) -> pd.DataFrame:
        """One row a piece of feedback."""
        ...

    @property
    def codings(self) -> pd.DataFrame:
        """One row for each theme given to one."""
        ...

    def __len__(self) -> int: ...


class Opened(Protocol):
    """A workshop that is open in a store."""

    @property
    def value(self) -> Workshop:
        """The workshop as it is now."""
        ...

    @property
    def feedback(self) -> Rows:
        """What its customers said."""
        ...


def valued(workshop: Workshop | Opened) -> Workshop:
    """The workshop itself."""
    return workshop if isinstance(workshop, Workshop) else workshop.value


def heard(workshop: Workshop | Opened) -> Voices | None:
    """What customers said; None where nobody has said anything, and of a workshop that is not open."""
    return None if isinstance(workshop, Workshop) else told(workshop.feedback)


def told(rows: Rows) -> Voices | None:
    """The rows as frames; None without any, so that tables need not be loaded for them."""
    return Voices(rows.frame, rows.codings) if len(rows) else None
