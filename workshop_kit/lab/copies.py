"""The person's own copies of the guided notebooks: made once, renewed by an upgrade unless somebody edited them."""

from __future__ import annotations

import hashlib
import json
from importlib import import_module
from pathlib import Path
from typing import Any

MANIFEST = "notebooks.json"


def refresh(shipped: Path, copies: Path, state: Path) -> list[str]:
    """Bring the copies up to date and return the names of those written.

    Parameters
    ----------
    shipped : Path
        Folder of the notebooks that came with the kit; never written.
    copies : Path
        Folder the person works in. A copy whose cells were edited is left alone; outputs do not count as an edit.
    state : Path
        Folder that remembers what the copies looked like when they were made.
    """
    copies.mkdir(parents=True, exist_ok=True)
    manifest = state / MANIFEST
    known = _remembered(manifest)
    now = {file.name: file.read_bytes() for file in sorted(shipped.glob("*.ipynb"))}
    stale = [name for name in now if _is_stale(copies / name, now[name], known.get(name, {}))]
    for name in stale:
        _write(copies / name, now[name])
        _sign(now[name])
        known[name] = {"file": _digest(now[name]), "cells": _cells(now[name])}
    if stale:
        _write(manifest, json.dumps(known, indent=1).encode())
    return stale


def _is_stale(copy: Path, shipped: bytes, remembered: dict[str, str]) -> bool:
    if not copy.exists():
        return True
    cells = _cells(copy.read_bytes())
    if cells is None:
        _set_aside(copy)
        return True
    return _digest(shipped) != remembered.get("file") and cells in (remembered.get("cells"), _cells(shipped))


def _remembered(manifest: Path) -> dict[str, dict[str, Any]]:
    try:
        known = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _cells(notebook: bytes) -> str | None:
    """Digest of the cells' kinds and sources; None for what is not a notebook."""
    try:
        cells = json.loads(notebook)["cells"]
        parts = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (ValueError, TypeError, KeyError):
        return None
    return _digest(json.dumps(parts).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _set_aside(copy: Path) -> None:
    number = 1
    while (aside := copy.with_name(f"{copy.stem} (unreadable {number}).txt")).exists():
        number += 1
    copy.rename(aside)


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    fresh.replace(path)


def _sign(notebook: bytes) -> None:
    """Mark the copy as trusted, as if this person had written it: only trusted notebooks run by themselves."""
    # nbformat is slow to import, and most starts copy nothing.
    nbformat: Any = import_module("nbformat")
    notary = import_module("nbformat.sign").NotebookNotary()
    notary.sign(nbformat.reads(notebook.decode(), as_version=4))
    notary.store.close()
