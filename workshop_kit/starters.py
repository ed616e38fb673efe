"""Finished workshops of one industry each, to begin from instead of a blank page."""

from __future__ import annotations

from functools import cache

from workshop_kit import document
from workshop_kit.errors import NotFound
from workshop_kit.model import Persona, Workshop, entry_lists
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load


class Starter(Term):
    """One line of the list to choose from; `name` is the file in templates/industries."""

    name: Words
    title: Words
    description: Words


@cache
def templates() -> tuple[Starter, ...]:
    """All starters in the order of the list."""
    listed = load(folder("templates") / "industries.yaml")
    return tuple(Starter.model_validate(line) for line in listed)


def starter(name: str) -> Workshop:
    """The workshop of that template.

    Raises
    ------
    NotFound
        When there is no such template; the message names those there are.
    """
    names = [one.name for one in templates()]
    if name not in names:
        raise NotFound(f"There is no template '{name}'. Choose one of: {', '.join(names)}.")
    return document.read(folder("templates") / "industries" / f"{name}.yaml")


def examples(template: str) -> list[dict[str, str]]:
    """What a template says in the fields of each persona; where it has no persona, what the first template says."""
    for name in dict.fromkeys([template, *(one.name for one in templates())]):
        if any(name == one.name for one in templates()) and (people := starter(name).personas):
            return [_said(persona) for persona in people]
    return []


def _said(persona: Persona) -> dict[str, str]:
    """A persona's texts by field; of a list, its first line."""
    lists = {name: getattr(persona, name) for name in entry_lists("persona")}
    firsts = {name: rows[0].text for name, rows in lists.items() if rows}
    texts = {name: value for name, value in persona if isinstance(value, str) and name not in ("id", "face")}
    return {name: text for name, text in {**texts, **firsts}.items() if text.strip()}
