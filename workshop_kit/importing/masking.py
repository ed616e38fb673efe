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
    rf"{_PART}{{1,64}}(?:\s?(?:@|\uff20|\(at\)|\[at\])\s?{_PART}{{1,200}}(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?)"
    r"|\sat\s[\w-]{1,60}\sdot\s)[^\W\d_][\w-]{1,60}",
    re.IGNORECASE,
)
#: What stands in such an address, and in few other texts.
_SIGNS = ("@", "\uff20", "(", "[", " dot ", " DOT ")
# Seven digits or more with what stands between the groups of a number; dates and prices are looked at again.
_PHONE = re.compile(
    r"(?<![\w./-])(?<!\d[,:])(?:\+|00|\(\+?)?\d(?:[\s./()\u2010-\u2015\u00a0\uff0d-]{0,3}\d){6,14}(?![\w%€$£])"
)
_YEAR = r"(?:19|20)\d\d"
#: Digits that lead to nobody: dates, years, times of the day, marks like 9/10.
_COUNTED = re.compile(
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?:\D.*)?"
    rf"|{_YEAR}(?:[\s/\u2013-]+{_YEAR})+|{_YEAR}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
    r"|(?:[01]?\d|2[0-4])[.][0-5]\d(?:[\s\u2013-]+(?:[01]?\d|2[0-4])[.][0-5]\d)+"
    r"|\d{1,2}/\d{1,2}(?:\s+\d{1,2}/\d{1,2})+",
    re.DOTALL,
)
#: Five pairs are a French number, though three of them look like a day.
_PAIRS = re.compile(r"0\d([.\s-])\d\d(?:\1\d\d){3}")
#: What stands before the number of a thing, and around a price.
_OF_A_THING = re.compile(
    r"(?:\b(?:order|invoice|booking|reservation|ticket|receipt|tracking|parcel|case|ref|reference|isbn|bestellung|bestell"
    r"|auftrag|auftrags|rechnung|rechnungs|buchung|buchungs|sendung|sendungs|pedido|factura|reserva|commande|facture"
    r"|réservation)[\s-]*(?:number|no|nr|nummer|code|id|n°|nº)?[.:]?\s*[#№]?\s*|[#№]\s?)$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF))\s?$")
_MONEY_AFTER = re.compile(r"(?:[.,]\d\d)?\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|kr|euros?|dollars?)\b)", re.IGNORECASE)
_MANY_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d")


#: The mark in the place of a name, and the shortest part of one that is looked for alone.
NAME, _PART_OF_NAME = "[name]", 3


def without_names(texts: Sequence[str], names: Sequence[str]) -> list[str]:
    """Texts without the name of the person each is from: the whole of it, and the parts of it one by one."""
    # Nearly no text holds its own name: whether it may is one look, whatever that name is.
    return [
        _nameless(text, name) if any(map(text.__contains__, name.split())) else text
        for text, name in zip(texts, names, strict=True)
    ]


def _nameless(text: str, name: str) -> str:
    parts = _parts(name)
    return _pattern(parts).sub(NAME, text) if any(part in text for part in parts) else text


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    """What a name is found by, longest first; nothing where a cell is no name."""
    words = name.split()
    if "@" in name or not 0 < len(words) <= 5 or not name[0].isalpha() or any(map(str.isdigit, name)):
        return ()
    alone = [word for word in words if len(word) >= _PART_OF_NAME and not word[0].islower()]
    return tuple(sorted({" ".join(words), *alone} if len(name) > 1 else (), key=len, reverse=True))


def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    """Parts of a name as whole words; signs that need no spaces between words have no ends of words either."""
    one = "|".join(map(re.escape, parts))
    bound = "" if min("".join(parts).replace(" ", "")) >= "\u2e80" else r"\b"
    return re.compile(rf"{bound}(?:{one})(?:\s+(?:{one}))*{bound}")


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
    for sign in _SIGNS:
        if sign in whole:
            found |= {number for number, text in enumerate(texts) if sign in text}
    return found


def masked(text: str) -> str:
    """The text with a mark in the place of each e-mail address and phone number."""
    if any(sign in text for sign in _SIGNS):
        text = _MAIL.sub(MAIL, text)
    before = ""
    # A number that stands right behind another one is found once that one is gone.
    while before != text and _MANY_DIGITS.search(text):
        before, text = text, _PHONE.sub(_number, text)
    return text


def _number(found: re.Match[str]) -> str:
    return found[0] if _leads_to_nobody(found) else PHONE


def _leads_to_nobody(found: re.Match[str]) -> bool:
    """Whether digits are a date, a price, or the number of a thing."""
    said, before = found[0], found.string[max(0, found.start() - 40) : found.start()]
    if _PAIRS.fullmatch(said):
        return False
    if _COUNTED.fullmatch(said) or _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(found.string, found.end()):
        return True
    return said[0] not in "+0(" and bool(_OF_A_THING.search(before))
