"""Reviews as people copy them from a page: each begins or ends with its stars, and has its words beside or below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby, takewhile
from typing import NamedTuple

from workshop_kit.importing.words import cell_words, plain, replies

#: What people should know of reviews that take several lines each.
APART = "Names and dates above the words of a review are left out."
#: The same where nothing but lines of stars divides them.
AROUND = (
    "Around the words of a review its names, dates and likes are left out, all lines of one to three words without a "
    "full stop, and what the business replied."
)
#: Most lines of a review, and the sign between what a page tells of its writer.
_LINES, _TELLS = 10, "·"
#: How the line of a review begins, whatever else is on it.
_STAR = ("★", "⭐")
#: Longest rest of a line of stars that says when, not what.
_WHEN = 40
#: Words of most names and letters of their small words, words of a line of names and dates, letters of an initial.
_FEW, _LONG, _INITIAL = 3, 6, 2
#: So near to the end of a line stars begin that stand there.
_NEAR = 60
#: A line that says what its date is of: "Date of experience: May 3, 2024".
_DATED = re.compile(r":.*\b(?:19|20)\d\d$")
_ENDS = tuple(".!?…。！？؟।")
_BETWEEN = " \t\xa0\u202f\u3000:;,.|·()-\u2010\u2011\u2012\u2013\u2014\u2015"

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
    return _each_star if _are_divided_by_stars([line for _, line in lines if line.strip()]) else None


def leaves_out(how: object) -> str:
    """What is told of lines that are left out, "" where none are."""
    if how is _each_part:
        return APART
    return AROUND if how is _each_star else ""


def _are_divided_by_stars(told: list[str]) -> bool:
    """Whether reviews stand below their stars without an empty line, as pages are copied with all that is on them."""
    stars = [number for number, line in enumerate(told) if _is_mark(line)]
    if len(stars) < 2 or len(told) > _LINES * len(stars):
        return False
    head, last = told[: stars[0]], len(told) - 1
    # Stars at the very end may be those of what stands above them, and so may all others.
    return not any(_speaks(line) or (last in stars and _is_long(line)) for line in head)


def _is_mark(line: str) -> bool:
    said = _starred(line)
    begins = line.lstrip().startswith(_STAR)
    return said is not None and (begins or (not _speaks(said.words) and len(said.words) <= _WHEN))


def _each_star(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    part: list[tuple[int, str]] = []
    for number, line in lines:
        if _is_mark(line):
            yield from _spoken(part)
            part = []
        # What stands above the first stars is the head of the page.
        if line.strip() and (part or _is_mark(line)):
            part.append((number, line.strip()))
    yield from _spoken(part)


def _spoken(part: list[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """The words of a review: its sentences and longer lines, up to what the business replied."""
    if not part:
        return
    (number, first), *below = part
    stars, beside = _starred(first)  # type: ignore[misc]
    said: list[str] = []
    for line in takewhile(lambda line: plain(line) not in replies(), (beside, *(line for _, line in below))):
        # Dates stand above the words or say what they are of, likes begin with their number; the rest was said.
        counts = _has_digit(line) and (not said or line[0].isdigit() or _DATED.search(line))
        if _speaks(line) or (_is_long(line) and not counts):
            said.append(line)
    yield number, [stars, "\n".join(said)]


def _speaks(line: str) -> bool:
    """Whether a line is a sentence: it ends like one, not in the initial of a name, or is too long for a name."""
    line = line.strip()
    if not line or _TELLS in line:
        return False
    *_, last = line.split()
    word = last.rstrip(".")
    ends = line.endswith(_ENDS) and (not line.endswith(".") or len(word) > _INITIAL or not word.istitle())
    return ends or len(line.split()) > _LONG


def _is_long(line: str) -> bool:
    """Whether a line without a full stop is more than a name, be it one of many words."""
    words = line.split()
    return len(words) > _FEW and _TELLS not in line and any(len(one) > _FEW and not one[0].isupper() for one in words)


def _has_digit(line: str) -> bool:
    return any(map(str.isdigit, line))


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
    return said is not None and not said.words and any(_is_sentence(line) for _, line in above)


def _is_sentence(line: str) -> bool:
    return line.strip().endswith(_ENDS) or len(line.split(maxsplit=3)) > 3


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
    first, last = _patterns()
    if found := first.match(line):
        return _Said(_stars(found["stars"]), line[found.end() :].lstrip(_BETWEEN))
    # From its beginning a long line would be gone through once for each of its letters.
    if found := last.search(line, max(0, len(line) - _NEAR)):
        return _Said(_stars(found["stars"]), line[: found.start()].rstrip(_BETWEEN))
    return None


def _stars(told: str) -> str:
    """Stars as one sees them: "4 stars" as four of them."""
    number = sum(sign in "★⭐" for sign in told) or int(told[0])
    return "★" * number + "☆" * (5 - number)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(map(re.escape, sorted(cell_words().stars, key=len, reverse=True)))
    stars = rf"(?P<stars>[★⭐][★⭐☆\ufe0f ]{{0,20}}|[1-5]\s?/\s?5|[1-5]\s?(?:{words}))"
    return (
        re.compile(rf"\(?{stars}(?![\w/★⭐☆])", re.IGNORECASE),
        re.compile(rf"(?<![\w/★⭐☆]){stars}\)?\.?$", re.IGNORECASE),
    )
