"""Spreadsheets: Excel and OpenDocument files, looked over before a library unpacks them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from workshop_kit.counting import count
from workshop_kit.importing.columns import KNOWN, header_row
from workshop_kit.importing.files import Cut, File, Locked, Table, Unreadable
from workshop_kit.importing.repeats import Span
from workshop_kit.language import capital

#: Bytes that the parts of a workbook may have when they are unpacked.
LARGEST = 2_000_000_000
#: Cells that a sheet may span.
WIDEST = 60_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BLOCK = 1 << 20
_ROW = re.compile(rb'<row[^>]*? r="(\d{1,9})"')
_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})\d')
_FORMULA = re.compile(rb"<c [^>]*?r=\"([A-Z]{1,3}\d{1,7})\"[^>]*><f[^>]*>[^<]*</f>(?:<v\s*/>|<v></v>)?</c>")


def is_book(head: bytes) -> bool:
    """Whether a file begins as a spreadsheet does."""
    return head.startswith((_ZIP, _OLE))


def open_book(file: File, sheet: str = "", password: str = "") -> Table:
    """A sheet of a workbook as a table; the first with rows if none is named. Raises Unreadable."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    data = _opened(file, password)
    if data is None:
        raise Locked(_locked(file.name, password))
    empty_formulas = _looked_over(file.name, data)
    try:
        book = CalamineWorkbook.from_filelike(data)
        names = book.sheet_names
        if sheet and sheet not in names:
            raise Unreadable(f"'{file.name}' has no sheet '{sheet}'. It has: {', '.join(names)}.")
        found, known = (sheet if book.get_sheet_by_name(sheet).height else None, True) if sheet else _likely(book)
    except PasswordError as error:
        # OpenDocument, or an old way of locking: no small library opens these, so no password is asked for.
        raise Unreadable(_locked(file.name, "")) from error
    except (CalamineError, ValueError) as error:
        raise Unreadable(f"'{file.name}' is damaged, or no spreadsheet: save it again, or as CSV.") from error
    if found is None:
        raise Unreadable(f"'{file.name}' is empty: no sheet has a row.")
    first = f"the first of {len(names)} with rows{' that look like answers' if known else ''}"
    why = "chosen" if sheet else ("the only one" if len(names) == 1 else first)
    notes = []
    if empty_formulas:
        notes.append(
            f"{empty_formulas[0]} holds a formula without a value ({len(empty_formulas)} in all): open the file in a "
            "spreadsheet program and save it, then its value is there."
        )
    held = book.get_sheet_by_name(found)
    merged = held.merged_cell_ranges or []
    down = [one for one in merged if one[0][0] < one[1][0]]
    if down:
        groups = count(len(down), "group of cells is", "groups of cells are")
        notes.append(f"{capital(groups)} joined; each of their rows gets the value that stands there.")
    head = bytes(data.getbuffer()[:200])
    form = "ods" if b"opendocument" in head else "xlsx" if head.startswith(_ZIP) else "xls"
    return Table(form, lambda: _rows(held, merged), {"sheet": (found, why)}, {"sheet": tuple(names)}, notes)


def _likely(book: Any) -> tuple[str | None, bool]:
    """The first sheet that people see and whose columns have known names, else the first with rows; and whether so."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    first = None
    for one in sorted(sheets, key=lambda one: one.visible != SheetVisibleEnum.Visible):
        sheet = book.get_sheet_by_name(one.name)
        if sheet.height and (first is None or one.visible == SheetVisibleEnum.Visible):
            if header_row([*islice(_texts(sheet), 20)])[1] == KNOWN:
                return str(one.name), True
            first = first or str(one.name)
    return first, False


def _texts(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    return ((number, row) for number, row in _rows(sheet, []) if not isinstance(row, Cut))


def _locked(name: str, password: str) -> str:
    if password:
        return f"The password does not open '{name}'. Capital and small letters count."
    return f"'{name}' is protected by a password. Save it without a password in your spreadsheet program."


def _opened(file: File, password: str) -> io.BytesIO | None:
    """The bytes of the workbook, None where a password is missing or wrong."""
    with file.open() as stream:
        data = io.BytesIO(stream.read())
    if file.head(4) != _OLE:
        return data
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    try:
        book = msoffcrypto.OfficeFile(data)
        if not book.is_encrypted():
            data.seek(0)
            return data
        if not password:
            return None
        plain = io.BytesIO()
        book.load_key(password=password)
        book.decrypt(plain)
    except (DecryptionError, InvalidKeyError):
        return None
    except (FileFormatError, OSError, ValueError, KeyError, AttributeError):
        data.seek(0)
        return data
    plain.seek(0)
    return plain


def _looked_over(name: str, data: io.BytesIO) -> list[str]:
    """Refuse what would fill the memory; give the cells whose formula has no value."""
    if data.getbuffer()[:4] != _ZIP:
        return []
    too_large = Unreadable(f"'{name}' unpacks to far more than it seems to hold, so it was not opened. Save it as CSV.")
    empty: list[str] = []
    total = 0
    try:
        with zipfile.ZipFile(data) as archive:
            for part in archive.infolist():
                if part.file_size > LARGEST:
                    raise too_large
                if not re.search(r"(worksheets/.*|content|sharedStrings)\.xml$", part.filename):
                    total += part.file_size
                    continue
                total += _walked(archive, part, empty, too_large)
                if total > LARGEST:
                    raise too_large
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(f"'{name}' is damaged, or no spreadsheet: save it again, or as CSV.") from error
    finally:
        data.seek(0)
    return empty


def _walked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, empty: list[str], too_large: Unreadable) -> int:
    """Size of a part, unpacked piece by piece."""
    size = rows = columns = 0
    span = Span() if part.filename == "content.xml" else None
    rest = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > LARGEST or (size > 50_000_000 and size > 100 * max(1, part.compress_size)):
                raise too_large
            piece = rest + block
            found = _ROW.findall(piece)
            rows = max(rows, *map(int, found), 0) if found else rows
            columns = max(columns, *map(_column, set(_CELL.findall(piece))), 0)
            if span:
                span.feed(block)
                if span.cells > WIDEST:
                    raise too_large
            if len(empty) < 1000 and b"<f" in piece:
                empty += [cell.decode() for cell in _FORMULA.findall(piece)]
            rest = piece[-500:] if len(block) == _BLOCK else b""
    if rows * columns > WIDEST:
        raise too_large
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(sheet: Any, merged: list[Any]) -> Iterator[tuple[int, list[str] | Cut]]:
    """Rows as text. Calamine leaves out empty columns on the left, and no rows."""
    joined = _joined(merged, (sheet.start or (0, 0))[1])
    values: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = ["" if cell == "" else _text(cell) for cell in cells]
        for top, column in joined.get(number, ()):
            if 0 <= column < len(row):
                row[column] = values.setdefault((top, column), row[column])
        if any(row):
            yield number, row


def _joined(merged: list[Any], start_column: int) -> dict[int, list[tuple[int, int]]]:
    """Row → top row and column of what is joined there; only down a column, a heading is no table."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in merged:
        if left == right and bottom - top < 100_000:
            for row in range(top, bottom + 1):
                found.setdefault(row + 1, []).append((top, left - start_column))
    return found


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat().removesuffix("T00:00:00")
    return str(cell)
