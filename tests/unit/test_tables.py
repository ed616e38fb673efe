"""Tables: tidy, typed, complete, and pandas only when one is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workshop_kit.model import Entry, Handover, Moment, Persona, Promise, Stage, Touchpoint, Workshop
from workshop_kit.tables import COLUMNS, Tables


@pytest.fixture
def tables() -> Tables:
    return Tables(
        Workshop(
            title="Small",
            personas=(
                Persona(id="ana", name="Ana", share=60, goals=(Entry(id="g1", text="On time", evidence="cited"),)),
                Persona(id="ben", name="Ben"),
            ),
            stages=(Stage(id="in", name="Come in"), Stage(id="out", name="Go")),
            touchpoints=(
                Touchpoint(id="till", stage="out", name="Till"),
                Touchpoint(id="queue", stage="in", name="Queue", channels=("physical shop",), moment_of_truth=True),
            ),
            moments=(
                Moment(persona="ben", touchpoint="till", feeling=2, word="glad", evidence="observed"),
                Moment(persona="ana", touchpoint="queue", feeling=-2, pains=(Entry(id="p1", text="Long", severity=3),)),
            ),
            handovers=(
                Handover(id="h1", source="queue", target="till", from_channel="physical shop", works=False, quote="Oh"),
                Handover(id="h2", source="till", target="queue"),
            ),
            promises=(
                Promise(id="s1", channel="phone", expected=5, actual=20),
                Promise(id="s2", channel="chat", self_service=True),
            ),
        )
    )


def test_every_pair_of_persona_and_touchpoint_has_a_row(tables):
    pairs = tables.moments[["persona_id", "touchpoint_id", "order"]].to_numpy().tolist()
    assert pairs == [["ana", "queue", 1], ["ana", "till", 2], ["ben", "queue", 1], ["ben", "till", 2]]


def test_a_feeling_is_a_whole_number_or_missing(tables):
    feeling = tables.moments["feeling"]
    assert str(feeling.dtype) == "Int64"
    assert feeling.isna().tolist() == [False, True, True, False]
    assert feeling.dropna().tolist() == [-2, 2]


def test_a_moment_knows_its_place_its_words_and_its_lists(tables):
    row = tables.moments.iloc[0]
    assert (row.persona, row.stage, row.touchpoint, row.pains, row.ideas) == ("Ana", "Come in", "Queue", 1, 0)
    assert tables.moments.iloc[3][["word", "evidence", "quote"]].tolist() == ["glad", "observed", ""]


def test_personas_stages_and_touchpoints_are_in_the_order_people_see(tables):
    assert tables.personas[["persona", "persona_order"]].to_numpy().tolist() == [["Ana", 1], ["Ben", 2]]
    assert tables.personas["share"].isna().tolist() == [False, True]
    assert tables.stages[["stage", "touchpoints"]].to_numpy().tolist() == [["Come in", 1], ["Go", 1]]
    assert tables.touchpoints["touchpoint"].tolist() == ["Queue", "Till"]
    assert tables.touchpoints["channels"].tolist() == [("physical shop",), ()]


def test_entries_of_personas_and_moments_stand_in_one_table(tables):
    rows = tables.entries[["persona_id", "touchpoint_id", "list", "text", "evidence"]].to_numpy().tolist()
    assert rows == [["ana", "", "goals", "On time", "cited"], ["ana", "queue", "pains", "Long", "assumption"]]
    assert tables.entries["severity"].isna().tolist() == [True, False]


def test_a_channel_has_a_row_for_each_touchpoint_with_its_mean_feeling():
    spots = (
        Touchpoint(id="till", stage="s", channels=("physical shop", "invoice")),
        Touchpoint(id="call", stage="s", channels=("phone", "physical shop")),
    )
    moments = (
        Moment(persona="ana", touchpoint="till", feeling=2),
        Moment(persona="ben", touchpoint="till", feeling=-1),
    )
    table = Tables(
        Workshop(
            title="W",
            personas=(Persona(id="ana"), Persona(id="ben")),
            stages=(Stage(id="s"),),
            touchpoints=spots,
            moments=moments,
            handovers=(
                Handover(id="h", source="call", target="till", from_channel="phone", to_channel="", works=False),
            ),
        )
    ).channels
    columns = ["touchpoint_id", "channel", "channel_order", "feelings", "breaks"]
    assert table[columns].to_numpy().tolist() == [
        ["till", "physical shop", 1, 2, True],
        ["till", "invoice", 2, 2, True],
        ["call", "phone", 3, 0, True],
        ["call", "physical shop", 1, 0, False],
    ]
    assert table["feeling"].isna().tolist() == [False, False, True, True]
    assert table["feeling"].dropna().tolist() == [0.5, 0.5]


def test_handovers_name_their_ends_and_a_doubt_is_missing(tables):
    rows = tables.handovers[["source", "target", "from_channel", "quote"]].to_numpy().tolist()
    assert rows == [["Queue", "Till", "physical shop", "Oh"], ["Till", "Queue", "", ""]]
    assert tables.handovers["works"].isna().tolist() == [False, True]
    assert not tables.handovers["works"][0]


def test_promises_are_in_minutes_and_in_order(tables):
    assert tables.promises[["promise_order", "channel", "self_service"]].to_numpy().tolist() == [
        [1, "phone", False],
        [2, "chat", True],
    ]
    assert tables.promises["actual"].dropna().tolist() == [20.0]
    assert tables.promises["expected"].isna().tolist() == [False, True]


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_workshop_has_the_same_columns_and_types(tables, name):
    empty = getattr(Tables(Workshop(title="Empty")), name)
    assert empty.empty
    assert empty.dtypes.to_dict() == getattr(tables, name).dtypes.to_dict()


def test_a_table_is_made_once(tables):
    assert tables.moments is tables.moments


def test_pandas_is_loaded_with_the_first_table_only():
    code = "import sys; from workshop_kit.tables import Tables; assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
