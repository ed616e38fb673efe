"""Commands that write a workshop to a file, and read one: handout, exports, imports, feedback."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from workshop_kit.cli.asked import Force, Id, IdOrFile, Json, Out, opened
from workshop_kit.cli.told import check, print_json, table, write
from workshop_kit.errors import OutputError

commands = typer.Typer()

#: Rows that were not read, as many as one still looks through on a terminal.
_REFUSED = 20


class Paper(StrEnum):
    """Sizes the handout prints on."""

    a4 = "a4"
    letter = "letter"
    a3 = "a3"


@commands.command()
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
    logo: Annotated[Path | None, typer.Option(help="The business's sign: a PNG or JPEG file up to 200 KB.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the kit's own words: en, de, es, fr or ar.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Print it to this PDF file as well.")] = None,
    force: Force = False,
) -> None:
    """Write the handout: one HTML file that opens offline. What is not said is as it is kept with the workshop."""
    from workshop_kit.handout import notes, remembered, render
    from workshop_kit.handout.heard import valued
    from workshop_kit.handout.logo import logo as picture

    _check_endings(output, pdf)
    workshop = opened(source)
    value = valued(workshop)
    said = {
        "paper": paper and paper.value,
        "personas": persona and tuple(persona),
        "sections": sections and tuple(one.strip() for one in sections.split(",")),
        "data": data,
        "accent": accent,
        "logo": logo and picture(logo),
        "language": lang,
    }
    options = remembered(value, **{name: one for name, one in said.items() if one not in (None, "")})
    page = render(workshop, options)
    for note in notes(value, options):
        typer.echo(note, err=True)
    write({output: page, **_sheets(page, pdf, output, force)} if pdf else {output: page}, force)


@commands.command()
def export(source: IdOrFile, output: Out, force: Force = False) -> None:
    """Write a workshop as .yaml, .json, .xlsx, .csv.zip, .ics, .md, .mmd, .svg or .png; the ending chooses."""
    from workshop_kit.exporting import export as exported
    from workshop_kit.exporting.save import ending

    form = ".yaml" if str(output) == "-" else ending(output)
    write({output: exported(opened(source), form)}, force)


@commands.command("import")
def import_file(file: Annotated[Path, typer.Argument(help="A .yaml, .json or handout .html file.")]) -> None:
    """Make a workshop of a file and print its id."""
    from workshop_kit.workshops import import_workshop

    typer.echo(import_workshop(file).id)


@commands.command()
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
        print_json(report.as_dict())
        return
    typer.echo(f"{'This would be: ' if dry_run else ''}{report.words}")
    table([(name, "from", column) for name, column in report.columns.items()])
    for note in report.notes:
        typer.echo(note)
    for one in report.refused[:_REFUSED]:
        typer.echo(f"row {one.row} was not read: {one.reason}")
    if len(report.refused) > _REFUSED:
        typer.echo(f"{len(report.refused) - _REFUSED:,} more were not read; --json lists all of them.")


def _check_endings(page: Path, pdf: Path | None) -> None:
    """A file that is not what its name says does not open with a double click."""
    from workshop_kit.handout.page import check_ending

    check_ending(page)
    if pdf and pdf.suffix.lower() not in ("", ".pdf"):
        raise OutputError(f"'{pdf}' cannot be the PDF: end its name with .pdf.")


def _sheets(page: str, pdf: Path, output: Path, force: bool) -> dict[Path, bytes]:
    """The PDF of a handout, printed once both files are known to be welcome."""
    from workshop_kit.handout.pdf import pdf as printed

    check((output, pdf), force)
    if output == pdf:
        raise OutputError(f"'{pdf}' cannot be the page and the PDF at once. Give the PDF a name of its own.")
    return {pdf: printed(page)}
