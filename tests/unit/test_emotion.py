"""What a curve says in words, and what stays in memory."""

import math

import pytest

from workshop_kit import analysis as an
from workshop_kit.errors import Invalid


@pytest.mark.parametrize(
    ("scores", "value", "peaks", "end"),
    [
        ([-1, 2, 0, 1], 1.5, (2,), 1),
        ([1, -2, 0], -1.0, (-2,), 0),
        ([2, None, -1, None], 0.5, (2,), -1),
        ([1.0, math.nan, -2.0], -2.0, (-2.0,), -2.0),
        ([-2, 2, 1], (1.5, -0.5), (2, -2), 1),
        ([0, 0], 0.0, (0,), 0),
        ([1, 1, 1], 1.0, (1,), 1),
        ([None, None], None, (), None),
        ([], None, (), None),
    ],
)
def test_peak_end(scores, value, peaks, end):
    result = an.peak_end(scores)
    assert (result.value, result.peaks, result.end) == (value, peaks, end)
    assert result.tie == (len(peaks) == 2)


@pytest.mark.parametrize("score", [5, -2.5, math.inf, "2"])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(Invalid, match="not on the scale"):
        an.peak_end([1, score])


def test_facts_name_the_turning_points():
    found = an.facts([1, None, 2, -1, -2, 0, 2])
    assert found.highest == an.Spot(2, (2, 6))
    assert found.highest.index == 2
    assert found.lowest == an.Spot(-2, (4,))
    assert found.ending == an.Spot(2, (6,))
    assert found.drop == an.Drop(2, 3, 3)


def test_a_drop_leads_over_unscored_moments():
    assert an.facts([2, None, None, -1]).drop == an.Drop(0, 3, 3)


def test_the_first_of_equal_drops_counts():
    assert an.facts([1, 0, 1, 0]).drop == an.Drop(0, 1, 1)


def test_a_curve_that_never_falls_has_no_drop():
    assert an.facts([-1, 0, 0, 2]).drop is None


def test_one_score_is_everything_at_once():
    found = an.facts([None, 1])
    assert found.highest == found.lowest == found.ending == an.Spot(1, (1,))


def test_no_score_gives_no_facts():
    found = an.facts([None, None])
    assert (found.highest, found.lowest, found.ending, found.drop) == (None, None, None, None)
    assert found.peak_end.value is None
