"""Files to ask customers with: the survey, the interview guide, the table for the answers."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import asking as made
from workshop_kit.errors import Invalid
from workshop_kit.handout.asked import guide_page, survey_page
from workshop_kit.importing.files import plain_name
from workshop_kit.language import say, speaking
from workshop_kit.widgets.feedback.ground import ground

if TYPE_CHECKING:
    from workshop_kit.model import Workshop
    from workshop_kit.widgets.room import Room


def asking(room: Room, what: str) -> dict[str, Any]:
    """One of the files: "survey" and "guide" are pages to print, "text" is to paste, "sheet" is a table."""
    workshop = ground(room).value
    with speaking(workshop.language):
        made_of = {"survey": _survey, "guide": _guide, "text": _text, "sheet": _sheet}.get(what)
        if made_of is None:
            raise Invalid(f"There is no '{what}' to ask with. Choose the survey, the guide or the table.")
        name, kind, text = made_of(workshop)
    return {"name": name, "type": kind, "data": base64.b64encode(text.encode()).decode()}


def _survey(workshop: Workshop) -> tuple[str, str, str]:
    asked = made.survey(workshop)
    return f"{_file(asked.title)}.html", "text/html", survey_page(asked, workshop)


def _guide(workshop: Workshop) -> tuple[str, str, str]:
    asked = made.guide(workshop)
    return f"{_file(asked.title)}.html", "text/html", guide_page(asked, workshop)


def _text(workshop: Workshop) -> tuple[str, str, str]:
    asked = made.survey(workshop)
    return f"{_file(asked.title)}.txt", "text/plain", made.text(asked)


def _sheet(workshop: Workshop) -> tuple[str, str, str]:
    # A sentence within an f-string would be in no catalogue.
    name = say("Answers")
    # Spreadsheets take a file without this mark for one in an old encoding.
    return f"{name}.csv", "text/csv", "\ufeff" + made.sheet(made.survey(workshop))


def _file(title: str) -> str:
    """A title as the name of a file, which no system takes a question mark in."""
    return plain_name(title.rstrip("?؟¿ ").replace("?", ""))
