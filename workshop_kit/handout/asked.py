"""The survey and the interview guide as pages to print: for the counter, for the clipboard."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from workshop_kit.analysis.asking import Guide, Survey
from workshop_kit.handout import look
from workshop_kit.handout.page import POLICY, template
from workshop_kit.language import direction

if TYPE_CHECKING:
    from workshop_kit.model import Workshop


def survey_page(asked: Survey, workshop: Workshop) -> str:
    """The survey as an HTML page for one sheet of paper: faces to cross, and a line for what happened."""
    rated = [list(group) for _, group in groupby(asked.questions[:-2], key=lambda one: one.touchpoint_id)]
    return _page(workshop, asked.title, survey=asked, rated=rated, guide=None)


def guide_page(guided: Guide, workshop: Workshop) -> str:
    """The interview guide as an HTML page with room for notes."""
    return _page(workshop, guided.title, survey=None, rated=[], guide=guided)


def _page(workshop: Workshop, title: str, **values: object) -> str:
    business = workshop.business.strip() or workshop.title
    body = template("asking-body.html.j2").render(
        title=title, business=business, logo=workshop.handout_logo, faces=tuple(range(-2, 3)), **values
    )
    return template("asking.html.j2").render(
        language=workshop.language,
        direction=direction(workshop.language),
        title=f"{title} {business}",
        policy=POLICY,
        style=Markup(look.faces_for(body) + look.rules("asking")),  # noqa: S704  (the kit's own style sheet)
        sprite=Markup(look.sprite(body)),  # noqa: S704  (the kit's own drawings)
        body=Markup(body),  # noqa: S704  (escaped when it was made)
    )
