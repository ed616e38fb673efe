"""Style and types: ruff and mypy have nothing to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "tool",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_lint(tool: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_checks_before_a_commit_are_there() -> None:
    """A test that has moved would refuse every commit."""
    [given] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    for hook in given["hooks"]:
        asked = [ROOT / one for one in hook["entry"].split() if "/" in one or one.endswith(".py")]
        assert len(asked) == 2
        assert [one for one in asked if not one.is_file()] == []
