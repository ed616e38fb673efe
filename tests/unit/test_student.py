"""Quantiles of Student's distribution, against the tables everybody knows."""

import pytest

from workshop_kit.analysis.student import student


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, 12.706), (2, 4.303), (4, 2.776), (10, 2.228), (30, 2.042), (1_000, 1.962)]
)
def test_the_printed_table(freedom: float, printed: float) -> None:
    assert round(student(freedom), 3) == printed


@pytest.mark.parametrize(("level", "printed"), [(0.5, 0.741), (0.8, 1.533), (0.9, 2.132), (0.99, 4.604)])
def test_other_levels(level: float, printed: float) -> None:
    assert round(student(4, level), 3) == printed
