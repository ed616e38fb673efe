"""Row F2: conversion by stage, the largest leak, groups apart; and what is said about numbers that are odd."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import analysis as an
from workshop_kit.analysis.leaks import contrast, counted, flow, flows
from workshop_kit.figures import told_funnel
from workshop_kit.model import Count, Stage, Workshop

STAGES = ("See", "Ask", "Buy")


def rows(numbers, **where):
    return [Count(stage=stage, customers=number, **where) for stage, number in zip(STAGES, numbers, strict=False)]


def told(*counts, stages=STAGES):
    return told_funnel(Workshop(title="W", customers="guests", stages=[Stage(name=n) for n in stages], counts=counts))


def test_f2_the_largest_leak_in_words_with_the_share_of_all():
    """F2: the step that loses the largest share is named, and how many reach the end."""
    found = told(*rows([1000, 300, 90]))
    assert found.headline == "Most leave between See and Ask: 70 of 100 guests"
    assert found.detail == "Of 1,000 guests at See, 90 reach Buy: 9 %."
    assert found.notes == ()
    step = found.whole.steps[1]
    frame = an.funnel([1000, 300, 90])
    assert (step.share, step.low, step.high) == tuple(frame.loc[1, ["step", "low", "high"]])


def test_f2_nobody_left():
    """F2, zero counts: nothing is said about what comes after nobody."""
    found = told(*rows([10, 0, 0]))
    assert found.headline == "Most leave between See and Ask: 100 of 100 guests"
    assert found.notes == ("Nobody reached Ask, so nothing can be said about the step after it.",)
    assert found.whole.steps[2].share is None
    nobody = told(*rows([0, 0, 0]))
    assert nobody.headline == "Every number is 0: nobody was counted anywhere yet"
    assert nobody.detail == "Nobody was counted at See, so there is no share of all."
    again = told(*rows([10, 0, 4]))
    assert again.notes[-1] == (
        "4 guests at Buy and nobody before: they come in from elsewhere, or the two were not counted alike."
    )
    assert again.detail == "4 guests at Buy for 10 at See; some came in on the way, so it is no share of them."


def test_f2_a_step_that_grows():
    """F2, growing steps: no interval, no leak there, and a sentence why."""
    found = told(*rows([10, 25, 20]))
    assert found.headline == "Most leave between Ask and Buy: 20 of 100 guests"
    assert found.notes == (
        (
            "More guests at Ask (25) than before (10): some come in from elsewhere, or the two were not counted alike. "
            "This step has no interval."
        ),
    )
    assert found.whole.steps[1].low is None
    assert told(*rows([1, 2, 3])).headline == "Nobody is lost on the way: all guests go on"


def test_f2_missing_steps():
    """F2, missing steps: rows with gaps stay out of the sums, stages nobody counted are led over; both are told."""
    found = told(*rows([100, 50, 20], device="phone"), *rows([100, 90], device="computer"))
    assert found.notes == ("No number for Buy in computer: this row is left out of the sums.",)
    assert [step.customers for step in found.whole.steps] == [100, 50, 20]
    found = told(Count(stage="See", customers=10), Count(stage="Buy", customers=5))
    assert found.notes == ("Nobody counted Ask: the step leads over it.",)
    assert found.headline == "Most leave between See and Buy: 50 of 100 guests"
    only = told(Count(stage="See", customers=10))
    assert only.headline == "Only See was counted: a funnel needs a second stage"
    assert only.whole is None


def test_f2_every_row_with_a_gap():
    """F2: without one whole row there is no sum, and that is said."""
    found = told(*rows([9, 5], device="phone"), Count(stage="Buy", customers=3, device="computer"))
    assert found.headline == "Every row lacks a number, so nothing can be added up yet"
    assert len(found.notes) == 2


def test_f2_one_device_only():
    """F2, one device only: there is nothing to compare, in words."""
    found = told(*rows([100, 50, 20], device="phone"))
    cuts = {cut.by: cut.text for cut in found.cuts}
    assert cuts == {
        "device": "All numbers are of one device, phone: there is nothing to compare.",
        "segment": "No segment was entered.",
        "period": "No period was entered.",
    }
    assert found.contrast == ""


def test_f2_who_leaves_more_is_told_when_it_is_hardly_chance():
    """F2: by device, segment and period; a difference is sought at every step, with wider intervals for it."""
    found = told(
        *rows([1000, 800, 200], device="phone", period="2026-01"),
        *rows([1000, 800, 480], device="computer", period="2026-01"),
        *rows([1000, 800, 210], device="phone", period="2025-12"),
    )
    assert found.contrast.startswith("Phone: 26 % go on to Buy, of all others 60 %. That is 34 points fewer, between ")
    assert found.contrast.endswith("; hardly chance.")
    by = {cut.by: [flow.name for flow in cut.flows] for cut in found.cuts}
    assert by["period"] == ["2025-12", "2026-01"]
    alike = told(*rows([20, 10, 5], device="phone"), *rows([20, 11, 5], device="computer"))
    assert alike.contrast == "Between devices nothing differs more than chance would make it."


def test_f2_stages_come_in_the_order_of_the_map_whatever_the_file_says():
    """F2: names are compared without case and spaces; of two numbers for one place the first stands."""
    table = counted(
        [Count(stage="buy ", customers=1), Count(stage="SEE", customers=9), Count(stage="See", customers=5)], STAGES
    )
    assert table.stages == ("See", "Buy")
    assert flow(table).steps[0].customers == 9


def test_f2_nothing_counted_says_nothing():
    """F2: an empty funnel is none."""
    assert told() is None
    assert contrast(counted([])) is None


@given(st.lists(st.lists(st.integers(1, 10_000), min_size=3, max_size=3), min_size=1, max_size=5))
def test_f2_steps_multiply_to_the_whole_and_groups_add_up(numbers):
    """F2, property: the steps' product is the overall share; intervals hold their share; groups sum to everybody."""
    counts = [one for i, row in enumerate(numbers) for one in rows(row, device=f"d{i}")]
    table = counted(counts, STAGES)
    whole = flow(table)
    assert prod(step.share for step in whole.steps[1:]) == pytest.approx(whole.overall)
    for step in whole.steps[1:]:
        assert step.low is None or step.low - 1e-9 <= step.share <= step.high + 1e-9
    for place, step in enumerate(whole.steps):
        assert step.customers == sum(one.steps[place].customers for one in flows(table, "device"))
