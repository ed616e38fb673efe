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
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "mac_roman": _WESTERN,
}
_SIGNS = frozenset("–—„“”‚‘’…€«»¿¡°™®©\xa0·º\xaa")
#: Share of the letters that a language has to have, and what several of them together count.
_ENOUGH, _SEVERAL = 0.9, 0.97
#: So many letters of a Latin word may have marks; where more have, it is no Latin word.
_MARKED = 0.45
_WORD = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]*")


def latin(head: bytes) -> str:
    """The Latin encoding that bytes are in, "" where they are in none."""
    shares = {name: _share(head, name) for name in _LETTERS}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _ENOUGH else ""


def _share(head: bytes, encoding: str) -> float:
    """The share of the letters beyond a to z that belong to one language of the encoding."""
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError:
        return 0
    words = "".join(_WORD.findall(text))
    beyond = [now.lower() for before, now in zip(" " + text, text, strict=False) if now > "\x7f" and _fits(before, now)]
    whole = sum(one > "\x7f" for one in text)
    if not whole or (words and sum(one > "\x7f" for one in words) > _MARKED * len(words)):
        return 0
    alphabets = [_SIGNS.union(letters) for letters in _LETTERS[encoding]]
    one = max(sum(letter in letters for letter in beyond) for letters in alphabets)
    several = sum(letter in frozenset().union(*alphabets) for letter in beyond)
    return max(one, _SEVERAL * several) / whole


def _fits(before: str, now: str) -> bool:
    """Whether a letter can stand there: no capital letter stands behind a small one."""
    return not (now.isupper() and before.islower())


def other(head: bytes) -> str:
    """Japanese or Hebrew by what only they have, "" where bytes are neither."""
    for name in ("euc_jp", "cp932"):
        letters = [one for one in head.decode(name, "ignore") if one > "\x7f"]
        syllables = sum("\u3041" <= one <= "\u30ff" for one in letters)
        if _reads(head, name) and syllables * 3 > len(letters):
            return name
    beyond = {byte for byte in head if byte > 127}
    # The same bytes are small Russian letters; but no Russian does without all of ы, ь, э, ю and я.
    return "cp1255" if beyond and all(0xE0 <= byte <= 0xFA for byte in beyond) else ""


def _reads(head: bytes, encoding: str) -> bool:
    """Whether bytes can be read so; their last letter may be cut in two."""
    try:
        head.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3
    return True
