"""The guided forms, one for each step. Without a workshop they show the current one."""

from __future__ import annotations

from workshop_kit.widgets.panel import Panel, panel
from workshop_kit.workshops import OpenWorkshop


def start(workshop: OpenWorkshop | None = None) -> Panel:
    """Make, continue or import a workshop, and say what it is about."""
    from workshop_kit.starters import templates

    return panel(
        "start",
        workshop,
        templates=[{"name": s.name, "title": s.title, "description": s.description} for s in templates()],
    )


def personas(workshop: OpenWorkshop | None = None) -> Panel:
    """Who the customers are."""
    return panel("personas", workshop)


def touchpoints(workshop: OpenWorkshop | None = None) -> Panel:
    """Where business and customers meet: stages, touchpoints, channels."""
    return panel("touchpoints", workshop)


def emotions(workshop: OpenWorkshop | None = None) -> Panel:
    """What each persona does, thinks and feels, moment by moment, with the live curve."""
    return panel("emotions", workshop)


def feedback(workshop: OpenWorkshop | None = None) -> Panel:
    """Bring feedback in, see where the team guessed right, and name what was heard."""
    from workshop_kit.widgets.feedback import anything_said, warm
    from workshop_kit.widgets.feedback.kinds import kinds

    form = panel("feedback", workshop, kinds=kinds())
    if anything_said(form.room):
        warm()
    return form


def priorities(workshop: OpenWorkshop | None = None) -> Panel:
    """What could be better, and everybody's scores of it, one person at a time."""
    return panel("priorities", workshop)


def actions(workshop: OpenWorkshop | None = None) -> Panel:
    """Who does what until when, and what came of what was said."""
    return panel("actions", workshop)


def measures(workshop: OpenWorkshop | None = None) -> Panel:
    """What is measured, how it went, two groups against each other, and how many get from stage to stage."""
    return panel("measures", workshop)


def handout(workshop: OpenWorkshop | None = None) -> Panel:
    """Make the handout, look at it, download it."""
    from workshop_kit.handout import TITLES
    from workshop_kit.language import called, languages

    sections = [{"value": name, "label": title} for name, title in TITLES.items()]
    spoken = [{"value": tag, "label": called(tag)} for tag in languages()]
    return panel("handout", workshop, sections=sections, languages=spoken)


def follow_up(workshop: OpenWorkshop | None = None) -> Panel:
    """What has changed after 30, 60 or 90 days, and the next round."""
    return panel("follow_up", workshop)
