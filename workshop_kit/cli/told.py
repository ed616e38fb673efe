"""How commands tell what they found, and where they write it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

#: The name that stands for standard output.
_OUT = Path("-")


def write(contents: Mapping[Path, str | bytes], force: bool) -> None:
    """Write files, all of them or none; `-` is standard output, and comes last."""
    from workshop_kit import files

    for path in files.save_all({path: content for path, content in contents.items() if path != _OUT}, force=force):
        typer.echo(f"Wrote {path}", err=True)
    content = contents.get(_OUT, "")
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)


def check(outputs: Sequence[Path], force: bool) -> None:
    """Raise OutputError, before any work is done, where a file may not be written."""
    from workshop_kit import files

    for path in outputs:
        if path != _OUT:
            files.writable(path, force=force)


def print_json(value: Any) -> None:
    """A value as JSON that people can read too."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def when(seconds: float) -> str:
    """A time of this place: 2026-03-05 14:30."""
    from datetime import datetime

    return f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns wide enough for what is in them."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
