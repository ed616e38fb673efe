"""From one comment to the system and back (D6)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from feedback_frames import frame

from workshop_kit import analysis as an
from workshop_kit.analysis.trace import behind, belonging, nps_impact, themes, way
from workshop_kit.analysis.trend import trend
from workshop_kit.model import Action, Opportunity, Stage, Theme, Touchpoint, Workshop

WORKSHOP = Workshop(
    title="A map",
    stages=(Stage(id="s"),),
    touchpoints=(Touchpoint(id="door", stage="s"), Touchpoint(id="cup", stage="s")),
    themes=(
        Theme(id="heavy", name="Heavy door", kind="pain", touchpoints=("door", "gone")),
        Theme(id="roll", name="The roll", kind="delight", touchpoints=("cup",)),
        Theme(id="empty", name="Nobody says so"),
    ),
    opportunities=(Opportunity(id="o", origin=("heavy",)),),
    actions=(
        Action(id="bell", themes=("heavy",)),
        Action(id="ramp", opportunity="o"),
        Action(id="later", themes=("heavy",), status="dropped"),
    ),
)
FEEDBACK = frame(
    [
        {"date": date(2026, 1, 5), "comment": "Too heavy", "nps": 2, "feeling": -2.0, "source": "survey"},
        {"date": date(2026, 1, 6), "comment": "Heavy door", "nps": 5, "feeling": -1.0, "source": "survey"},
        {"date": date(2026, 2, 6), "comment": "That door", "nps": 9, "source": "review"},
        {"date": date(2026, 2, 7), "comment": "The roll!", "nps": 10, "feeling": 2.0, "source": "review"},
        {"date": date(2026, 3, 1), "comment": "ok", "nps": 8},
        {"comment": "A roll without a day", "source": "survey"},
        {"nps": 10},
    ]
)


def codings(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["feedback_id", "coder", "theme_id"]).astype("str")


CODINGS = codings(
    ("f0", "a", "heavy"), ("f0", "b", "heavy"), ("f0", "c", "roll"), ("f1", "a", "heavy"), ("f2", "a", "roll"),
    ("f2", "b", "heavy"), ("f3", "a", "roll"), ("f4", "a", "nowhere"), ("f5", "a", "roll"),
)  # fmt: skip


def test_a_theme_knows_its_comments_touchpoints_and_actions():
    """D6: theme → comments, touchpoints, actions, with counts."""
    heavy, roll, empty = themes(WORKSHOP, FEEDBACK, CODINGS)
    assert (heavy.feedback_ids, heavy.n, heavy.share) == (("f0", "f1", "f2"), 3, 3 / 5)
    assert heavy.touchpoints == ("door",)
    assert heavy.actions == ("bell", "ramp")
    assert heavy.sources == {"survey": 2, "review": 1}
    assert heavy.feeling == -1.5
    assert (roll.n, roll.actions) == (2, ())
    assert (empty.n, empty.feeling, empty.nps_impact) == (0, None, None)


def test_a_comment_knows_what_became_of_it():
    """D6: comment → theme → touchpoint → action."""
    found = way(WORKSHOP, CODINGS, "f1")
    assert (found.theme_id, found.touchpoints, found.actions) == ("heavy", ("door",), ("bell", "ramp"))
    assert way(WORKSHOP, CODINGS, "f4").theme_id == way(WORKSHOP, CODINGS, "f6").theme_id == ""


def test_an_action_knows_the_comments_behind_it():
    """D6: action → comments."""
    assert behind(WORKSHOP, CODINGS, "ramp") == ("f0", "f1", "f2")
    assert behind(WORKSHOP, CODINGS, "later") == behind(WORKSHOP, CODINGS, "gone") == ()


def test_both_directions_agree():
    for action in WORKSHOP.actions:
        there = set(behind(WORKSHOP, CODINGS, action.id))
        back = {id for id in FEEDBACK["feedback_id"] if action.id in way(WORKSHOP, CODINGS, id).actions}
        assert there == back


def test_most_coders_decide_and_the_workshops_order_where_they_are_even():
    assert belonging(WORKSHOP, CODINGS).to_dict() == {
        "f0": "heavy", "f1": "heavy", "f2": "heavy", "f3": "roll", "f5": "roll",
    }  # fmt: skip
    assert belonging(WORKSHOP, codings()).empty


def test_the_impact_of_a_theme_on_nps():
    """D6: NPS of all − NPS without the theme."""
    heavy, roll, _ = themes(WORKSHOP, FEEDBACK, CODINGS)
    assert heavy.nps_impact == pytest.approx(an.nps([2, 5, 9, 10, 8, 10]).value - an.nps([10, 8, 10]).value)
    assert heavy.nps_impact < 0 < roll.nps_impact
    assert nps_impact(FEEDBACK, FEEDBACK["nps"].notna()) is None


def test_trend_by_month():
    """D6: trend per month, without gaps."""
    found = trend(WORKSHOP, FEEDBACK, CODINGS).set_index(["theme_id", "period"])
    assert found.loc["heavy", "n"].to_dict() == {"2026-01": 2, "2026-02": 1, "2026-03": 0}
    assert found.loc[("roll", "2026-02"), "share"] == 0.5
    assert found.loc[("roll", "2026-02"), "feeling"] == 2
    assert pd.isna(found.loc[("heavy", "2026-03"), "share"])
    assert len(found) == 9


def test_trend_by_week():
    found = trend(WORKSHOP, FEEDBACK, CODINGS, "week")
    assert list(found["period"].unique()) == ["2026-W02", "2026-W06", "2026-W09"]
    assert found["n"].sum() == 4


def test_no_comment_in_a_theme_yet():
    assert [one.n for one in themes(WORKSHOP, FEEDBACK, codings())] == [0, 0, 0]
    assert trend(WORKSHOP, FEEDBACK, codings())["n"].sum() == 0


def test_nothing_said_has_no_trend():
    assert trend(WORKSHOP, frame([]), codings()).empty
    assert all(one.n == 0 for one in themes(WORKSHOP, frame([]), codings()))
