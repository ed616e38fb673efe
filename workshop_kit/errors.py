"""What can go wrong, in sentences a facilitator can act on."""

from __future__ import annotations

from typing import Any


class WorkshopError(Exception):
    """Base of every public error: says what happened and what to do next."""


class Invalid(WorkshopError):
    """A value does not fit its field; nothing was changed.

    Attributes
    ----------
    field : str
        Name of the field the sentence belongs to, or "" when it is about the whole.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotFound(WorkshopError):
    """The named workshop, template or item does not exist."""


class Conflict(WorkshopError):
    """Somebody changed the field since it was read; nothing was changed.

    Attributes
    ----------
    current : dict
        The values the fields hold now.
    """

    def __init__(self, message: str, current: dict[str, Any]) -> None:
        super().__init__(message)
        self.current = current


class BadDocument(WorkshopError):
    """A file is not a workshop document that this version can read."""


class StoreError(WorkshopError):
    """The database cannot be opened, read or written."""


class Damaged(StoreError):
    """The database holds what nobody wrote; the message says which backup to bring back, and how.

    Attributes
    ----------
    plain : str
        The message without the command, for where a button stands beside it.
    """

    def __init__(self, message: str, way_back: str = "") -> None:
        super().__init__(f"{message} {way_back}".strip())
        self.plain = message


class OutputError(WorkshopError):
    """A file cannot be written, or would replace one without being asked to."""
