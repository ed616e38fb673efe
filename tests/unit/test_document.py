"""Documents: what a person may write, and what happens with what the kit cannot read."""

import json
from pathlib import Path

import jsonschema
import pytest

from workshop_kit import document
from workshop_kit.errors import BadDocument, OutputError
from workshop_kit.model import Workshop

ROOT = Path(__file__).parents[2]
WRITTEN_BY_HAND = [ROOT / "data/sample/cafe.workshop.yaml", *sorted(ROOT.glob("templates/industries/*.yaml"))]
HEAD = "format: workshop-kit\nversion: 1\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("hello", "first line should say format"),
        ("- a\n- b", "first line should say format"),
        ("format: workshop-kit\nversion: 2\ntitle: x", "has version 2, this kit reads up to 1. Update"),
        ("format: workshop-kit\nversion: one\ntitle: x", "whole number"),
        (HEAD + "titel: x", "'titel' is not known here; did you mean 'title'"),
        (HEAD + "title: [1]", "'title' must be text"),
        (HEAD + "title: x\npersonas:\n - {name: Ana, share: 300}", r"personas 1 \(Ana\) → share' must be 100 or less"),
        (HEAD + "title: x\npersonas:\n - {name: Ana, shar: 3}", "did you mean 'share'"),
        (HEAD + "title: x\npersonas:\n - goals: [{txt: a}]", "did you mean 'text'"),
        (HEAD + "title: x\npersonas: {name: Ana}", "'personas' must be a list"),
        (
            HEAD + "title: x\nmoments:\n - {persona: a, touchpoint: b}",
            "names the persona 'a', which is not in personas",
        ),
        (HEAD + "title: x\nstages: [{id: a}, {id: a}]", "id 'a' is used twice"),
        (HEAD + "title: x\ndate: soon", "a date such as"),
        (HEAD + "title: 'x", "damaged or cut off near line"),
        (HEAD + "title: x\ntitle: y", "damaged|not valid YAML"),
        ('{"format": "workshop-kit", "version": 1, "title": "x", "title": "y"}', "written twice"),
        (HEAD + "title: &a x\nbusiness: *a", "damaged|not valid YAML"),
        ('{"format": "workshop-kit", "ver', "damaged or cut off"),
        ('{"format": "workshop-kit", "version": 1, "title": NaN}', "not a number"),
        ("[" * 100_000, "damaged"),
        ("{" * 100_000, "damaged"),
        ("<html></html>", "carries no workshop data"),
    ],
)
def test_a_bad_document_is_one_clear_line(text: str, sentence: str) -> None:
    with pytest.raises(BadDocument, match=sentence) as caught:
        document.loads(text, "'f.yaml'")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_files_that_are_no_documents(tmp_path) -> None:
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    with pytest.raises(BadDocument, match="not a text file"):
        document.read(tmp_path / "picture.yaml")
    with pytest.raises(BadDocument, match="There is no file"):
        document.read(tmp_path / "nothing.yaml")
    with pytest.raises(BadDocument, match="is a folder"):
        document.read(tmp_path)
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BadDocument, match="larger than 20 MB"):
        document.read(tmp_path / "large.yaml")


def test_people_may_write_short_yaml() -> None:
    text = HEAD + (
        "title: No\ndate: 2026-05-06\npersonas:\n  - id: ana\n    name: Ana\n    age: 34\n    goals:\n"
        "      - bread\n      - {text: tea, evidence: cited}\n"
    )
    workshop = document.loads(text)
    assert (workshop.title, str(workshop.date)) == ("No", "2026-05-06")
    assert [entry.text for entry in workshop.personas[0].goals] == ["bread", "tea"]
    assert document.loads(document.dumps(workshop)) == workshop
    assert document.loads(text) == workshop, "reading twice gave two workshops"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch) -> None:
    file = tmp_path / "w.yaml"
    file.write_text("old")
    with pytest.raises(OutputError, match="exists already"):
        document.write(Workshop(title="x"), file)
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="No space left"):
        document.write(Workshop(title="x"), file, force=True)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_other_endings_are_refused(tmp_path) -> None:
    with pytest.raises(OutputError, match=r"end the name with \.yaml or \.json"):
        document.write(Workshop(title="x"), tmp_path / "w.docx")


def test_the_schema_describes_what_the_kit_writes() -> None:
    schema = document.json_schema()
    json.dumps(schema)
    written = document.to_dict(Workshop(title="x", personas=[{"name": "Ana"}]))
    assert written.keys() <= schema["properties"].keys()
    assert set(schema["required"]) <= written.keys()


@pytest.mark.parametrize("file", WRITTEN_BY_HAND, ids=lambda file: file.stem)
def test_the_schema_finds_nothing_wrong_in_what_was_written_by_hand(file) -> None:
    """An editor that checks a document while it is written must not complain of what the kit reads."""
    checked = jsonschema.Draft202012Validator(document.json_schema())
    checked.validate(document._parsed(file.read_text(encoding="utf-8"), file.name))
    checked.validate(document.to_dict(document.read(file)))
