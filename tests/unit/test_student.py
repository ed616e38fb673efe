"""Quantiles of Student's distribution: the tables everybody knows, and what scipy says."""

import pytest
from scipy.special import stdtrit

from workshop_kit.analysis.student import student

FREEDOMS = [1, 1.3, 2, 2.5, 3, 4, 7.7, 10, 19, 29.9, 60, 200, 1_000, 54_321.5, 1e6, 1e9, 1e13]
LEVELS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, 12.706), (2, 4.303), (4, 2.776), (10, 2.228), (30, 2.042), (1_000, 1.962)]
)
def test_the_printed_table(freedom: float, printed: float) -> None:
    assert round(student(freedom), 3) == printed


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("freedom", FREEDOMS)
def test_it_agrees_with_scipy(freedom: float, level: float) -> None:
    assert student(freedom, level) == pytest.approx(float(stdtrit(freedom, (1 + level) / 2)), rel=1e-9)
