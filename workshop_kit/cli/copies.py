"""Commands that copy the whole database, and bring a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workshop_kit.cli.asked import Force, Home, live_in
from workshop_kit.errors import OutputError

commands = typer.Typer()


@commands.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="File to write; beside the others when left out.")] = None,
    force: Force = False,
    home: Home = None,
) -> None:
    """Copy the whole database, and print the name of the copy."""
    from workshop_kit.storage.backups import save_backup
    from workshop_kit.workshops import default_store

    live_in(home)
    if str(file) == "-":
        raise OutputError("A backup is a file to keep. Give it a name instead of '-'.")
    typer.echo(save_backup(default_store(), file, force=force))


@commands.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there; it is backed up before.")] = False,
    home: Home = None,
) -> None:
    """Bring a backup back."""
    from workshop_kit.home import database_url
    from workshop_kit.storage import backups

    live_in(home)
    typer.echo(backups.restore(database_url(), file, force=force))
