"""The command line: arguments in, one call, words or JSON out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workshop_kit.errors import OutputError, WorkshopError

if TYPE_CHECKING:
    from workshop_kit.model import Workshop
    from workshop_kit.workshops import OpenWorkshop

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Guided customer-journey workshops: personas, touchpoints, emotions, and a handout.",
)

Id = Annotated[str, typer.Argument(help="Id of a workshop, or an unambiguous part of its title.", metavar="ID")]
IdOrFile = Annotated[
    str, typer.Argument(help="A workshop, or a .yaml, .json or handout .html file.", metavar="ID-OR-FILE")
]
Out = Annotated[Path, typer.Option("-o", "--output", help="File to write; - is standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]
Home = Annotated[Path | None, typer.Option(help="Folder of data, notebooks and logs.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


#: Rows that were not read, as many as one still looks through on a terminal.
_REFUSED = 20


class Paper(StrEnum):
    """Sizes the handout prints on."""

    a4 = "a4"
    letter = "letter"
    a3 = "a3"


@app.command()
def start(
    port: Annotated[int | None, typer.Option(help="Port to use; a free one when left out.", min=1, max=65535)] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    home: Home = None,
) -> None:
    """Open the guided notebooks in JupyterLab, on this computer only."""
    from workshop_kit import home as homes
    from workshop_kit.lab.launch import start as launch

    _live_in(home)
    launch(port, browser, homes.home())


@app.command("app")
def without_code(
    port: Annotated[int | None, typer.Option(help="Port to use; a free one when left out.", min=1, max=65535)] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    home: Home = None,
) -> None:
    """Open the same steps as one page without code or files, on this computer only."""
    from workshop_kit import home as homes
    from workshop_kit.app.launch import start as launch

    _live_in(home)
    launch(port, browser, homes.home())


@app.command("templates")
def list_templates() -> None:
    """List the industries a workshop can start from."""
    from workshop_kit.starters import templates

    rows = [(one.name, one.title, one.description) for one in templates()]
    _table(rows)


@app.command()
def new(
    title: Annotated[str, typer.Argument(help="What the workshop is called.")],
    template: Annotated[str | None, typer.Option(help="An industry to start from; see: templates")] = None,
) -> None:
    """Make a workshop and print its id."""
    from workshop_kit.workshops import new_workshop

    typer.echo(new_workshop(title, template).id)


@app.command("list")
def list_all(as_json: Json = False) -> None:
    """List all workshops, the one changed last first."""
    from workshop_kit.workshops import list_workshops

    found = list_workshops()
    if as_json:
        _json([one._asdict() for one in found])
        return
    rows = [
        (one.id, one.title, _time(one.changed), f"{one.personas} personas, {one.touchpoints} touchpoints")
        for one in found
    ]  # fmt: skip
    _table(rows) if rows else typer.echo("No workshop yet. Make one with: new TITLE --template cafe")


@app.command()
def show(id: Id, as_json: Json = False) -> None:
    """Show how complete a workshop is, and what is missing."""
    from workshop_kit.checks import STEPS, progress
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    value = workshop.value
    steps = [progress(value, step) for step in STEPS]
    if as_json:
        rows = [{"step": s.step, "complete": s.complete, "missing": [p.text for p in s.missing]} for s in steps]
        _json({"id": workshop.id, "title": value.title, "steps": rows})
        return
    typer.echo(f"{value.title} ({workshop.id})")
    for one in steps:
        typer.echo(f"  {one.step:<12} {one.complete:>4.0%}")
        for problem in one.missing:
            typer.echo(f"               missing: {problem.text}")


@app.command()
def handout(
    source: IdOrFile,
    output: Out,
    paper: Annotated[Paper | None, typer.Option(help="Size of the paper it prints on.")] = None,
    persona: Annotated[list[str] | None, typer.Option(help="Only this persona; may be given several times.")] = None,
    sections: Annotated[str | None, typer.Option(help="Only these, in this order: findings,personas,map …")] = None,
    data: Annotated[
        bool | None, typer.Option("--data/--no-data", help="Let the file open again as a workshop.")
    ] = None,
    accent: Annotated[str | None, typer.Option(help="The business's colour, as #17506a.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the kit's own words: en, de, es, fr or ar.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Print it to this PDF file as well.")] = None,
    force: Force = False,
) -> None:
    """Write the handout: one HTML file that opens offline. What is not said is as it is kept with the workshop."""
    from workshop_kit.handout import notes, remembered, render
    from workshop_kit.handout.heard import valued

    opened = _opened(source)
    value = valued(opened)
    said = {
        "paper": paper and paper.value,
        "personas": persona and tuple(persona),
        "sections": sections and tuple(one.strip() for one in sections.split(",")),
        "data": data,
        "accent": accent,
        "language": lang,
    }
    options = remembered(value, **{name: one for name, one in said.items() if one not in (None, "")})
    page = render(opened, options)
    for note in notes(value, options):
        typer.echo(note, err=True)
    sheets = _sheets(page, pdf, output, force) if pdf else b""
    _write(output, page, force)
    if pdf:
        _write(pdf, sheets, force)


@app.command()
def export(source: IdOrFile, output: Out, force: Force = False) -> None:
    """Write a workshop as .yaml, .json, .xlsx, .csv.zip, .ics, .md, .mmd, .svg or .png; the ending chooses."""
    from workshop_kit.exporting import export as exported
    from workshop_kit.exporting.save import ending

    form = ".yaml" if str(output) == "-" else ending(output)
    _write(output, exported(_source(source), form), force)


@app.command("import")
def import_file(file: Annotated[Path, typer.Argument(help="A .yaml, .json or handout .html file.")]) -> None:
    """Make a workshop of a file and print its id."""
    from workshop_kit.workshops import import_workshop

    typer.echo(import_workshop(file).id)


@app.command()
def feedback(
    id: Id,
    file: Annotated[Path, typer.Argument(help="A .csv, .tsv, .txt, .xlsx or .ods file.")],
    matched: Annotated[
        list[str] | None,
        typer.Option("--map", help="What a column is: comment=Remarks; several times.", metavar="FIELD=COLUMN"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of it.")] = False,
    as_json: Json = False,
) -> None:
    """Bring in what customers said, and tell what became of each row."""
    from workshop_kit.importing import Choices, File, import_, matching
    from workshop_kit.workshops import open_workshop

    workshop, source = open_workshop(id), File.of(file)
    choices = Choices(columns=matching(matched or [], source, workshop))
    report = import_(source, workshop, choices, dry_run=dry_run)
    if as_json:
        _json(report.as_dict())
        return
    typer.echo(f"{'This would be: ' if dry_run else ''}{report.words}")
    _table([(name, "from", column) for name, column in report.columns.items()])
    for note in report.notes:
        typer.echo(note)
    for one in report.refused[:_REFUSED]:
        typer.echo(f"row {one.row} was not read: {one.reason}")
    if len(report.refused) > _REFUSED:
        typer.echo(f"{len(report.refused) - _REFUSED:,} more were not read; --json lists all of them.")


@app.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="File to write; beside the others when left out.")] = None,
    force: Force = False,
    home: Home = None,
) -> None:
    """Copy the whole database, and print the name of the copy."""
    from workshop_kit.storage.backups import save_backup
    from workshop_kit.workshops import default_store

    _live_in(home)
    typer.echo(save_backup(default_store(), file, force=force))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there; it is backed up before.")] = False,
    home: Home = None,
) -> None:
    """Bring a backup back."""
    from workshop_kit.home import database_url
    from workshop_kit.storage import backups

    _live_in(home)
    typer.echo(backups.restore(database_url(), file, force=force))


@app.command()
def history(
    id: Id,
    limit: Annotated[int | None, typer.Option(help="Only so many, the newest.", min=1)] = None,
    as_json: Json = False,
) -> None:
    """List what was done to a workshop, newest first."""
    from workshop_kit.workshops import open_workshop

    found = open_workshop(id).history(limit)
    if as_json:
        _json([{key: getattr(one, key) for key in ("rev", "at", "who", "words", "undone")} for one in found])
        return
    rows = [
        (str(one.rev), _time(one.at), one.who or "-", one.words + (" (undone)" if one.undone else "")) for one in found
    ]
    _table(rows) if rows else typer.echo("Nothing was changed yet.")


@app.command()
def undo(id: Id) -> None:
    """Take back your last change, and print what that did."""
    from workshop_kit.workshops import open_workshop

    typer.echo(open_workshop(id).undo().words)


@app.command()
def redo(id: Id) -> None:
    """Do again what you undid last, and print what that did."""
    from workshop_kit.workshops import open_workshop

    typer.echo(open_workshop(id).redo().words)


@app.command()
def version(id: Id, name: Annotated[str, typer.Argument(help="What to call it.")]) -> None:
    """Give the workshop as it stands a name, and print its revision."""
    from workshop_kit.storage import versions
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    typer.echo(versions.keep(workshop.store, workshop.id, name, workshop.who).rev)


@app.command("versions")
def list_versions(id: Id, as_json: Json = False) -> None:
    """List the named versions of a workshop, newest first."""
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    found = workshop.store.versions(workshop.id)
    if as_json:
        _json([one._asdict() for one in found])
        return
    rows = [(one.name, str(one.rev), _time(one.at), one.who or "-") for one in found]
    _table(rows) if rows else typer.echo("No version yet. Name one with: version ID NAME")


@app.command()
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


@app.command()
def diff(
    id: Id,
    a: Annotated[str, typer.Argument(help="A version's name or a revision.")],
    b: Annotated[str, typer.Argument(help="Another one; now if left out.")] = "now",
    as_json: Json = False,
) -> None:
    """Say what differs between two versions of a workshop."""
    from workshop_kit.storage import versions
    from workshop_kit.workshops import open_workshop

    workshop = open_workshop(id)
    found = versions.difference(workshop.store, workshop.id, a, b)
    if as_json:
        _json([one._asdict() for one in found])
    else:
        typer.echo("\n".join(one.words for one in found) or "Nothing differs.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of workshop documents."""
    from workshop_kit.document import json_schema

    _json(json_schema())


@app.command()
def doctor(as_json: Json = False) -> None:
    """Look whether everything the kit needs is here."""
    from workshop_kit.doctor import examine

    findings = examine()
    if as_json:
        _json([{"name": one.name, "ok": one.ok, "words": one.words} for one in findings])
    else:
        _table([("ok" if one.ok else "care", one.name, one.words) for one in findings])
    if not all(one.ok for one in findings):
        raise typer.Exit(1)


def _live_in(home: Path | None) -> None:
    if home:
        os.environ["WORKSHOP_KIT_HOME"] = str(home.expanduser().absolute())


def _source(name: str) -> Workshop:
    """The value of a stored workshop, or the one in a file."""
    from workshop_kit.model import Workshop

    found = _opened(name)
    return found if isinstance(found, Workshop) else found.value


def _opened(name: str) -> Workshop | OpenWorkshop:
    """A stored workshop, or the one in a file."""
    from workshop_kit.document import read
    from workshop_kit.workshops import open_workshop

    path = Path(name)
    written = path.is_file() or path.suffix in (".yaml", ".yml", ".json", ".html")
    return read(path) if written else open_workshop(name)


def _write(output: Path, content: str | bytes, force: bool) -> None:
    from workshop_kit import files

    if str(output) != "-":
        typer.echo(f"Wrote {files.save(output, content, force=force)}", err=True)
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)


def _sheets(page: str, pdf: Path, output: Path, force: bool) -> bytes:
    """The PDF of a handout, once both files are known to be welcome: one is never written without the other."""
    from workshop_kit import files
    from workshop_kit.handout.pdf import pdf as printed

    for file in (output, pdf):
        if str(file) != "-":
            files.writable(file, force=force)
    if output == pdf:
        raise OutputError(f"'{pdf}' cannot be the page and the PDF at once. Give the PDF a name of its own.")
    return printed(page)


def _json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _time(seconds: float) -> str:
    from datetime import datetime

    return f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"


def _table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns wide enough for what is in them."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> None:
    """Run a command; what the kit cannot do is one line on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows terminal or pipe may be set to an alphabet without − and →.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except WorkshopError as error:
        _fail(str(error))
    except Exception as error:  # noqa: BLE001 - people get a sentence, the log file the traceback
        from workshop_kit.log import complain

        _fail(complain(error))


def _fail(sentence: str) -> None:
    print(" ".join(sentence.split()), file=sys.stderr)
    raise SystemExit(1)
