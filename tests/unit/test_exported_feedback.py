"""What customers said, in the tables and in the files for a spreadsheet (D1, D3, D5, F1)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from workshop_kit import exporting, importing
from workshop_kit.analysis.breakdown import breakdown
from workshop_kit.exporting import sheets
from workshop_kit.importing import File
from workshop_kit.model import Workshop
from workshop_kit.workshops import OpenWorkshop, store_workshop

SPOTS = [{"id": "door", "stage": "in", "name": "Door"}, {"id": "till", "stage": "in", "name": "Till"}]
CAFE = Workshop(
    title="Café",
    personas=[{"id": "ana", "name": "Ana"}],
    stages=[{"id": "in", "name": "Come in"}],
    touchpoints=SPOTS,
    themes=[{"id": "slow", "name": "Slow", "kind": "pain", "phrases": ["wait"], "touchpoints": ["till", "gone"]}],
)
SAID = """date,touchpoint,nps,csat,ces,comment,author,email
2026-01-05,Till,3,2,2,=HYPERLINK(1) I wait,Kim Lee,kim@example.org
2026-01-06,Till,9,5,7,Write to kim@example.org or 0151 2345678,Kim Lee,kim@example.org
2026-01-07,Door,10,5,,,Kim Lee,kim@example.org
"""
PRIVATE = ("Kim", "kim@", "2345678")


@pytest.fixture
def cafe(home: Path) -> OpenWorkshop:
    workshop = store_workshop(CAFE)
    importing.import_(File("said.csv", data=SAID.encode()), workshop)
    first = workshop.feedback.frame["feedback_id"].iloc[0]
    workshop.feedback.code("Bo", {first: "slow"})
    return workshop


def unzipped(content: bytes) -> dict[str, pd.DataFrame]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {
            name: pd.read_csv(io.BytesIO(file.read(name)), keep_default_na=False, encoding="utf-8-sig")
            for name in file.namelist()
        }


def test_tables_hold_what_was_said_with_the_names_of_the_map(cafe: OpenWorkshop) -> None:
    """D5, F1: feedback, codings, themes and the measures by touchpoint are tables like all others."""
    tables = cafe.tables
    assert tables.feedback[["touchpoint", "stage", "csat"]].values.tolist() == [
        ["Till", "Come in", 2], ["Till", "Come in", 5], ["Door", "Come in", 5],
    ]  # fmt: skip
    assert tables.codings[["coder", "theme"]].values.tolist() == [["Bo", "Slow"]]
    assert tables.themes[["theme", "kind", "touchpoints"]].values.tolist() == [["Slow", "pain", ("Till",)]]
    told = tables.satisfaction
    assert list(told["touchpoint"].unique()) == ["", "Door", "Till"]
    assert told["few"].all()
    whole = breakdown(cafe.feedback.frame).set_index("measure")
    ours = told[told["touchpoint"] == ""].set_index("measure")
    assert ours["value"].to_dict() == whole["value"].to_dict()
    assert ours["n"].to_dict() == {"nps": 3, "csat": 3, "ces": 2, "ces_top": 2, "ces_net": 2}


def test_a_workshop_without_feedback_has_the_tables_and_no_sheets_of_it() -> None:
    with zipfile.ZipFile(io.BytesIO(sheets.archive(CAFE))) as file:
        assert not {"feedback.csv", "codings.csv", "satisfaction.csv"} & {*file.namelist()}


def test_csv_holds_it_masked_and_harmless(cafe: OpenWorkshop) -> None:
    """D3: who said it, and what was masked, is in no file; a formula is a text."""
    content = exporting.export(cafe, ".csv.zip")
    assert isinstance(content, bytes)
    found = unzipped(content)
    feedback, codings = found["feedback.csv"], found["codings.csv"]
    assert feedback["Comment"].tolist() == ["'=HYPERLINK(1) I wait", "Write to [e-mail] or [phone]", ""]
    assert codings[["Answer", "Theme"]].values.tolist() == [[feedback["Answer"][0], "Slow"]]
    assert found["satisfaction.csv"]["Measure"].tolist().count("csat") == 3
    everything = "".join(table.to_csv() for table in found.values())
    assert not [one for one in PRIVATE if one in everything]


def test_a_workbook_holds_it_with_texts_as_texts(cafe: OpenWorkshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """D3: the same as sheets; where there is too much for one, its last row says so."""
    monkeypatch.setattr(sheets, "MOST", 2)
    content = exporting.export(cafe, ".xlsx")
    assert isinstance(content, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Feedback"]
    head, first, *_, last = sheet.iter_rows()
    said = {one.value: cell for one, cell in zip(head, first, strict=True)}
    assert (said["Comment"].value, said["Comment"].data_type) == ("=HYPERLINK(1) I wait", "s")
    assert (said["CSAT"].value, said["Date"].value.isoformat()) == (2, "2026-01-05T00:00:00")
    assert last[0].value == "1 more row is in the CSV tables."
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        everything = "".join(file.read(name).decode() for name in file.namelist())
    assert not [one for one in PRIVATE if one in everything]
