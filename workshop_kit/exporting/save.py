"""The door: a file's ending chooses how a workshop is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_kit import document, files
from workshop_kit.errors import OutputError
from workshop_kit.exporting import agenda, diagram, picture, prose, sheets
from workshop_kit.model import Workshop

_WRITERS: dict[str, Callable[[Workshop], str | bytes]] = {
    ".yaml": document.dumps,
    ".yml": document.dumps,
    ".json": lambda workshop: document.dumps(workshop, ".json"),
    ".xlsx": sheets.workbook,
    ".csv.zip": sheets.archive,
    ".ics": agenda.calendar,
    ".md": prose.markdown,
    ".mmd": diagram.mermaid,
    ".svg": picture.svg,
    ".png": picture.png,
}


def export(workshop: Workshop, ending: str) -> str | bytes:
    """A workshop as a file's content.

    Parameters
    ----------
    ending : ".json", ".yaml", ".xlsx", ".csv.zip", ".ics" (calendar), ".md", ".mmd" (Mermaid), ".svg" or ".png"

    Raises
    ------
    OutputError
        For another ending.
    """
    if ending not in _WRITERS:
        raise OutputError(f"'{ending or 'no ending'}' is none the kit can write. End the name with {_known()}.")
    return _WRITERS[ending](workshop)


def save(workshop: Workshop, path: Path, *, force: bool = False) -> Path:
    """Write a workshop in the format that the file's ending names; errors as in `export` and `files.save`."""
    return files.save(path, export(workshop, ending(path)), force=force)


def ending(path: Path) -> str:
    """The ending that says the format: `.csv.zip` is one."""
    name = path.name.lower()
    return next((one for one in _WRITERS if name.endswith(one)), path.suffix)


def _known() -> str:
    *others, last = (one for one in _WRITERS if one != ".yml")
    return f"{', '.join(others)} or {last}"
