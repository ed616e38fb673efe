"""Lines of text for a drawing, whose reader's fonts are not known: measured by rule of thumb, never too wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

#: Widths of letters in parts of their size: most, and the square ones of East Asia.
_USUAL, _SQUARE = 0.53, 1.0


def wrapped(text: str, width: float, size: float, most: int = 8) -> list[str]:
    """Lines that fit a width, in the units of `size`; when there are more than `most`, the last one ends with … ."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size):
        if line and length(line + word.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
    lines = [one for one in [*lines, line.rstrip()] if one]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "…"]
    return lines


def length(text: str, size: float) -> float:
    """About how wide a text is."""
    return size * sum(_SQUARE if unicodedata.east_asian_width(letter) in "WF" else _USUAL for letter in text)


def leftward(text: str) -> bool:
    """Whether a text is read from right to left: its first letter with a direction says so."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """Words with the space after them; what is wider than a line, and scripts without spaces, letter by letter."""
    for word in text.split():
        if length(word, size) <= width and not any(unicodedata.east_asian_width(letter) == "W" for letter in word):
            yield word + " "
        else:
            yield from word[:-1]
            yield word[-1] + " "
