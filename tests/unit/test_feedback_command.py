"""The command feedback: what it prints, and that rows = added + known + refused (D1)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop_kit import cli, workshops
from workshop_kit.model import Workshop
from workshop_kit.resources import folder

SAMPLE = folder("data/sample") / "cafe.feedback.csv"


@pytest.fixture
def id(home: Path) -> str:
    return workshops.import_workshop(folder("data/sample") / "cafe.workshop.yaml").id


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["workshop-kit", *map(str, arguments)])
    with pytest.raises(SystemExit) as done:
        cli.main()
    return int(done.value.code or 0)


def test_it_tells_what_became_of_each_row(id, capsys, monkeypatch, tmp_path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(SAMPLE.read_text() + "2026-02-28,survey,,,Nowhere,12,,,,,\n2026-02-28,survey,,,Nowhere,9,,,,,\n")
    assert run(monkeypatch, "feedback", id, SAMPLE) == 0
    assert capsys.readouterr().out.splitlines()[0] == "246 rows: 246 added."
    assert run(monkeypatch, "feedback", id, file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told.pop("columns") == {
        name: name for name in ("date", "source", "channel", "segment", "touchpoint", "nps", "csat", "ces", "comment")
    }
    assert told == {
        "rows": 248, "added": 1, "known": 246,
        "refused": [{"row": 248, "reason": "“nps” is “12”; it goes from 0 to 10"}],
    }  # fmt: skip


def test_a_dry_run_changes_nothing(id, capsys, monkeypatch) -> None:
    assert run(monkeypatch, "feedback", id, SAMPLE, "--dry-run") == 0
    assert capsys.readouterr().out.startswith("This would be: 246 rows: 246 added.")
    workshop = workshops.open_workshop(id)
    assert len(workshop.feedback) == 0
    assert workshop.feedback.sources == []


def test_columns_are_named_by_hand(id, capsys, monkeypatch, tmp_path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n4,one\n2,two\n")
    assert run(monkeypatch, "feedback", id, file, "--map", "csat=a", "--map", "comment=b") == 0
    assert capsys.readouterr().out.splitlines()[0] == "2 rows: 2 added."
    assert list(workshops.open_workshop(id).feedback.frame.csat) == [4, 2]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing.csv"], "There is no file 'nothing.csv'."),
        (["."], "is a folder"),
        ([SAMPLE, "--map", "comment=nowhere"], "There is no column 'nowhere'"),
        ([SAMPLE, "--map", "nonsense"], "Write FIELD=COLUMN"),
    ],
)
def test_what_cannot_be_done_is_one_line(id, words, told, capsys, monkeypatch) -> None:
    assert run(monkeypatch, "feedback", id, *words) == 1
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_a_workshop_without_a_map_takes_feedback_too(home, capsys, monkeypatch) -> None:
    bare = workshops.store_workshop(Workshop(title="Bare"))
    assert run(monkeypatch, "feedback", "bare", SAMPLE) == 0
    assert len(bare.feedback) == 246
    assert (bare.feedback.frame.touchpoint_id == "").all()
