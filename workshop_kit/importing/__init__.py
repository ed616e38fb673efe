"""Feedback from files, pasted texts and databases: looked at first, then brought in, and nothing twice."""

from workshop_kit.importing.bringing import Cancelled, Report, import_
from workshop_kit.importing.columns import Column
from workshop_kit.importing.connected import again, changed, connect
from workshop_kit.importing.files import File, Locked, Unreadable
from workshop_kit.importing.looking import Choices, Guess, Place, Preview, matching, preview
from workshop_kit.importing.pieces import Refused
from workshop_kit.importing.queries import Query, open_query

__all__ = [
    "Cancelled", "Choices", "Column", "File", "Guess", "Locked", "Place", "Preview", "Query", "Refused", "Report",
    "Unreadable", "again", "changed", "connect", "import_", "matching", "open_query", "preview",
]  # fmt: skip
