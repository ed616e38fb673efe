"""Measures against the numbers that everybody can check by hand, and against what must always hold."""

from __future__ import annotations

from itertools import combinations
from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import analysis as an
from workshop_kit.errors import Invalid

CODES = st.sampled_from(["price", "noise", "staff"])


@pytest.mark.parametrize(
    ("counts", "value", "adjusted", "reach"),
    [((12, 5, 3), 45.0, 39.1, 30.7), ((5, 0, 0), 100.0, 62.5, 45.0), ((162, 108, 54), 33.3, 33.0, 8.1)],
)
def test_nps(counts, value, adjusted, reach):
    promoters, passives, detractors = counts
    found = an.nps({10: promoters, 7: passives, 2: detractors})
    assert (round(found.value, 1), round(found.adjusted, 1)) == (value, adjusted)
    assert found.high == pytest.approx(min(100, adjusted + reach), abs=0.06)
    assert found.low == pytest.approx(adjusted - reach, abs=0.06)
    assert found.n == sum(counts)


def test_nps_of_a_list_as_documented():
    found = an.nps([10] * 6 + [9] * 6 + [7, 7, 8, 8, 8] + [0, 3, 6])
    assert (found.value, found.n) == (45.0, 20)
    assert [round(one, 1) for one in (found.adjusted, found.low, found.high)] == [39.1, 8.4, 69.8]


@pytest.mark.parametrize(("hits", "n", "low", "high"), [(960, 1200, 77.6, 82.2), (7, 10, 39.7, 89.2)])
def test_csat(hits, n, low, high):
    found = an.csat({5: hits, 2: n - hits})
    assert found.value == pytest.approx(100 * hits / n)
    assert (round(found.low, 1), round(found.high, 1)) == (low, high)


def test_ces_by_all_three_conventions():
    found = an.ces(dict(enumerate((80, 210, 140, 110, 160, 180, 120), 1)))
    assert (round(found.mean, 2), round(found.top), round(found.net), found.n) == (4.08, 46, -13, 1000)


def test_a_list_a_series_and_counts_are_the_same():
    assert an.csat([5, 4, 2]) == an.csat(pd.Series([5, 4, 2])) == an.csat({5: 1, 4: 1, 2: 1})


def test_missing_answers_are_none():
    assert an.nps([10, None, nan]).n == 1
    assert an.csat([]).value is an.nps([nan]).low is an.ces([None]).mean is None


def test_what_is_missing_in_a_table_is_no_answer():
    scores = pd.Series([9, None, 10], dtype="Int64")
    assert an.nps(scores) == an.nps([9, 10])
    assert an.peak_end(pd.Series([1, None, -1], dtype="Int64")) == an.peak_end([1, -1])
    codes = pd.Series(["queue", "price", None]), pd.Series(["queue", None, "price"])
    assert isnan(an.kappa(*codes))
    whole = ["queue", "price", "price"], ["queue", "price", "queue"]
    left = [pd.Series([*codes, None if coder else "price"]) for coder, codes in enumerate(whole)]
    assert an.kappa(*left) == pytest.approx(an.kappa(*whole))
    assert an.alpha(left) == pytest.approx(an.alpha(whole))


def test_a_funnel_of_a_series_named_by_its_stages():
    named = an.funnel(pd.Series([1000, 300, 90], index=["seen", "looked", "bought"]))
    pd.testing.assert_frame_equal(named, an.funnel([1000, 300, 90]))


@pytest.mark.parametrize(("measure", "score"), [(an.nps, 11), (an.csat, 0), (an.ces, 8), (an.nps, 9.5), (an.csat, -1)])
def test_a_score_off_the_scale_is_refused(measure, score):
    with pytest.raises(Invalid, match="not on the scale"):
        measure([score])


@pytest.mark.parametrize("measure", [an.nps, an.csat, an.ces, an.peak_end])
def test_a_word_is_no_score(measure):
    with pytest.raises(Invalid, match="The score “9” is not on the scale"):
        measure(["9"])


@pytest.mark.parametrize("count", [-1, 1.5])
def test_a_count_that_is_none_is_refused(count):
    with pytest.raises(Invalid, match="answers of 5 cannot be"):
        an.csat({5: count})


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_interval_of_nps_holds_its_middle_and_stays_on_the_scale(scores):
    found = an.nps(scores)
    assert -100 <= found.low <= found.adjusted <= found.high <= 100


@given(st.lists(st.integers(1, 5), min_size=1))
def test_the_interval_of_csat_holds_the_value(scores):
    found = an.csat(scores)
    assert 0 <= found.low <= found.value <= found.high <= 100


def test_few_answers():
    assert an.csat([5] * 9).few
    assert not an.csat([5] * 10).few


def test_churn_and_the_value_of_a_customer():
    assert an.churn(lost=3, start=100) == 0.03
    assert round(an.clv(revenue=50, margin=0.7, churn=0.03), 2) == 1166.67


@pytest.mark.parametrize("numbers", [(1, 0), (-1, 10), (11, 10), (nan, 10), (1, nan), ("1", 10), (1, "10")])
def test_impossible_churn_is_refused(numbers):
    with pytest.raises(Invalid):
        an.churn(*numbers)


@pytest.mark.parametrize(
    "numbers", [(50, 0.7, 0), (50, 0.7, 1.1), (50, 70, 0.03), (nan, 0.7, 0.1), (50, "0.7", 0.1), (50, 0.7, "0.1")]
)
def test_impossible_value_is_refused(numbers):
    with pytest.raises(Invalid):
        an.clv(*numbers)


def test_kappa_of_a_table_worked_by_hand():
    # 45 both yes, 15 only the first, 25 only the second, 15 both no: .60 seen, .54 by chance.
    pairs = [("y", "y")] * 45 + [("y", "n")] * 15 + [("n", "y")] * 25 + [("n", "n")] * 15
    assert an.kappa(*zip(*pairs, strict=True)) == pytest.approx((0.60 - 0.54) / 0.46)


def test_kappa_from_observed_and_expected_agreement():
    # .73 seen and .36 by chance, as in the definition: 73 of 100 pairs, margins 40/40/20 for both.
    seen = [("a", "a")] * 29 + [("b", "b")] * 29 + [("c", "c")] * 15
    unlike = (
        [("a", "b")] * 9 + [("b", "a")] * 9 + [("a", "c")] * 2 + [("c", "a")] * 2 + [("b", "c")] * 2 + [("c", "b")] * 3
    )
    assert round(an.kappa(*zip(*seen, *unlike, strict=True)), 2) == 0.58


def test_alpha_of_krippendorffs_own_example():
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C: nominal data, missing codes; .743.
    coders = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    assert round(an.alpha(coders), 3) == 0.743


def slow_alpha(coders):
    """By the definition, pair by pair."""
    units = [[code for code in unit if code is not None] for unit in zip(*coders, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    values = [code for unit in units for code in unit]
    unlike = sum(2 * sum(a != b for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in units) / len(values)
    chance = 2 * sum(a != b for a, b in combinations(values, 2)) / (len(values) * (len(values) - 1))
    return 1 - unlike / chance


@given(st.lists(st.tuples(CODES, CODES, st.one_of(st.none(), CODES)), min_size=2, max_size=30))
def test_alpha_equals_its_definition(units):
    coders = list(zip(*units, strict=True))
    found = an.alpha(coders)
    if len({code for unit in units for code in unit if code}) == 1:
        assert isnan(found)
    else:
        assert found == pytest.approx(slow_alpha(coders))


def test_agreement_refuses_uneven_coders_and_knows_when_nothing_can_be_said():
    with pytest.raises(Invalid):
        an.kappa(["a"], ["a", "b"])
    with pytest.raises(Invalid):
        an.alpha({"Ana": ["a"], "Tom": ["a", "b"]})
    assert isnan(an.kappa(["a", "a"], ["a", "a"]))
    assert isnan(an.alpha([["a", None], [None, "b"]]))


def test_funnel():
    found = an.funnel([1000, 300, 90])
    assert found["step"].tolist()[1:] == [0.3, 0.3]
    assert found["drop_off"].tolist()[1:] == [0.7, 0.7]
    assert found["overall"].tolist() == [1.0, 0.3, 0.09]
    assert found["low"].round(3).tolist()[1:] == [0.272, 0.251]
    assert found["high"].round(3).tolist()[1:] == [0.329, 0.354]
    assert found.loc[0, ["step", "drop_off", "low", "high"]].isna().all()


def test_a_funnel_with_nobody_and_one_that_grows():
    found = an.funnel([10, 0, 5, 8])
    assert found["step"].isna().tolist() == [True, False, True, False]
    assert found.loc[3, "step"] == 1.6
    assert isnan(found.loc[3, "low"])
    with pytest.raises(Invalid, match="Stage 2"):
        an.funnel([10, nan])


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=8))
def test_steps_multiply_to_the_whole(counts):
    found = an.funnel(counts)
    assert found["step"].iloc[1:].prod() == pytest.approx(found["overall"].iloc[-1])


def test_rice_and_opportunity_of_numbers_and_series():
    assert an.rice(reach=2000, impact=2, confidence=0.8, effort=4) == 800
    assert an.rice(pd.Series([10, 20]), 1, 0.5, pd.Series([1, 2])).tolist() == [5, 5]
    assert (an.opportunity(9, 3), an.opportunity(5, 8)) == (15, 5)
    assert an.opportunity(pd.Series([9, 5]), pd.Series([3, 8])).tolist() == [15, 5]
    assert an.rice([10, 20], [1, 1], [0.5, 0.5], [1, 2]).tolist() == [5, 5]
    assert an.opportunity([9, 5], (3, 8)).tolist() == [15, 5]
    unknown = pd.Series([2, None], dtype="Float64")
    assert an.rice(pd.Series([10, 20]), 1, 1, unknown).isna().tolist() == [False, True]
    assert an.opportunity(unknown, 1).isna().tolist() == [False, True]
    with pytest.raises(Invalid):
        an.rice(1, 1, 1, 0)
    with pytest.raises(Invalid):
        an.rice([1, 1], 1, 1, [1, 0])
