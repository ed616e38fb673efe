"""Row B8: service promises in words, hand-computed."""

from __future__ import annotations

from math import inf

import pytest

from workshop_kit.analysis.waiting import latest, overrun
from workshop_kit.changes.ops import Set, changed
from workshop_kit.errors import Invalid
from workshop_kit.model import Promise, Workshop
from workshop_kit.wording.promises import duration, promises


def promise(expected: float | None, actual: float | None, **more: object) -> Promise:
    return Promise(**{"id": "p", "channel": "phone", "expected": expected, "actual": actual, **more})


def said(*made: Promise) -> dict[str, object]:
    return promises(Workshop(title="W", customers="guests", promises=made))


@pytest.mark.parametrize(
    ("expected", "actual", "ratio"),
    [(5, 20, 4.0), (20, 5, 0.25), (0, 0, 1.0), (0, 3, inf), (None, 3, None), (3, None, None)],
)
def test_overrun_is_actual_time_by_promised_time(expected, actual, ratio):
    assert overrun(promise(expected, actual)) == ratio


def test_the_worst_is_the_largest_overrun_then_the_longest_wait():
    slow, slower = promise(60, 120, id="a"), promise(600, 1200, id="b")
    assert latest([promise(5, 4), slow, slower]) is slower
    assert latest([promise(1, 4, id="c"), slower]).id == "c"
    assert latest([promise(5, 5), promise(None, 9)]) is None


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(1, "1 minute"), (20, "20 minutes"), (90, "90 minutes"), (60, "1 hour"), (150, "2.5 hours"), (1440, "1 day"),
     (2160, "36 hours"), (20_160, "14 days")],
)  # fmt: skip
def test_times_as_people_say_them(minutes, text):
    assert duration(minutes) == text


@pytest.mark.parametrize(
    ("expected", "actual", "text"),
    [
        (5, 20, "Answers in 20 minutes; promised were 5. That is 4 times as long."),
        (20, 95, "Answers in 95 minutes; promised were 20. That is about 5 times as long."),
        (1, 1.5, "Answers in 1.5 minutes; promised was 1."),
        (60, 2880, "Answers in 2 days; promised was 1 hour. That is 48 times as long."),
        (0, 20, "Answers in 20 minutes; promised was at once."),
        (20, 0, "Answers at once; promised were 20 minutes, so it is faster."),
        (5, 5, "Answers in 5 minutes, as promised."),
        (5, None, "Promised: 5 minutes. Nobody has measured how long it takes."),
        (None, 5, "Answers in 5 minutes. Nothing was promised."),
        (None, None, "No times yet."),
    ],
)
def test_a_sentence_for_each_row(expected, actual, text):
    assert said(promise(expected, actual))["rows"]["p"]["text"] == text


def test_self_service_is_said_in_the_workshops_own_words():
    assert said(promise(5, 5, self_service=True))["rows"]["p"]["text"].endswith(" Guests can help themselves.")
    assert said(promise(None, None, self_service=True))["rows"]["p"]["text"] == "Guests can help themselves."


def test_the_bar_shows_the_shares_of_the_longer_time():
    assert said(promise(5, 20))["rows"]["p"]["overrun"] == {"late": True, "kept": 0.25, "took": 1}
    assert said(promise(20, 5))["rows"]["p"]["overrun"] == {"late": False, "kept": 1, "took": 0.25}
    assert said(promise(0, 5))["rows"]["p"]["overrun"]["kept"] == 0
    assert said(promise(None, 5))["rows"]["p"]["overrun"] is None


def test_the_headline_is_the_worst_or_that_all_is_well():
    late = promise(5, 20)
    assert said(late, promise(5, 6, id="q"))["headline"] == "Phone answers in 20 minutes; promised were 5"
    assert said(promise(5, 5))["headline"] == "Every promise is kept"
    assert said(promise(5, 5), promise(5, None, id="q"))["headline"] == "What has been measured is kept"
    assert said(promise(None, None))["headline"] == ""
    assert said()["headline"] == ""


@pytest.mark.parametrize("typed", ["soon", -1, 2_000_000])
def test_what_is_no_time_is_refused_in_a_sentence(typed):
    start = Workshop(title="W", promises=(promise(5, 5),))
    with pytest.raises(Invalid) as refused:
        changed(start, Set(kind="promise", id="p", fields={"expected": typed}))
    assert str(refused.value) == (
        "The promised time of a promise must be a time from 0 to a million minutes, such as 20, 2 h or 3 days."
    )
    assert refused.value.field == "expected"
