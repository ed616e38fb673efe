"""Reviews as people copy them from a page: each begins or ends with its stars, and has its words beside or below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from workshop_kit.importing.words import cell_words

#: What people should know of reviews that take several lines each.
APART = "Names and dates above the words of a review are left out."
#: Longest rest of a line of stars that says when, not what.
_WHEN = 40
_SENTENCE = re.compile(r"[.!?…。！？؟।]$|(?:\S+\s+){3}\S")

Lines = Iterable[tuple[int, str]]


class _Said(NamedTuple):
    stars: str
    words: str


def divided(head: str) -> Callable[[Lines], Iterator[tuple[int, list[str]]]] | None:
    """How stars and words of a text are told apart by its first lines, None where few of its lines have stars."""
    lines = list(enumerate(head.splitlines(), 1))
    if _often(_starred(line) is not None for _, line in lines if line.strip()):
        return _each_line
    parts = list(_parts(lines))
    if len(parts) > 1 and _often(len(part) > 1 and _marks(part) == 1 for part in parts):
        return _each_part_to_its_stars if _often(map(_ends, parts)) else _each_part
    return None


def leaves_out(how: object) -> bool:
    """Whether lines above the stars of a review are left out."""
    return how is _each_part


def _often(known: Iterable[bool]) -> bool:
    told = list(known)
    return bool(told) and 2 * sum(told) >= len(told)


def _each_line(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    for number, line in lines:
        if line.strip():
            yield number, list(_starred(line) or _Said("", line.strip()))


def _each_part(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    for part in _parts(lines):
        yield part[0][0], list(_together([line for _, line in part]))


def _each_part_to_its_stars(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    for part in _parts(lines):
        said = _together(texts := [line for _, line in part])
        yield part[0][0], [said.stars, said.words or "\n".join(line.strip() for line in texts[:-1])]


def _parts(lines: Lines) -> Iterator[list[tuple[int, str]]]:
    """Lines between empty ones."""
    for blank, part in groupby(lines, lambda one: not one[1].strip()):
        if not blank:
            yield list(part)


def _marks(part: list[tuple[int, str]]) -> int:
    return sum(_starred(line) is not None for _, line in part)


def _ends(part: list[tuple[int, str]]) -> bool:
    """Whether the stars of a review stand below its words: more than the name of a person."""
    *above, (_, last) = part
    said = _starred(last)
    return said is not None and not said.words and any(_SENTENCE.search(line.strip()) for _, line in above)


def _together(lines: list[str]) -> _Said:
    """The stars of a review, and the words below them."""
    found = [(at, said) for at, said in enumerate(map(_starred, lines)) if said]
    if not found:
        return _Said("", "\n".join(line.strip() for line in lines))
    at, said = found[0]
    below = [line.strip() for line in lines[at + 1 :]]
    own = [said.words] if said.words and (not below or len(said.words) > _WHEN) else []
    return _Said(said.stars, "\n".join(own + below))


def _starred(line: str) -> _Said | None:
    """The stars of a line and its other words; None where it has none at either end."""
    line = line.strip()
    for pattern in _patterns():
        if found := pattern.match(line):
            return _Said(_stars(found["stars"]), found["words"].strip())
    return None


def _stars(told: str) -> str:
    """Stars as one sees them: "4 stars" as four of them."""
    number = sum(sign in "★⭐" for sign in told) or int(told[0])
    return "★" * number + "☆" * (5 - number)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(map(re.escape, sorted(cell_words().stars, key=len, reverse=True)))
    stars = rf"(?P<stars>[★⭐][★⭐☆\ufe0f ]{{0,20}}|[1-5]\s?/\s?5|[1-5]\s?(?:{words}))"
    between = r"[\s:;,.|·()\u2010-\u2015-]"
    return (
        re.compile(rf"^\(?{stars}(?![\w/★⭐☆]){between}*(?P<words>.*)$", re.IGNORECASE | re.DOTALL),
        re.compile(rf"^(?P<words>.*?){between}*(?<![\w/★⭐☆]){stars}\)?\.?$", re.IGNORECASE | re.DOTALL),
    )
