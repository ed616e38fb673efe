"""E4, E6: who does what until when, in words; and back to what was said before."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from workshop_kit.actions import answered, duties
from workshop_kit.checks import check
from workshop_kit.document import read
from workshop_kit.model import (
    Action,
    Entry,
    Handover,
    Moment,
    Opportunity,
    Persona,
    Score,
    Stage,
    Theme,
    Touchpoint,
    Workshop,
)  # fmt: skip
from workshop_kit.tables import Tables
from workshop_kit.widgets import actions as shown

SAMPLE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"
NOW = datetime.date(2026, 3, 30)


def due(days: int | None, **fields) -> Action:
    """An action that is due so many days from now."""
    return Action(name="x", due=None if days is None else NOW + datetime.timedelta(days), **fields)


@pytest.mark.parametrize(
    ("action", "key", "words"),
    [
        (due(-1), "overdue", "Overdue for one day"),
        (due(-13), "overdue", "Overdue for 13 days"),
        (due(-20), "overdue", "Overdue for three weeks"),
        (due(-240), "overdue", "Overdue for eight months"),
        (due(0), "soon", "Due today"),
        (due(1), "soon", "Due tomorrow"),
        (due(7), "soon", "Due in seven days"),
        (due(8), "later", "Due in eight days"),
        (due(21), "later", "In three weeks"),
        (due(None), "undated", "No date yet"),
        (due(-5, status="doing"), "overdue", "Overdue for five days"),
        (due(-5, status="done", closed=NOW), "done", "Done on 30 March"),
        (due(-5, status="done", closed=datetime.date(2025, 12, 1)), "done", "Done on 1 December 2025"),
        (due(-5, status="done"), "done", "Done"),
        (due(-5, status="dropped"), "dropped", "Dropped"),
    ],
)
def test_e4_where_an_action_stands_in_words(action: Action, key: str, words: str) -> None:
    """E4: due date, status; overdue and soon are said, whatever colour they have."""
    assert duties.standing(action, NOW) == (key, words)


def test_e4_the_order_by_need() -> None:
    """E4: overdue first, then by date, then those without one, then what is closed; equal ones as they stand."""
    given = [due(3), due(None), due(-1, status="dropped"), due(-9), due(-2), due(3), due(0, status="done")]
    ordered = duties.in_time(given, NOW)
    assert [given.index(one) if one is not given[5] else 5 for one in ordered] == [3, 4, 0, 5, 1, 6, 2]


@pytest.mark.parametrize(
    ("given", "headline", "lacking"),
    [
        ([], "", ""),
        ([due(40, owner="Ana")], "One action, nothing overdue.", ""),
        ([due(-4), due(2, owner="Ana"), due(0, owner="B", status="done")],
         "One is overdue, one is due within a week, one of three is done.", "One action has no owner yet."),
        ([due(None), due(None, owner="Ana"), due(None)], "Three actions, nothing overdue.",
         "Two actions have no owner and no date, one action has no date yet."),
        ([due(1, status="done")], "Everything is done.", ""),
        ([due(1, status="done"), due(1, status="dropped")], "Everything is done or dropped.", ""),
    ],
)  # fmt: skip
def test_e4_the_list_in_a_sentence(given, headline, lacking) -> None:
    """E4: what is overdue, and which actions have no owner or no date."""
    assert (duties.headline(given, NOW), duties.lacking(given)) == (headline, lacking)


def small(**lists) -> Workshop:
    """Ana at a door that hurts, and at a till."""
    return Workshop(
        title="Small", customer="guest", customers="guests", facilitator="Lena",
        personas=(Persona(id="ana", name="Ana", pains=(Entry(id="p0", text="Carries a cello"),)),),
        stages=(Stage(id="in", name="Come in"), Stage(id="pay", name="Pay")),
        touchpoints=(
            Touchpoint(id="door", stage="in", name="Door", owner="Tom"),
            Touchpoint(id="till", stage="pay", name="Till"),
        ),
        moments=(
            Moment(
                persona="ana", touchpoint="door", feeling=-2, quote="“It shuts on me.”", evidence="cited",
                cites="“It shuts on me.” Review, May", pains=(Entry(id="p1", text="The door is heavy", severity=3),),
                ideas=(Entry(id="i1", text="A bell"), Entry(id="i2", text="A hook")),
            ),
            Moment(persona="ana", touchpoint="till", feeling=-1, ideas=(Entry(id="i3", text="A second till"),)),
        ),
        **lists,
    )  # fmt: skip


def test_e4_names_used_before_are_suggested_once() -> None:
    """E4: owners of actions first, then of touchpoints, then who leads."""
    workshop = small(actions=(Action(owner="Mia "), Action(owner="Tom"), Action(owner=" ")))
    assert duties.owners(workshop) == ["Mia", "Tom", "Lena"]


def test_e4_the_best_opportunities_are_offered_until_somebody_takes_them(monkeypatch) -> None:
    """E4: opportunities that no action has taken; a dropped action gives its opportunity back."""
    found = (
        Opportunity(id="o1", name="Second till", touchpoint="till"),
        Opportunity(id="o2", name="Right hours", stage="in"),
    )
    taken = (Action(id="a1", opportunity="o1"),)
    assert [one["name"] for one in shown.offered(small(opportunities=found))] == ["Second till", "Right hours"]
    (left,) = shown.offered(small(opportunities=found, actions=taken))
    assert (left["name"], left["where"], left["fields"]["opportunity"]) == ("Right hours", "Come in", "o2")
    dropped = (Action(id="a1", opportunity="o1", status="dropped"),)
    assert len(shown.offered(small(opportunities=found, actions=dropped))) == 2


def test_e4_without_opportunities_ideas_are_offered_where_it_hurts_most() -> None:
    """E4: the lowest moment first; nothing for a touchpoint where something is promised already."""
    offered = shown.offered(small())
    assert [(one["name"], one["feeling"]) for one in offered] == [("A bell", -2), ("A hook", -2), ("A second till", -1)]
    assert offered[0]["where"] == "Door, Ana"
    promised = (Action(name="Bell", touchpoint="door"),)
    assert [one["name"] for one in shown.offered(small(actions=promised))] == ["A second till"]


def test_e4_the_step_asks_for_what_makes_a_promise() -> None:
    """E4: name, owner, date, first step, measure of success; of what is done, the words back."""
    assert [one.text for one in check(small(), "actions")] == ["a first action, with a name and a date"]
    loose = small(actions=(Action(id="a1", name="Oil it"), Action(id="a2", name="Not this", status="dropped")))
    assert [(one.text, one.field) for one in check(loose, "actions")] == [
        ("who does “Oil it”", "owner"), ("a date for “Oil it”", "due"), ("the first step of “Oil it”", "first_step"),
        ("how you will know that it worked, for “Oil it”", "success"),
        ("two more actions, so that three are promised", "actions"),
    ]  # fmt: skip
    done = small(actions=(Action(id="a1", name="Oil it", status="done"),))
    assert [one.text for one in check(done, "actions")][:1] == ["what you tell them about “Oil it”"]
    assert check(read(SAMPLE), "actions") == []


def test_e4_actions_are_a_table_with_dates_and_names() -> None:
    """E4: tables.actions; a link to what is gone reads as none."""
    source = (Opportunity(id="o1", name="Second till"),)
    actions = (
        Action(id="a1", name="Open it", opportunity="o1", touchpoint="till", due=NOW),
        Action(id="a2", opportunity="gone", touchpoint="gone", measure="gone"),
    )
    table = Tables(small(opportunities=source, actions=actions)).actions
    assert table["due"].dt.date.tolist()[0] == NOW
    assert table["due"].isna().tolist() == [False, True]
    assert table["opportunity"].tolist() == ["Second till", ""]
    assert table[["opportunity_id", "touchpoint_id", "measure_id"]].iloc[1].tolist() == ["", "", ""]


def test_e6_a_closed_action_leads_back_to_the_pain_the_handover_and_the_themes_behind_it() -> None:
    """E6: through its opportunity's origin and its own themes; ideas give what was said at their moment."""
    workshop = small(
        handovers=(Handover(id="h1", source="door", target="till", works=False, quote="Nobody knew."),),
        themes=(Theme(id="t1", name="Heavy doors"), Theme(id="t2", name="Queues")),
        opportunities=(Opportunity(id="o1", name="Door", origin=("p1", "t1", "gone", "h1", "i1", "p0")),),
        actions=(
            Action(
                id="a1",
                name="Oil it",
                opportunity="o1",
                themes=("t2", "gone"),
                status="done",
                closed=NOW,
                told="Oiled.",
            ),
            Action(id="a2", name="Not yet", opportunity="o1"),
        ),
    )
    (answer,) = answered.answers(workshop)
    assert [(one.text, one.who, one.spoken, one.kind, one.field) for one in answer.said] == [
        ("It shuts on me.", "Ana", True, "moment", "quote"),
        ("Nobody knew.", "", True, "handover", "quote"),
        ("Carries a cello", "Ana", False, "entry", "text"),
    ]
    assert [theme.id for theme in answer.themes] == ["t2", "t1"]
    assert (answer.did, answer.closed) == ("Oiled.", NOW)


def test_e6_without_an_opportunity_the_place_on_the_map_speaks_and_without_that_nobody_does() -> None:
    """E6: cope when there is nothing behind it."""
    closed = {"status": "done", "told": "Oiled."}
    actions = (
        Action(id="a1", touchpoint="door", closed=NOW, **closed),
        Action(id="a2", opportunity="gone", **closed),
        Action(id="a3", touchpoint="gone", closed=datetime.date(2026, 4, 1), **closed),
    )
    found = {one.action: one for one in answered.answers(small(actions=actions))}
    assert list(found) == ["a3", "a1", "a2"], "the newest first, those without a date last"
    assert [(one.text, one.heard) for one in found["a1"].said] == [("It shuts on me.", "Review, May")]
    assert found["a2"].said == found["a3"].said == ()


def test_e4_after_the_reveal_the_best_value_comes_first_and_before_it_the_order_tells_nothing() -> None:
    """E4: ranked by median impact over median effort, as on the board."""
    found = (
        Opportunity(id="o1", name="Dear"),
        Opportunity(id="o2", name="Cheap"),
        Opportunity(id="o3", name="Unscored"),
    )
    scores = tuple(
        Score(opportunity=idea, person=who, impact=impact, effort=effort)
        for who in ("Ana", "Ben")
        for idea, impact, effort in (("o1", 4, 5), ("o2", 5, 1))
    )
    hidden = shown.offered(small(opportunities=found, scores=scores))
    assert [(one["name"], one["note"]) for one in hidden] == [("Dear", ""), ("Cheap", ""), ("Unscored", "")]
    told = shown.offered(small(opportunities=found, scores=scores, scores_shown=True))
    assert [(one["name"], one["note"]) for one in told] == [
        ("Cheap", "Quick wins"), ("Dear", "Big bets"), ("Unscored", "")
    ]  # fmt: skip
