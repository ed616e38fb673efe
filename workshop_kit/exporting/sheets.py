"""The tables of a workshop for a spreadsheet: one sheet, or one CSV file, for each."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from workshop_kit.harmless import FORMULA, harmless
from workshop_kit.model import Workshop
from workshop_kit.tables import COLUMNS, SAID, Said, Tables

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

# Spreadsheets read such letters as the one with that number.
_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDEST = 60
_HEAD, _BODY = "Kit heading", "Kit text"
_INITIALS = ("nps", "csat", "ces", "sd")
# The day that zip files count from, so that the same workshop gives the same file.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


#: Rows of feedback in a workbook: a sheet takes little more, and long before that nobody can open it. CSV has all.
MOST = 20_000


def workbook(workshop: Workshop, said: Said | None = None) -> bytes:
    """An .xlsx file: numbers as numbers, yes and no as such, and whatever was typed as text, never as a formula."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    for style in _styles():
        book.add_named_style(style)
    for name, table in _tables(workshop, said):
        sheet = book.create_sheet(_title(name))
        _fill(sheet, table[:MOST])
        if len(table) > MOST:
            left = len(table) - MOST
            sheet.append([f"{left:,} more {'row is' if left == 1 else 'rows are'} in the CSV tables."])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def archive(workshop: Workshop, said: Said | None = None) -> bytes:
    """A .zip with one CSV file a table, in UTF-8 with a mark by which spreadsheets know it.

    What a spreadsheet would take for a formula has an apostrophe before it.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, table in _tables(workshop, said):
            text = _safe(table).to_csv(index=False, lineterminator="\r\n")
            file.writestr(zipfile.ZipInfo(f"{name}.csv", _NO_DATE), text.encode("utf-8-sig"), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _safe(table: pd.DataFrame) -> pd.DataFrame:
    # A Series of text stays one, whatever its cells hold.
    texts = {name: column.map(harmless) for name, column in table.items() if column.dtype in ("str", "object")}
    return table.assign(**texts)


def _tables(workshop: Workshop, said: Said | None) -> list[tuple[str, pd.DataFrame]]:
    """All tables as people read them: names instead of ids, channels as one text."""
    tables = Tables(workshop, said)
    names = {p.id: p.name for p in workshop.personas} | {t.id: t.name for t in workshop.touchpoints}
    return [(name, _readable(getattr(tables, name), names)) for name in (*COLUMNS, *(SAID if said else ()))]


def _readable(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    columns = {}
    for name in table:
        if name.endswith("_id") and name.removesuffix("_id") in ("persona", "touchpoint"):
            columns[name.removesuffix("_id")] = table[name].map(lambda id: names.get(id, "")).astype("str")
        elif name == "feedback_id":
            # What joins codings and feedback.
            columns["answer"] = table[name]
        elif not name.endswith(("_id", "_order")):
            columns[name] = table[name].map(", ".join).astype("str") if table[name].dtype == object else table[name]
    return table.drop(columns=table.columns).assign(**columns).rename(columns=_title)


def _title(name: str) -> str:
    return name.upper() if name in _INITIALS else name.replace("_", " ").capitalize()


def _fill(sheet: Worksheet, table: pd.DataFrame) -> None:
    from openpyxl.utils import get_column_letter

    rows = [list(table.columns), *table.astype(object).where(table.notna(), None).to_numpy().tolist()]
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            cell = sheet.cell(i, j, _NUMBERED.sub("_x005F_", value) if isinstance(value, str) else value)
            # Two styles of the whole book: one made for each cell took ten times as long.
            cell.style = _HEAD if i == 1 else _BODY
            if isinstance(value, datetime):
                cell.number_format = "yyyy-mm-dd"
            if isinstance(value, str):
                # Without it a text that begins with = would be a formula; the mark keeps it text when it is edited.
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(FORMULA)
    for j, column in enumerate(zip(*rows, strict=True), 1):
        longest = max(len(line) for value in column for line in str(value or "").split("\n"))
        sheet.column_dimensions[get_column_letter(j)].width = min(longest, _WIDEST) + 2
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _styles() -> list[NamedStyle]:
    from openpyxl.styles import Alignment, Font, NamedStyle

    return [
        NamedStyle(_HEAD, font=Font(bold=True), alignment=Alignment(vertical="top")),
        NamedStyle(_BODY, alignment=Alignment(vertical="top", wrap_text=True)),
    ]
