"""How many cells an OpenDocument sheet spans: one line of it may stand for a million rows."""

from __future__ import annotations

import re

_TAG = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_TIMES = re.compile(rb"number-(?:columns|rows)-repeated\s*=\s*[\"']\s*(\d{1,12})")


class Span:
    """Counts the cells up to the last filled one of each sheet; empty ones at the end cost nothing."""

    def __init__(self) -> None:
        self._rest = b""
        self._before = self._cells = self._rows = self._width = 0
        self._times, self._at, self._filled = 1, 0, 0

    @property
    def cells(self) -> int:
        """Of all sheets so far."""
        return self._before + self._cells

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the file."""
        told, end = self._rest + piece, 0
        for found in _TAG.finditer(told):
            end = found.end()
            self._tag(bool(found[1]), found[2], found[3])
        self._rest = told[max(end, told.rfind(b"<"), 0) :]

    def _tag(self, closing: bool, name: bytes, told: bytes) -> None:
        if name == b"table":
            self._before, self._cells, self._rows, self._width = self.cells, 0, 0, 0
        elif name != b"table-row":
            self._cell(told) if not closing else None
        elif closing or told.endswith(b"/"):
            self._row_ends(self._times if closing else _times(told))
        else:
            self._times, self._at, self._filled = _times(told), 0, 0

    def _cell(self, told: bytes) -> None:
        self._at += _times(told)
        if b"office:" in told or b"formula" in told:
            self._filled = self._at

    def _row_ends(self, times: int) -> None:
        self._rows += times
        if self._filled:
            self._width = max(self._width, self._filled)
            self._cells = self._rows * self._width
        self._times, self._at, self._filled = 1, 0, 0


def _times(told: bytes) -> int:
    found = _TIMES.search(told)
    return int(found[1]) if found else 1
