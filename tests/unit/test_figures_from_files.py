"""Rows F1 and F2: readings and counts from files; nothing twice, and nothing dropped in silence."""

from __future__ import annotations

import csv

import pytest

from workshop_kit import document
from workshop_kit.errors import Invalid
from workshop_kit.figures import files, gauges, told_funnel
from workshop_kit.model import Measure, Reading, Stage, Touchpoint, Workshop
from workshop_kit.ops import changed
from workshop_kit.resources import folder

SAMPLE = folder("data/sample")


def rows(text, delimiter=","):
    return list(enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1))


def taken(workshop, text):
    found = files.found(workshop, rows(text))
    for op in found.ops:
        workshop = changed(workshop, op)
    return found, workshop


@pytest.mark.parametrize(("name", "added", "known"), [("measures", 34, 8), ("funnel", 110, 10)])
def test_f1_f2_the_sample_files_come_in_once(name, added, known):
    """F1, F2: rows = added + known + refused; the second time everything is known."""
    workshop = document.read(SAMPLE / "cafe.workshop.yaml")
    text = (SAMPLE / f"cafe.{name}.csv").read_text(encoding="utf-8")
    found, workshop = taken(workshop, text)
    assert (found.added, found.known, found.refused) == (added, known, [])
    again, same = taken(workshop, text)
    assert (again.added, again.known, again.ops) == (0, added + known, [])
    assert same == workshop
    assert told_funnel(workshop).whole
    assert all(one.latest for one in gauges(workshop))


def test_f1_measures_are_found_by_name_and_pinned_by_the_name_of_their_place():
    """F1, F4: an existing measure gets the reading; a new one its unit and its touchpoint or stage."""
    start = Workshop(
        title="W",
        stages=[Stage(id="s", name="Come in")],
        touchpoints=[Touchpoint(id="t", stage="s", name="Door")],
        measures=[Measure(id="m", name="Calls answered", unit="%")],
    )
    lines = [
        "date,measure,touchpoint,value,n,unit",
        "2026-01-31,calls  ANSWERED,,61,90,%",
        "31.1.2026,Prams,door,40,70,%",
        '2026-01-31,Cups,Come in,"1.234,5",,cups',
    ]
    text = "\n".join(lines)
    found, workshop = taken(start, text)
    assert files.told(found, "a.csv") == "a.csv: 3 readings of 2 new measures added."
    _, prams, cups = workshop.measures
    assert (prams.touchpoint, prams.kind, cups.stage, cups.unit, cups.kind) == ("t", "share", "s", "cups", "own")
    assert [one.value for one in workshop.readings] == [61, 40, 1234.5]
    assert workshop.readings[0].measure == "m"


def test_rows_that_cannot_be_read_are_told_with_their_reason():
    """F1: every row is added, known or refused."""
    start = Workshop(
        title="W",
        measures=[Measure(id="m", name="Calls", unit="%")],
        readings=[Reading(measure="m", date="2026-01-01", value=5)],
    )
    lines = [
        "2026-13-01,Calls,5,", "2026-01-02,,5,", "2026-01-02,Calls,many,", "2026-01-02,Calls,,",
        "2026-01-02,Calls,5,minutes", "2026-01-01,Calls,6,", "2026-01-01,Calls,5,%", ",,,", "2026-01-03,Calls,7,%",
    ]  # fmt: skip
    found, _ = taken(start, "\n".join(["Date,Measure,Value,Unit", *lines]))
    assert (found.rows, found.added, found.known) == (8, 1, 1)
    assert [(one.row, one.reason) for one in found.refused] == [
        (2, "“2026-13-01” is no day. Write it as 2025-09-28."),
        (3, "no measure is named."),
        (4, "“many” is no number (value)."),
        (5, "the value is missing."),
        (6, "the unit is minutes, but Calls is measured in %."),
        (7, "another reading of that day is there already; change it in the form."),
    ]


def test_a_file_of_something_else_says_what_it_needs():
    """F1: the columns that were found, and those that are needed."""
    with pytest.raises(Invalid, match=r"first row holds name, mail\. Readings need the columns date, measure, value"):
        files.found(Workshop(title="W"), rows("name,mail\nAna,a@example.org"))


def test_f2_counts_take_the_names_of_the_stages():
    """F2: a stage is the map's, however it is written; another number for the same customers is refused."""
    start = Workshop(title="W", stages=[Stage(name="Come in")])
    found, workshop = taken(
        start, "period,stage,customers\n2026-01,come in,1'200\n2026-01,COME IN,9\n2026-01,Leave,-1\n2026-01,Leave,1.5"
    )
    assert [(one.stage, one.customers) for one in workshop.counts] == [("Come in", 1200)]
    assert [one.row for one in found.refused] == [3, 4, 5]
