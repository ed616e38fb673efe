"""A run of the tests that was killed leaves nothing behind for longer than until the next run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from own_folder import FRESH, own_folder

pytest.importorskip("fcntl", reason="needs POSIX locks: run it on Linux or macOS, as CI does")

MAKES = """
import sys; from pathlib import Path; from own_folder import own_folder
print(own_folder(Path(sys.argv[1]), "run-"), flush=True); sys.stdin.read()
"""


@pytest.fixture
def run(tmp_path: Path):
    """Another run that has made its folder."""
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", MAKES, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        yield process
        process.kill()


def made_by(run: subprocess.Popen[str]) -> Path:
    assert run.stdout
    folder = Path(run.stdout.readline().strip())
    (folder / "w.db").write_text("x")
    os.utime(folder, (0, folder.stat().st_mtime - 2 * FRESH))
    return folder


def test_the_folder_of_a_killed_run_goes_with_the_next(run, tmp_path: Path) -> None:
    folder = made_by(run)
    run.kill()
    run.wait()
    left: list[Path] = []
    mine = own_folder(tmp_path, "run-", left.append)
    assert (left, folder.exists(), mine.exists()) == ([folder], False, True)


def test_the_folders_of_other_runs_stay_and_go_when_they_end(run, tmp_path: Path) -> None:
    folder = made_by(run)
    (tmp_path / "run-just-made").mkdir()
    own_folder(tmp_path, "run-")
    assert (folder / "w.db").exists()
    assert (tmp_path / "run-just-made").exists()
    run.communicate()
    assert not folder.exists()
