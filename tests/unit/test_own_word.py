"""The workshop's own word for its people (guest, patient, donor) is used wherever it is known."""

from __future__ import annotations

import re

import pytest

from workshop_kit.changes.reverse import Draft
from workshop_kit.changes.words import phrase, unmarked
from workshop_kit.document import read
from workshop_kit.exporting.prose import markdown
from workshop_kit.handout import Options, render
from workshop_kit.model import Persona, Workshop
from workshop_kit.resources import folder
from workshop_kit.session.plans import chosen, plans
from workshop_kit.vocabulary import load
from workshop_kit.widgets.feedback.ground import Ground

TEMPLATES = folder("templates")
PATIENTS = Workshop(title="Ward 3", customer="patient", customers="patients")


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", sorted(path.stem for path in (TEMPLATES / "plans").glob("*.yaml")))
def test_a_plan_speaks_of_the_workshops_people(name: str) -> None:
    laid = [text for op in chosen(PATIENTS, name) for text in texts(getattr(op, "fields", {}))]
    assert laid
    assert [text for text in laid if re.search("customer|[{}]", text)] == []
    assert "customer" not in re.sub(r"\{customers?\}", "", plans()[name].description)


@pytest.mark.parametrize("name", sorted(path.stem for path in (TEMPLATES / "prompts").glob("*.yaml")))
def test_guiding_words_leave_the_word_to_the_workshop(name: str) -> None:
    said = texts(load(TEMPLATES / f"prompts/{name}.yaml"))
    assert said
    assert [text for text in said if "customer" in re.sub(r"\{customers?\}", "", text)] == []


def test_the_history_counts_the_workshops_people() -> None:
    """G3, F5: a count of patients is no number of customers, in words."""
    where = {"period": "2026-01", "device": "", "segment": ""}
    one = Workshop(title="Ward 3", customers="patients", counts=({"id": "c", "stage": "In", "customers": 5, **where},))
    assert unmarked(phrase(Draft(one), "count", "c")) == "the number of patients at In (2026-01)"
    bare = one.model_copy(update={"customers": " "})
    assert phrase(Draft(bare), "count", "c").startswith("the number of customers at")


@pytest.mark.parametrize(("language", "word"), [("en", "customers"), ("de", "Kunden"), ("fr", "clients")])
def test_definitions_that_are_printed_use_it(language: str, word: str) -> None:
    """F5, I2: also where nobody has chosen a word."""
    cafe = read(folder("data/sample") / "cafe.workshop.yaml").model_copy(update={"customers": "patients"})
    printed = render(cafe, Options(language=language))
    assert "patients ÷" not in printed
    assert len(re.findall("patients [^.<]* ÷ patients ", printed)) == 1
    plain = render(cafe.model_copy(update={"customers": ""}), Options(language=language))
    assert len(re.findall(f"{word} [^.<]* ÷ {word} ", plain)) == 1


def test_titles_of_the_notebooks_leave_the_word_to_the_workshop() -> None:
    titles = [re.findall(r'"# ([^"\\]+)', path.read_text("utf-8"))[0] for path in folder("notebooks").glob("*.ipynb")]
    assert len(titles) == 10
    assert [title for title in titles if "customer" in title.lower()] == []


def test_feedback_and_prose_use_it() -> None:
    assert Ground(None, PATIENTS, None).words == ("patient", "patients")  # type: ignore[arg-type]
    assert Ground(None, Workshop(title="New", customer=" "), None).words == ("customer", "customers")  # type: ignore[arg-type]
    one = PATIENTS.model_copy(update={"personas": (Persona(id="p", name="Ida", share=40),)})
    assert "40 % of patients" in markdown(one)
