"""What a step still misses, in words. No input or output; the same sentences serve notebooks, commands and handout."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from workshop_kit import scoring
from workshop_kit.actions.duties import is_open
from workshop_kit.actions.readiness import readiness
from workshop_kit.model import Action, Entries, Entry, Measure, Moment, Persona, Touchpoint, Workshop, moment_id
from workshop_kit.personas import called

#: Steps in the order of the method.
STEPS = (
    "start", "personas", "touchpoints", "emotions", "feedback", "priorities", "actions", "measures", "handout",
    "follow_up",
)  # fmt: skip

#: Fewer touchpoints seldom make a journey; with more, nobody sees it at a glance.
FEWEST, MOST = 8, 15


@dataclass(frozen=True)
class Problem:
    """One thing that is missing, and the field that would mend it (`kind`, `id`, `field`)."""

    step: str
    text: str
    kind: str
    id: str
    field: str


@dataclass(frozen=True)
class Progress:
    """How far a step is: share of its checks that hold, 0–1, and what is missing."""

    step: str
    complete: float
    missing: tuple[Problem, ...]

    @property
    def headline(self) -> str:
        """How far that is, in a few words."""
        if not self.missing:
            return "All here"
        return "A good start" if self.complete < 0.6 else "Nearly there"


class _Check(NamedTuple):
    """One question asked of some items: how many hold, and the problem when not all do."""

    held: int
    asked: int
    problem: Problem


def check(workshop: Workshop, step: str) -> list[Problem]:
    """What the step misses, in the order of the form; empty when nothing."""
    return list(progress(workshop, step).missing)


def progress(workshop: Workshop, step: str) -> Progress:
    """How far a step is."""
    return _progress(step, _CHECKS[step](workshop))


def persona_progress(workshop: Workshop, persona: Persona) -> Progress:
    """How far one persona is."""
    return _progress("personas", _persona(workshop, persona))


def _progress(step: str, made: Iterable[_Check]) -> Progress:
    checks = list(made)
    asked = sum(one.asked for one in checks)
    missing = tuple(one.problem for one in checks if one.held < one.asked)
    return Progress(step, sum(one.held for one in checks) / asked if asked else 1.0, missing)


def _start(workshop: Workshop) -> Iterator[_Check]:
    asked = {
        "question": "the question this workshop answers",
        "customer": "your word for one customer, such as guest or patient",
        "customers": "your word for several customers",
        "business": "the business it is about",
        "date": "the day of the workshop",
        "facilitator": "who leads it",
        "people": "how many people take part",
    }
    for field, words in asked.items():
        held = bool(str(getattr(workshop, field) or "").strip())
        yield _Check(held, 1, Problem("start", words, "workshop", "workshop", field))


def _personas(workshop: Workshop) -> Iterator[_Check]:
    if not workshop.personas:
        yield _Check(0, 1, Problem("personas", "a first persona", "workshop", "workshop", "personas"))
    for persona in workshop.personas:
        yield from _persona(workshop, persona)
    unsaid = [persona for persona in workshop.personas if persona.share is None]
    if len(workshop.personas) > 1:
        whose = f"the share of {_names(called(one, workshop) for one in unsaid)}"
        problem = Problem("personas", whose, "persona", unsaid[0].id if unsaid else "", "share")
        yield _Check(len(workshop.personas) - len(unsaid), len(workshop.personas), problem)


def _persona(workshop: Workshop, persona: Persona) -> Iterator[_Check]:
    name = called(persona, workshop)
    goals = _written(persona.goals + persona.long_term_goals)
    pains = _written(persona.pains + persona.challenges)
    seen = any(entry.evidence != "assumption" for entry in goals + pains)
    asked = [
        (bool(persona.name.strip()), "name", f"a name for {name}"),
        (bool(persona.face), "face", f"a face for {name}"),
        (bool(persona.role.strip()), "role", f"what {name} does"),
        (bool(persona.quote.strip()), "quote", f"one sentence of {name}'s own"),
        (len(goals) >= 2, "goals", f"{_next(len(goals))} goal for {name}"),
        (len(pains) >= 2, "pains", f"{_next(len(pains))} pain or challenge for {name}"),
        (seen, "goals", f"one goal or pain of {name} that somebody has seen or said"),
    ]
    for held, field, text in asked:
        yield _Check(held, 1, Problem("personas", text, "persona", persona.id, field))


def _written(rows: Entries) -> list[Entry]:
    """Rows that say something: an empty one is no goal yet."""
    return [entry for entry in rows if entry.text.strip()]


def _touchpoints(workshop: Workshop) -> Iterator[_Check]:
    if not workshop.stages:
        yield _Check(0, 1, Problem("touchpoints", "the stages of the journey", "workshop", "workshop", "stages"))
        return
    if not workshop.touchpoints:
        text = f"the first touchpoint; a journey has {FEWEST} to {MOST}"
        asked = len(workshop.stages) + FEWEST
        yield _Check(0, asked, Problem("touchpoints", text, "stage", workshop.stages[0].id, "touchpoints"))
        return
    for stage in workshop.stages:
        here = any(spot.stage == stage.id for spot in workshop.touchpoints)
        text = f"a touchpoint in {stage.name or 'a stage without a name'}"
        yield _Check(here, 1, Problem("touchpoints", text, "stage", stage.id, "touchpoints"))
    count, last = len(workshop.touchpoints), workshop.stages[-1].id
    more = f"{_more(FEWEST - count)} touchpoint{'s' if FEWEST - count > 1 else ''}; a journey has {FEWEST} to {MOST}"
    yield _Check(min(count, FEWEST), FEWEST, Problem("touchpoints", more, "stage", last, "touchpoints"))
    for field, words in _OF_TOUCHPOINTS.items():
        yield _asked_of(workshop.touchpoints, field, words)


_OF_TOUCHPOINTS = {
    "name": "a name for touchpoint",
    "channels": "a channel for",
    "contact": "whose place it is, yours or another's, for",
    "setting": "online or offline for",
}


def _asked_of(spots: tuple[Touchpoint, ...], field: str, words: str) -> _Check:
    blank = [spot for spot in spots if not getattr(spot, field)]
    text = f"{words} {_names(spot.name for spot in blank)}"
    problem = Problem("touchpoints", text, "touchpoint", blank[0].id if blank else "", field)
    return _Check(len(spots) - len(blank), len(spots), problem)


def _emotions(workshop: Workshop) -> Iterator[_Check]:
    if not (workshop.personas and workshop.touchpoints):
        text = "a persona and a touchpoint to begin with"
        yield _Check(0, 1, Problem("emotions", text, "workshop", "workshop", "personas"))
        return
    written = {moment.id: moment for moment in workshop.moments}
    for persona in workshop.personas:
        ids = [moment_id(persona.id, spot.id) for spot in workshop.touchpoints]
        moments = [written.get(id) or Moment(persona=persona.id, touchpoint=id.split(".")[1]) for id in ids]
        yield from _felt(persona, workshop.touchpoints, moments)


_OF_MOMENTS = {
    "feeling": "a feeling for",
    "word": "a word for the feeling at",
    "doing": "what happens at",
    "quote": "a sentence said at",
}


def _felt(persona: Persona, spots: tuple[Touchpoint, ...], moments: list[Moment]) -> Iterator[_Check]:
    """What the step asks of one persona's moments: a face, a word, and an idea where it hurts most."""
    names = {moment.id: spot.name for moment, spot in zip(moments, spots, strict=True)}
    felt = [moment for moment in moments if moment.feeling is not None]
    for field, words in _OF_MOMENTS.items():
        # Without a face there are no words to choose from yet.
        asked = felt if field == "word" else moments
        blank = [moment for moment in asked if getattr(moment, field) in ("", None)]
        yield _lacking(persona, words, field, len(asked), blank, names)
    lowest = min(felt, key=lambda moment: moment.feeling or 0, default=None)
    if lowest and (lowest.feeling or 0) < 0:
        blank = [] if lowest.ideas else [lowest]
        yield _lacking(persona, "an idea for the lowest moment,", "ideas", 1, blank, names)


def _lacking(
    persona: Persona, words: str, field: str, asked: int, blank: list[Moment], names: dict[str, str]
) -> _Check:
    text = f"{words} {_names(names[moment.id] for moment in blank)} ({persona.name or 'a persona'})"
    return _Check(asked - len(blank), asked, Problem("emotions", text, "moment", blank[0].id if blank else "", field))


def _feedback(workshop: Workshop) -> Iterator[_Check]:
    """Feedback itself is no part of the map; what people made of it is."""
    if not workshop.themes:
        text = f"a first theme of what {workshop.customers or 'customers'} say"
        yield _Check(0, 1, Problem("feedback", text, "theme", "", "name"))
    spots = {spot.id for spot in workshop.touchpoints}
    placed = [theme.id for theme in workshop.themes if spots.intersection(theme.touchpoints)]
    asked = [
        ("name", "a name for a theme", [one for one in workshop.themes if not one.name.strip()]),
        ("kind", "whether it is a pain or a delight, for", [one for one in workshop.themes if not one.kind]),
        ("touchpoints", "a touchpoint for", [one for one in workshop.themes if one.id not in placed]),
    ]
    for field, words, blank in asked if workshop.themes else ():
        text = words if field == "name" else f"{words} {_names(one.name for one in blank)}"
        problem = Problem("feedback", text, "theme", blank[0].id if blank else "", field)
        yield _Check(len(workshop.themes) - len(blank), len(workshop.themes), problem)


#: Whose scores it takes at least before an order means something.
FEWEST_PEOPLE = 3


def _priorities(workshop: Workshop) -> Iterator[_Check]:
    """What the step asks: ideas that say what and where, and the scores of enough people, shown."""
    ideas = [one for one in workshop.opportunities if one.name.strip()]
    first = "a first idea of what could be better"
    yield _Check(bool(ideas), 1, Problem("priorities", first, "workshop", "workshop", "opportunities"))
    numbered = enumerate(workshop.opportunities, 1)
    unsaid = [(number, one) for number, one in numbered if one.origin and not one.name.strip()]
    if unsaid:
        text = f"what you would do, for {_names(f'idea {number}' for number, _ in unsaid)}"
        yield _Check(0, len(unsaid), Problem("priorities", text, "opportunity", unsaid[0][1].id, "name"))
    for field, words in (("kind", "the kind of"), ("touchpoint", "where on the map to put")):
        blank = [one for one in ideas if not (one.kind if field == "kind" else one.touchpoint or one.stage)]
        text = f"{words} {_names(one.name for one in blank)}"
        problem = Problem("priorities", text, "opportunity", blank[0].id if blank else "", field)
        yield _Check(len(ideas) - len(blank), len(ideas), problem)
    if ideas:
        asked = min(workshop.people or FEWEST_PEOPLE, FEWEST_PEOPLE) or 1
        scored = min(len(scoring.people(workshop)), asked)
        text = f"the scores of {_more(asked - scored) if scored else 'everybody, one after the other'}"
        yield _Check(scored, asked, Problem("priorities", text, "workshop", "workshop", "scores"))
        text = "the reveal of the scores"
        yield _Check(workshop.scores_shown, 1, Problem("priorities", text, "workshop", "workshop", "scores_shown"))


#: Three that are kept change more than twelve that are listed.
PROMISES = 3

_OF_ACTIONS = {
    "owner": "who does",
    "due": "a date for",
    "first_step": "the first step of",
    "success": "how you will know that it worked, for",
}


def _actions(workshop: Workshop) -> Iterator[_Check]:
    named = [action for action in workshop.actions if action.name.strip()]
    if not named:
        text = "a first action, with a name and a date"
        yield _Check(0, 1, Problem("actions", text, "workshop", "workshop", "actions"))
    open_ = [action for action in named if is_open(action)]
    for field, words in _OF_ACTIONS.items():
        yield _unsaid(open_, field, words)
    yield _unsaid([action for action in named if action.status == "done"], "told", "what you tell them about")
    promised = min(sum(action.status != "dropped" for action in named), PROMISES)
    more = f"{_more(PROMISES - promised)} action{'s' if PROMISES - promised > 1 else ''}, so that three are promised"
    if named:
        yield _Check(promised, PROMISES, Problem("actions", more, "workshop", "workshop", "actions"))


def _unsaid(actions: list[Action], field: str, words: str) -> _Check:
    blank = [action for action in actions if not str(getattr(action, field) or "").strip()]
    text = f"{words} {_names(action.name for action in blank)}"
    problem = Problem("actions", text, "action", blank[0].id if blank else "", field)
    return _Check(len(actions) - len(blank), len(actions), problem)


def _follow_up(workshop: Workshop) -> Iterator[_Check]:
    """A date is a plan: the step is done when somebody has looked back, and nothing was left as it lay."""
    planned = next((one for one in reversed(workshop.follow_ups) if one.date and not one.held), None)
    held = [one for one in workshop.follow_ups if one.held]
    text = "the day on which you look again, 30, 60 or 90 days from now"
    yield _Check(planned is not None, 1, Problem("follow_up", text, "workshop", "workshop", "follow_ups"))
    day = f", on {planned.date.day} {planned.date:%B}" if planned and planned.date else ""
    yield _Check(bool(held), 1, Problem("follow_up", f"the look back itself{day}", "follow_up", "round", "begin"))
    for one in held:
        learned = Problem("follow_up", "what you have learned", "follow_up", one.id, "note")
        yield _Check(bool(one.note.strip()), 1, learned)
    if held:
        yield _left_lying(workshop, max((one.date for one in held if one.date), default=None))


def _left_lying(workshop: Workshop, held: datetime.date | None) -> _Check:
    """Actions that nobody has decided about: open without a day, or with one that the look back has passed."""
    open_ = [action for action in workshop.actions if action.name.strip() and is_open(action)]
    left = [one for one in open_ if one.due is None or (held is not None and one.due < held)]
    text = f"whether it is done, moved or dropped: {_names(one.name for one in left)}"
    problem = Problem("follow_up", text, "follow", left[0].id if left else "", "status")
    return _Check(len(open_) - len(left), len(open_), problem)


def _measures(workshop: Workshop) -> Iterator[_Check]:
    if not workshop.measures:
        yield _Check(0, 1, Problem("measures", "a first measure", "workshop", "workshop", "measures"))
    read = {one.measure for one in workshop.readings if {one.value, *one.parts} - {None}}
    places = {one.id for one in (*workshop.touchpoints, *workshop.stages)}
    asked: dict[str, tuple[str, Callable[[Measure], object]]] = {
        "better": ("whether higher or lower is better, for", lambda one: one.better),
        "target": ("a target for", lambda one: one.target is not None),
        "place": ("a place on the map for", lambda one: {one.touchpoint, one.stage} & places),
        "readings": ("a first reading of", lambda one: one.id in read),
    }
    for field, (words, held) in asked.items():
        blank = [one for one in workshop.measures if not held(one)]
        text = f"{words} {_names(one.name for one in blank)}"
        problem = Problem("measures", text, "measure", blank[0].id if blank else "", field)
        yield _Check(len(workshop.measures) - len(blank), len(workshop.measures), problem)


def _handout(workshop: Workshop) -> Iterator[_Check]:
    """The handout is as ready as the steps before it; it prints at any time."""
    for step in STEPS[: STEPS.index("handout")]:
        missing = progress(workshop, step).missing
        problem = replace(missing[0], step="handout", text=f"{missing[0].text} ({_of(step)})") if missing else None
        yield _Check(not missing, 1, problem or Problem("handout", "", "", "", ""))
    for concern in readiness(workshop):
        # What is asked of actions is asked in their own step.
        if concern.about != "actions":
            yield _Check(0, 1, Problem("handout", concern.text, concern.kind, concern.id, concern.field))


def _of(step: str) -> str:
    return "Welcome" if step == "start" else step.capitalize().replace("_", " ")


def _next(count: int) -> str:
    return "a first" if count == 0 else "a second"


def _more(count: int) -> str:
    return f"{('', 'one', 'two', 'three', 'four', 'five', 'six', 'seven')[max(count, 0)]} more"


def _names(names: Iterable[str]) -> str:
    """Up to three names, and how many more there are."""
    listed = [name or "one without a name" for name in names]
    shown = ", ".join(listed[:3])
    return shown if len(listed) <= 3 else f"{shown} and {len(listed) - 3} more"


_CHECKS = {
    "start": _start,
    "personas": _personas,
    "touchpoints": _touchpoints,
    "emotions": _emotions,
    "feedback": _feedback,
    "priorities": _priorities,
    "actions": _actions,
    "measures": _measures,
    "handout": _handout,
    "follow_up": _follow_up,
}
