"""What a person can choose about a handout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from workshop_kit.errors import Invalid, NotFound
from workshop_kit.handout.sections import NAMES, TITLES
from workshop_kit.language import known, languages
from workshop_kit.model import Persona, Workshop
from workshop_kit.pictures import is_picture

Paper = Literal["a4", "letter", "a3"]


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for one handout.

    Attributes
    ----------
    paper : "a4", "letter" or "a3"
        Sheet the print layout is made for, always landscape.
    personas : tuple[str, ...]
        Ids or names of the personas to show; empty shows all.
    sections : tuple[str, ...]
        Sections to show, in this order.
    data : bool
        Whether what is shown is embedded as a document too, so that the file opens again as a workshop.
    accent : str
        The business's colour, #rrggbb; empty for ink.
    logo : str
        The business's sign as a data URI, PNG or JPEG; `logo.logo` reads one from a file.
    language : str
        Tag of the language the kit's own words are printed in; empty for the workshop's, where the kit speaks it.

    Raises
    ------
    Invalid
        For a paper, a section or a language that does not exist, or a colour or picture that is none.
    """

    paper: Paper = "a4"
    personas: tuple[str, ...] = ()
    sections: tuple[str, ...] = NAMES
    data: bool = True
    accent: str = ""
    logo: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        _known("paper", [self.paper], get_args(Paper))
        _known("section", self.sections, NAMES)
        if self.language and not known(self.language):
            raise Invalid(
                f"The handout does not speak '{self.language}'. Choose from: {', '.join(languages())}.", "language"
            )
        if self.logo and not is_picture(self.logo):
            raise Invalid("The logo holds no picture. Give a PNG or JPEG as a data URI.", "logo")
        if not re.fullmatch("(#[0-9a-fA-F]{6})?", self.accent):
            raise Invalid(f"'{self.accent}' is no colour. Write it as # and six digits or letters: #17506a.", "accent")


def remembered(workshop: Workshop, **others: Any) -> Options:
    """The choices that are kept with a workshop, without what is not there any more; `others` go before them."""
    people = {persona.id for persona in workshop.personas}
    kept = {
        "paper": workshop.handout_paper,
        "personas": tuple(id for id in workshop.handout_personas if id in people),
        "sections": tuple(name for name in workshop.handout_sections if name in TITLES) or NAMES,
        "data": workshop.handout_data,
        "accent": workshop.handout_accent,
        "logo": workshop.handout_logo,
        "language": known(workshop.handout_language),
    }
    return Options(**kept | others)


def chosen(workshop: Workshop, options: Options) -> Workshop:
    """The workshop with only the personas asked for, and the logo of the options.

    Raises
    ------
    NotFound
        When a persona is asked for that the workshop does not have.
    """
    if options.logo:
        workshop = workshop.model_copy(update={"handout_logo": options.logo})
    if not options.personas:
        return workshop
    keep = {_persona(workshop, name).id for name in options.personas}
    return workshop.model_copy(
        update={
            "personas": tuple(p for p in workshop.personas if p.id in keep),
            "moments": tuple(m for m in workshop.moments if m.persona in keep),
            "chapters": tuple(c for c in workshop.chapters if c.persona in keep),
        }
    )


def _persona(workshop: Workshop, name: str) -> Persona:
    for persona in workshop.personas:
        if name == persona.id or name.casefold() == persona.name.casefold():
            return persona
    names = ", ".join(f"'{persona.name or persona.id}'" for persona in workshop.personas) or "nobody yet"
    raise NotFound(f"There is no persona '{name}' in this workshop. It has {names}.")


def _known(what: str, given: tuple[str, ...] | list[str], allowed: tuple[str, ...]) -> None:
    for name in given:
        if name not in allowed:
            raise Invalid(f"There is no {what} '{name}' for the handout. Choose from: {', '.join(allowed)}.", what)
