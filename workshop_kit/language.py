"""What the kit says in the language of a page: sentences, counts, dates and lists. English where nothing else is.

A sentence is written in English where it is needed, `say("The journey of {name}", name=…)`; the catalogues in
`templates/handout/locale/` hold it in other languages. What people typed is a value, and never translated.
Babel is loaded only for languages other than English, so that English does not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from workshop_kit.counting import spelled
from workshop_kit.resources import folder

#: The language all sentences are written in.
SOURCE = "en"

_CALLED = {"en": "English", "ar": "العربية", "de": "Deutsch", "es": "Español", "fr": "Français"}

#: Primary subtags, and scripts, that are written from right to left.
_RIGHT_TO_LEFT = frozenset(
    "ar arc ckb dv fa he iw ks ps sd syr ug ur yi arab hebr syrc thaa nkoo adlm".split()  # noqa: SIM905
)
_STRONG = {
    "ltr": re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"),
    "rtl": re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u058f\u0900-\u1fff\u3040-\ud7af]"),
}
#: Marks around a piece of its own direction, and around a piece that is read from left to right.
_OWN, _RIGHTWARD, _END = "\u2068", "\u2066", "\u2069"

_spoken: ContextVar[str] = ContextVar("spoken", default=SOURCE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within the block, `say` speaks this language, or English where no catalogue has it."""
    before = _spoken.set(known(language) or SOURCE)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken_language() -> str:
    """Tag of the language that is spoken now."""
    return _spoken.get()


@cache
def languages() -> tuple[str, ...]:
    """Tags of the languages the kit speaks, English first."""
    found = _home().glob("*/*.po") if _home().is_dir() else ()
    return (SOURCE, *sorted({file.parent.name for file in found}))


def called(language: str) -> str:
    """What a language of the kit is called by those who speak it."""
    return _CALLED.get(language, language)


def known(language: str) -> str:
    """The language of the kit's own that comes nearest to a tag (de-AT is spoken as de); empty when there is none."""
    wanted = language.lower().replace("_", "-")
    return next((tag for tag in (wanted, wanted.split("-")[0]) if tag in languages()), "")


def direction(language: str) -> str:
    """The writing direction of a language tag, "rtl" or "ltr"."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script or parts[0]) in _RIGHT_TO_LEFT else "ltr"


def say(text: str, /, **values: Any) -> str:
    """A sentence in the language that is spoken, with values in the place of its {names}."""
    return _filled(_catalogue(_spoken.get()).gettext(text) if _spoken.get() != SOURCE else text, values)


def say_count(number: int, one: str, many: str, /, **values: Any) -> str:
    """A sentence about a number, {number} in it, in the form the number asks for.

    Small numbers are words in English; in other languages, where a number's word follows the noun's gender, digits.
    A `number` among the values is written in its place.
    """
    if _spoken.get() == SOURCE:
        return _filled(one if number == 1 else many, {"number": spelled(number), **values})
    return _filled(_catalogue(_spoken.get()).ngettext(one, many, number), {"number": decimal(number), **values})


def later(text: str) -> str:
    """A sentence that is said later: `say` gets it from a variable, and the catalogues must know it."""
    return text


def counted(one: str, many: str) -> tuple[str, str]:
    """Both forms of a sentence that `say_count` says later."""
    return one, many


def capital(text: str) -> str:
    """The text with its first letter large, the others as they were."""
    return text[:1].upper() + text[1:]


def apart(text: str) -> str:
    """A text of the other writing direction, kept in its own order within a sentence."""
    other = _STRONG[direction(_spoken.get())].search(text)
    return f"{_OWN}{text}{_END}" if other and not text.startswith(_OWN) else text


def in_figures(text: str) -> str:
    """A number with a sign, which stands before it in every script."""
    return f"{_RIGHTWARD}{text}{_END}" if direction(_spoken.get()) == "rtl" else text


def decimal(number: float, places: int | None = None) -> str:
    """A number as it is written: 2.5, or 2,5; always with that many decimal places, where they are given."""
    if _spoken.get() == SOURCE:
        return f"{number:g}" if places is None else f"{number:.{places}f}"
    from babel.numbers import format_decimal

    form = None if places is None else "0." + "0" * places if places else "0"
    return format_decimal(number, format=form, locale=_spoken.get())


def grouped(number: float, places: int = 0) -> str:
    """A number with its thousands apart, up to that many decimal places: 1,166.5, or 1.166,5."""
    if _spoken.get() == SOURCE:
        text = f"{number:,.{places}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    from babel.numbers import format_decimal

    return format_decimal(number, format=f"#,##0.{'#' * places}", locale=_spoken.get())


def in_words(number: int) -> str:
    """A number within a sentence that counts something else: a word in English, digits elsewhere."""
    return spelled(number) if _spoken.get() == SOURCE else decimal(number)


def short_day(value: date) -> str:
    """A day as a label: 28 Feb 2026."""
    if _spoken.get() == SOURCE:
        return f"{value.day} {value:%b} {value.year}"
    from babel.dates import format_date

    return format_date(value, "medium", locale=_spoken.get())


def day(value: date) -> str:
    """A day as it is written: 5 March 2026."""
    if _spoken.get() == SOURCE:
        return f"{value.day} {value:%B} {value.year}"
    from babel.dates import format_date

    return format_date(value, "long", locale=_spoken.get())


def listing(names: Sequence[str]) -> str:
    """Names as a phrase: A, B and C."""
    if _spoken.get() == SOURCE:
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
    from babel.lists import format_list

    return format_list([apart(name) for name in names], locale=_spoken.get())


def either(names: Sequence[str]) -> str:
    """Names to choose from, as a phrase: A, B or C."""
    if _spoken.get() == SOURCE:
        return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
    from babel.lists import format_list

    return format_list([apart(name) for name in names], style="or", locale=_spoken.get())


def _filled(text: str, values: dict[str, Any]) -> str:
    if not values:
        return text
    return text.format(**{name: apart(one) if isinstance(one, str) else one for name, one in values.items()})


@cache
def _catalogue(language: str) -> GNUTranslations:
    """All catalogues of a language as one; what a sentence lacks is said in English."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    files = sorted((_home() / language).glob("*.po"))
    first, *others = [read_po(BytesIO(file.read_bytes()), locale=language) for file in files]
    for other in others:
        for message in other:
            if message.id:
                first[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, first)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _home() -> Path:
    return folder("templates") / "handout/locale"
