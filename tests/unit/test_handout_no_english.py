"""I2: nothing that the kit says is left in English in a handout of another language; what people typed stays."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from feedback_frames import sample as feedback
from feedback_frames import with_themes

from workshop_kit import document
from workshop_kit.figures.numbers import amount, apart, number, span
from workshop_kit.handout import Options, render
from workshop_kit.handout.given import Voices
from workshop_kit.language import speaking
from workshop_kit.model import Workshop
from workshop_kit.resources import folder

sys.path.insert(0, str(folder("templates").parent / "scripts"))
import make_catalogues

#: Shorter pieces of a sentence stand in other languages, too.
LEAST = 9


@pytest.fixture(scope="module")
def cafe() -> tuple[Workshop, Voices]:
    """The sample with feedback, themes, actions, measures and a funnel; nobody chose its word for customers."""
    sample, codings = with_themes(document.read(folder("data/sample") / "cafe.workshop.yaml"))
    sample = sample.model_copy(update={"customer": "customer", "customers": "customers"})
    return sample, Voices(feedback(), codings)


@pytest.mark.parametrize("language", make_catalogues.LANGUAGES)
def test_i2_no_sentence_of_the_kit_is_left_in_english(cafe, language: str) -> None:
    """I2: with every section, feedback and measures; what was typed is taken out before."""
    workshop, voices = cafe
    lines = _lines(render(workshop, Options(language=language, data=False), voices))
    text = "\n".join(_without(lines, {*_typed(document.to_dict(workshop)), *voices.feedback["comment"]}))
    assert len(lines) > 400
    assert re.findall(r"\bcustomers?\b", text) == []
    assert [piece for piece in _pieces(language) if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text)] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["61.2 minutes", "1 minute", "€ 1,166.50", "€ 3.20", "4.1 of 7", "8 points", "30 to 52", "−12"]),
        ("de", ["61,2 Minuten", "1 Minute", "€ 1.166,50", "€ 3,20", "4,1 von 7", "8 Punkte", "30 bis 52", "−12"]),
        ("ar", ["61.2 دقيقة", "دقيقة واحدة", "⁦€ 1,166.50⁩", "⁦€ 3.20⁩", "4.1 من 7", "8 نقاط", "30 إلى 52", "⁦−12⁩"]),
    ],
)
def test_i2_f1_numbers_and_units_are_written_as_the_language_writes_them(language: str, said: list[str]) -> None:
    """I2, F1: the noun follows the number as it is shown: 7.8 points are 8 points."""
    with speaking(language):
        amounts = [amount(61.2, "minutes"), amount(1, "minutes"), amount(1166.5, "€"), amount(3.2, "€")]
        assert [*amounts, amount(4.1, "of 7"), apart(7.8, "%"), span(30.2, 52, "%"), number(-12)] == said


def _lines(page: str) -> list[str]:
    """What a reader of the page reads, a line for each piece of text."""
    bare = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    lines = unescape(re.sub(r"<[^>]+>", "\n", bare)).translate(dict.fromkeys(map(ord, "\u2066\u2068\u2069")))
    return [line.strip() for line in lines.split("\n") if line.strip()]


def _typed(value: Any) -> Iterator[str]:
    """All texts of a workshop, as they are and line by line."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _typed(one)
    elif isinstance(value, str):
        yield from (value.strip(), *map(str.strip, value.split("\n")))


def _without(lines: list[str], typed: set[str]) -> Iterator[str]:
    """The lines without what was typed, the longest texts first."""
    long = sorted((text for text in typed if len(text) > 3), key=len, reverse=True)
    for line in lines:
        for text in long:
            line = line.replace(text, "…")
        yield line


def _pieces(language: str) -> set[str]:
    """What stands between the holes of English sentences, and in no translation into the language."""
    ids, known = set[str](), []
    for id, message in make_catalogues.read(language).items():
        ids |= {id} if isinstance(id, str) else set(id)
        known += [message.string] if isinstance(message.string, str) else message.string
    pieces = {piece.strip(" .,:;·()“”") for id in ids for piece in re.split(r"\{.*?\}", id)}
    told = "\n".join(known)
    return {piece for piece in pieces if len(piece) >= LEAST and piece not in told}
