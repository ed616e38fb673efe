"""What stands around the forms: header, charts, checks. Without a workshop they show the current one."""

from __future__ import annotations

from workshop_kit.checks import STEPS
from workshop_kit.errors import NotFound
from workshop_kit.session.plans import offered
from workshop_kit.widgets.panel import Panel, panel
from workshop_kit.workshops import OpenWorkshop


def header(workshop: OpenWorkshop | None = None, step: str = "start") -> Panel:
    """Title, progress over the steps, previous and next, whether everything is saved; the session and its timer."""
    return panel("header", workshop, step=_known(step), plans=offered())


def emotion_curve(workshop: OpenWorkshop | None = None) -> Panel:
    """The live emotion curves of all personas over one another."""
    return panel("curve", workshop)


def channel_matrix(workshop: OpenWorkshop | None = None) -> Panel:
    """Which channel serves which stage, how it feels there, and where nobody can reach the business."""
    return panel("channel_matrix", workshop)


def journey_map(workshop: OpenWorkshop | None = None) -> Panel:
    """The whole map at a glance: stages and touchpoints over lanes, curve, quotes, pains and ways between them."""
    return panel("map", workshop)


def satisfaction(workshop: OpenWorkshop | None = None) -> Panel:
    """How satisfied customers say they are: NPS, CSAT and effort with intervals, by touchpoint, segment or month."""
    return panel("satisfaction", workshop)


def impact_effort(workshop: OpenWorkshop | None = None) -> Panel:
    """Ideas by impact and effort once the scores are shown, their order, and how safe it is."""
    return panel("impact_effort", workshop)


def trends(workshop: OpenWorkshop | None = None) -> Panel:
    """Each measure over time, with its interval, its target and what was promised."""
    return panel("trends", workshop)


def funnel(workshop: OpenWorkshop | None = None) -> Panel:
    """How many go on from stage to stage, where most leave, by device, segment and period."""
    return panel("funnel", workshop)


def check(workshop: OpenWorkshop | None = None, step: str = "start") -> Panel:
    """What a step still misses, in words, each with a link to the field."""
    return panel("check", workshop, step=_known(step))


def _known(step: str) -> str:
    if step not in STEPS:
        raise NotFound(f"There is no step '{step}'. The steps are: {', '.join(STEPS)}.")
    return step
