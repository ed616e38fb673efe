"""Row F3: two groups against each other, by the formulas that statistics packages use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.analysis.groups import mean_interval, means, shares
from workshop_kit.errors import Invalid

GROUP = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SCATTER = st.tuples(st.floats(-1e3, 1e3), st.floats(0.1, 500), st.integers(2, 400))


@pytest.mark.parametrize(
    ("first", "second"), [((56, 70), (48, 80)), ((9, 10), (3, 10)), ((0, 10), (0, 20)), ((5, 5), (0, 29))]
)
def test_f3_shares_equal_statsmodels(first, second):
    """F3: Newcombe's interval, method 10, of Newcombe's own examples."""
    from statsmodels.stats.proportion import confint_proportions_2indep

    found = shares(second, first)
    low, high = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_f3_newcombes_own_example():
    """F3: Newcombe (1998), table II, a: 56/70 against 48/80 gives .0524 to .3339."""
    found = shares((48, 80), (56, 70))
    assert (round(found.value, 4), round(found.low, 4), round(found.high, 4)) == (0.2, 0.0524, 0.3339)
    assert not found.chance


def test_f3_means_equal_statsmodels():
    """F3: Welch's interval of two samples that scatter differently."""
    from statistics import fmean, stdev

    from statsmodels.stats.weightstats import CompareMeans

    slow = [138.0, 90.5, 201.0, 77.0, 160.0, 12.0]
    quick = [20.0, 35.5, 18.0, 60.0]
    found = means((fmean(slow), stdev(slow), len(slow)), (fmean(quick), stdev(quick), len(quick)))
    low, high = CompareMeans.from_data(quick, slow).tconfint_diff(usevar="unequal")
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.value == pytest.approx(fmean(quick) - fmean(slow))


def test_the_interval_of_a_mean_equals_statsmodels():
    from statistics import fmean, stdev

    from statsmodels.stats.weightstats import DescrStatsW

    times = [95.0, 80.0, 120.5, 61.0, 99.0]
    low, high = DescrStatsW(times).tconfint_mean()
    assert mean_interval(fmean(times), stdev(times), len(times)) == pytest.approx((low, high))


@given(GROUP, GROUP)
def test_f3_the_interval_of_two_shares_holds_the_difference_and_turns_with_the_groups(first, second):
    """F3: low ≤ difference ≤ high, and the other way round it is the same with the other sign."""
    found, turned = shares(first, second), shares(second, first)
    assert found.low - 1e-9 <= found.value <= found.high + 1e-9
    assert found.low >= -1 - 1e-9
    assert found.high <= 1 + 1e-9
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


@given(SCATTER, SCATTER)
def test_f3_the_interval_of_two_means_holds_the_difference(first, second):
    """F3: of means, too."""
    found = means(first, second)
    assert found.low <= found.value <= found.high


def test_f3_what_is_no_group_is_refused():
    """F3: nobody, more hits than people, one answer."""
    for group in [(0, 0), (5, 3), (-1, 3)]:
        with pytest.raises(Invalid, match="no share"):
            shares(group, (1, 2))
    with pytest.raises(Invalid, match="two answers"):
        means((1, 0, 1), (2, 1, 9))
    assert means((1, 0, 5), (1, 0, 5)).chance
