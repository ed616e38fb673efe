"""Measures that are given what nobody can count tell so in a sentence (F1), whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from workshop_kit import WorkshopError
from workshop_kit import analysis as an

LISTS: list[Callable[[Any], Any]] = [an.nps, an.csat, an.ces, an.peak_end, an.funnel, an.alpha]


@pytest.mark.parametrize("measure", LISTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize(
    "given", [None, 5, 10**400, [[[5]]], [10**400], [{"a": 1}], [([1],)]], ids=lambda one: str(one)[:20]
)
def test_no_list_of_numbers(measure: Callable[[Any], Any], given: Any) -> None:
    if measure is an.alpha and given == [10**400]:
        given = 10**400
    if measure is an.alpha and given in ([{"a": 1}], [([1],)]):
        given = [given, given]
    with pytest.raises(WorkshopError, match=r"list|single value|scale|number"):
        measure(given)


def test_a_table_with_several_columns_is_no_list() -> None:
    with pytest.raises(WorkshopError, match="one by one"):
        an.nps(np.array([[10, 9, 3]]))


def test_codes_that_come_one_by_one() -> None:
    assert an.kappa((one for one in "aabb"), iter("aaab")) == an.kappa("aabb", "aaab") == 0.5
    coders = {"Ines": list("aabb"), "Tom": list("aaab")}
    assert an.alpha(pd.DataFrame(coders)) == an.alpha(coders) == an.alpha(iter(one) for one in coders.values())
    for wrong in (None, [["a"]]):
        with pytest.raises(WorkshopError, match="codes"):
            an.kappa(wrong, wrong)  # type: ignore[arg-type]


def test_a_funnel_by_stage() -> None:
    assert an.funnel({"Visit": 100, "Buy": 20}).step.tolist()[1] == 0.2


def test_scores_of_what_is_missing_or_no_number() -> None:
    assert np.isnan(an.rice(None, 1, 1, 1))
    assert np.isnan(an.opportunity(8, None))
    assert an.opportunity([8, None], [3, 1]).tolist()[0] == 13
    for wrong in ("8", ["8"], {8: 1}.items, {8: 1}, {8}, pd.Series(["8"]), np.array(["8"]), (one for one in "8")):
        with pytest.raises(WorkshopError, match="no number"):
            an.opportunity(wrong, 3)


def test_scores_of_a_series_keep_its_index() -> None:
    mixed = pd.Series([8, None, pd.NA], index=["a", "b", "c"], dtype=object)
    found = an.opportunity(mixed, pd.Series([3, 3, 3], index=["c", "b", "a"]))
    assert found["a"] == 13
    assert found.isna().tolist() == [False, True, True]
