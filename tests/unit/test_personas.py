"""A1, A7, A8: what is said about personas: shares, evidence, and what is missing."""

from __future__ import annotations

import pytest

from workshop_kit.changes.ops import Set, changed
from workshop_kit.checks import check, persona_progress
from workshop_kit.errors import Invalid
from workshop_kit.model import Entry, Persona, Workshop
from workshop_kit.personas import evidence, known, shares


def room(*given: float | None) -> Workshop:
    names = ("Amira", "Ben", "Ruth")
    people = [Persona(id=name.lower(), name=name, share=share) for name, share in zip(names, given, strict=False)]
    return Workshop(title="x", customer="guest", customers="guests", personas=people)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((None, None), ""),
        ((40, None), "This is 40 of 100 guests; 60 are nobody here yet."),
        ((40, 35), "The two shares add up to 75 of 100 guests; 25 are nobody here yet."),
        ((40, 35, 25), "The three shares add up to 100 of 100 guests: nobody is left out."),
        ((33.3, 33.3, 33.3), "The three shares add up to 99.9 of 100 guests; 0.1 are nobody here yet."),
    ],
)
def test_the_sum_of_shares_in_words(given, words):
    """A1"""
    assert shares(room(*given)) == words


def test_too_large_a_share_says_what_would_fit():
    """A1: the sentence beside the field."""
    with pytest.raises(Invalid, match=r"add up to 110 %\. Put 45 here, or lower Ben or Ruth\.") as said:
        changed(room(40, 30, 25), Set(kind="persona", id="amira", fields={"share": 55}))
    assert said.value.field == "share"


def test_a_document_over_a_hundred_says_it_without_a_field_to_point_to():
    with pytest.raises(Invalid, match=r"add up to 120 %\. Lower one until they fit"):
        room(60, 60)


def test_an_empty_row_is_no_goal_and_no_evidence():
    """A4, A7"""
    goals = (Entry(text="Sit", evidence="cited"), Entry(text="  ", evidence="observed"), Entry())
    ana = Persona(
        id="ana", name="Ana", face="a01", role="Nurse", quote="Nine minutes.", goals=goals, pains=["Queue", ""]
    )
    assert evidence(ana) == {"cited": 1, "observed": 0, "assumption": 1}
    assert [one.field for one in persona_progress(Workshop(title="x", personas=[ana]), ana).missing] == [
        "goals",
        "pains",
    ]
    assert "a second goal for Ana" in [one.text for one in check(Workshop(title="x", personas=[ana]), "personas")]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([], ""),
        (["assumption"], "Every line here is still an assumption."),
        (["cited", "observed"], "Every line here was seen or said."),
        (["cited", "assumption", "assumption"], "One line of 3 seen or said, the others are assumptions."),
    ],
)
def test_the_share_of_evidence_in_words(marks, words):
    """A7"""
    assert known(Persona(goals=[Entry(text="x", evidence=mark) for mark in marks])) == words


def test_shares_are_asked_for_once_there_are_several():
    """A1, A8"""
    assert "share" not in [one.field for one in check(room(None), "personas")]
    missing = [one for one in check(room(40, None), "personas") if one.field == "share"]
    assert [(one.text, one.id) for one in missing] == [("the share of Ben", "ben")]


def test_the_word_for_customers_is_asked_for():
    """A0"""
    blank = Workshop(title="x", customer=" ", customers="")
    assert {"customer", "customers"} <= {one.field for one in check(blank, "start")}
