"""What is missing of what was promised: actions, measures, and the look back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from workshop_kit.actions.duties import is_open
from workshop_kit.checks.asked import Check, Problem, of_each, so_many_more, up_to_three
from workshop_kit.model import Action, Measure, Workshop

#: Three that are kept change more than twelve that are listed.
PROMISES = 3

_OF_ACTIONS = {
    "owner": "who does",
    "due": "a date for",
    "first_step": "the first step of",
    "success": "how you will know that it worked, for",
}


def actions(workshop: Workshop) -> Iterator[Check]:
    """What the step asks: a few promises with who, when and how, and what is told of those that are kept."""
    named = [action for action in workshop.actions if action.name.strip()]
    if not named:
        text = "a first action, with a name and a date"
        yield Check(0, 1, Problem("actions", text, "workshop", "workshop", "actions"))
    open_ = [action for action in named if is_open(action)]
    for field, words in _OF_ACTIONS.items():
        yield _unsaid(open_, field, words)
    yield _unsaid([action for action in named if action.status == "done"], "told", "what you tell them about")
    promised = min(sum(action.status != "dropped" for action in named), PROMISES)
    more = f"{so_many_more(PROMISES - promised)} action{'s' if PROMISES - promised > 1 else ''}"
    if named:
        text = f"{more}, so that three are promised"
        yield Check(promised, PROMISES, Problem("actions", text, "workshop", "workshop", "actions"))


def _unsaid(actions: list[Action], field: str, words: str) -> Check:
    blank = [action for action in actions if not str(getattr(action, field) or "").strip()]
    text = f"{words} {up_to_three((action.name for action in blank), 'action')}"
    return of_each("actions", "action", field, text, len(actions), blank)


def measures(workshop: Workshop) -> Iterator[Check]:
    """What the step asks of each measure: a direction, a target, a place and a reading."""
    if not workshop.measures:
        yield Check(0, 1, Problem("measures", "a first measure", "workshop", "workshop", "measures"))
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
        text = f"{words} {up_to_three((one.name for one in blank), 'measure')}"
        yield of_each("measures", "measure", field, text, len(workshop.measures), blank)


def follow_up(workshop: Workshop) -> Iterator[Check]:
    """A date is a plan: the step is done when somebody has looked back, and nothing was left as it lay."""
    planned = next((one for one in reversed(workshop.follow_ups) if one.date and not one.held), None)
    held = [one for one in workshop.follow_ups if one.held]
    text = "the day on which you look again, 30, 60 or 90 days from now"
    yield Check(planned is not None, 1, Problem("follow_up", text, "workshop", "workshop", "follow_ups"))
    day = f", on {planned.date.day} {planned.date:%B}" if planned and planned.date else ""
    yield Check(bool(held), 1, Problem("follow_up", f"the look back itself{day}", "follow_up", "round", "begin"))
    for one in held:
        learned = Problem("follow_up", "what you have learned", "follow_up", one.id, "note")
        yield Check(bool(one.note.strip()), 1, learned)
    if held:
        yield _left_lying(workshop, max((one.date for one in held if one.date), default=None))


def _left_lying(workshop: Workshop, held: datetime.date | None) -> Check:
    """Actions that nobody has decided about: open without a day, or with one that the look back has passed."""
    open_ = [action for action in workshop.actions if action.name.strip() and is_open(action)]
    left = [one for one in open_ if one.due is None or (held is not None and one.due < held)]
    text = f"whether it is done, moved or dropped: {up_to_three((one.name for one in left), 'action')}"
    return of_each("follow_up", "follow", "status", text, len(open_), left)
