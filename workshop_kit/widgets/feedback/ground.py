"""What all answers about feedback stand on: the workshop that a room shows, and what its customers said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from workshop_kit.analysis.trace import TEAM as TEAM
from workshop_kit.changes.ops import Op
from workshop_kit.model import Workshop, new_id
from workshop_kit.personas import crowd, one_of_them
from workshop_kit.storage.store import Edit
from workshop_kit.voices import Voices
from workshop_kit.widgets.link import link_of, saved_link
from workshop_kit.workshops import OpenWorkshop

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room


class Ground(NamedTuple):
    """The workshop as it stands on the disk, and the door to its feedback."""

    room: Room
    value: Workshop
    voices: Voices
    rev: int = 0

    @property
    def words(self) -> tuple[str, str]:
        """The workshop's words for one customer and for several."""
        return one_of_them(self.value), crowd(self.value)


def ground(room: Room) -> Ground:
    """What a question of this room's page is about; what it has typed is saved first."""
    link = saved_link(room)
    now = link.snapshot
    return Ground(room, now.value, Voices(link.store, link.id), now.rev)


def opened(room: Room) -> OpenWorkshop:
    """The workshop that the room shows, as a handle."""
    link = link_of(room)
    return OpenWorkshop(link.id, link.store)


def change(room: Room, ops: Sequence[Op]) -> int:
    """Change the map in one step of its history, or not at all; tell every page, and give the revision."""
    return link_of(room).change([Edit(new_id(), op) for op in ops])


def mean(values: Any) -> float | None:
    """The mean of what is known of a column, None where nothing is."""
    known = values.astype("float64").dropna()
    return float(known.mean()) if len(known) else None
