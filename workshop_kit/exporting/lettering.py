"""Lines of text for a drawing, whose reader's fonts are not known: measured by rule of thumb, rather too wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

#: Widths of letters in parts of their size, as wide as common fonts have them.
_WIDTHS = dict.fromkeys("iljtfrI.,:;'’|!()[]/\\ ", 0.37) | dict.fromkeys("mwMW@%—…", 0.95)
_USUAL, _CAPITAL, _SQUARE, _BOLD = 0.56, 0.7, 1.0, 1.06

# What East Asia does not begin a line with, and what it does not end one with.
_TRAILING = frozenset("、。，．・：；？！）］｝」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…”’%")
_LEADING = frozenset("（［｛「『【〔〈《“‘")
_JOINER, _FLAGS = "\u200d", range(0x1F1E6, 0x1F200)
_ISOLATE, _END = "\u2067", "\u2069"


def wrapped(text: str, width: float, size: float, most: int = 8, weight: int = 400) -> list[str]:
    """Lines that fit a width, in the units of `size`; when there are more than `most`, the last one ends with … ."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size, weight):
        if line and length(line + word.rstrip(), size, weight) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
    lines = [one for one in [*lines, line.rstrip()] if one]
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1])]
    return lines


def length(text: str, size: float, weight: int = 400) -> float:
    """About how wide a text is."""
    letters = text if text.isascii() else [one[0] for one in clusters(text)]
    return size * (_BOLD if weight > 500 else 1) * sum(map(_width, letters))


def leftward(text: str) -> bool:
    """Whether a text is read from right to left: its first letter with a direction says so."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)


def from_the_right(line: str) -> str:
    """A line that is read from the right wherever it stands.

    Programs disagree about where `direction` puts the anchor of an SVG text; about marks in the text they agree.
    """
    return f"{_ISOLATE}{line}{_END}"


def clusters(text: str) -> list[str]:
    """What people take for one letter: with its accents, its skin, and what it is joined to."""
    found: list[str] = []
    for letter in text:
        if found and _belongs(letter, found[-1]):
            found[-1] += letter
        else:
            found.append(letter)
    return found


@cache
def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.east_asian_width(letter) in "WF":
        return _SQUARE
    return _CAPITAL if letter.isupper() else _USUAL


def _belongs(letter: str, before: str) -> bool:
    joined = letter == _JOINER or before.endswith(_JOINER) or "\U0001f3fb" <= letter <= "\U0001f3ff"
    flag = ord(letter) in _FLAGS and len(before) == 1 and ord(before) in _FLAGS
    return joined or flag or unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf")


def _shortened(line: str) -> str:
    return "".join(clusters(line)[:-1]).rstrip() + "…"


def _pieces(text: str, width: float, size: float, weight: int) -> Iterator[str]:
    """Words with the space after them; what is wider than a line, and scripts without spaces, letter by letter."""
    for word in text.split():
        if length(word, size, weight) <= width and not any(unicodedata.east_asian_width(one) == "W" for one in word):
            yield word + " "
        else:
            *parts, last = _breakable(word)
            yield from parts
            yield last + " "


def _breakable(word: str) -> list[str]:
    """The letters of a word, each with the marks that may not stand at a line's beginning or end without it."""
    found: list[str] = []
    for letter in clusters(word):
        if found and (letter in _TRAILING or found[-1][-1] in _LEADING) and len(found[-1]) < 4:
            found[-1] += letter
        else:
            found.append(letter)
    return found
