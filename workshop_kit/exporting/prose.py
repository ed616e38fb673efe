"""The workshop as Markdown: readable as it stands, and in every wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from workshop_kit.actions.duties import is_open
from workshop_kit.feelings import signed
from workshop_kit.model import Action, Entry, Moment, Persona, Workshop, entry_lists
from workshop_kit.personas import crowd

_MARKS = re.compile(r"([\\`*_\[\]<>#|~$&])")
#: What would begin a list or a heading at the start of a line.
_BEGINNINGS = re.compile(r"^(\d*)([-+=.)])")
_EVIDENCE = {"assumption": "", "observed": "observed", "cited": "cited"}
#: Fields of a persona that hold one line, in the order of the form.
_LINES = ("age", "gender", "income", "education", "occupation", "job_title", "location", "household")


def markdown(workshop: Workshop) -> str:
    """Question, personas with their lists, and for each persona the journey stage by stage."""
    blocks = [*_head(workshop)]
    for persona in workshop.personas:
        blocks += _persona(persona, crowd(workshop))
        blocks += _journey(workshop, persona)
    blocks += _actions(workshop)
    return "\n\n".join(blocks) + "\n"


def _head(workshop: Workshop) -> Iterator[str]:
    yield f"# {_text(workshop.title)}"
    if workshop.question:
        yield f"**{_text(workshop.question)}**"
    about = [workshop.business, str(workshop.date or ""), workshop.facilitator and f"led by {workshop.facilitator}"]
    if any(about):
        yield " · ".join(_text(one) for one in about if one)


def _persona(persona: Persona, customers: str) -> Iterator[str]:
    yield f"## {_text(persona.name) or 'Somebody'}"
    if persona.quote:
        yield f"> {_text(persona.quote)}"
    facts = [persona.role, *(getattr(persona, name) for name in _LINES)]
    if persona.share is not None:
        facts.append(f"{persona.share:g} % of {customers}")
    if any(facts):
        yield " · ".join(_text(one) for one in facts if one)
    if persona.story:
        yield _text(persona.story)
    yield from _lists(persona)


def _lists(item: Persona | Moment) -> Iterator[str]:
    for name in entry_lists("persona" if isinstance(item, Persona) else "moment"):
        if found := getattr(item, name):
            title = name.replace("_", " ").capitalize()
            yield f"**{title}**\n\n" + "\n".join(f"- {_entry(one)}" for one in found)


def _entry(entry: Entry) -> str:
    grave = f"severity {entry.severity} of 3" if entry.severity else ""
    source = f"{_EVIDENCE[entry.evidence]}{f': {entry.cites}' if entry.cites else ''}"
    notes = ", ".join(one for one in (grave, source) if one)
    return _text(entry.text) + (f" ({_text(notes)})" if notes else "")


def _journey(workshop: Workshop, persona: Persona) -> Iterator[str]:
    stages = {stage.id: stage for stage in workshop.stages}
    for id, spots in groupby(workshop.touchpoints, lambda spot: spot.stage):
        yield f"### {_text(stages[id].name) or 'Stage'}"
        for spot in spots:
            yield _moment(spot.name, workshop.moment(persona.id, spot.id))
            yield from _lists(workshop.moment(persona.id, spot.id))


def _moment(name: str, moment: Moment) -> str:
    feeling = "" if moment.feeling is None else signed(moment.feeling)
    felt = ", ".join(one for one in (feeling, _text(moment.word)) if one)
    head = f"**{_text(name) or 'Without a name'}**" + (f" ({felt})" if felt else "")
    said = f"“{moment.quote}”" if moment.quote else ""
    return "  \n".join([head, *(_text(one) for one in (moment.doing, moment.thinking, said) if one)])


def _actions(workshop: Workshop) -> Iterator[str]:
    """Who does what, as a list to tick off; what is dropped is left out."""
    kept = [one for one in workshop.actions if one.status != "dropped" and one.name.strip()]
    if kept:
        yield "## Who does what"
        yield "\n".join(_action(one) for one in kept)
    told = [one for one in workshop.actions if one.status == "done" and one.told.strip()]
    if told:
        yield "## You said, we did"
        yield "\n".join(f"- {_text(one.told)}" for one in told)


def _action(action: Action) -> str:
    due = f"by {action.due:%Y-%m-%d}" if action.due and is_open(action) else ""
    done = f"done on {action.closed:%Y-%m-%d}" if action.closed else ""
    head = ", ".join(one for one in (_text(action.owner), due, done) if one)
    rows = (("First step", action.first_step), ("We will know by", action.success))
    details = [f"  {title}: {_text(text)}" for title, text in rows if text.strip()]
    box = "x" if action.status == "done" else " "
    return "  \n".join([f"- [{box}] **{_text(action.name)}**" + (f" ({head})" if head else ""), *details])


def _text(text: str) -> str:
    """Text that Markdown takes for nothing else; lines of one text stay together."""
    return _BEGINNINGS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))
