"""Satisfaction by group: the same numbers as the plain functions on each group's list (F1)."""

from __future__ import annotations

import random
from datetime import date

import pandas as pd
import pytest
from feedback_frames import frame, sample
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student
from statsmodels.stats.proportion import proportion_confint

from workshop_kit import analysis as an
from workshop_kit.analysis.breakdown import SCALES, breakdown, definitions
from workshop_kit.errors import Invalid

SCORES = {name: st.none() | st.integers(*ends) for name, ends in SCALES.items()}
ANSWERS = st.lists(st.fixed_dictionaries(SCORES | {"segment": st.sampled_from(["", "parent", "student"])}), min_size=1)


def found(table: pd.DataFrame, group: str, measure: str) -> pd.Series:
    return table[(table["group"] == group) & (table["measure"] == measure)].iloc[0]


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_every_group_has_the_numbers_of_its_list(answers):
    """F1: one formula, whether a list or a million rows are counted."""
    table = breakdown(frame(answers), "segment")
    assert set(table["group"]) <= {"parent", "student"}
    for group in ("parent", "student"):
        own = {name: [a[name] for a in answers if a["segment"] == group and a[name] is not None] for name in SCALES}
        expected = {"nps": an.nps(own["nps"]), "csat": an.csat(own["csat"])}
        for measure, estimate in expected.items():
            rows = table[(table["group"] == group) & (table["measure"] == measure)]
            assert len(rows) == (estimate.n > 0)
            for row in rows.itertuples():
                assert (row.value, row.adjusted, row.low, row.high, row.n, row.few) == (
                    estimate.value, estimate.adjusted, estimate.low, estimate.high, estimate.n, estimate.few,
                )  # fmt: skip
        effort = an.ces(own["ces"])
        if effort.n:
            values = [found(table, group, name).value for name in ("ces", "ces_top", "ces_net")]
            assert values == pytest.approx([effort.mean, effort.top, effort.net])
    for row in table.itertuples():
        ends = definitions()[row.measure]
        assert ends.low <= row.low <= row.high <= ends.high
        # Adjusted Wald leaves out a unanimous answer on purpose: see the vectors of NPS.
        assert row.measure in ("nps", "ces_net") or row.low - 1e-9 <= row.value <= row.high + 1e-9


def test_csat_is_the_same_as_in_another_library():
    """F1: Wilson's interval of statsmodels on random answers."""
    rng = random.Random(3)
    for _ in range(200):
        n = rng.randrange(1, 400)
        hits = rng.randrange(n + 1)
        low, high = proportion_confint(hits, n, method="wilson")
        own = an.csat({5: hits, 1: n - hits})
        assert (own.low / 100, own.high / 100) == pytest.approx((low, high), abs=1e-12)


def test_the_mean_effort_has_the_interval_of_another_library():
    rng = random.Random(4)
    for _ in range(50):
        scores = [rng.randrange(1, 8) for _ in range(rng.randrange(5, 60))]
        answers = pd.Series(scores, dtype=float)
        low, high = student.interval(0.95, len(scores) - 1, answers.mean(), answers.sem())
        row = found(breakdown(frame([{"ces": score} for score in scores])), "", "ces")
        if answers.std() ** 2 >= 1 / len(scores):
            assert (row.low, row.high) == pytest.approx((max(1, low), min(7, high)))


def test_kappa_is_the_same_as_in_another_library():
    """D5: scikit-learn's kappa on random codes."""
    from sklearn.metrics import cohen_kappa_score

    rng = random.Random(5)
    for _ in range(50):
        a, b = ([rng.choice("pqr") for _ in range(30)] for _ in range(2))
        assert an.kappa(a, b) == pytest.approx(cohen_kappa_score(a, b))


def test_equal_answers_still_leave_some_doubt():
    row = found(breakdown(frame([{"ces": 6}] * 10)), "", "ces")
    assert 5.7 < row.low < 6 < row.high < 6.3


def test_answers_by_period():
    days = [date(2026, 1, 1), date(2025, 12, 29), date(2026, 1, 5), None]
    table = frame([{"date": day, "csat": 5} for day in days])
    assert list(breakdown(table, "period", "week")["group"]) == ["2026-W01", "2026-W02"]
    assert list(breakdown(table, "period")["group"]) == ["2025-12", "2026-01"]
    assert list(breakdown(table, "period", "quarter")["group"]) == ["2025-Q4", "2026-Q1"]
    assert list(breakdown(table, "period", "day")["group"]) == ["2025-12-29", "2026-01-01", "2026-01-05"]
    assert breakdown(table, "period", "year")["n"].tolist() == [1, 2]


@pytest.mark.parametrize("by", ["", "touchpoint_id", "stage_id", "segment", "channel", "source", "period"])
def test_every_answer_of_the_sample_counts_once(by):
    """F1: by touchpoint, stage, segment, channel, source and period."""
    answers = sample()
    table = breakdown(answers, by)
    for question in SCALES:
        assert table.loc[table["measure"] == question, "n"].sum() == answers[question].notna().sum()


def test_few_answers_are_marked():
    table = breakdown(frame([{"csat": 5, "segment": "a"}] * 9 + [{"csat": 5, "segment": "b"}] * 10), "segment")
    assert table["few"].tolist() == [True, False]


def test_nothing_gives_nothing():
    assert breakdown(frame([])).empty
    assert breakdown(frame([{"comment": "fine"}]), "period").empty


def test_what_is_refused():
    with pytest.raises(Invalid, match="cannot be grouped by 'author'"):
        breakdown(sample(), "author")
    with pytest.raises(Invalid, match="Choose from: day, week"):
        breakdown(sample(), "period", "decade")
    with pytest.raises(Invalid, match="The score 11 is not on the scale"):
        breakdown(frame([{"nps": 11}]))


def test_every_measure_has_its_definition():
    """F1: definitions are printed beside the numbers."""
    assert list(definitions()) == ["nps", "csat", "ces", "ces_top", "ces_net"]
    assert "0 to 6" in definitions()["nps"].text
