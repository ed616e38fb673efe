"""Rows F1, F3, F4 and B8: measures worked out and said in words, against hand-computed numbers."""

from __future__ import annotations

from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import analysis as an
from workshop_kit.analysis.measured import worked
from workshop_kit.changes.compare import compare
from workshop_kit.changes.ops import Set, changed
from workshop_kit.checks import check
from workshop_kit.figures import gauge, gauges, headline, pins
from workshop_kit.figures.numbers import amount
from workshop_kit.model import Count, Measure, Promise, Reading, Stage, Touchpoint, Workshop
from workshop_kit.vocabulary import vocabulary


def measure(kind="share", unit="%", **more):
    return Measure(id="m", kind=kind, unit=unit, **{"better": "higher"} | more)


def result(kind, parts, unit="%", **more):
    return worked(measure(kind, unit), Reading(measure="m", parts=parts, **more))


def said(one, *readings, **more):
    return gauge(Workshop(title="W", customers="guests", measures=[one], readings=readings, **more), one)


def at(date, value, **more):
    return Reading(measure="m", date=date, value=value, **more)


@pytest.mark.parametrize(
    ("kind", "parts", "value", "low", "high"),
    [
        ("nps", (12, 5, 3), 45.0, 8.4, 69.8),
        ("csat", (960, 1200), 80.0, 77.6, 82.2),
        ("churn", (3, 100), 3.0, 1.0, 8.5),
        ("retention", (90, 100), 90.0, 82.6, 94.5),
        ("engagement", (338, 158, 41, 12), 46.7, 41.5, 52.1),
        ("ces", (80, 210, 140, 110, 160, 180, 120), 4.08, 3.96, 4.2),
    ],
)
def test_f1_what_was_counted_becomes_a_number_with_its_interval(kind, parts, value, low, high):
    """F1: the vectors of the definitions, through the form's numbers."""
    found = result(kind, parts)
    assert [round(one, 2 if kind == "ces" else 1) for one in (found.value, found.low, found.high)] == [value, low, high]
    assert found.why == ""


def test_f1_money():
    """F1: average spend and lifetime value; no interval, and why; undefined at zero churn, in a sentence."""
    spend = result("spend", (4350, 1000), "€")
    assert (spend.value, spend.low) == (4.35, None)
    assert spend.why.startswith("No interval")
    value = result("clv", (50, 70, 3), "€")
    assert round(value.value, 2) == round(an.clv(50, 0.7, 0.03), 2) == 1166.67
    assert result("clv", (50, 70, 0), "€").why.startswith("Nobody leaves, so the lifetime value has no limit")
    assert result("clv", (50, 70, 0), "€").value is None
    assert amount(value.value, "€") == "€ 1,166.67"


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        ("csat", (8, 7), "8 of 7 cannot be"),
        ("csat", (0, 0), "Of nobody there is no share"),
        ("csat", (5, None), "Enter all of these numbers"),
        ("nps", (0, 0, 0), "Nobody has answered yet"),
        ("churn", (11, 10), "cannot be"),
        ("spend", (10, 0), "Without a purchase"),
        ("engagement", (10, 5, 6, None), "More went on"),
        ("nps", (1, 2), "belong to another kind"),
    ],
)
def test_f1_impossible_numbers_are_told_beside_the_reading(kind, parts, words):
    """F1: a sentence instead of a number, never an error."""
    found = result(kind, parts)
    assert found.value is None
    assert words in found.why


def test_f1_what_was_typed_has_an_interval_where_enough_is_known():
    """F1: Wilson for a share with its answers, Student for a mean with its scatter, else none and why."""
    share = worked(measure(), Reading(measure="m", value=70, n=10))
    assert (round(share.low, 1), round(share.high, 1)) == (39.7, 89.2)
    assert "how many answers" in worked(measure(), Reading(measure="m", value=70)).why
    mean = worked(measure("response", "minutes"), Reading(measure="m", value=20, n=25, sd=10))
    assert (round(mean.low, 1), round(mean.high, 1)) == (15.9, 24.1)
    assert "standard deviation" in worked(measure("response", "minutes"), Reading(measure="m", value=20, n=25)).why
    assert worked(measure(), Reading(measure="m", value=170, n=10)).why == "A share lies between 0 and 100 %."


@pytest.mark.parametrize(
    ("better", "value", "n", "state", "words"),
    [
        ("higher", 95, 1000, "reached", "Target 90 % reached."),
        ("higher", 92, 50, "reached", "Target 90 % reached, though it may as well be 81.2."),
        ("higher", 85, 50, "near", "5 points short of the target of 90 %, which is within chance."),
        ("higher", 60, 500, "short", "30 points short of the target of 90 %."),
        ("lower", 95, 1000, "short", "5 points above the target of 90 %."),
        ("lower", 80, 1000, "reached", "Target 90 % reached."),
    ],
)
def test_f1_latest_against_target_in_words(better, value, n, state, words):
    """F1: reached, reached within chance, short within chance, short; higher or lower is better."""
    found = said(measure(target=90, better=better), at("2026-01-01", value, n=n))
    assert (found.state, found.verdict) == (state, words)


def test_f1_trend_says_whether_the_change_is_chance():
    """F1: the last reading against the first, by date, whatever order they were entered in."""
    found = said(measure(), at("2026-02-28", 55, n=300), at("2025-10-28", 47, n=310))
    assert found.trend.text == "8 points more, between 0.1 and 16; hardly chance"
    assert found.trend.good is True
    calm = said(measure(better="lower"), at("2025-10-28", 30, n=40), at("2026-02-28", 33, n=40))
    assert calm.trend.text == "3 points more, between −17 and +23; could be chance"
    assert said(measure(), at("2025-10-28", 30), at("2026-02-28", 33)).trend.text.endswith(
        "too little is known to say whether that is chance"
    )


def test_f1_definitions_are_printed_and_may_be_ones_own():
    """F1: each kind has a definition, in the workshop's own word; a note takes its place."""
    assert all(one.definition for one in vocabulary().measures if one.name != "own")
    assert said(measure("churn")).definition == "Of the guests at the start of a period, the share lost in it."
    assert said(measure("churn", note="Cards not seen for 60 days.")).definition == "Cards not seen for 60 days."


def test_f1_engagement_step_by_step():
    """F1: sent, opened, clicked, visited, each as a share of the one before."""
    one = measure("engagement")
    assert said(one, Reading(measure="m", date="2026-01-01", parts=(300, 166, 44, 19))).steps == (
        "300 sent, 166 opened (55.3 %), 44 clicked (26.5 %), 19 visited (43.2 %)"
    )


def test_f1_ces_says_its_convention_and_the_two_others():
    """F1: the mean is the value; the shares that others call CES stand beside it."""
    found = said(
        measure("ces", unit="of 7"), Reading(measure="m", date="2026-01-01", parts=(80, 210, 140, 110, 160, 180, 120))
    )
    assert found.latest == "4.08 of 7"
    assert found.definition.startswith("Mean agreement")
    assert found.steps == "46 % said 5 or more; 6–7 minus 1–3 is −13 points"


def test_f3_two_groups_in_words():
    """F3: personalised against not, shares and means, with interval; groups are no part of the trend."""
    one = measure("engagement")
    plain = Reading(measure="m", group="Not personalised", parts=(150, 74, None, None))
    own = Reading(measure="m", group="Personalised", parts=(150, 92, None, None))
    (pair,) = said(one, plain, own).groups
    assert (pair.first, pair.second, pair.values) == ("Not personalised", "Personalised", ("49.3 %", "61.3 %"))
    assert pair.text == "12 points more, between 0.8 and 23; hardly chance"
    assert pair.sure
    assert pair.good
    assert said(one, plain, own).points == ()
    wait = measure("response", "minutes", better="lower")
    groups = [Reading(measure="m", group=g, value=v, n=60, sd=50) for g, v in (("Before", 120), ("After", 95))]
    (pair,) = said(wait, *groups).groups
    assert pair.text == "25 minutes less, between 6.92 and 43.1; hardly chance"
    assert pair.good


def test_b8_response_time_beside_the_promise_of_its_channel():
    """B8: kept, broken, broken and hardly chance; other channels' promises do not count."""
    one = measure("response", "minutes", better="lower", channel="phone")
    promises = [Promise(channel="phone", expected=20), Promise(channel="chat", expected=1)]
    found = said(one, at("2026-01-01", 95, n=60, sd=40), promises=promises)
    assert found.promise == "Promised by Phone: 20 minutes. It takes 4.8 times as long; hardly chance."
    assert found.late
    assert said(one, at("2026-01-01", 12), promises=promises).promise == "Promised by Phone: 20 minutes. Kept."
    assert said(one, promises=promises).promise == "Promised by Phone: 20 minutes. Nobody has measured yet."
    assert said(measure("response", "minutes"), at("2026-01-01", 95), promises=promises).promise == ""


def test_f4_a_measure_stands_on_the_map_and_copes_when_its_place_is_gone():
    """F4: pins by touchpoint; a link to what is gone reads as none."""
    place = {"stages": [Stage(id="s", name="In")], "touchpoints": [Touchpoint(id="t", stage="s", name="Door")]}
    one = measure(touchpoint="t", name="Prams")
    workshop = Workshop(title="W", measures=[one], readings=[at("2026-01-01", 40, n=70)], **place)
    assert pins(workshop) == {"t": "Prams: 40 %"}
    assert gauge(workshop, one).place == "Door"
    assert pins(workshop.model_copy(update={"touchpoints": ()})) == {}


def test_f1_what_all_measures_say_together():
    """F1: how many have reached their target, and what got worse or breaks its promise."""
    good, bad = Measure(id="a", name="Calls", unit="%", better="higher", target=50), measure(name="Waits", target=90)
    readings = [
        Reading(measure="a", date="2026-01-01", value=60, n=99),
        at("2025-01-01", 80, n=400),
        at("2026-01-01", 60, n=400),
    ]
    workshop = Workshop(title="W", measures=[good, bad], readings=readings)
    assert headline(gauges(workshop)) == "One of two has reached its target; Waits got worse"
    assert headline(()) == "Which number would move if it got better?"
    assert headline(gauges(Workshop(title="W", measures=[good]))) == "One measure, and not one reading yet"


def test_changes_of_readings_and_counts_in_words():
    """F1, F2: the history names the measure and the day, and the stage of a count by its name."""
    start = Workshop(
        title="W",
        measures=[measure(name="Calls")],
        readings=[Reading(id="r", measure="m", date="2026-01-01", parts=(1, None))],
        counts=[Count(id="c", stage="In", customers=5, period="2026-01", device="phone")],
    )
    later = start
    for kind, id, fields in (("reading", "r", {"parts": [1, 2.5]}), ("count", "c", {"stage": "Out", "customers": 7})):
        later = changed(later, Set(kind=kind, id=id, fields=fields))
    assert [one.words for one in compare(start, later)] == [
        "Parts of the reading of *Calls* on 2026-01-01: 1, – → 1, 2.5",
        "Stage of the number of customers at *Out* (2026-01, phone): “In” → “Out”",
        "Customers of the number of customers at *Out* (2026-01, phone): 5 → 7",
    ]


def test_f1_what_the_step_misses():
    """F1: a first measure; then target, direction, place and a reading for each, each a link to its field."""
    assert [one.text for one in check(Workshop(title="W"), "measures")] == ["a first measure"]
    found = check(Workshop(title="W", measures=[Measure(id="m", name="Calls")]), "measures")
    assert [(one.field, one.id) for one in found] == [
        ("better", "m"),
        ("target", "m"),
        ("place", "m"),
        ("readings", "m"),
    ]
    assert found[1].text == "a target for “Calls”"


@given(
    st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from(["csat", "share", "churn"]),
)
def test_f1_intervals_hold_the_value_and_stay_on_the_scale(parts, kind):
    """F1, property: 0 ≤ low ≤ value ≤ high ≤ 100."""
    found = result(kind, parts)
    assert -1e-9 <= found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9 <= 100 + 2e-9


@given(st.floats(0, 1e6), st.sampled_from(["minutes", "€", "points", "of 7", "cups"]))
def test_f1_units_are_kept(value, unit):
    """F1, property: a value typed in a unit is shown, compared and drawn in that unit."""
    one = measure("own", unit, target=1)
    found = said(one, at("2026-01-01", value), at("2026-02-01", value + 5))
    assert found.points[0].value == value
    kept = unit.removesuffix("s")
    assert kept in found.latest
    assert kept in found.verdict


def test_the_scatter_of_an_nps_is_that_of_a_sample():
    """F1: by n − 1, as Welch's interval of two groups asks for; one answer has none."""
    term = Measure(id="m", kind="nps", unit="points", better="higher")
    found = worked(term, Reading(measure="m", parts=(6, 3, 1)))
    assert found.sd == pytest.approx(stdev([100] * 6 + [0] * 3 + [-100]))
    assert worked(term, Reading(measure="m", parts=(1, 0, 0))).sd is None
