"""G4 and E6: numbers before and after a day, and the comments behind what was done."""

from __future__ import annotations

import datetime

import pandas as pd
from feedback_frames import frame

from workshop_kit.actions.answered import answer
from workshop_kit.analysis import behind
from workshop_kit.figures.since import moved
from workshop_kit.handout import Options, Voices, render
from workshop_kit.model import Action, FollowUp, Measure, Reading, Stage, Theme, Touchpoint, Workshop
from workshop_kit.voices import CODINGS
from workshop_kit.widgets.actions import comments

DAY = datetime.date(2026, 3, 5)
BEFORE, AFTER = datetime.date(2026, 2, 28), datetime.date(2026, 3, 28)


def read(*values: tuple[datetime.date, float, int], **fields) -> Workshop:
    measure = Measure(id="m", name="Prams that turn round", kind="share", unit="%", better="lower", **fields)
    readings = tuple(Reading(measure="m", date=day, value=value, n=n) for day, value, n in values)
    looks = (FollowUp(date=AFTER + datetime.timedelta(30)),)
    return Workshop(title="x", date=DAY, measures=(measure,), readings=readings, follow_ups=looks)


def test_g4_before_and_after_with_intervals_in_words() -> None:
    """G4: the last reading up to the day against the last one after it; what is hardly chance is told from chance."""
    (sure,) = moved(read((BEFORE, 40.4, 760), (AFTER, 22.1, 710)), DAY)
    assert (sure.before, sure.after, sure.key) == ("40.4 %", "22.1 %", "better")
    assert "760 answers, 28 Feb 2026" in sure.before_reach
    assert sure.words.endswith("hardly chance.")
    (worse,) = moved(read((BEFORE, 22.1, 760), (AFTER, 40.4, 710)), DAY)
    assert worse.key == "worse"
    (chance,) = moved(read((BEFORE, 40, 20), (AFTER, 35, 20)), DAY)
    assert (chance.key, chance.words.endswith("could be chance.")) == ("chance", True)


def test_g4_where_one_of_the_two_is_missing_it_says_so() -> None:
    """G4: nothing is compared that was not measured."""
    (old,) = moved(read((BEFORE, 40, 20)), DAY)
    assert (old.after, old.words, old.key) == ("", "Not measured since.", "open")
    (new,) = moved(read((AFTER, 40, 20)), DAY)
    assert (new.before, new.words) == ("", "Measured for the first time.")
    assert moved(read(), DAY) == ()
    only = Options(sections=("follow_up",), data=False)
    assert "Prams that turn round" not in render(read((BEFORE, 40, 20)), only)
    assert "40 %" in render(read((BEFORE, 40, 20), (AFTER, 35, 20)), only)


def voices() -> Voices:
    rows = [
        {"source": "review", "touchpoint_id": "door", "feeling": -2.0, "comment": "It shut on my pram. Twice."},
        {"source": "review", "touchpoint_id": "door", "feeling": -1.0, "comment": "Heavy."},
        {"source": "survey", "touchpoint_id": "door", "feeling": -2.0, "comment": ""},
        {"source": "survey", "touchpoint_id": "door", "feeling": 2.0, "comment": "Somebody held it."},
        {"source": "survey", "touchpoint_id": "", "comment": "<b>Doors</b>"},
    ]
    feedback = frame(rows)
    pairs = [("f0", "t1"), ("f1", "t1"), ("f0", "t1"), ("f4", "t2")]
    codings = [{"feedback_id": id, "coder": "Ana", "theme_id": theme} for id, theme in pairs]
    return Voices(feedback, _codings(codings))


def _codings(rows):
    return pd.DataFrame(rows, columns=list(CODINGS)).astype(CODINGS)


def done(**fields) -> Workshop:
    action = Action(id="a", name="Oil it", status="done", told="We oiled it.", **fields)
    return Workshop(
        title="x", stages=(Stage(id="s", name="In"),), touchpoints=(Touchpoint(id="door", stage="s", name="Door"),),
        themes=(Theme(id="t1", name="Heavy doors"), Theme(id="t2", name="Doors"), Theme(id="t3", name="Nobody's")),
        actions=(action,),
    )  # fmt: skip


def said(workshop: Workshop):
    heard = voices()
    return comments(workshop, answer(workshop, workshop.actions[0]), heard.feedback, heard.codings)


def test_e6_comments_come_from_the_themes_with_their_count_and_one_that_says_it() -> None:
    """E6: counts and a typical quote; a comment that two coders put there counts once."""
    assert said(done(themes=("t1",))) == {
        "quote": "It shut on my pram. Twice.", "source": "review", "words": "Two comments, all from: review",
    }  # fmt: skip
    assert said(done(themes=("t2",)))["words"] == "One comment, survey"


def test_e6_without_comments_of_a_theme_the_unhappy_ones_of_the_place_speak_and_else_nobody() -> None:
    """E6: cope when there is nothing."""
    assert said(done(themes=("t3",), touchpoint="door"))["words"] == "Two comments, all from: review"
    assert said(done(touchpoint="gone")) is None
    assert said(done()) is None
    assert behind.of_themes(Workshop(title="A map"), ["t1"], frame([]), _codings([])) is None


def test_e6_the_handout_prints_them_and_copes_without() -> None:
    """E6: the quote escaped, the count in words."""
    page = render(done(themes=("t2",)), voices=voices())
    assert "&lt;b&gt;Doors&lt;/b&gt;" in page
    assert "One comment says so." in page
    assert "We oiled it." in render(done(themes=("t2",)))
