"""The person's copies of the notebooks: renewed by an upgrade, unless somebody edited them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop_kit.lab import copies

NAME = "00_start_here.ipynb"


@pytest.fixture(autouse=True)
def own_signatures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    write(folder / NAME, "first edition")
    return folder


def write(path: Path, source: str, **extra: object) -> None:
    cell = {"cell_type": "code", "id": "form", "metadata": {}, "source": [source], "outputs": []}
    path.write_text(
        json.dumps(
            {"cells": [cell | {"execution_count": None} | extra], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        )
    )


def refresh(tmp_path: Path) -> list[str]:
    return copies.refresh(tmp_path / "shipped", tmp_path / "mine", tmp_path)


def test_the_first_start_copies_and_the_second_does_nothing(tmp_path: Path, shipped: Path) -> None:
    assert refresh(tmp_path) == [NAME]
    assert (tmp_path / "mine" / NAME).read_bytes() == (shipped / NAME).read_bytes()
    assert refresh(tmp_path) == []


def test_an_upgrade_replaces_what_only_was_run(tmp_path: Path, shipped: Path) -> None:
    refresh(tmp_path)
    write(tmp_path / "mine" / NAME, "first edition", execution_count=7)
    write(shipped / NAME, "second edition")
    assert refresh(tmp_path) == [NAME]
    assert "second edition" in (tmp_path / "mine" / NAME).read_text()


def test_an_upgrade_leaves_an_edited_copy_alone(tmp_path: Path, shipped: Path) -> None:
    refresh(tmp_path)
    write(tmp_path / "mine" / NAME, "first edition, and my own notes")
    write(shipped / NAME, "second edition")
    assert refresh(tmp_path) == []
    assert "my own notes" in (tmp_path / "mine" / NAME).read_text()


def test_a_new_tag_is_an_upgrade_too(tmp_path: Path, shipped: Path) -> None:
    refresh(tmp_path)
    write(shipped / NAME, "first edition", metadata={"tags": ["form"]})
    assert refresh(tmp_path) == [NAME]


def test_a_deleted_copy_comes_back(tmp_path: Path, shipped: Path) -> None:
    refresh(tmp_path)
    (tmp_path / "mine" / NAME).unlink()
    assert refresh(tmp_path) == [NAME]


def test_a_copy_that_does_not_open_is_set_aside(tmp_path: Path, shipped: Path) -> None:
    refresh(tmp_path)
    (tmp_path / "mine" / NAME).write_text('{"cells": [')
    assert refresh(tmp_path) == [NAME]
    assert (tmp_path / "mine" / "00_start_here (unreadable 1).txt").read_text() == '{"cells": ['


@pytest.mark.parametrize("manifest", ["", "[]", "{"])
def test_a_lost_manifest_costs_nobody_their_edits(manifest: str, tmp_path: Path, shipped: Path) -> None:
    refresh(tmp_path)
    (tmp_path / copies.MANIFEST).write_text(manifest)
    assert refresh(tmp_path) == [NAME]
    write(tmp_path / "mine" / NAME, "my own notes")
    (tmp_path / copies.MANIFEST).write_text(manifest)
    assert refresh(tmp_path) == []
