"""Marks on an impact × effort board that never lie over one another, whoever draws it and however large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import hypot

#: The board is drawn in these units; 1 and 5 keep half a step away from its edges.
WIDTH, HEIGHT = 700.0, 600.0
LOW, HIGH = 0.4, 5.6

#: Room for the name of a field in each corner.
LABEL = (230.0, 40.0)

#: Diameters of marks: as large as a finger wants them, smaller where there are many.
_SIZES = (56.0, 48.0, 40.0, 34.0, 28.0, 22.0, 16.0, 12.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark is drawn (x, y), and the place it stands for (at_x, at_y); in units from the top left corner."""

    x: float
    y: float
    at_x: float
    at_y: float

    @property
    def moved(self) -> bool:
        """Whether it had to make way, so that a line leads to its true place."""
        return hypot(self.x - self.at_x, self.y - self.at_y) > 1


@dataclass(frozen=True, slots=True)
class Board:
    """Marks in the order of their points, and their diameter in units."""

    size: float
    marks: tuple[Mark, ...]


def board(points: Sequence[tuple[float, float]]) -> Board:
    """Places for points of effort and impact, 1–5.

    The first ones get their true places; later ones that would lie over them, over a name of a field or over an edge
    go to the nearest free place of their own field.
    """
    return _board(tuple(points))


@lru_cache(maxsize=64)
def _board(points: tuple[tuple[float, float], ...]) -> Board:
    for size in _SIZES:
        marks = _placed(points, size)
        if marks is not None:
            return Board(size, marks)
    return Board(_SIZES[-1], tuple(Mark(*_at(point), *_at(point)) for point in points))


def _placed(points: Sequence[tuple[float, float]], size: float) -> tuple[Mark, ...] | None:
    marks: list[Mark] = []
    for point in points:
        x, y = _at(point)
        found = next((spot for spot in _around(x, y, size) if _free(spot, (x, y), size, marks)), None)
        if found is None:
            return None
        marks.append(Mark(*found, x, y))
    return tuple(marks)


def _at(point: tuple[float, float]) -> tuple[float, float]:
    effort, impact = ((value - LOW) / (HIGH - LOW) for value in point)
    return effort * WIDTH, (1 - impact) * HEIGHT


def _around(x: float, y: float, size: float) -> Iterator[tuple[float, float]]:
    for right, down in _offsets(size):
        yield x + right, y + down


@cache
def _offsets(size: float) -> tuple[tuple[float, float], ...]:
    """Points of a fine triangular lattice, the nearest first; equally near ones begin above."""
    step = (size + 2) / 2
    reach = int(WIDTH / step) + 1
    found = [
        ((column + row % 2 / 2) * step, row * step * 0.75**0.5)
        for row in range(-reach, reach + 1)
        for column in range(-reach, reach + 1)
    ]
    return tuple(sorted(found, key=lambda spot: (round(hypot(*spot), 3), spot[1], spot[0])))


def _free(spot: tuple[float, float], home: tuple[float, float], size: float, marks: Sequence[Mark]) -> bool:
    x, y = spot
    half = size / 2
    if not (half <= x <= WIDTH - half and half <= y <= HEIGHT - half) or _in_corner(x, y, half):
        return False
    if (x > WIDTH / 2) != (home[0] > WIDTH / 2) or (y < HEIGHT / 2) != (home[1] < HEIGHT / 2):
        return False
    return all(hypot(x - mark.x, y - mark.y) >= size + 1 for mark in marks)


def _in_corner(x: float, y: float, half: float) -> bool:
    wide, high = LABEL
    beside = x - half < wide or x + half > WIDTH - wide
    return beside and (y - half < high or y + half > HEIGHT - high)
