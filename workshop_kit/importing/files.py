"""What is read: a file on the disk, one that was dropped into the page, or a pasted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from workshop_kit.errors import WorkshopError

#: Rows that are looked at before anything is imported.
SAMPLE = 1_000
#: Rows at a time: so few stay near the processor until all is done with them, and more at once take longer.
PAGE = 500


class Unreadable(WorkshopError):
    """A file or an answer of a database cannot be read as a table; the sentence says what to do."""


class Locked(Unreadable):
    """A workbook that a password would open."""


@dataclass(frozen=True)
class File:
    """Bytes with a name; `path` where they are on the disk."""

    name: str
    path: Path | None = None
    data: bytes = b""

    @classmethod
    def of(cls, place: str | Path) -> File:
        """A file of this computer; raises Unreadable when there is none."""
        path = Path(place)
        try:
            is_folder, is_file = path.is_dir(), path.is_file()
        except OSError:
            # A name that is longer than any.
            is_folder = is_file = False
        if is_folder:
            raise Unreadable(f"'{plain_name(path.name)}' is a folder. Name a file in it.")
        if not is_file:
            raise Unreadable(f"There is no file '{plain_name(path.name)}'. Look at its name and folder.")
        return cls(plain_name(path.name), path.absolute())

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size if self.path else len(self.data)

    def open(self) -> BinaryIO:
        """Its bytes to read; raises Unreadable."""
        if self.path is None:
            return BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise Unreadable(f"'{self.name}' cannot be opened: {error.strerror or error}.") from error

    def head(self, size: int) -> bytes:
        """Its first bytes."""
        try:
            with self.open() as stream:
                return stream.read(size)
        except OSError as error:
            raise Unreadable(f"'{self.name}' cannot be read: {error.strerror or error}.") from error


def plain_name(name: str) -> str:
    """The last part of a name, in one line, for people and for the database."""
    last = re.split(r"[/\\]", name.strip())[-1]
    return " ".join("".join(letter if letter.isprintable() else " " for letter in last).split())[:200] or "file"


@dataclass(frozen=True)
class Cut:
    """A row that cannot be read as a row, and why."""

    row: int
    reason: str

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True)
class Table:
    """Rows of texts, with what was guessed about them.

    Attributes
    ----------
    form : str
        "csv", "xlsx", "ods", "text", "query" …
    rows : callable
        Gives the rows from the first on, some thousand at a time; a `Cut` in the place of one that is none.
    guesses : dict of str to (str, str)
        What was chosen, by name, and why: encoding, delimiter, sheet.
    notes : list of str
        What a person should know, in sentences; more may come while the rows are read.
    part : str
        Why there may be more than the rows that are here, "" where these are all.
    """

    form: str
    rows: Callable[[], Iterator[tuple[int, list[str] | Cut]]]
    guesses: dict[str, tuple[str, str]] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    part: str = ""
