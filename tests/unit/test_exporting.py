"""Other programs' formats: complete, typed, and nothing that was typed is ever run by them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from sizes import sized

from workshop_kit import document, exporting
from workshop_kit.errors import OutputError
from workshop_kit.exporting import diagram, prose, sheets
from workshop_kit.exporting.save import ending
from workshop_kit.model import Entry, Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.tables import COLUMNS, Tables

SAMPLE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(SAMPLE)


def small(**fields: str) -> Workshop:
    """One persona at one touchpoint, whose moment says this."""
    return Workshop(
        title="Small",
        personas=(Persona(id="ana", name="Ana"),),
        stages=(Stage(id="in", name="Come in"),),
        touchpoints=(Touchpoint(id="door", stage="in", name="Door", channels=("phone", "post")),),
        moments=(Moment(persona="ana", touchpoint="door", feeling=-2, **fields),),
    )


def opened(workshop: Workshop) -> dict[str, pd.DataFrame]:
    held = io.BytesIO(sheets.workbook(workshop))
    return pd.read_excel(
        held, sheet_name=None, engine="openpyxl", keep_default_na=False, na_values={"Feeling": [""], "Severity": [""]}
    )


def unzipped(workshop: Workshop) -> dict[str, pd.DataFrame]:
    with zipfile.ZipFile(io.BytesIO(sheets.archive(workshop))) as file:
        return {
            name: pd.read_csv(io.BytesIO(file.read(name)), keep_default_na=False, encoding="utf-8-sig")
            for name in file.namelist()
        }


def test_a_workbook_has_a_sheet_for_each_table_with_the_same_values(sample: Workshop) -> None:
    found = opened(sample)
    assert list(found) == [name.replace("_", " ").capitalize() for name in COLUMNS]
    moments = Tables(sample).moments
    for theirs, ours in {"Touchpoint": "touchpoint", "Doing": "doing", "Quote": "quote", "Feeling": "feeling"}.items():
        assert found["Moments"][theirs].tolist() == moments[ours].tolist(), theirs
    assert found["Entries"]["Text"].tolist() == Tables(sample).entries["text"].tolist()
    assert set(found["Entries"]["Persona"]) == {persona.name for persona in sample.personas}
    assert not [column for table in found.values() for column in table if column.lower().endswith(" id")]


def test_numbers_and_choices_keep_their_type(sample: Workshop) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets.workbook(sample)))
    heads = [cell.value for cell in book["Touchpoints"][1]]
    truth = book["Touchpoints"].cell(2, heads.index("Moment of truth") + 1)
    assert truth.data_type == "b"
    heads = [cell.value for cell in book["Moments"][1]]
    assert book["Moments"].cell(2, heads.index("Feeling") + 1).data_type == "n"


def test_csv_files_hold_every_table_and_are_the_same_twice(sample: Workshop) -> None:
    found = unzipped(sample)
    assert list(found) == [f"{name}.csv" for name in COLUMNS]
    assert len(found["moments.csv"]) == len(Tables(sample).moments)
    assert found["touchpoints.csv"]["Channels"][0] == ", ".join(sample.touchpoints[0].channels)
    assert sheets.archive(sample) == sheets.archive(sample)


def test_markdown_tells_the_journey_of_each_persona(sample: Workshop) -> None:
    text = prose.markdown(sample)
    for persona in sample.personas:
        assert f"## {persona.name}" in text
    assert text.count("**Gets through the door**") == len(sample.personas)
    assert "severity 3 of 3" in text


@pytest.mark.parametrize(
    "typed", ["# no heading", "- no list", "1. no list", "<b>no</b>", "[no](x)", "`no`", "a | b", "*no*"]
)
def test_what_was_typed_is_not_markdown(typed: str) -> None:
    line = next(one for one in prose.markdown(small(doing=typed)).splitlines() if "no" in one or "b" in one.split())
    assert line != typed
    assert re.sub(r"\\(.)", r"\1", line).strip() == typed


def test_mermaid_has_a_section_for_each_stage_and_persona_and_scores_from_1_to_5() -> None:
    assert diagram.mermaid(small()) == "journey\n  title Small\n  section Come in\n    Door: 1: Ana\n"


@pytest.mark.parametrize(
    "typed", ["a: 5: b", "x; y", "# z", "section Two", "%%{init: {}}%%", "<script>", "a\nb", "a,b", ""]
)
def test_what_was_typed_is_not_mermaid(typed: str) -> None:
    workshop = small()
    spot = workshop.touchpoints[0].model_copy(update={"name": typed})
    lines = diagram.mermaid(workshop.model_copy(update={"touchpoints": (spot,)})).splitlines()
    assert len(lines) == 4
    name = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), lines[3].removesuffix(": 1: Ana").strip())
    assert name == (" ".join(typed.split()) or "Without a name")
    assert re.fullmatch(r"    (?!section)(#\d+;|[^#:;%<,\n])+: 1: Ana", lines[3])


def test_a_diagram_is_no_longer_than_mermaid_reads_and_says_who_is_left_out() -> None:
    text = diagram.mermaid(sized(20, 100, 0))
    assert 40_000 < len(text) < diagram.LONGEST
    people = int(re.findall(r"title 20 × 100 \((\d+) of 20 personas\)", text.replace("#215;", "×"))[0])
    assert {int(found) for found in re.findall(r": \d: Persona (\d+)\n", text)} == set(range(1, people + 1))


def test_the_ending_chooses_and_an_unknown_one_is_refused(sample: Workshop, tmp_path: Path) -> None:
    assert ending(Path("A.CSV.ZIP")) == ".csv.zip"
    assert document.read(exporting.save(sample, tmp_path / "a.json")) == sample
    with pytest.raises(
        OutputError, match=r"'\.doc'.*\.yaml, \.json, \.xlsx, \.csv\.zip, \.ics, \.md, \.mmd, \.svg or \.png"
    ):
        exporting.save(sample, tmp_path / "a.doc")
    assert not (tmp_path / "a.doc").exists()


def test_entries_say_where_they_come_from() -> None:
    workshop = small(pains=(Entry(id="e", text="Heavy", severity=2, evidence="cited", cites="Survey"),))
    assert "- Heavy (severity 2 of 3, cited: Survey)" in prose.markdown(workshop)
