"""Commands that make workshops, and tell which there are and what they lack."""

from __future__ import annotations

from typing import Annotated

import typer

from workshop_kit.cli.asked import Id, Json
from workshop_kit.cli.told import print_json, table, when
from workshop_kit.counting import count

commands = typer.Typer()


@commands.command("templates")
def list_templates() -> None:
    """List the industries a workshop can start from."""
    from workshop_kit.starters import templates

    rows = [(one.name, one.title, one.description) for one in templates()]
    table(rows)


@commands.command()
def new(
    title: Annotated[str, typer.Argument(help="What the workshop is called.")],
    template: Annotated[str | None, typer.Option(help="An industry to start from; see: templates")] = None,
) -> None:
    """Make a workshop and print its id."""
    from workshop_kit.workshops import new_workshop

    typer.echo(new_workshop(title, template).id)


@commands.command("list")
def list_all(as_json: Json = False) -> None:
    """List all workshops, the one changed last first."""
    from workshop_kit.workshops import list_workshops

    found = list_workshops()
    if as_json:
        print_json([one._asdict() for one in found])
        return
    rows = []
    for one in found:
        size = f"{count(one.personas, 'persona')}, {count(one.touchpoints, 'touchpoint')}"
        rows.append((one.id, one.title, when(one.changed), size))
    table(rows) if rows else typer.echo("No workshop yet. Make one with: new TITLE --template cafe")


@commands.command()
def show(id: Id, as_json: Json = False) -> None:
    """Show how complete a workshop is, and what is missing."""
    from workshop_kit.checks import STEPS, progress
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    value = workshop.value
    steps = [progress(value, step) for step in STEPS]
    if as_json:
        rows = [{"step": s.step, "complete": s.complete, "missing": [p.text for p in s.missing]} for s in steps]
        print_json({"id": workshop.id, "title": value.title, "steps": rows})
        return
    typer.echo(f"{value.title} ({workshop.id})")
    for one in steps:
        typer.echo(f"  {one.step:<12} {one.complete:>4.0%}")
        for problem in one.missing:
            typer.echo(f"               missing: {problem.text}")
