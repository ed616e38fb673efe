"""The persona's card is one drawing with one set of rules: no other rule of the forms reaches into it by accident."""

from __future__ import annotations

from style_rules import classes, rules

from workshop_kit.resources import folder

CARD = folder("templates") / "handout/persona.css"
FORMS = folder("templates").parent / "frontend/src/css"
#: Made for the card in the forms (personas.css), and shapes that every drawing of the forms has.
MEANT = {"personas.css", "drawings.css"}


def test_rules_of_the_card_stay_within_the_card() -> None:
    for selector in rules(CARD.read_text(encoding="utf-8")):
        assert selector.strip().removeprefix('[dir="rtl"] ').startswith(".persona"), selector


def test_no_rule_of_the_forms_reaches_into_the_card_by_accident() -> None:
    card = set().union(*map(classes, rules(CARD.read_text(encoding="utf-8"))))
    assert {"persona", "chip", "hurt", "story"} <= card
    reaching = [
        f"{file.name}: {selector.strip()}"
        for file in sorted(FORMS.rglob("*.css"))
        if file.name not in MEANT
        for selector in rules(file.read_text(encoding="utf-8"))
        if (named := classes(selector) - {"wk"}) and named <= card
    ]
    assert reaching == []
