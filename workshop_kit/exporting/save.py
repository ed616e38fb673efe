"""The door: a file's ending chooses how a workshop is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_kit import document, files
from workshop_kit.errors import OutputError
from workshop_kit.exporting import agenda, diagram, picture, prose, sheets
from workshop_kit.handout.heard import Opened, valued
from workshop_kit.model import Workshop
from workshop_kit.tables import Said

#: Tables also hold what customers said.
_TABLES: dict[str, Callable[[Workshop, Said | None], bytes]] = {".xlsx": sheets.workbook, ".csv.zip": sheets.archive}
_WRITERS: dict[str, Callable[[Workshop], str | bytes]] = {
    ".yaml": document.dumps,
    ".yml": document.dumps,
    ".json": lambda workshop: document.dumps(workshop, ".json"),
    ".ics": agenda.calendar,
    ".md": prose.markdown,
    ".mmd": diagram.mermaid,
    ".svg": picture.svg,
    ".png": picture.png,
}

#: In the order they are told.
_ENDINGS = (".yaml", ".yml", ".json", ".xlsx", ".csv.zip", ".ics", ".md", ".mmd", ".svg", ".png")


def export(workshop: Workshop | Opened, ending: str, said: Said | None = None) -> str | bytes:
    """A workshop as a file's content.

    Tables hold what customers said as well, where `said` gives it or the workshop is an open one: masked as it is
    stored, and never who said it.

    Parameters
    ----------
    ending : ".json", ".yaml", ".xlsx", ".csv.zip", ".ics" (calendar), ".md", ".mmd" (Mermaid), ".svg" or ".png"

    Raises
    ------
    OutputError
        For another ending.
    """
    if ending in _TABLES:
        rows = said if said is not None or isinstance(workshop, Workshop) else workshop.feedback
        return _TABLES[ending](valued(workshop), rows if rows is not None and len(rows.frame) else None)
    if ending not in _WRITERS:
        raise OutputError(f"'{ending or 'no ending'}' is none the kit can write. End the name with {_known()}.")
    return _WRITERS[ending](valued(workshop))


def save(workshop: Workshop | Opened, path: Path, *, force: bool = False) -> Path:
    """Write a workshop in the format that the file's ending names; errors as in `export` and `files.save`."""
    return files.save(path, export(workshop, ending(path)), force=force)


def ending(path: Path) -> str:
    """The ending that says the format: `.csv.zip` is one."""
    name = path.name.lower()
    return next((one for one in _ENDINGS if name.endswith(one)), path.suffix)


def _known() -> str:
    *others, last = (one for one in _ENDINGS if one != ".yml")
    return f"{', '.join(others)} or {last}"
