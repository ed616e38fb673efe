"""Feelings and names are written by one rule each."""

from __future__ import annotations

import pytest

from workshop_kit.feelings import face, signed
from workshop_kit.language import speaking
from workshop_kit.names import folded


@pytest.mark.parametrize(("score", "text"), [(2, "+2"), (-1, "−1"), (0, "0"), (1.5, "+1.5"), (-0.5, "−0.5")])
def test_feelings_carry_their_sign(score, text):
    assert signed(score) == text


@pytest.mark.parametrize(("mean", "text"), [(-0.04, "0"), (0.25, "+0.3"), (-0.25, "−0.3"), (2, "+2"), (-1.27, "−1.3")])
def test_a_half_is_rounded_away_from_zero_as_people_do(mean, text):
    assert signed(mean, 1) == text


@pytest.mark.parametrize(
    ("mean", "text"), [(0.25, "+0.3"), (-0.25, "−0.3"), (0.04, "0.0"), (-0.04, "0.0"), (2, "+2.0")]
)
def test_figures_below_one_another_have_the_same_places(mean, text):
    assert signed(mean, 1, fixed=True) == text


def test_the_sign_stands_before_the_number_where_lines_run_to_the_left():
    with speaking("ar"):
        assert signed(-1.5) == "\u2066−1.5\u2069"


@pytest.mark.parametrize(("mean", "nearest"), [(0.5, 1), (-0.5, -1), (0.49, 0), (-1.5, -2), (2, 2), (-2.4, -2), (0, 0)])
def test_the_nearest_of_five_faces(mean, nearest):
    assert face(mean) == nearest


def test_one_name_however_it_is_typed():
    assert folded("  Ana  LÓPEZ ") == folded("ana lópez")
