"""Service promises: what was promised, what it takes, and the sentence about it."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_kit.handout.given import Given
from workshop_kit.wording.promises import promises


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise in words.

    Attributes
    ----------
    late : bool
        Whether it takes longer than promised.
    part : float
        The shorter of both times as a part, 0–1, of the longer one; -1 where there is nothing to draw.
    """

    channel: str
    text: str
    note: str
    late: bool
    part: float


@dataclass(frozen=True, slots=True)
class ServicePromises:
    """All promises, and the worst of them as a headline."""

    headline: str
    rows: tuple[PromiseLine, ...]


def service_promises(given: Given) -> ServicePromises | None:
    """The promises in the workshop's order; None while there is none."""
    made = promises(given.workshop)
    rows = []
    for one in given.workshop.promises:
        said = made["rows"][one.id]
        bar = said["overrun"]
        late = bool(bar and bar["late"])
        part = -1.0 if bar is None else bar["kept"] if late else bar["took"]
        rows.append(PromiseLine(one.channel.strip(), said["text"], one.note.strip(), late, part))
    return ServicePromises(made["headline"], tuple(rows)) if rows else None
