"""Commands that tell what was done to a workshop, take it back, and name how it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from workshop_kit.cli.asked import Id, Json
from workshop_kit.cli.told import print_json, table, when

commands = typer.Typer()


@commands.command()
def history(
    id: Id,
    limit: Annotated[int | None, typer.Option(help="Only so many, the newest.", min=1)] = None,
    as_json: Json = False,
) -> None:
    """List what was done to a workshop, newest first."""
    from workshop_kit.changes.words import unmarked
    from workshop_kit.workshops import open_workshop

    found = open_workshop(id).history(limit)
    if as_json:
        keys = ("rev", "at", "who", "undone")
        print_json([{key: getattr(one, key) for key in keys} | {"words": unmarked(one.words)} for one in found])
        return
    rows = [
        (str(one.rev), when(one.at), one.who or "-", unmarked(one.words) + (" (undone)" if one.undone else ""))
        for one in found
    ]
    table(rows) if rows else typer.echo("Nothing was changed yet.")


@commands.command()
def undo(id: Id) -> None:
    """Take back your last change, and print what that did."""
    from workshop_kit.changes.words import unmarked
    from workshop_kit.workshops import open_workshop

    typer.echo(unmarked(open_workshop(id).undo().words))


@commands.command()
def redo(id: Id) -> None:
    """Do again what you undid last, and print what that did."""
    from workshop_kit.changes.words import unmarked
    from workshop_kit.workshops import open_workshop

    typer.echo(unmarked(open_workshop(id).redo().words))


@commands.command()
def version(id: Id, name: Annotated[str, typer.Argument(help="What to call it.")]) -> None:
    """Give the workshop as it stands a name, and print its revision."""
    from workshop_kit.storage import versions
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    typer.echo(versions.keep(workshop.store, workshop.id, name, workshop.who).rev)


@commands.command("versions")
def list_versions(id: Id, as_json: Json = False) -> None:
    """List the named versions of a workshop, newest first."""
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    found = workshop.store.versions(workshop.id)
    if as_json:
        print_json([one._asdict() for one in found])
        return
    rows = [(one.name, str(one.rev), when(one.at), one.who or "-") for one in found]
    table(rows) if rows else typer.echo("No version yet. Name one with: version ID NAME")


@commands.command()
def branch(
    id: Id,
    name: Annotated[str, typer.Argument(help="Title of the new workshop, or the version to begin at.")],
    start: Annotated[
        str | None, typer.Option("--from", help="Version or revision to begin at; now if left out.")
    ] = None,
) -> None:
    """Make a workshop for the journey as it is to be, and print its id."""
    from workshop_kit.storage import versions
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    typer.echo(versions.branch(workshop.store, workshop.id, name, start))


@commands.command()
def diff(
    id: Id,
    a: Annotated[str, typer.Argument(help="A version's name or a revision.")],
    b: Annotated[str, typer.Argument(help="Another one; now if left out.")] = "now",
    as_json: Json = False,
) -> None:
    """Say what differs between two versions of a workshop."""
    from workshop_kit.changes.words import unmarked
    from workshop_kit.storage import versions
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    found = versions.difference(workshop.store, workshop.id, a, b)
    if as_json:
        print_json([one._asdict() | {"words": unmarked(one.words)} for one in found])
    else:
        typer.echo("\n".join(unmarked(one.words) for one in found) or "Nothing differs.")
