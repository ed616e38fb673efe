"""Commands about the kit itself."""

from __future__ import annotations

import typer

from workshop_kit.cli.asked import Json
from workshop_kit.cli.told import print_json, table

commands = typer.Typer()


@commands.command()
def schema() -> None:
    """Print the JSON Schema of workshop documents."""
    from workshop_kit.document import json_schema

    print_json(json_schema())


@commands.command()
def doctor(as_json: Json = False) -> None:
    """Look whether everything the kit needs is here."""
    from workshop_kit.doctor import examine

    findings = examine()
    if as_json:
        print_json([{"name": one.name, "ok": one.ok, "words": one.words} for one in findings])
    else:
        table([("ok" if one.ok else "care", one.name, one.words) for one in findings])
    if not all(one.ok for one in findings):
        raise typer.Exit(1)
