"""A workbook that a password opens."""

from __future__ import annotations

import io

from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook


def locked_book(password: str, *rows: list[object]) -> bytes:
    """Its bytes, with these rows on its only sheet."""
    book, plain, made = Workbook(), io.BytesIO(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(plain)
    OOXMLFile(plain).encrypt(password, made)
    return made.getvalue()
