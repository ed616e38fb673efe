"""Rows F1 and F2: readings and counts from files; nothing twice, and nothing dropped in silence."""

from __future__ import annotations

import csv

import pytest

from workshop_kit import document
from workshop_kit.changes.ops import changed
from workshop_kit.errors import Invalid
from workshop_kit.figures import files, gauges, told_funnel
from workshop_kit.model import Measure, Reading, Stage, Touchpoint, Workshop
from workshop_kit.resources import folder

SAMPLE = folder("data/sample")


def rows(text, delimiter=","):
    return list(enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1))


def taken(workshop, text):
    found = files.found(workshop, rows(text))
    for op in found.ops:
        workshop = changed(workshop, op)
    return found, workshop


@pytest.mark.parametrize(("name", "added", "known"), [("measures", 29, 13), ("funnel", 110, 10)])
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


@pytest.mark.parametrize("cell", ["m" * 301, "m\x00"], ids=["too long", "control character"])
@pytest.mark.parametrize("head", ["date,{},value,{}", "{},customers,{}"], ids=["readings", "counts"])
def test_f1_f2_a_text_that_cannot_be_stored_refuses_its_row_alone(head, cell):
    """F1, F2: the other rows come in, and the refused one is named."""
    day, number = ("2026-01-31,", ",1,") if head.startswith("date") else ("", ",1,")
    names = ("measure", "group") if head.startswith("date") else ("stage", "period")
    text = "\n".join([head.format(*names), f"{day}{cell}{number}", f"{day}Cups{number}", f"{day}Cups{number}{cell}"])
    found, workshop = taken(Workshop(title="W"), text)
    assert (found.rows, found.added) == (3, 1)
    assert [one.row for one in found.refused] == [2, 4]
    assert len(workshop.readings) + len(workshop.counts) == 1


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


def test_a_refused_first_row_of_a_new_measure_leaves_nothing_behind():
    """F1: the next row of the same measure makes it; the file comes in."""
    found, workshop = taken(
        Workshop(title="W"), "date,measure,value,sd\n2026-01-01,Cups,5,wide\n2026-01-02,Cups,6,1\n2026-01-03,Cups,7,1"
    )
    assert [(one.row, one.reason) for one in found.refused] == [(2, "“wide” is no number (sd).")]
    assert (found.measures, found.added) == (1, 2)
    assert {one.measure for one in workshop.readings} == {workshop.measures[0].id}


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.234,5", "1,234", "1.234"], [1234.5, 1.234, 1234]),
        (["3,5", "1,234", "12.000"], [3.5, 1.234, 12000]),
        (["3.5", "1,234", "1.234"], [3.5, 1234, 1.234]),
        (["1,234.5", "1,234"], [1234.5, 1234]),
        (["1,234,567", "1,234"], [1234567, 1234]),
        (["0,125", "2,250"], [0.125, 2.25]),
        (["1'234", "2 345", "−4"], [1234, 2345, -4]),
        (["4.125", "3.875"], [4.125, 3.875]),
        (["1,234", "5"], [None, 5]),
        (["3,5", "3.5", "1,234", "1.234"], [3.5, 3.5, None, None]),
        (["1,2,3", "1.2,3.4"], [None, None]),
    ],
)
def test_f1_the_whole_column_says_what_a_comma_is(cells, values):
    """F1: a comma before three digits is read as the other rows write theirs, and refused where they do not tell."""
    lines = [f'2026-01-{day:02};Cups;"{cell}"' for day, cell in enumerate(cells, 1)]
    found = files.found(Workshop(title="W"), rows("\n".join(["date;measure;value", *lines]), ";"))
    read = {op.fields["date"][-2:]: op.fields["value"] for op in found.ops if op.kind == "reading"}
    assert [read.get(f"{day:02}") for day in range(1, len(cells) + 1)] == values
    assert len(found.refused) == values.count(None)


def test_f1_a_number_of_two_meanings_says_both():
    """F1: the reason holds both readings of the number, and how to write either."""
    found, _ = taken(Workshop(title="W"), 'date,measure,value\n2026-01-01,Cups,"1,234"')
    assert found.ops == []
    reason = "“1,234” can be 1234 or 1.234 (value), and the other rows do not tell which. Write 1234 or 1.2340."
    assert [one.reason for one in found.refused] == [reason]


def test_f2_a_comma_in_a_whole_number_parts_thousands():
    """F2: customers have no decimals; what a point means there is asked, unless the column tells."""
    found, workshop = taken(Workshop(title="W"), 'stage,customers\nIn,"1,200"\nOn,12.000\nOut,7')
    assert [one.customers for one in workshop.counts] == [1200, 7]
    assert [one.row for one in found.refused] == [3]
    _, workshop = taken(Workshop(title="W"), "stage,customers\nIn,1.200.000\nOn,12.000")
    assert [one.customers for one in workshop.counts] == [1200000, 12000]
