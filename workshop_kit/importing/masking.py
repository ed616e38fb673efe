"""E-mail addresses, phone numbers and people's own names in texts, out of sight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

#: What stands in their place.
MAIL, PHONE = "[e-mail]", "[phone]"

# Each part has its longest length, so that no text takes long.
_PART = r"[^\s@<>()\[\],;:\"']"
_MAIL = re.compile(
    rf"{_PART}{{1,64}}\s?(?:@|\(at\)|\[at\])\s?{_PART}{{1,200}}(?:\.|\(dot\)|\[dot\])[^\W\d_][\w-]{{1,60}}",
    re.IGNORECASE,
)
# Seven digits or more with what stands between the groups of a number; dates and prices are looked at again.
_PHONE = re.compile(r"(?<![\w.,/:-])(?:\+|00|\(\+?)?\d(?:[\s./()\u2010-\u2015\u00a0-]{0,3}\d){6,14}(?![\w%€$£])")
_DATE = re.compile(r"^(\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(\D.*)?$")
_MANY_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d")


#: The mark in the place of a name, and the shortest part of one that is looked for alone.
NAME, _PART_OF_NAME = "[name]", 3


def without_names(texts: Sequence[str], names: Sequence[str]) -> list[str]:
    """Texts without the name of the person each is from: the whole of it, and the parts of it one by one."""
    return [_nameless(text, name) if name and text else text for text, name in zip(texts, names, strict=True)]


def _nameless(text: str, name: str) -> str:
    parts = _parts(name)
    return parts[1].sub(NAME, text) if parts and any(part in text for part in parts[0]) else text


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[tuple[str, ...], re.Pattern[str]] | None:
    """What a name is found by, and how: a whole word, longest first; None where a cell is no name."""
    words = name.split()
    if "@" in name or len(words) > 5 or not name[:1].isalpha() or any(map(str.isdigit, name)):
        return None
    alone = [word for word in words if len(word) >= _PART_OF_NAME and not word[0].islower()]
    found = tuple(sorted({" ".join(words), *alone} if len(name) >= 2 else (), key=len, reverse=True))
    if not found:
        return None
    one = "|".join(map(re.escape, found))
    # Signs that need no spaces between words have no ends of words either.
    bound = "" if min(name.replace(" ", "")) >= "\u2e80" else r"\b"
    return found, re.compile(rf"{bound}(?:{one})(?:\s+(?:{one}))*{bound}")


# Longer than what may stand between the digits of a number.
_APART = "\n" * 4


def all_masked(texts: Sequence[str]) -> list[str]:
    """Many texts, each with a mark in the place of each e-mail address and phone number.

    Nearly all texts have neither, and one look at all of them together finds those that may.
    """
    shown = list(texts)
    for number in _suspects(shown):
        shown[number] = masked(shown[number])
    return shown


def _suspects(texts: list[str]) -> set[int]:
    whole = _APART.join(texts)
    found: set[int] = set()
    if digits := [one.start() for one in _MANY_DIGITS.finditer(whole)]:
        starts = [0, *accumulate(len(text) + len(_APART) for text in texts)]
        found = {bisect_right(starts, place) - 1 for place in digits}
    for sign in ("@", "(", "["):
        if sign in whole:
            found |= {number for number, text in enumerate(texts) if sign in text}
    return found


def masked(text: str) -> str:
    """The text with a mark in the place of each e-mail address and phone number."""
    if "@" in text or "(" in text or "[" in text:
        text = _MAIL.sub(MAIL, text)
    if _MANY_DIGITS.search(text):
        text = _PHONE.sub(_number, text)
    return text


def _number(found: re.Match[str]) -> str:
    return found[0] if _DATE.match(found[0]) else PHONE
