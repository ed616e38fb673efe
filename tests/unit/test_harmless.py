"""No CSV file of the kit holds a formula, whoever wrote the text."""

from __future__ import annotations

import csv
import io

import pytest

from workshop_kit.analysis import asking
from workshop_kit.importing import Refused, Report

FORMULAS = ["=1+1", " =1+1", "＝1+1", "\r=1", "x;=1+1", "x\t@SUM(1)"]


def first(text: str) -> list[str]:
    """Every cell of a file, as spreadsheets with other signs between cells see it as well."""
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    return [part for row in rows for cell in row for part in cell.replace("\t", ";").split(";")]


@pytest.mark.parametrize("formula", FORMULAS)
def test_texts_stay_texts(formula: str) -> None:
    refused = Report("a.csv", 1, 0, 0, (Refused(2, formula),), {}).refused_csv()
    asked = asking.Survey("", "", (asking.Question(formula, "", "csat"),), "")
    for text in (refused, asking.sheet(asked)):
        assert not [cell for cell in first(text) if cell.strip().startswith(("=", "＝", "@"))]
