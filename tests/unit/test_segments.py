"""Personas suggested from a table of customers (A9)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from customer_table import guests

from workshop_kit.analysis.segments import columns, suggest
from workshop_kit.errors import Invalid

CHOSEN = ("visits", "spend", "age", "comes by")


def test_groups_are_found_as_they_were_made():
    """A9: k by silhouette; shares and numbers of each group."""
    table = guests()
    found = suggest(table, CHOSEN)
    assert [one.n for one in found.segments] == [100, 60, 40]
    assert [one.share for one in found.segments] == [50, 30, 20]
    for one, made in zip(found.segments, ("regulars", "parents", "tourists"), strict=True):
        assert set(table.loc[list(one.rows), "made of"]) == {made}
    assert found.segments[0].numbers["visits"] == pytest.approx(18, abs=0.5)
    assert found.segments[1].numbers["comes by: pram"] == pytest.approx(0.9, abs=0.1)
    assert found.silhouette > 0.5


def test_each_group_is_told_in_words_a_person_can_check():
    """A9: the numbers that describe each, and a name."""
    regulars, parents, tourists = suggest(guests(), CHOSEN).segments
    assert [one.name for one in (regulars, parents, tourists)] == ["High visits", "Comes by pram", "High spend"]
    assert any(line.startswith(("visits: 18", "visits: 17.9")) for line in regulars.lines)
    assert any(line.startswith("comes by pram: ") and "%" in line for line in parents.lines)
    assert any(line.startswith("spend: 2") for line in tourists.lines)
    assert all(1 <= len(one.lines) <= 5 for one in (regulars, parents, tourists))


def test_the_same_groups_every_time_and_in_any_order():
    """A9: deterministic."""
    table = guests()
    first = suggest(table, CHOSEN)
    assert suggest(table, CHOSEN) == first
    mixed = suggest(table.sample(frac=1, random_state=9, ignore_index=True), CHOSEN)
    assert [(one.name, one.n, one.lines) for one in mixed.segments] == [
        (one.name, one.n, one.lines) for one in first.segments
    ]


def test_columns_say_what_they_are():
    found = {one.name: one for one in columns(guests().assign(mail=[f"{n}@example.org" for n in range(200)], gap=None))}
    assert {name: one.kind for name, one in found.items()} == {
        "number": "", "visits": "number", "spend": "number", "age": "number", "comes by": "category", "town": "",
        "made of": "category", "mail": "", "gap": "",
    }  # fmt: skip
    assert found["number"].about == "a running number"
    assert found["town"].about == "everybody has the same"
    assert found["mail"].about == "nearly everybody has another one"
    assert found["gap"].about == "half of it is empty"


@pytest.mark.parametrize("seed", range(2))
def test_noise_has_no_groups(seed):
    mixer = np.random.default_rng(seed)
    even = pd.DataFrame(
        {"a": mixer.uniform(size=300), "b": mixer.uniform(size=300), "c": mixer.choice(list("xyz"), 300)}
    )
    bell = pd.DataFrame({"a": mixer.normal(size=300), "b": mixer.normal(size=300)})
    for table in (even, bell, even[["a"]]):
        found = suggest(table)
        assert found.segments == ()
        assert "no groups stand out" in found.note


def test_one_column_with_two_heaps():
    mixer = np.random.default_rng(1)
    spend = np.concatenate([mixer.normal(5, 1, 150), mixer.normal(40, 2, 50)])
    assert [one.n for one in suggest(pd.DataFrame({"spend": spend})).segments] == [150, 50]


def test_one_giant_makes_no_group_of_its_own():
    table = guests()
    table.loc[0, "spend"] = 1e9
    assert min(one.n for one in suggest(table, CHOSEN).segments) >= 39


def test_gaps_are_nobodys_value():
    table = guests()
    table.loc[table.index[::9], "age"] = None
    table.loc[table.index[::11], "comes by"] = None
    assert [one.n for one in suggest(table, CHOSEN).segments] == [100, 60, 40]


@pytest.mark.parametrize(
    ("table", "chosen", "words"),
    [
        (guests().head(12), CHOSEN, "There are 12 customers in the table. Groups can be told from 20 on"),
        (guests(), ("colour",), "has no column 'colour'. It has number, visits"),
        (guests(), ("town",), "'town' tells no groups apart: everybody has the same"),
        (guests()[["town", "number"]], (), "No column of the table tells customers apart"),
        (pd.DataFrame(), (), "No column of the table tells customers apart"),
    ],
)
def test_too_little_data_is_said(table, chosen, words):
    """A9: clear errors for too little data."""
    with pytest.raises(Invalid, match=words.replace("(", r"\(")):
        suggest(table, chosen)


def test_few_customers_are_a_hint():
    assert "as a hint" in suggest(guests().sample(60, random_state=1, ignore_index=True), CHOSEN).note
