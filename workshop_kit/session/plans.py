"""Session plans: what a group does for how long, from templates/plans, and a plan laid into a workshop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

from pydantic import Field, model_validator

from workshop_kit.changes.ops import Add, Op, Remove, Set
from workshop_kit.checks import STEPS
from workshop_kit.errors import NotFound
from workshop_kit.model import Block, Workshop, new_id
from workshop_kit.personas import crowd, one_of_them
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load

#: Texts of a block in which a plan may speak of the workshop's people.
_WORDY = ("text", "questions")


class PlannedBlock(Term):
    """A block as a plan offers it, in minutes; texts may hold {customer} and {customers}."""

    title: Words
    step: str
    minutes: Annotated[float, Field(gt=0, le=1440)]
    keep: bool = False
    text: Words
    questions: tuple[Words, ...]

    @model_validator(mode="after")
    def _has_a_step(self) -> PlannedBlock:
        if self.step not in ("", *STEPS):
            raise ValueError(f"there is no step '{self.step}'; the steps are {', '.join(STEPS)}, or '' for a break")
        return self


class Plan(Term):
    """A session to choose. At least one block, the actions, keeps its minutes whatever happens."""

    title: Words
    description: Words
    blocks: tuple[PlannedBlock, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _protects_something(self) -> Plan:
        if not any(block.keep for block in self.blocks):
            raise ValueError("no block keeps its minutes; give the actions keep: true")
        return self

    @property
    def minutes(self) -> float:
        """How long the session takes."""
        return sum(block.minutes for block in self.blocks)


@cache
def plans() -> dict[str, Plan]:
    """The plans by their name, the shortest first."""
    files = sorted((folder("templates") / "plans").glob("*.yaml"))
    found = {path.stem: Plan.model_validate(load(path)) for path in files}
    return dict(sorted(found.items(), key=lambda pair: pair[1].minutes))


def plan(name: str) -> Plan:
    """The plan with a name; raises NotFound."""
    if name not in plans():
        raise NotFound(f"There is no session plan '{name}'. The plans are: {', '.join(plans())}.")
    return plans()[name]


def offered() -> list[dict[str, Any]]:
    """What there is to choose from, as plain values for a list."""
    return [
        {"name": name, "title": one.title, "description": one.description, "length": spoken(one.minutes)}
        for name, one in plans().items()
    ]


def chosen(workshop: Workshop, name: str) -> list[Op]:
    """The operations that lay a plan into a workshop, in the place of the one it has; raises NotFound."""
    taken = plan(name)
    gone: list[Op] = [Remove(kind="block", id=block.id) for block in workshop.blocks]
    fresh: list[Op] = [Add(kind="block", id=new_id(), fields=_fields(block, workshop)) for block in taken.blocks]
    return [*gone, *fresh, Set(kind="workshop", id="workshop", fields={"plan": taken.title})]


def reworded(workshop: Workshop, **fields: str) -> list[Op]:
    """What follows in the blocks from another word for the workshop's people, where a plan's own text still stands."""
    taken = next((one for one in plans().values() if one.title == workshop.plan), None)
    now = workshop.model_copy(update=fields)
    if taken is None or (crowd(now), one_of_them(now)) == (crowd(workshop), one_of_them(workshop)):
        return []
    laid = [(_fields(block, workshop), _fields(block, now)) for block in taken.blocks]
    texts = {old[name]: new[name] for old, new in laid for name in _WORDY if old[name] != new[name]}
    ops: list[Op] = []
    for block in workshop.blocks:
        said = {name: texts[text] for name in _WORDY if (text := getattr(block, name)) in texts}
        ops += [Set(kind="block", id=block.id, fields=said)] if said else []
    return ops


def length(blocks: Sequence[Block]) -> float:
    """Minutes of all blocks as planned, what was cut included."""
    return sum(block.minutes or 0 for block in blocks)


def spoken(minutes: float) -> str:
    """A time as people say it: 45 min, 2 h, 3 h 45."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _fields(block: PlannedBlock, workshop: Workshop) -> dict[str, Any]:
    fields = block.model_dump(exclude={"questions"}) | {"questions": "\n".join(block.questions)}
    return {name: _own_words(value, workshop) if name in _WORDY else value
            for name, value in fields.items()}  # fmt: skip


def _own_words(text: str, workshop: Workshop) -> str:
    return text.replace("{customers}", crowd(workshop)).replace("{customer}", one_of_them(workshop))
