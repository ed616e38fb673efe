"""The workshop's own word for its people (guest, patient, donor) is used wherever it is known."""

from __future__ import annotations

import re

import pytest

from workshop_kit.exporting.prose import markdown
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


def test_feedback_and_prose_use_it() -> None:
    assert Ground(None, PATIENTS, None).words == ("patient", "patients")  # type: ignore[arg-type]
    assert Ground(None, Workshop(title="New", customer=" "), None).words == ("customer", "customers")  # type: ignore[arg-type]
    one = PATIENTS.model_copy(update={"personas": (Persona(id="p", name="Ida", share=40),)})
    assert "40 % of patients" in markdown(one)
