"""The persona's card is one drawing with one set of rules: no other rule of the forms reaches into it by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop_kit.resources import folder

CARD = folder("templates") / "handout/persona.css"
FORMS = folder("templates").parent / "frontend/src/css"
#: Made for the card in the forms (personas.css), and shapes that every drawing of the forms has.
MEANT = {"personas.css", "drawings.css"}


def rules(text: str) -> Iterator[str]:
    """Every selector of a nested style sheet with those around it, one at a time."""
    open_: list[str] = []
    for part in re.findall(r"[^{};]+\{|\}|[^{};]+;", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        if part == "}" or part.endswith("}"):
            open_.pop()
        elif part.endswith("{"):
            open_.append(part[:-1].strip())
            if not open_[-1].startswith("@"):
                outer = " ".join(one for one in open_[:-1] if not one.startswith("@"))
                yield from (f"{outer} {one}" for one in re.split(r",(?![^(]*\))", open_[-1]))


def classes(selector: str) -> set[str]:
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", selector))


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
