"""What a step still misses, in words. No input or output; the same sentences serve notebooks, commands and handout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from workshop_kit.actions.readiness import readiness
from workshop_kit.checks.asked import Check, summed
from workshop_kit.checks.asked import Problem as Problem
from workshop_kit.checks.asked import Progress as Progress
from workshop_kit.checks.choices import feedback, priorities
from workshop_kit.checks.journey import emotions, touchpoints
from workshop_kit.checks.personas import persona_checks, personas, start
from workshop_kit.checks.promises import actions, follow_up, measures
from workshop_kit.model import Persona, Workshop

#: Steps in the order of the method.
STEPS = (
    "start", "personas", "touchpoints", "emotions", "feedback", "priorities", "actions", "measures", "handout",
    "follow_up",
)  # fmt: skip


def check(workshop: Workshop, step: str) -> list[Problem]:
    """What the step misses, in the order of the form; empty when nothing."""
    return list(progress(workshop, step).missing)


def progress(workshop: Workshop, step: str) -> Progress:
    """How far a step is."""
    return summed(step, _CHECKS[step](workshop))


def persona_progress(workshop: Workshop, persona: Persona) -> Progress:
    """How far one persona is."""
    return summed("personas", persona_checks(workshop, persona))


def _handout(workshop: Workshop) -> Iterator[Check]:
    """The handout is as ready as the steps before it; it prints at any time."""
    for step in STEPS[: STEPS.index("handout")]:
        missing = progress(workshop, step).missing
        problem = replace(missing[0], step="handout", text=f"{missing[0].text} ({_of(step)})") if missing else None
        yield Check(not missing, 1, problem or Problem("handout", "", "", "", ""))
    for concern in readiness(workshop):
        # What is asked of actions is asked in their own step.
        if concern.about != "actions":
            yield Check(0, 1, Problem("handout", concern.text, concern.kind, concern.id, concern.field))


def _of(step: str) -> str:
    return "Welcome" if step == "start" else step.capitalize().replace("_", " ")


_CHECKS: dict[str, Callable[[Workshop], Iterator[Check]]] = {
    "start": start,
    "personas": personas,
    "touchpoints": touchpoints,
    "emotions": emotions,
    "feedback": feedback,
    "priorities": priorities,
    "actions": actions,
    "measures": measures,
    "handout": _handout,
    "follow_up": follow_up,
}
