"""Restart and run all, any number of times, changes nothing in the database, and shows nothing but forms."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from nbclient import NotebookClient

from workshop_kit.resources import folder

NOTEBOOKS = sorted(folder("notebooks").glob("*.ipynb"))


class Guide(NamedTuple):
    """A home, and the one kernel that all notebooks of it share."""

    home: Path
    client: NotebookClient

    def run(self, path: Path) -> list[nbformat.NotebookNode]:
        """Run all cells and return what they showed."""
        self.client.nb = nbformat.read(path, as_version=4)
        self.client.reset_execution_trackers()
        for number, cell in enumerate(self.client.nb.cells):
            self.client.execute_cell(cell, number)
        return [output for cell in self.client.nb.cells for output in cell.get("outputs", ())]


@contextmanager
def opened(home: Path) -> Iterator[Guide]:
    client = NotebookClient(nbformat.v4.new_notebook(), timeout=600, startup_timeout=300, kernel_name="python3")
    with client.setup_kernel(cwd=str(home.parent)):
        yield Guide(home, client)


@pytest.fixture(params=["empty", "sample"], scope="module")
def guide(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    """A home without a workshop, or with the sample."""
    home = tmp_path_factory.mktemp("guide") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKSHOP_KIT_HOME", str(home))
        patch.setenv("IPYTHONDIR", str(home.parent / "ipython"))
        for name in ("WORKSHOP_KIT_DB", "WORKSHOP_KIT_WORKSHOP"):
            patch.delenv(name, raising=False)
        if request.param == "sample":
            sample = folder("data/sample") / "cafe.workshop.yaml"
            subprocess.run([sys.executable, "-m", "workshop_kit", "import", sample], check=True, capture_output=True)
        with opened(home) as guide:
            yield guide


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


def are_forms(outputs: list[nbformat.NotebookNode]) -> bool:
    return {one.output_type for one in outputs} <= {"execute_result", "display_data"} and all(
        "application/vnd.jupyter.widget-view+json" in one.data for one in outputs
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_running_twice_changes_nothing(path: Path, guide: Guide) -> None:
    before = dump(guide.home)
    first = guide.run(path)
    after_first = dump(guide.home)
    second = guide.run(path)
    assert dump(guide.home) == after_first
    if before:
        assert after_first == before
    assert are_forms(first)
    assert are_forms(second)
    assert len(first) == len(second) >= 3


def test_a_new_kernel_changes_nothing(guide: Guide) -> None:
    before = dump(guide.home)
    with opened(guide.home) as again:
        for path in NOTEBOOKS:
            assert are_forms(again.run(path)), path.stem
    assert dump(guide.home) == before
