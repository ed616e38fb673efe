"""pyproject.toml, the lock files and environment.yml say the same."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
NEEDED = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
EXTRA = EXTRAS["app"] + EXTRAS["postgres"]
GROUPS = PROJECT["dependency-groups"]
INSTALLED = NEEDED + EXTRA + GROUPS["build"]
LOCKS = {"requirements.lock": INSTALLED, "requirements-test.lock": INSTALLED + GROUPS["test"]}
# Names that conda-forge writes with an underscore.
UNDERSCORED = ("jupyter-client", "jupyter-core", "jupyter-server", "jupyterlab-server")
CONDA = {name: name.replace("-", "_") for name in UNDERSCORED}


def locked(name: str) -> dict[str, list[Requirement]]:
    """Package name -> its pinned lines, one for each system that has its own."""
    pins: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^([a-z0-9][^\\\n]*==[^\\\n]*)", (ROOT / name).read_text(), re.MULTILINE):
        pin = Requirement(line.strip())
        pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_what_is_needed(name: str) -> None:
    pins = locked(name)
    for wanted in map(Requirement, LOCKS[name]):
        versions = [next(iter(pin.specifier)).version for pin in pins[canonicalize_name(wanted.name)]]
        assert versions
        assert all(wanted.specifier.contains(version) for version in versions), wanted


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_a_hash_for_every_file_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    for block in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        assert "--hash=sha256:" in block, block
    assert not re.search(r"://|--index|--find-links|--extra|file:", text)


def test_tests_run_with_the_kits_own_versions() -> None:
    kit, test = locked("requirements.lock"), locked("requirements-test.lock")
    assert {name: sorted(map(str, pins)) for name, pins in kit.items()} == {
        name: sorted(map(str, pins)) for name, pins in test.items() if name in kit
    }


def test_conda_names_the_same_versions() -> None:
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    wanted = {
        CONDA.get(name := Requirement(line).name, name) + str(Requirement(line).specifier)
        for line in NEEDED + EXTRAS["app"]
    }
    extra = {"python" + PROJECT["project"]["requires-python"], "pip", *GROUPS["build"]}
    assert set(conda) == wanted | extra


def test_every_library_has_a_lower_bound() -> None:
    for line in [*NEEDED, *EXTRA, *GROUPS["build"], *GROUPS["test"]]:
        assert {one.operator for one in Requirement(line).specifier} == {">="}, line


def imported(folder: str) -> set[str]:
    """Top names of what a folder's modules import."""
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"workshop_kit"}


def test_every_imported_library_is_declared() -> None:
    owners = metadata.packages_distributions()
    declared = {canonicalize_name(Requirement(line).name) for line in NEEDED + EXTRAS["app"]}
    for name in imported("workshop_kit"):
        assert declared & {canonicalize_name(owner) for owner in owners.get(name, [])}, f"declare {name}"
