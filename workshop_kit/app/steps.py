"""All guided notebooks as one, so that one kernel serves every step and the next one is there at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def joined(folder: Path) -> dict[str, Any]:
    """The notebooks of a folder one after the other; each cell remembers in its metadata which one it is from."""
    cells = [cell for file in sorted(folder.glob("*.ipynb")) for cell in _cells(file)]
    return {"cells": cells, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


def _cells(file: Path) -> list[dict[str, Any]]:
    found = json.loads(file.read_bytes())["cells"]
    return [
        cell | {"id": f"{file.stem}-{number}", "metadata": {"notebook": file.name, "tags": _tags(cell)}}
        for number, cell in enumerate(found)
    ]


def _tags(cell: dict[str, Any]) -> list[str]:
    return list(cell.get("metadata", {}).get("tags", []))
