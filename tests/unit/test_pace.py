"""H2: how a session stands, as people say it."""

from __future__ import annotations

from timed import PLAN, START, at, running

from workshop_kit.model import Workshop
from workshop_kit.session.pace import pace
from workshop_kit.session.timing import Timer

CAFE = Workshop(title="Café", blocks=PLAN)


def test_six_minutes_behind_says_what_to_shorten_and_what_stays() -> None:
    now = pace(CAFE, running("who", 16, intro=16), at(17))
    assert now["words"] == "6 minutes behind"
    assert now["advice"] == "Shorten “Touchpoints” by 6 minutes; 30 minutes stay for “Actions”."
    assert now["cuts"] == {"where": 6}


def test_much_too_late_skips_blocks_and_says_what_is_missing() -> None:
    now = pace(CAFE, running("who", 44, intro=44), at(64))
    assert now["advice"] == (
        "Shorten “Touchpoints” by 9 minutes and skip “Emotions” (25 minutes); 30 minutes stay for “Actions”."
    )
    worse = pace(CAFE, running("who", 70, intro=70), at(90))
    assert worse["advice"].endswith("5 minutes are still missing: agree to end later.")


def test_ahead_on_time_not_started_and_over() -> None:
    assert pace(CAFE, running("who", 7, intro=7), at(8))["words"] == "3 minutes ahead"
    assert pace(CAFE, running("intro", 0), at(9))["words"] == "On time"
    assert pace(CAFE, Timer(), START)["words"] == "Not started"
    over = pace(CAFE, Timer(done=tuple(block.id for block in PLAN)), START)
    assert over["advice"] == ""
    assert (over["words"], over["over"], over["ends"]) == ("Session over, 115 minutes ahead", True, "")


def test_a_minute_late_is_no_reason_to_cut() -> None:
    now = pace(CAFE, running("intro", 0), at(11.5))
    assert (now["words"], now["advice"], now["cuts"]) == ("1 minute behind", "", {})


def test_the_actions_alone_cannot_be_shortened() -> None:
    now = pace(CAFE, running("act", 85, intro=10, who=20, where=30, feel=25), at(120))
    assert now["advice"] == "Nothing is left to shorten. Finish here, or agree to end later."


def test_a_timer_of_blocks_that_are_gone_is_no_trouble() -> None:
    now = pace(Workshop(title="Café"), running("who", 16, intro=16), at(17))
    assert (now["block"], now["running"], now["spent"], now["words"]) == ("", False, {}, "Not started")
    assert pace(None, Timer(), START)["words"] == "Not started"
