"""I2, I5: the handout speaks German, Spanish, French and Arabic; what people typed stays as it is."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from string import Formatter

import pytest

from workshop_kit import document
from workshop_kit.errors import Invalid
from workshop_kit.handout import Options, remembered, render
from workshop_kit.language import day, decimal, direction, languages, listing, say, say_count, speaking
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.resources import folder

sys.path.insert(0, str(folder("templates").parent / "scripts"))
import make_catalogues

SPOKEN = make_catalogues.LANGUAGES


@pytest.fixture(scope="module")
def wanted() -> set[make_catalogues.Id]:
    return set(make_catalogues.messages())


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_sentence_is_translated(language: str, wanted) -> None:
    known = make_catalogues.read(language)
    missing = [id for id in wanted if id not in known or not make_catalogues.done(known[id]) or known[id].fuzzy]
    assert missing == []
    assert set(known) - wanted == set(), "run scripts/make_catalogues.py"


@pytest.mark.parametrize("language", SPOKEN)
def test_a_translation_has_the_holes_of_its_sentence(language: str) -> None:
    for id, message in make_catalogues.read(language).items():
        if isinstance(id, str):
            assert holes(str(message.string)) == holes(id), id
            continue
        forms = [holes(form) for form in message.string]
        allowed = holes(id[0]) | holes(id[1])
        # A form for one or two may say the number as a word.
        assert all(allowed - {"number", "customer", "customers"} <= form <= allowed for form in forms), id


@pytest.mark.parametrize("language", SPOKEN)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    many = {len(one.string) for one in make_catalogues.read(language).values() if isinstance(one.string, tuple)}
    assert many == {6 if language == "ar" else 2}


def test_arabic_counts_in_six_ways() -> None:
    with speaking("ar"):
        said = [say_count(n, "{number} day", "{number} days") for n in (1, 2, 3, 11, 100)]
    assert said == ["يوم واحد", "يومين", "3 أيام", "11 يومًا", "100 يوم"]


@pytest.mark.parametrize(
    ("language", "when", "number", "names"),
    [
        ("en", "5 March 2026", "2.5", "A, B and C"),
        ("de", "5. März 2026", "2,5", "A, B und C"),
        ("es", "5 de marzo de 2026", "2,5", "A, B y C"),
        ("fr", "5 mars 2026", "2,5", "A, B et C"),
        ("de-AT", "5. März 2026", "2,5", "A, B und C"),
        ("ja", "5 March 2026", "2.5", "A, B and C"),
    ],
)
def test_dates_numbers_and_lists(language: str, when: str, number: str, names: str) -> None:
    with speaking(language):
        assert (day(date(2026, 3, 5)), decimal(2.5), listing(["A", "B", "C"])) == (when, number, names)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Die Reise von Tomás Rivera", "Wir fragten", "5. März 2026", "Mundpropaganda", "beobachtet"]),
        ("es", ["El recorrido de Tomás Rivera", "Preguntamos", "Boca a boca", "observado"]),
        ("fr", ["Le parcours de Tomás Rivera", "Nous avons demandé", "Bouche-à-oreille"]),
        ("ar", ["سألنا", "كلام الناس", "مُلاحَظ", "5 مارس 2026"]),
    ],
)
def test_the_kits_words_are_translated_and_peoples_are_not(sample, language: str, words: list[str]) -> None:
    page = render(sample, Options(language=language))
    assert all(word in page for word in words)
    for moment in sample.moments:
        assert not moment.doing or moment.doing.split()[0] in page
    assert f'<html lang="{language}" dir="{direction(language)}"' in page
    assert document.loads(page).moments == sample.moments


@pytest.mark.parametrize("language", SPOKEN)
def test_no_english_of_the_kit_is_left(sample, language: str, wanted) -> None:
    page = re.sub(r"<style>.*?</style>", "", render(sample, Options(language=language, data=False)), flags=re.DOTALL)
    shown = re.sub(r"<[^>]+>", "\n", page)
    own = re.sub(r"<[^>]+>", "\n", render(sample, Options(data=False)))
    known = make_catalogues.read(language)
    same = {id for id in wanted if isinstance(id, str) and known[id].string == id}
    plain = {id for id in wanted - same if isinstance(id, str) and "{" not in id and len(id) > 3}
    lines = set(shown.split("\n"))
    typed = str(document.to_dict(sample))
    left = [text for text in plain if text in lines and text in own and text not in typed]
    assert left == []


def test_a_face_without_a_word_speaks_and_a_typed_word_stays() -> None:
    with speaking("de"):
        assert say("delighted") == "begeistert"


def test_without_a_choice_the_workshops_language_is_spoken_where_the_kit_knows_it() -> None:
    asked = Workshop(title="x", question="?", language="de")
    assert "Wir fragten" in render(asked)
    assert "We asked" in render(asked.model_copy(update={"language": "ja"}))
    assert "Nous avons demandé" in render(asked.model_copy(update={"handout_language": "fr"}))
    assert remembered(asked.model_copy(update={"handout_language": "tlh"})).language == ""


def test_a_language_nobody_speaks_here_is_refused() -> None:
    with pytest.raises(Invalid, match=r"does not speak 'tlh'.*en, ar, de, es, fr"):
        Options(language="tlh")
    assert languages() == ("en", *SPOKEN)


def test_words_of_the_other_direction_keep_theirs() -> None:
    with speaking("ar"):
        assert say("The journey of {name}", name="Ana") == "رحلة \u2068Ana\u2069"
    assert say("The journey of {name}", name="مها") == "The journey of \u2068مها\u2069"


def test_what_was_typed_is_no_pattern() -> None:
    page = render(Workshop(title="{name}", personas=[Persona(name="{0} {name!r} %s")], language="de"))
    assert "{0} {name!r} %s" in page


def test_english_waits_for_no_other_language() -> None:
    code = (
        "from workshop_kit.handout import render; from workshop_kit.model import Workshop; "
        "render(Workshop(title='x', question='?')); import sys; print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("language", "helpless"), [("de", "hilflos"), ("es", "impotencia"), ("fr", "impuissant"), ("ar", "عجز")]
)
def test_a_word_that_the_kit_offers_for_a_feeling_is_said_in_the_language_of_the_page(
    language: str, helpless: str
) -> None:
    """C2, I5: it was picked, not written; one's own word stays, also one with the marks of a pattern."""
    workshop = Workshop(
        title="T",
        personas=(Persona(id="p", name="Tom"),),
        stages=(Stage(id="s", name="S"),),
        touchpoints=(Touchpoint(id="t", stage="s", name="Rings"), Touchpoint(id="u", stage="s", name="Waits")),
        moments=(
            Moment(persona="p", touchpoint="t", feeling=-2, word="helpless"),
            Moment(persona="p", touchpoint="u", feeling=1, word="{name} glad"),
        ),
    )
    page = render(workshop, Options(language=language, data=False))
    assert helpless in page
    assert "helpless" not in page
    assert "{name} glad" in page
