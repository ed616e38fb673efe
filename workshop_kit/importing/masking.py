"""E-mail addresses and phone numbers in texts, out of sight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
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
