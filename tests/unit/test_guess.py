"""The team's guess against what customers say (D7)."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from feedback_frames import SAMPLE, frame, sample

from workshop_kit.analysis.guess import Verdict, evidence, headline, verdicts
from workshop_kit.document import read
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.tables import Tables


def moments(*guesses: float | None) -> pd.DataFrame:
    """A map of one persona with a touchpoint for each guess: t1, t2 …"""
    ids = [f"t{n}" for n in range(1, len(guesses) + 1)]
    names = ("Waits in the queue", "Looks for a seat", "First sip", "Comes back")
    return Tables(
        Workshop(
            title="A map",
            personas=(Persona(id="p"),),
            stages=(Stage(id="s"),),
            touchpoints=tuple(Touchpoint(id=id, stage="s", name=names[n]) for n, id in enumerate(ids)),
            moments=tuple(
                Moment(persona="p", touchpoint=id, feeling=guess) for id, guess in zip(ids, guesses, strict=True)
            ),
        )
    ).moments


def said(**scores: list[float]) -> pd.DataFrame:
    return frame([{"touchpoint_id": id, "feeling": score} for id, given in scores.items() for score in given])


def judged(guess: float | None, scores: list[float]) -> Verdict:
    return verdicts(moments(guess), said(t1=scores))[0]


@pytest.mark.parametrize(
    ("guess", "scores", "verdict", "words", "direction"),
    [
        (-1, [-1] * 8 + [0, -2], "agrees", "", ""),
        (0, [-2, -1, -1, -2, -1] * 4, "differs", "worse than guessed", "down"),
        (2, [0, 1, 1, 0, 1] * 4, "differs", "cooler than guessed", "down"),
        (-2, [-1, -1, 0, -1, -1] * 4, "differs", "milder than guessed", "up"),
        (0, [1, 2, 1, 1, 2] * 4, "differs", "better than guessed", "up"),
        (-1, [1, 2, 1, 1, 2] * 4, "differs", "better than guessed", "up"),
        (1, [2, 2, 2, 2, 1] * 4, "differs", "warmer than guessed", "up"),
        (2, [-2] * 9, "too few answers", "", ""),
        (2, [], "too few answers", "", ""),
        (None, [1] * 20, "no guess", "", ""),
        (1, [1] * 10, "agrees", "", ""),
    ],
)
def test_verdicts(guess, scores, verdict, words, direction):
    """D7: agrees, differs (outside the 95 % interval of the mean), or too few answers (fewer than 10)."""
    found = judged(guess, scores)
    assert (found.verdict, found.words, found.direction) == (verdict, words, direction)
    assert (found.n, found.needed) == (len(scores), 10)


def test_the_interval_is_students():
    """D7: ten answers with mean −0.5 and deviation 0.527 have ±0.377."""
    found = judged(0, [-1, 0] * 5)
    assert (found.mean, found.low, found.high) == pytest.approx((-0.5, -0.877, -0.123), abs=1e-3)
    assert found.gap == -0.5


def test_a_headline_like_a_person_would_say_it():
    """D7: right and wrong counted, the greatest surprise in words, in the workshop's own word for customers."""
    answers = said(t1=[-1] * 12, t2=[-1, -1, -2, -1, -1] * 17 + [-2, -2], t3=[2] * 3)
    found = headline(verdicts(moments(-1, 0, 2), answers), "guest", "guests")
    assert found.title == "We guessed right once, wrong once"
    assert found.detail == (
        "“Looks for a seat” surprised us most: we guessed neutral, 87 guests say it hurts (−1.2). "
        "For one moment it is too early to tell."
    )
    assert found.touchpoint_id == "t2"


@pytest.mark.parametrize(
    ("guesses", "answers", "title"),
    [
        ((1, 1, 1), {"t1": [1] * 10, "t2": [1] * 10, "t3": [1] * 10}, "We guessed right three times"),
        ((1, 1), {"t1": [-1] * 10, "t2": [-1] * 10}, "We guessed wrong twice"),
        ((1, 1), {"t1": [1] * 9}, "Too early to tell whether we guessed right"),
        ((1, 1), {}, "No patient has rated a place on the map yet"),
        ((None, None), {"t1": [1] * 10}, "We have not guessed any feeling yet"),
        ((), {}, "No patient has rated a place on the map yet"),
    ],
)
def test_titles(guesses, answers, title):
    assert headline(verdicts(moments(*guesses), said(**answers)), "patient", "patients").title == title


def test_a_surprise_that_rounds_to_the_same_face_is_told_in_numbers():
    found = headline(verdicts(moments(-2), said(t1=[-2, -2, -1, -2, -1] * 20)), "guest", "guests")
    assert (
        found.detail == "“Waits in the queue” surprised us most: it is milder than guessed (−2); 100 guests say −1.6."
    )


def test_one_persona_is_compared_with_answers_of_her_like():
    table = moments(1)
    mine: list[dict[str, Any]] = [{"touchpoint_id": "t1", "feeling": 1.0, "persona_id": "p"}] * 10
    others: list[dict[str, Any]] = [{"touchpoint_id": "t1", "feeling": -2.0, "persona_id": "q"}] * 30
    assert verdicts(table, frame(mine + others), "p")[0].verdict == "agrees"
    assert verdicts(table, frame(mine + others))[0].verdict == "differs"
    nobody = [one | {"persona_id": ""} for one in others]
    assert verdicts(table, frame(nobody), "p")[0].n == 30


def test_evidence_for_the_moment():
    """D7: the button that takes the evidence into the moment."""
    found = judged(0, [-1, 0] * 50)
    assert evidence(found, "guest", "guests") == {
        "evidence": "cited",
        "cites": "100 guests: −0.5 on average (95 %: −0.6 to −0.4)",
    }
    assert evidence(judged(0, []), "guest", "guests") == {}


def test_the_sample_has_all_three_verdicts():
    workshop = read(SAMPLE.with_name("cafe.workshop.yaml"))
    found = verdicts(Tables(workshop).moments, sample())
    assert [one.order for one in found] == list(range(1, 14))
    assert {one.verdict for one in found} == {"agrees", "differs", "too few answers"}
