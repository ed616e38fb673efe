"""The emotion curve as a path: monotone cubic pieces, so that it never swings past a score.

The same curve as d3's curveMonotoneX, which draws Vega's "monotone" lines; a test holds the two against each other.
Method: M. Steffen, *A simple method for monotonic interpolation in one dimension* (1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Units of the drawing: a column is 100 wide, a step of feeling 28 high, zero lies in the middle.
COLUMN, HEIGHT, STEP = 100, 180, 28


class Point(NamedTuple):
    """A place in drawing units; y grows downwards."""

    x: float
    y: float


class Piece(NamedTuple):
    """One Bézier piece: where it starts, its two handles, where it ends."""

    start: Point
    first: Point
    second: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Curve:
    """Path data: where neighbours are scored, where the curve leads over unscored ones, and the area under both."""

    solid: str
    dashed: str
    area: str
    width: int


def height(score: float) -> float:
    """Where a score lies in the drawing, from the top."""
    return HEIGHT / 2 - STEP * score


def draw(scores: list[int | None]) -> Curve | None:
    """The curve through the scored columns; None without a score."""
    points = [Point(COLUMN * (i + 0.5), height(s)) for i, s in enumerate(scores) if s is not None]
    if not points:
        return None
    # Level for half a column at both ends, as on the screen.
    first, last = points[0], points[-1]
    parts = pieces([Point(first.x - COLUMN / 2, first.y), *points, Point(last.x + COLUMN / 2, last.y)])
    over = [part.end.x - part.start.x > COLUMN for part in parts]
    zero = height(0)
    return Curve(
        solid=path([part for part, gap in zip(parts, over, strict=True) if not gap]),
        dashed=path([part for part, gap in zip(parts, over, strict=True) if gap]),
        area=f"{path(parts)}V{zero:g}H{parts[0].start.x:g}Z",
        width=COLUMN * len(scores),
    )


def pieces(points: Sequence[Point]) -> list[Piece]:
    """Pieces between neighbouring points; x must grow."""
    slopes = _slopes(points)
    return [_piece(*pair) for pair in zip(points, points[1:], slopes, slopes[1:], strict=False)]


def path(parts: Sequence[Piece]) -> str:
    """SVG path data; a new stroke begins wherever a piece does not start at the end of the one before."""
    text, pen = [], None
    for part in parts:
        if part.start != pen:
            text.append("M" + _pair(part.start))
        text.append("C" + " ".join(_pair(point) for point in part[1:]))
        pen = part.end
    return "".join(text)


def _piece(a: Point, b: Point, slope_a: float, slope_b: float) -> Piece:
    third = (b.x - a.x) / 3
    return Piece(a, Point(a.x + third, a.y + third * slope_a), Point(b.x - third, b.y - third * slope_b), b)


def _slopes(points: Sequence[Point]) -> list[float]:
    if len(points) < 2:
        return [0.0] * len(points)
    if len(points) == 2:
        return [_rise(*points)] * 2
    inner = [_inner(*trio) for trio in zip(points, points[1:], points[2:], strict=False)]
    first = (3 * _rise(points[0], points[1]) - inner[0]) / 2
    last = (3 * _rise(points[-2], points[-1]) - inner[-1]) / 2
    return [first, *inner, last]


def _inner(a: Point, b: Point, c: Point) -> float:
    before, after = _rise(a, b), _rise(b, c)
    if before * after <= 0:
        return 0.0
    parabola = (before * (c.x - b.x) + after * (b.x - a.x)) / (c.x - a.x)
    size = min(abs(before), abs(after), abs(parabola) / 2)
    return 2 * size if before > 0 else -2 * size


def _rise(a: Point, b: Point) -> float:
    return (b.y - a.y) / (b.x - a.x)


def _pair(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
