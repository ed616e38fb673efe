"""Feedback from files, pasted texts and databases: looked at first, then brought in, and nothing twice."""

from workshop_kit.importing.bringing import Cancelled, Report, import_
from workshop_kit.importing.columns import Column
from workshop_kit.importing.files import File, Unreadable
from workshop_kit.importing.looking import Choices, Guess, Place, Preview, matching, preview
from workshop_kit.importing.pieces import Refused

__all__ = [
    "Cancelled", "Choices", "Column", "File", "Guess", "Place", "Preview", "Refused", "Report", "Unreadable", "import_",
    "matching", "preview",
]  # fmt: skip
