"""start.py really installs: killed, moved, without a network, in a folder that may not be written.

A small kit stands in for the whole one: the same start.py, the build group's few libraries, one command.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "small-kit"
version = "1"
[project.scripts]
workshop-kit = "workshop_kit.cli:main"
[tool.hatch.build.targets.wheel]
packages = ["workshop_kit"]
dev-mode-dirs = ["."]
"""
COMMAND = """
import sys
def main():
    print("ran", *sys.argv[1:])
    return 7 if "fail" in sys.argv else 0
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals: run it on Linux or macOS, as CI does")

Run = subprocess.CompletedProcess[str]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    place = tmp_path / "a small kit"
    (place / "workshop_kit").mkdir(parents=True)
    shutil.copy(ROOT / "start.py", place)
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements.lock").read_text())
    few = [block for block in blocks if re.search(r"^hatchling==|^ +#.* hatchling$", block, re.MULTILINE)]
    assert few
    (place / "requirements.lock").write_text("\n".join(few) + "\n")
    (place / "requirements-test.lock").write_text("\n".join(few) + "\n")
    (place / "pyproject.toml").write_text(PROJECT)
    (place / "workshop_kit" / "__init__.py").write_text("")
    (place / "workshop_kit" / "cli.py").write_text(COMMAND)
    return place


def environment(**changed: str) -> dict[str, str]:
    """Without uv: pip is what a fresh laptop has."""
    found = shutil.which("uv")
    folders = os.environ["PATH"].split(os.pathsep)
    kept = [folder for folder in folders if not found or not (Path(folder) / "uv").exists()]
    return {**os.environ, "PATH": os.pathsep.join(kept), **changed}


def command(kit: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(kit / "start.py"), *arguments]


def run(kit: Path, *arguments: str, **changed: str) -> Run:
    return subprocess.run(
        command(kit, *arguments),
        cwd=kit.parent,
        env=environment(**changed),
        capture_output=True,
        text=True,
        check=False,
    )


def wait_until(true: Callable[[], bool], seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_two_first_runs_at_once_then_another_then_moved(kit: Path) -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": environment()}
    both = [subprocess.Popen(command(kit, str(number)), **pipes) for number in range(2)]
    said = [one.communicate() for one in both]
    assert [out for out, _ in said] == ["ran 0\n", "ran 1\n"], said
    assert sum("waiting for it" in words for _, words in said) == 1, said
    assert sum("is ready" in words for _, words in said) == 1, said

    later = run(kit)
    assert (later.returncode, later.stdout, later.stderr) == (0, "ran start\n", "")
    assert run(kit, "fail").returncode == 7

    moved = run(kit.rename(kit.parent / "elsewhere"), "list", "--json")
    assert moved.stdout == "ran list --json\n", moved.stderr
    assert "is ready" in moved.stderr


def test_killed_installation_repairs_itself(kit: Path) -> None:
    log = kit / ".venv" / "install.log"
    with subprocess.Popen(command(kit), cwd=kit, env=environment(), stderr=subprocess.DEVNULL) as killed:
        # The environment is made, the libraries are on their way.
        wait_until(lambda: log.exists() and "Making the environment" in log.read_text())
        killed.send_signal(signal.SIGKILL)
    assert not (kit / ".venv" / "ready.json").exists()
    again = run(kit, "list")
    assert (again.returncode, again.stdout) == (0, "ran list\n"), again.stderr


def test_no_network(kit: Path) -> None:
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
    failed = run(kit, **nowhere, PIP_CONFIG_FILE=os.devnull, PIP_NO_CACHE_DIR="1")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "connect to the internet" in failed.stderr.splitlines()[-1]
    assert "Traceback" not in failed.stderr


def test_read_only_folder(kit: Path) -> None:
    kit.chmod(0o555)
    # Root may write everywhere, unless it gives that right away.
    humble = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    failed = subprocess.run([*humble, *command(kit)], env=environment(), capture_output=True, text=True, check=False)
    kit.chmod(0o755)
    assert failed.returncode == 1, failed.stderr
    assert "copy the kit's folder" in failed.stderr
    assert failed.stderr.count("\n") == 1


def test_a_file_where_the_environment_belongs(kit: Path) -> None:
    (kit / ".venv").write_text("mine")
    failed = run(kit, "list")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "Traceback" not in failed.stderr
    assert (kit / ".venv").read_text() == "mine"
