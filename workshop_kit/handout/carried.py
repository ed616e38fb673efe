"""What of a workshop travels inside a handout: what its page shows, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from workshop_kit.handout.sections import ALL
from workshop_kit.model import KINDS, REFERENCES, Handover, Persona, Workshop

#: A card tells all of a persona; without it, a journey still says whose it is.
_OF_A_FACE = ("id", "name", "face")


def carried(workshop: Workshop, sections: Collection[str]) -> Workshop:
    """The workshop without what no printed section shows: a file that is passed on must not hold more than its page.

    How the session was run, what was parked on the way, who gave which score and what the team noted for itself is
    shown by none.
    """
    shown = {name for section in ALL if section.name in sections for name in section.shows}
    faces = "personas" not in shown and _named("personas") & shown
    kept: dict[str, Any] = {
        name: getattr(workshop, name) if name in shown else () for _, name in KINDS.values() if _whole(name, shown)
    }
    left: dict[str, Any] = {name: () for _, name in KINDS.values() if name not in kept}
    if faces:
        left["personas"] = tuple(Persona(**{f: getattr(one, f) for f in _OF_A_FACE}) for one in workshop.personas)
    asked = {} if "findings" in sections else {"question": ""}
    if "handovers" in kept:
        kept["handovers"] = _handovers(workshop, sections)
    if "actions" in kept and "actions" not in sections:
        kept["actions"] = tuple(one for one in workshop.actions if one.status == "done")
    for name in ("themes", "opportunities"):
        kept[name] = tuple(one.model_copy(update={"note": ""}) for one in kept.get(name, ()))
    return workshop.model_copy(update={**kept, **left, **asked, "plan": "", "scores_shown": False})


def _handovers(workshop: Workshop, sections: Collection[str]) -> tuple[Handover, ...]:
    """Those that break have a section of their own, the others stand under the channels."""
    return tuple(one for one in workshop.handovers if ("handovers" if one.works is False else "channels") in sections)


def _whole(name: str, shown: set[str]) -> bool:
    """Whether all that the items of a list refer to travels as well; of personas a face will do."""
    kind = next(kind for kind, (_, own) in KINDS.items() if own == name)
    return all(wanted in shown or wanted == "personas" for wanted in REFERENCES.get(kind, {}).values())


def _named(name: str) -> set[str]:
    """Lists whose items refer to items of a list."""
    lists = {kind: own for kind, (_, own) in KINDS.items()}
    return {lists[kind] for kind, wanted in REFERENCES.items() if name in wanted.values()}
