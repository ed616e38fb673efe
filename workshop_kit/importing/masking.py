"""E-mail addresses, phone numbers and people's own names in texts, out of sight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from workshop_kit.importing.words import nobody, particles, plain

#: What stands in their place.
MAIL, PHONE = "[e-mail]", "[phone]"

# Each part has its longest length, so that no text takes long.
_PART = r"[^\s@\uff20<>()\[\],;:\"']"
_DOT = r"(?:\sdot\s|\s?\(dot\)\s?|\s?\[dot\]\s?)"
_AT = r"\s?(?:@|\uff20|\(at\)|\[at\])\s?"
# Behind a dot in words nearly everything is a word, as in polka dot dresses; some endings are words in a sentence, too.
_ENDING = (
    r"(?:(?:com|org|net|edu|gov|info|biz|io|co|dev|app|shop|online|eu|de|ch|fr|es|pt|nl|uk|ie|dk|se|fi|pl|cz|sk|hu|ro|bg|gr"
    r"|lt|lv|ee|hr|si|rs|ua|ru|tr|il|ae|jp|cn|kr|tw|au|nz|ca|br|mx|ar|cl|za)\b|(?:at|be|in|is|it|me|no|to|us)\b(?!\s+\w))"
)
_MAIL = re.compile(
    rf"(?:{_PART}{{1,64}}+{_DOT}){{0,4}}{_PART}{{1,64}}+"
    rf"(?:(?:{_AT}|\sat\s)[\w-]{{1,60}}(?:{_DOT}[\w-]{{1,60}}){{0,4}}{_DOT}{_ENDING}"
    rf"|{_AT}{_PART}{{1,200}}(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?)[^\W\d_][\w-]{{1,60}})",
    re.IGNORECASE,
)
#: What stands in such an address, and in few other texts.
_SIGNS = ("@", "\uff20", "(", "[", " dot ")
# Seven digits or more with what stands between the groups of a number; dates and prices are looked at again.
_DIGITS = r"(?:\+|00|\(\+?)?\d(?:[\s./()\u2010-\u2015\u00a0\uff0d-]{0,3}\d){6,14}(?![\w%€$£])"
_PHONE = re.compile(rf"(?<![\w./-])(?<!\d[,:]){_DIGITS}")
#: A number that stands right behind another one.
_NEXT = re.compile(rf"(?<=\d[,:./-]){_DIGITS}")
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
#: What stands before the number of a thing; a # stands before both kinds of numbers.
_OF_A_THING = re.compile(
    r"\b(?:order|invoice|booking|reservation|ticket|receipt|tracking|parcel|ref|reference|bestellung|bestell"
    r"|auftrag|auftrags|rechnung|rechnungs|buchung|buchungs|sendung|sendungs|pedido|factura|reserva|commande|facture"
    r"|réservation|ordine|fattura|prenotazione|biglietto|encomenda|fatura|bestelling|boeking|factuur|ordre|beställning"
    r"|faktura|zamówienie|objednávka|tilaus|sipariş|заказ|case(?=[\s-]*(?:number|no|nr|id|n°|nº|[#№])))"
    r"[\s-]*(?:number|no|nr|nummer|numero|número|numéro|código|codice|code|id|n|n°|nº)?[.:]?\s*[#№]?\s*$",
    re.IGNORECASE,
)
_GROUPS, _FOUR, _LONG = re.compile(r"[ -]"), re.compile(r"\d{4}"), 9
_SHARP = re.compile(r"[#№]\s?$")
_CALLS = re.compile(
    r"\b(?:(?:tele|cell|mobile)?phone|telefon\w*|cell|tel|mobil\w*|handy\w*|call|fax|whatsapp|sms|móvil|portable)\b",
    re.IGNORECASE,
)
#: Books and parcels of a market place have dashes in their numbers.
_ISBN = re.compile(r"\bisbn[\s-]*(?:1[03])?[.:]?\s*$", re.IGNORECASE)
_OF_A_MARKET = re.compile(r"\d{3}-\d{7}-\d{7}(?!\d)")
_MONEY_BEFORE = re.compile(r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF))\s?$")
_MONEY_AFTER = re.compile(r"(?:[.,]\d\d)?\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|kr|euros?|dollars?)\b)", re.IGNORECASE)
_MANY_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d")


#: The mark in the place of a name, and the shortest part of one that is looked for alone.
NAME, _PART_OF_NAME = "[name]", 3


#: Signs around the words of a name.
_AROUND = ",;()"
_SPACES = str.maketrans(dict.fromkeys(_AROUND, " "))


def without_names(texts: Sequence[str], people: Sequence[tuple[str, ...]]) -> list[str]:
    """Texts without the name of the person each is from: the whole of it, and the parts of it one by one.

    Each person comes as the cells of the columns that say their name, as the first and the last one.
    """
    shown = list(texts)
    said = [" ".join(cells) for cells in people]
    # Nearly no text holds its own name: whether it may is one look, whatever that name is.
    for at, (low, names) in enumerate(zip(_all_lower(shown), _all_lower(said), strict=True)):
        if low and _may_hold(low, names):
            shown[at] = _nameless(shown[at], people[at])
    return shown


def _may_hold(low: str, names: str) -> bool:
    # A loop costs a third of what `any` does, and this is asked of each row.
    for word in names.split():  # noqa: SIM110
        if word in low:
            return True
    return False


def _all_lower(texts: list[str]) -> list[str]:
    """Each in small letters, of i one kind, and without the signs around names: in one go, which costs a third."""
    whole = _one_i(_APART.join(texts).lower())
    for sign in _AROUND:
        whole = whole.replace(sign, " ")
    low = whole.split(_APART)
    return low if len(low) == len(texts) else [_one_i(text.lower()).translate(_SPACES) for text in texts]


def _one_i(low: str) -> str:
    """Small letters in which İ and ı are an i: which capitals belong to them differs from language to language."""
    return low.replace("i\u0307", "i").replace("\u0131", "i")


def _nameless(text: str, cells: tuple[str, ...]) -> str:
    alone, whole = _parts(cells)
    low = _lowered(text)
    places = chain(*(_places(text, part) for part in alone), *(_places(low, part) for part in whole))
    shown, done = [""], 0
    for start, end in sorted(places):
        if shown[-1] and (start < done or text[done:start].isspace()):
            done = max(done, end)
        else:
            shown += [text[done:start], NAME]
            done = end
    return "".join([*shown, text[done:]])


def _lowered(text: str) -> str:
    """In small letters, each at its own place: some signs are two small ones."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)


def _places(text: str, part: str) -> Iterator[tuple[int, int]]:
    """Where a part of a name stands as whole words; signs that need no spaces between words have no ends of words."""
    free = min(part.replace(" ", "")) >= "\u2e80"
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        if free or not (_goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1])):
            yield start, end
        start = text.find(part, start + 1)


def _goes_on(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@lru_cache(maxsize=20_000)
def _parts(cells: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """What a person is found by: words that stand alone as they are written, and several together in any case."""
    named = list(dict.fromkeys(filter(None, map(_words, cells))))
    words = list(chain(*named))
    alone = {one for one in words if len(one) >= _PART_OF_NAME and not one[0].islower() and plain(one) not in nobody()}
    # Some tools write names in capitals; people do not write themselves so.
    alone |= {way for one in alone if one.isupper() and plain(one) not in particles() for way in _written(one)}
    if len(words) == 1 and len(words[0]) > 1:
        alone.add(words[0])
    either = (order for one, two in pairwise(named) for order in ((*one, *two), (*two, *one)))
    whole: list[Sequence[str]] = [*named, *either, words]
    whole += [[word for word in one if plain(word) not in nobody()] for one in whole]
    return alone, {_lowered(" ".join(one)) for one in whole if len(one) > 1}


def _written(word: str) -> set[str]:
    """A word in capitals as people write it; in Turkish the small İ is an i, and the small I has no dot."""
    return {one.title().replace("i\u0307", "i") for one in (word, word.replace("I", "\u0131"))}


def _words(cell: str) -> tuple[str, ...]:
    """The words of a name, the first name first; nothing where a cell is no name of a person."""
    last, _, first = cell.partition(",")
    words = tuple(f"{first} {last}".translate(_SPACES).split())
    if "@" in cell or not 0 < len(words) <= 5 or not words[0][0].isalpha() or any(map(str.isdigit, cell)):
        return ()
    return () if all(plain(word) in nobody() for word in words) else words


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
    # As bytes, small letters of all scripts cost next to nothing, and A to Z are all that matter.
    low = whole.encode("utf-8", "surrogatepass").lower()
    for sign in _SIGNS:
        if sign.encode() in low:
            found |= {number for number, text in enumerate(texts) if sign in text.lower()}
    return found


def masked(text: str) -> str:
    """The text with a mark in the place of each e-mail address and phone number."""
    low = text.lower()
    if any(sign in low for sign in _SIGNS):
        text = _MAIL.sub(MAIL, text)
    return _without_phones(text) if _MANY_DIGITS.search(text) else text


def _without_phones(text: str) -> str:
    shown, done = [], 0
    found = _PHONE.search(text)
    while found:
        stays = _leads_to_nobody(found)
        shown += [text[done : found.start()], found[0] if stays else PHONE]
        done = found.end()
        found = (None if stays else _NEXT.match(text, done + 1)) or _PHONE.search(text, done)
    return "".join([*shown, text[done:]])


def _leads_to_nobody(found: re.Match[str]) -> bool:
    """Whether digits are a date, a price, or the number of a thing."""
    said, before = found[0], found.string[max(0, found.start() - 40) : found.start()]
    if _PAIRS.fullmatch(said):
        return False
    if _COUNTED.fullmatch(said) or _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(found.string, found.end()):
        return True
    if _ISBN.search(before) or _OF_A_MARKET.match(found.string, found.start()):
        return True
    return said[0] not in "+0(" and _is_one_number(said) and _is_of_a_thing(before)


def _is_one_number(said: str) -> bool:
    """Whether digits have no groups, or groups of four as on orders; phone numbers begin with shorter ones."""
    *first, last = _GROUPS.split(said)
    return said.replace("/", "").isdigit() or (
        len(said) > _LONG and last.isdigit() and all(map(_FOUR.fullmatch, first))
    )


def _is_of_a_thing(before: str) -> bool:
    return bool(_OF_A_THING.search(before) or (_SHARP.search(before) and not _CALLS.search(before)))
