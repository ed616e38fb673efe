"""The handout's curve is the curve that Vega draws."""

import re

import pytest
import vl_convert

from workshop_kit.handout.curve import Point, draw, path, pieces

CURVES = [
    [80, 24, 136, 52],
    [52, 52, 24, 24, 24, 136, 108, 80],
    [24, 136],
    [10, 11, 90, 89.5, 20, 20.5, 60],
]


def points(heights):
    return [Point(50 + 100 * i, y) for i, y in enumerate(heights)]


def numbers(data):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", data)]


def drawn_by_vega(heights):
    rows = [{"x": x, "y": y} for x, y in points(heights)]
    place = {"x": {"field": "x"}, "y": {"field": "y"}, "interpolate": {"value": "monotone"}, "stroke": {"value": "red"}}
    mark = {"type": "line", "from": {"data": "rows"}, "encode": {"enter": place}}
    chart = {"width": 900, "height": 180, "data": [{"name": "rows", "values": rows}], "marks": [mark]}
    svg = vl_convert.vega_to_svg({"$schema": "https://vega.github.io/schema/vega/v6.json", **chart})
    return re.search(r'd="(M[^"]+)"[^>]*stroke="red"', svg)[1]


@pytest.mark.parametrize("heights", [curve for curve in CURVES if len(curve) > 2])
def test_agrees_with_vega(heights):
    ours = numbers(path(pieces(points(heights))))
    assert ours == pytest.approx(numbers(drawn_by_vega(heights)), abs=0.06)


def test_two_points_are_joined_by_a_straight_line():
    (piece,) = pieces(points([24, 136]))
    assert [round(p.y - (24 + (p.x - 50) * 1.12), 6) for p in piece] == [0, 0, 0, 0]


@pytest.mark.parametrize("heights", CURVES)
def test_never_swings_past_a_score(heights):
    for piece in pieces(points(heights)):
        low, high = sorted((piece.start.y, piece.end.y))
        assert low - 1e-9 <= min(piece.first.y, piece.second.y)
        assert max(piece.first.y, piece.second.y) <= high + 1e-9


def test_a_gap_is_dotted():
    curve = draw([1, None, -1, 0])
    assert curve.solid.count("M") == 2
    assert curve.dashed.startswith("M50 62C")
    assert curve.dashed.endswith("250 118")


def test_a_whole_curve_is_one_stroke_from_edge_to_edge():
    curve = draw([2, -2, 0])
    assert curve.dashed == ""
    assert curve.solid.startswith("M0 34C")
    assert curve.solid.endswith("300 90")
    assert curve.solid.count("M") == 1
    assert curve.width == 300


def test_without_scores_nothing_is_drawn():
    assert draw([None, None]) is None
    assert draw([]) is None
