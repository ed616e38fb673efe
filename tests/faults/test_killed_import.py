"""An import is killed on its way (D1): the database opens, all of the file is there or nothing, and again gives all."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_kit import importing
from workshop_kit.model import Workshop
from workshop_kit.storage.store import Store
from workshop_kit.workshops import OpenWorkshop

IMPORTER = Path(__file__).with_name("importer.py")
ROWS = 100_000


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("table") / "many.csv"
    rows = (f"2026-03-{1 + n % 28:02},{n % 5 + 1},Comment number {n}" for n in range(ROWS))
    file.write_text("\n".join(["date,csat,comment", *rows, ""]), encoding="utf-8")
    return file


def ended(url: str, id: str, file: Path, after: str, seconds: float) -> bool:
    """Whether an import that is killed so long after a moment had ended before."""
    command = [sys.executable, IMPORTER, url, id, file, after, str(seconds)]
    return "stored" in subprocess.run(command, capture_output=True, text=True, check=False).stdout


# The kit's own database; the other kind, and more moments, with --heavy.
@pytest.mark.parametrize("url", ["sqlite", pytest.param("postgres", marks=pytest.mark.heavy)], indirect=True)
def test_all_or_nothing_of_a_killed_import(
    url: str, home: Path, table: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """D1: at whatever moment it is killed."""
    chance = random.Random(11)
    moments = [("begin", 0.3), ("half", 0.01), ("read", 0.05), ("read", 0.2)]
    if request.config.getoption("--heavy"):
        moments += [("read", chance.uniform(0, 1)) for _ in range(24)]
        moments += [("begin", chance.uniform(0, 2)) for _ in range(12)]
    whole = 0
    for after, seconds in moments:
        store = Store(url)
        id = store.create(Workshop(title="Bakery"))
        store.close()
        done = ended(url, id, table, after, seconds)
        store = Store(url)
        workshop = OpenWorkshop(id, store)
        found = len(workshop.feedback)
        assert found in (0, ROWS), f"killed {seconds:.2f} s after “{after}”"
        assert not done or found == ROWS
        assert len(workshop.feedback.sources) == (1 if found else 0)
        whole += found > 0
        store.close()
    store = Store(url)
    workshop = OpenWorkshop(id, store)
    before = len(workshop.feedback)
    report = importing.import_(importing.File.of(table), workshop)
    assert (report.added, report.known, report.refused) == (ROWS - before, before, ())
    assert len(workshop.feedback) == ROWS
    store.close()
    with capsys.disabled():
        print(f"\n{len(moments)} imports of {ROWS:,} rows killed: {whole} were stored whole, the others not at all")
