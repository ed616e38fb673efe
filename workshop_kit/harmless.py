"""Texts that a spreadsheet would run as a formula, made harmless for CSV files."""

from __future__ import annotations

import re

#: A spreadsheet would run a cell that begins so as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where ; or a tab parts the columns of the reader's spreadsheet, a text may begin a cell in its middle.
_INSIDE = re.compile(r"([;\t\r\n][\s\"']*)(?=[=+\-@＝＋－＠])")


def harmless(value: object) -> object:
    """A text with an apostrophe where a formula would begin; anything else as it is."""
    if not isinstance(value, str):
        return value
    inside = _INSIDE.sub(r"\1'", value)
    return f"'{inside}" if value.startswith(FORMULA) or value.lstrip().startswith(FORMULA) else inside
