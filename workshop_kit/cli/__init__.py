"""The command line: arguments in, one call, words or JSON out."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import typer

from workshop_kit.cli import changes, copies, files, kit, opening, workshops
from workshop_kit.errors import WorkshopError

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Guided customer-journey workshops: personas, touchpoints, emotions, and a handout.",
)
for group in (opening, workshops, files, copies, changes, kit):
    app.add_typer(group.commands)


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
