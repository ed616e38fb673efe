"""What the kit works out about a workshop, ready to be shown: progress, curve facts, suggestions. Words included."""

from __future__ import annotations

from typing import Any

from workshop_kit.actions.readiness import as_dicts
from workshop_kit.analysis import emotion
from workshop_kit.checks import STEPS, persona_progress, progress
from workshop_kit.counting import count
from workshop_kit.feelings import signed
from workshop_kit.model import Moment, Persona, Workshop
from workshop_kit.personas import evidence, known, shares
from workshop_kit.widgets import priorities
from workshop_kit.widgets.actions import actions
from workshop_kit.widgets.followup import follow_up
from workshop_kit.widgets.measures import funnel, measures
from workshop_kit.wording.channels import gaps, handovers
from workshop_kit.wording.compared import comparisons
from workshop_kit.wording.promises import promises

NOTEBOOKS = {
    "start": ("Welcome", "00_start_here.ipynb"),
    "personas": ("Personas", "01_personas.ipynb"),
    "touchpoints": ("Touchpoints", "02_touchpoints.ipynb"),
    "emotions": ("Emotions", "03_emotions.ipynb"),
    "feedback": ("Feedback", "04_feedback.ipynb"),
    "priorities": ("Priorities", "05_priorities.ipynb"),
    "actions": ("Actions", "06_actions.ipynb"),
    "measures": ("Measures", "07_measures.ipynb"),
    "handout": ("Handout", "08_handout.ipynb"),
    "follow_up": ("Follow-up", "09_follow_up.ipynb"),
}


def facts(workshop: Workshop | None) -> dict[str, Any]:
    """Everything views show that is computed, as plain JSON values."""
    if workshop is None:
        return {
            "steps": [_step(None, step) for step in STEPS],
            "curves": {},
            "suggested": {},
            "people": {},
            "shares": "",
        }
    return {
        "steps": [_step(workshop, step) for step in STEPS],
        "curves": {persona.id: curve(workshop, persona) for persona in workshop.personas},
        "suggested": suggested(workshop),
        "people": {persona.id: _person(workshop, persona) for persona in workshop.personas},
        "shares": shares(workshop),
        "gaps": gaps(workshop),
        "handovers": handovers(workshop),
        "compared": comparisons(workshop),
        "promises": promises(workshop),
        "priorities": priorities.facts(workshop),
        "actions": actions(workshop),
        "readiness": as_dicts(workshop),
        "follow_up": follow_up(workshop),
        "measures": measures(workshop),
        "funnel": funnel(workshop),
    }


def curve(workshop: Workshop, persona: Persona) -> list[dict[str, Any]]:
    """Facts of one persona's curve, each with label, title, detail and the touchpoint it is about."""
    written = {moment.touchpoint: moment for moment in workshop.moments if moment.persona == persona.id}
    moments = [written.get(spot.id) or Moment(persona=persona.id, touchpoint=spot.id) for spot in workshop.touchpoints]
    found = emotion.facts([moment.feeling for moment in moments])
    if found.highest is None or found.lowest is None or found.ending is None:
        return []
    spots, last = workshop.touchpoints, found.ending.index

    def fact(label: str, index: int, detail: str) -> dict[str, Any]:
        return {"label": label, "title": spots[index].name, "detail": detail, "touchpoint": spots[index].id}

    def felt(index: int) -> str:
        word = moments[index].word
        return signed(moments[index].feeling or 0) + (f", {word}" if word else "")

    def again(spot: emotion.Spot) -> str:
        others = spot.at[1:]
        if len(others) > 1:
            return f", and {len(others)} times more"
        if not others:
            return ""
        return f", and again at {'the end' if others[0] == last else spots[others[0]].name}"

    if found.highest.score == found.lowest.score:
        return [_level(workshop, found.highest, felt(last))]
    rows = [
        fact("Highest", found.highest.index, felt(found.highest.index) + again(found.highest)),
        fact("Lowest", found.lowest.index, felt(found.lowest.index) + again(found.lowest)),
    ]
    if found.drop:
        steps = f"{count(int(found.drop.size), 'step')} down"
        rows.append(fact("Steepest drop", found.drop.end, f"{steps}, coming from {spots[found.drop.start].name}"))
    rows.append(fact("Ends", last, felt(last)))
    return [*rows, _remembered(found.peak_end, spots[found.lowest.index].id)]


def _level(workshop: Workshop, spot: emotion.Spot, felt: str) -> dict[str, Any]:
    """A curve without ups and downs says one thing only."""
    last = workshop.touchpoints[spot.at[-1]]
    if len(spot.at) == 1:
        return {"label": "So far", "title": last.name, "detail": felt, "touchpoint": last.id}
    title = f"{signed(spot.score)} all the way"
    detail = "No ups and downs yet. Where was it a little better, or a little worse?"
    return {"label": "So far", "title": title, "detail": detail, "touchpoint": last.id}


def _remembered(result: emotion.PeakEnd, touchpoint: str) -> dict[str, Any]:
    """The peak–end rule in words."""
    if isinstance(result.value, tuple):
        title = f"A tie: {signed(result.value[0], 1, fixed=True)} or {signed(result.value[1], 1, fixed=True)}"
        detail = "Best and worst moment are equally strong. Soften the worst, and only the good one stays."
    else:
        title = signed(result.value or 0, 1, fixed=True)
        detail = "The strongest moment and the ending, averaged: what people remember of a day."
    return {"label": "What stays in memory", "title": title, "detail": detail, "touchpoint": touchpoint}


def suggested(workshop: Workshop) -> dict[str, str]:
    """Touchpoints that may be moments of truth, each with the reason."""
    spots = workshop.touchpoints
    if not spots:
        return {}
    reasons = {spots[0].id: "the first meeting"}
    reasons.setdefault(spots[-1].id, "the last meeting")
    for handover in workshop.handovers:
        if handover.works is False:
            reasons.setdefault(handover.target, "a hand-over breaks here")
    for handover in workshop.handovers:
        reasons.setdefault(handover.target, "a hand-over ends here")
    for moment in workshop.moments:
        if moment.feeling in (-2, 2):
            reasons.setdefault(moment.touchpoint, "a strong feeling")
    return reasons


def _person(workshop: Workshop, persona: Persona) -> dict[str, Any]:
    """How far a persona is and how much of it is known."""
    now = persona_progress(workshop, persona)
    return {
        "headline": now.headline,
        "complete": round(now.complete, 3),
        "evidence": evidence(persona),
        "known": known(persona),
    }


def _step(workshop: Workshop | None, step: str) -> dict[str, Any]:
    title, notebook = NOTEBOOKS[step]
    head = {"step": step, "number": STEPS.index(step) + 1, "title": title, "notebook": notebook}
    if workshop is None:
        return {**head, "complete": 0.0, "headline": "", "missing": []}
    now = progress(workshop, step)
    missing = [{"text": p.text, "kind": p.kind, "id": p.id, "field": p.field} for p in now.missing]
    return {**head, "complete": round(now.complete, 3), "headline": now.headline, "missing": missing}
