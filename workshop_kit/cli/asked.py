"""What commands are asked with: a workshop, a file, a folder; and how each is found."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from workshop_kit.model import Workshop
    from workshop_kit.workshops import OpenWorkshop

Id = Annotated[str, typer.Argument(help="Id of a workshop, or an unambiguous part of its title.", metavar="ID")]
IdOrFile = Annotated[
    str, typer.Argument(help="A workshop, or a .yaml, .json or handout .html file.", metavar="ID-OR-FILE")
]
Out = Annotated[Path, typer.Option("-o", "--output", help="File to write; - is standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]
Home = Annotated[Path | None, typer.Option(help="Folder of data, notebooks and logs.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def live_in(home: Path | None) -> None:
    """Let a folder be the kit's home for this command."""
    if home:
        os.environ["WORKSHOP_KIT_HOME"] = str(home.expanduser().absolute())


def opened(name: str) -> Workshop | OpenWorkshop:
    """A stored workshop, or the one in a file."""
    from workshop_kit.document import read
    from workshop_kit.workshops import open_workshop

    path = Path(name)
    written = path.is_file() or path.suffix in (".yaml", ".yml", ".json", ".html")
    return read(path) if written else open_workshop(name)
