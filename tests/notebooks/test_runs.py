"""Restart and run all, any number of times, changes nothing in the database, and shows nothing but forms."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from workshop_kit.resources import folder

NOTEBOOKS = sorted(folder("notebooks").glob("*.ipynb"))


@pytest.fixture(params=["empty", "sample"])
def filled(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a workshop, or with the sample."""
    home = tmp_path / "home"
    monkeypatch.setenv("WORKSHOP_KIT_HOME", str(home))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    for name in ("WORKSHOP_KIT_DB", "WORKSHOP_KIT_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    if request.param == "sample":
        sample = folder("data/sample") / "cafe.workshop.yaml"
        subprocess.run([sys.executable, "-m", "workshop_kit", "import", str(sample)], check=True, capture_output=True)
    return home


def run(path: Path, folder: Path) -> list[nbformat.NotebookNode]:
    """Run all cells in a new kernel and return what they showed."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def dump(home: Path) -> list[str]:
    """Every table of the database, row by row."""
    file = home / "workshops.db"
    if not file.exists():
        return []
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_running_twice_changes_nothing(path: Path, filled: Path, tmp_path: Path) -> None:
    before = dump(filled)
    first = run(path, tmp_path)
    after_first = dump(filled)
    second = run(path, tmp_path)
    assert dump(filled) == after_first
    if before:
        assert after_first == before
    for outputs in (first, second):
        assert {one.output_type for one in outputs} <= {"execute_result", "display_data"}
        assert all("application/vnd.jupyter.widget-view+json" in one.data for one in outputs)
    assert len(first) == len(second) >= 3
