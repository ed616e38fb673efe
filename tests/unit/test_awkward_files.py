"""Thirty awkward files, made here, and what the user is told of each (D1). Run with -s to see the table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import openpyxl
import pytest

from workshop_kit import importing, workshops
from workshop_kit.importing import Choices, File
from workshop_kit.importing.books import open_book
from workshop_kit.model import Workshop

HEAD = "date,touchpoint,csat,comment"
ROWS = ["2026-01-31,Queue,2,Zu lange gewartet – zehn Minuten", "2026-01-31,Café,5,Très bon: l’été à la façon de Łódź"]
LATIN = ["2026-01-31,Queue,2,Die Tür ist zu schwer für mich", "2026-01-31,Cup,5,Größe und Wärme überzeugen: schön"]
JAPANESE = ["2026-01-31,Queue,2,行列が長くて十分も待ちました。", "2026-01-31,Cup,5,コーヒーがとても美味しかったです。"]


class Case(NamedTuple):
    """A file, how many rows of it are read and refused, and words of what the user is told."""

    make: Callable[[], bytes]
    added: int
    refused: int
    told: str = ""
    name: str = "file.csv"


def lines(*rows: str, head: str = HEAD) -> str:
    return "\n".join([head, *rows, ""])


def coded(encoding: str, rows: list[str] = ROWS) -> Callable[[], bytes]:
    return lambda: lines(*rows).encode(encoding)


def plain(*rows: str, head: str = HEAD) -> Callable[[], bytes]:
    return lambda: lines(*rows, head=head).encode()


def book(fill: Callable[[openpyxl.worksheet.worksheet.Worksheet], object]) -> Callable[[], bytes]:
    def make() -> bytes:
        made = openpyxl.Workbook()
        fill(made.active)
        data = io.BytesIO()
        made.save(data)
        return data.getvalue()

    return make


def typed(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet["B3"], sheet["C3"], sheet["D3"] = "date", "touchpoint", "csat"
    sheet["B4"], sheet["C4"], sheet["D4"] = date(2026, 1, 31), "Queue", 4
    sheet["B5"], sheet["D5"] = date(2026, 1, 31), 5.0


def merged(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    typed(sheet)
    sheet.merge_cells("C4:C5")


def formulas(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    typed(sheet)
    sheet["D4"] = "=2+2"


def far_apart(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    typed(sheet)
    sheet["XFD1048576"] = "x"


def titled(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.append(["Survey of January"])
    sheet.append([])
    sheet.append(["date", "csat", "comment"])
    sheet.append([date(2026, 1, 31), 4, "fine"])


def covered() -> bytes:
    """A workbook whose first sheet is hidden, whose second is a cover, and whose third has the answers."""
    made = openpyxl.Workbook()
    made.active.append(["csat", "comment"])
    made.active.append([1, "from last year"])
    made.active.sheet_state = "hidden"
    made.create_sheet("Cover").append(["Our guests in January"])
    for row in (["csat", "comment"], [4, "fine"], [5, "warm"], [2, "cold"]):
        (made["Answers"] if "Answers" in made.sheetnames else made.create_sheet("Answers")).append(row)
    made.active = 1
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def unnamed() -> bytes:
    """A workbook none of whose sheets has a column that is known."""
    made = openpyxl.Workbook()
    made.active.append(["Our guests in January"])
    made.create_sheet("Floors").append(["Third", "Fourth"])
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def locked() -> bytes:
    """A workbook with the password "bun"."""
    from msoffcrypto.format.ooxml import OOXMLFile

    made = io.BytesIO()
    OOXMLFile(io.BytesIO(book(typed)())).encrypt("bun", made)
    return made.getvalue()


def bomb() -> bytes:
    """Four hundred megabytes of a sheet in half a megabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(typed)())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _ in range(60):
                sheet.write(b'<row r="1"><c r="A1"><v>1</v></c></row>' * 27_000)
    return made.getvalue()


def repeated(rows: int, columns: int, filled: bool) -> Callable[[], bytes]:
    """A small ODS whose last line stands for many; spreadsheet programs write such lines, but empty ones."""

    def make() -> bytes:
        cell = "<table:table-cell {} table:number-columns-repeated='{}'{}>"
        last = cell.format("office:value-type='string'" if filled else "", columns, "/")
        line = f"<table:table-row table:number-rows-repeated='{rows}'>{last}</table:table-row></table:table>"
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(ods())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                held = old.read(name)
                new.writestr(name, held.replace(b"</table:table>", line.encode()) if name == "content.xml" else held)
        return made.getvalue()

    return make


def ods() -> bytes:
    """A sheet as an OpenDocument program writes it, less what no reader needs."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = (["date", "csat", "comment"], ["2026-01-31", "4", "fine"], ["31 Jan 2026", "9", "off the scale"])
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    sheet = f'<table:table table:name="Answers">{lines}</table:table>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.3"><office:body>'
            f"<office:spreadsheet>{sheet}</office:spreadsheet></office:body></office:document-content>",
        )
        made.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return data.getvalue()


CASES: dict[str, Case] = {
    "UTF-8": Case(coded("utf-8"), 2, 0, "utf-8"),
    "UTF-8 with a mark": Case(coded("utf-8-sig"), 2, 0, "utf-8-sig"),
    "UTF-16 with a mark": Case(coded("utf-16"), 2, 0, "utf-16"),
    "UTF-16 without one": Case(coded("utf-16-le"), 2, 0, "utf-16-le"),
    "Windows-1252": Case(coded("cp1252", LATIN * 3), 6, 0, "cp1252"),
    "Shift-JIS": Case(coded("cp932", JAPANESE * 3), 6, 0, "cp932"),
    "Japanese as Unix wrote it": Case(coded("euc_jp", JAPANESE * 3), 6, 0, "euc_jp"),
    "one wrong byte": Case(lambda: lines(*ROWS * 5).encode() + b"2026-01-31,Cup,4,caf\xe9\n", 11, 0, "\ufffd"),
    "semicolons, decimal comma": Case(
        plain("31.01.2026;4,5;gut", "1.2.2026;3;naja", head="Datum;Bewertung;Kommentar"), 2, 0, "delimiter ;"
    ),
    "tabs": Case(lambda: lines(*ROWS).replace(",", "\t").encode(), 2, 0, "\t", "file.tsv"),
    "line breaks in quotation marks": Case(plain('2026-01-31,Queue,4,"one\ntwo\r\n\nthree, ""four"""'), 1, 0),
    "ragged rows": Case(plain("2026-01-31,Queue,4,a,b,c", "2026-01-31", "2026-01-31,Queue,4"), 1, 2, "6 cells"),
    "the same header twice": Case(plain("4,2,fine", head="csat,csat,comment"), 1, 0, "csat (2)"),
    "empty": Case(lambda: b"", 0, 0, "is empty"),
    "blank lines only": Case(lambda: b"\n\n  \n", 0, 0, "is empty"),
    "header only": Case(plain(), 0, 0, "no row below"),
    "no header": Case(
        lambda: b"2026-01-31,It took ten minutes to be served,4\n2026-02-01,Nobody told us where to stand,2\n",
        2, 0, "header 0",
    ),
    "1,000 columns": Case(plain("x," * 999 + "fine", head=",".join(f"c{n}" for n in range(999)) + ",comment"), 1, 0),
    "NUL bytes": Case(lambda: lines("2026-01-31,Queue,4,a\x00b", "2026-01-31,Queue,4,fine").encode(), 1, 1, "NUL"),
    "a huge cell": Case(
        plain("2026-01-31,Queue,4," + "x" * 3_000_000, "2026-01-31,Queue,4,fine"), 1, 1, "3,000,000 characters"
    ),
    "one line without an end": Case(lambda: b"a" * 300_000, 0, 1, "up to 100,000 are read"),
    "a long cell at the beginning": Case(plain(f"2026-01-31,Cup,4,{'very ' * 19_000}good", *ROWS), 3, 0),
    "a number without an end": Case(plain(f"2026-01-31,Cup,{'9' * 400},fine", *ROWS), 2, 1, "no number"),
    "a picture called CSV": Case(lambda: b"\x89PNG\r\n\x1a\n" + Random(1).randbytes(4000), 0, 0, "no table"),
    "NUL bytes in a small file": Case(lambda: b"nps,comment\n" + b"9,Go\x00od\n" * 5 + b"3,Bad\n", 1, 5, "NUL"),
    "a PDF called CSV": Case(lambda: b"%PDF-1.7\n1 0 obj, a, b\n<<>>, c, d\n", 0, 0, "no table"),
    "questions below short names": Case(
        plain(
            "How likely are you to recommend us?,How satisfied are you?,Anything else?", "9,5,Warm", "3,1,Cold",
            head="Q1,Q2,Q3",
        ),
        2, 0, "header 2",
    ),
    "a quotation mark never closed": Case(plain('2026-01-31,Queue,4,"open', *ROWS), 2, 1, "never closed"),
    "day first": Case(plain("31/01/2026,4", "01/02/2026,5", head="date,csat"), 2, 0, "dmy"),
    "month first": Case(plain("01/31/2026,4", "02/01/2026,5", head="date,csat"), 2, 0, "mdy"),
    "year first": Case(plain("2026-01-31,4", "2026-02-30,5", head="date,csat"), 1, 1, "no date"),
    "old Mac line ends": Case(lambda: lines(*ROWS).replace("\n", "\r").encode(), 2, 0),
    "XLSX with types, off the corner": Case(book(typed), 2, 0, "Sheet", "file.xlsx"),
    "XLSX with joined cells": Case(book(merged), 2, 0, "One group of cells is joined", "file.xlsx"),
    "XLSX with formulas": Case(book(formulas), 1, 1, "holds a formula without a value", "file.xlsx"),
    "XLSX with a title above": Case(book(titled), 1, 0, "3", "file.xlsx"),
    "XLSX with cells far apart": Case(book(far_apart), 0, 0, "far more than it seems", "file.xlsx"),
    "XLSX with a cover and a hidden sheet": Case(covered, 3, 0, "sheet Answers", "file.xlsx"),
    "XLSX with days as bare numbers": Case(
        book(lambda sheet: [sheet.append(row) for row in (["date", "csat"], [46053, 4], [46054.25, 5])]),
        2, 0, "date → date", "file.xlsx",
    ),
    "XLSX with a password": Case(locked, 0, 0, "protected by a password", "file.xlsx"),
    "a zip bomb": Case(bomb, 0, 0, "far more than it seems", "file.xlsx"),
    "an ODS that repeats itself": Case(repeated(1_000_000, 16_000, True), 0, 0, "far more than it seems", "file.ods"),
    "an ODS with empty lines": Case(repeated(1_000_000, 16_000, False), 1, 1, "it goes from 1 to 5", "file.ods"),
    "ODS": Case(ods, 1, 1, "it goes from 1 to 5", "file.ods"),
    "a picture called XLSX": Case(lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000), 0, 0, "no spreadsheet", "file.xlsx"),
}  # fmt: skip


@pytest.fixture
def workshop(home: Path) -> workshops.OpenWorkshop:
    spots = [{"id": "q", "stage": "s", "name": "Queue"}]
    return workshops.store_workshop(Workshop(title="W", stages=[{"id": "s", "name": "S"}], touchpoints=spots))


@pytest.mark.parametrize("name", CASES)
def test_the_user_is_told(name: str, workshop: workshops.OpenWorkshop) -> None:
    case = CASES[name]
    told, report = tell(File(case.name, data=case.make()), workshop)
    print(f"\n{name:<34}{told[:400]}", end="")
    counts = (report.added, report.known, len(report.refused)) if report else (0, 0, 0)
    assert counts == (case.added, 0, case.refused), told
    assert sum(counts) == (report.rows if report else 0)
    assert case.told in told
    assert len(workshop.feedback) == case.added


def tell(file: File, workshop: workshops.OpenWorkshop) -> tuple[str, importing.Report | None]:
    """Everything that a form would show of a file and its import."""
    try:
        look = importing.preview(file, workshop)
        guessed = ", ".join(f"{key} {one.value}" for key, one in look.guesses.items())
        columns = ", ".join(f"{one.name} → {one.field or '–'}" for one in look.columns[:6])
        report = importing.import_(file, workshop)
    except importing.Unreadable as error:
        return str(error), None
    refused = "; ".join(f"row {one.row}: {one.reason}" for one in report.refused)
    return " | ".join((report.words, guessed, columns, *report.notes, refused)), report


def test_text_is_what_it_was_in_every_alphabet(workshop: workshops.OpenWorkshop) -> None:
    for rows, encoding in ((ROWS, "utf-16"), (LATIN * 3, "cp1252"), (JAPANESE * 3, "cp932")):
        importing.import_(File(f"{encoding}.csv", data=coded(encoding, rows)()), workshop)
    wanted = {row.split(",", 3)[3] for row in (*ROWS, *LATIN, *JAPANESE)}
    assert set(workshop.feedback.frame.comment) == wanted


def test_joined_cells_give_their_value_to_each_row(workshop: workshops.OpenWorkshop) -> None:
    importing.import_(File("a.xlsx", data=book(merged)()), workshop)
    assert list(workshop.feedback.frame.touchpoint_id) == ["q", "q"]


def test_a_protected_workbook_opens_with_its_password(workshop: workshops.OpenWorkshop) -> None:
    file = File("a.xlsx", data=locked())
    with pytest.raises(importing.Locked, match=r"protected .* Save it without"):
        importing.preview(file, workshop)
    with pytest.raises(importing.Locked, match=r"The password does not open 'a\.xlsx'"):
        importing.preview(file, workshop, Choices(password="cake"))
    assert importing.import_(file, workshop, Choices(password="bun")).added == 2
    assert "bun" not in repr(Choices(password="bun"))
    assert all("bun" not in str(one.details) for one in workshop.feedback.sources)


def test_a_sheet_is_said_to_look_like_answers_only_where_it_does() -> None:
    found = [open_book(File("a.xlsx", data=data())).guesses["sheet"] for data in (covered, unnamed)]
    assert found[0] == ("Answers", "the first of 3 with rows that look like answers")
    assert found[1] == ("Sheet", "the first of 2 with rows")
