"""Which alphabet the bytes of a text are in, where it is not Unicode.

Latin ones are told by the letters that one language has: a text whose bytes are read by another table has letters of
several. They differ in so few that general guessing takes French for Lithuanian.
"""

from __future__ import annotations

import re

_WESTERN = (
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíóúüñ", "áâãàçéêíóôõúü", "àèéìíîòóù", "åäöé", "æøåé", "áéíóúëïöüèê", "áéíóúýþæöð",
    "àçèéíïòóúü·",
)  # fmt: skip
#: Letters beyond a to z, of each language that an encoding is for; the encoding that is met most comes first.
_LETTERS = {
    "cp1252": _WESTERN,
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "cp1254": ("çğıöşüâîûİ",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "mac_roman": _WESTERN,
}
_SIGNS = frozenset("–—„“”‚‘’…€«»¿¡°™®©\xa0·º\xaa")
#: Share of the letters that a language has to have, and what several of them together count.
_ENOUGH, _SEVERAL = 0.9, 0.97
#: So many letters of a Latin word may have marks; where more have, it is no Latin word.
_MARKED = 0.45
_WORD = re.compile(r"[^\W\d_]+")
#: Bytes of Hebrew letters that stand only at the end of a word, and of those that are frequent there or in Russian.
_FINAL = re.compile(rb"[\xea\xed\xef\xf3\xf5](?=[\xe0-\xfa])")
_HEBREW, _RUSSIAN = b"\xe9\xf7\xf8\xf9\xfa", b"\xe8\xf0\xf1\xf2"
_A_AND_O = "ао".encode("cp1251")
#: Every byte that Cyrillic letters and the signs between them have.
_CYRILLIC = frozenset((*range(0xC0, 0x100), *"ёЁіІїЇєЄґҐ–—„“”‘’…«»№\xa0".encode("cp1251")))


def latin(head: bytes) -> str:
    """The Latin encoding that bytes are in, "" where they are in none."""
    shares = {name: _share(head, name) for name in _LETTERS}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < _ENOUGH:
        return ""
    turkish = best == "cp1252" and shares["cp1254"] >= shares[best] and _turkish(head.decode("cp1254"))
    return "cp1254" if turkish else best


def _turkish(text: str) -> bool:
    """Whether letters that are Icelandic in another table are Turkish: the same bytes, and far more people.

    A few ı may be the ý of one short Czech word, too.
    """
    return any(letter in text for letter in "şğŞĞİ") or text.count("ı") > 2


def _share(head: bytes, encoding: str) -> float:
    """The share of the letters beyond a to z that belong to one language of the encoding."""
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError:
        return 0
    words = "".join(word for word in _WORD.findall(text) if not word.isascii())
    beyond = [_small(now) for before, now in zip(" " + text, text, strict=False) if now > "\x7f" and _fits(before, now)]
    whole = sum(one > "\x7f" for one in text)
    if not whole or (words and sum(one > "\x7f" for one in words) > _MARKED * len(words)):
        return 0
    alphabets = [_SIGNS.union(letters) for letters in _LETTERS[encoding]]
    one = max(sum(letter in letters for letter in beyond) for letters in alphabets)
    every = frozenset[str]().union(*alphabets)
    several = sum(letter in every for letter in beyond)
    return max(one, _SEVERAL * several) / whole


def _small(letter: str) -> str:
    """The small letter; İ stays, whose small one is plain."""
    return letter if letter == "İ" else letter.lower()


def _fits(before: str, now: str) -> bool:
    """Whether a letter can stand there: no capital letter stands behind a small one."""
    return not (now.isupper() and before.islower())


def other(head: bytes) -> str:
    """Japanese, Hebrew or Russian by what only they have, "" where bytes are none of them."""
    for name in ("euc_jp", "cp932"):
        letters = [one for one in head.decode(name, "ignore") if one > "\x7f"]
        syllables = sum("\u3041" <= one <= "\u30ff" for one in letters)
        if _reads(head, name) and syllables * 3 > len(letters):
            return name
    beyond = bytes(byte for byte in head if byte > 127)
    if _hebrew(head, beyond):
        return "cp1255"
    return "cp1251" if _russian(beyond) else ""


def _hebrew(head: bytes, beyond: bytes) -> bool:
    """Whether bytes are Hebrew: in Russian they are small letters, and those of final ones stand within words."""
    if not beyond or not all(0xE0 <= byte <= 0xFA for byte in beyond):
        return False
    return 50 * len(_FINAL.findall(head)) <= len(beyond) and _many(_RUSSIAN, beyond) <= _many(_HEBREW, beyond) + 1


def _russian(beyond: bytes) -> bool:
    """Whether bytes are Cyrillic: no Greek or Arabic has so many of those that are а and о."""
    return _CYRILLIC.issuperset(beyond) and 10 * _many(_A_AND_O, beyond) >= len(beyond) > 0


def _many(letters: bytes, text: bytes) -> int:
    return sum(map(text.count, (bytes([one]) for one in letters)))


def _reads(head: bytes, encoding: str) -> bool:
    """Whether bytes can be read so; their last letter may be cut in two."""
    try:
        head.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3
    return True
