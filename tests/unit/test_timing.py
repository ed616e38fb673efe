"""H2: the arithmetic of a session, with figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timed import PLAN, START, at, running

from workshop_kit.model import Block
from workshop_kit.session import timing
from workshop_kit.session.timing import Timer


def test_start_pause_and_go_on() -> None:
    timer = timing.started(Timer(), PLAN, START)
    assert (timer.block, timer.since) == ("intro", START)
    timer = timing.paused(timer, at(4))
    assert (timer.since, timer.spent) == (None, {"intro": 240})
    timer = timing.started(timer, PLAN, at(10))
    assert timing.spent(timer, "intro", at(12)) == 6 * 60


def test_next_ends_a_block_and_after_the_last_the_session() -> None:
    timer = timing.onward(timing.started(Timer(), PLAN, START), PLAN, at(12))
    assert (timer.block, timer.since, timer.done, timer.spent) == ("who", at(12), ("intro",), {"intro": 720})
    for minute in (30, 60, 80, 110):
        timer = timing.onward(timer, PLAN, at(minute))
    assert (timer.block, timer.since, set(timer.done)) == ("", None, {block.id for block in PLAN})
    assert timing.onward(timer, PLAN, at(200)).block == ""
    # 12 + 18 + 30 + 20 + 30 = 110 of 115 minutes.
    assert timing.late(PLAN, timer, at(300)) == -5


def test_next_passes_over_a_block_that_was_skipped() -> None:
    skipped = [block.model_copy(update={"cut": 20}) if block.id == "who" else block for block in PLAN]
    assert timing.onward(running("intro", 0), skipped, at(10)).block == "where"


def test_going_forward_ends_the_present_block_and_going_back_does_not() -> None:
    timer = timing.gone_to(running("who", 10, intro=10), PLAN, "feel", at(20))
    assert (timer.block, timer.done) == ("feel", ("intro", "who"))
    back = timing.gone_to(timer, PLAN, "intro", at(30))
    assert (back.block, back.done, back.spent["feel"]) == ("intro", ("who",), 600)
    assert timing.onward(back, PLAN, at(31)).block == "where"


@pytest.mark.parametrize(
    ("timer", "now", "late"),
    [
        (running("intro", 0), 5, 0),  # inside its time
        (running("intro", 0), 14, 4),  # 14 of 10
        (running("who", 16, intro=16), 20, 6),  # intro took 16 of 10, personas are inside their time
        (running("who", 7, intro=7), 20, -3),
        (running("act", 85, intro=10, who=20, where=30, feel=25), 120, 5),  # 35 of 30
    ],
)
def test_late_is_the_end_as_it_will_be_against_the_end_as_planned(timer: Timer, now: float, late: float) -> None:
    assert timing.late(PLAN, timer, at(now)) == pytest.approx(late)


def test_agreeing_to_end_later_is_no_longer_late() -> None:
    timer = timing.postponed(running("who", 16, intro=16), 6)
    assert timing.late(PLAN, timer, at(20)) == pytest.approx(0)


def test_a_pause_takes_nothing_from_the_blocks() -> None:
    timer = timing.paused(running("who", 10, intro=10), at(15))
    assert timing.late(PLAN, timer, at(500)) == pytest.approx(0)


def test_six_minutes_late_come_from_the_largest_block() -> None:
    found = timing.cuts(PLAN, running("who", 16, intro=16), at(17))
    assert found == ({"where": 6}, 0)


def test_more_than_half_of_the_largest_goes_on_with_the_next() -> None:
    # 22 late: Touchpoints give half of 30, Emotions the other 7 of their 12.
    found = timing.cuts(PLAN, running("who", 32, intro=32), at(52))
    assert found == ({"where": 15, "feel": 7}, 0)


def test_when_halves_are_not_enough_whole_blocks_go_the_shortest_first() -> None:
    # 34 late: halves give 15 + 12 = 27. Emotions go whole (25), and Touchpoints then give 9 of their 30.
    found = timing.cuts(PLAN, running("who", 44, intro=44), at(64))
    assert found == ({"feel": 25, "where": 9}, 0)


def test_what_no_block_can_give_is_said() -> None:
    # 60 late, 55 can go; the actions keep their 30.
    found = timing.cuts(PLAN, running("who", 70, intro=70), at(90))
    assert found == ({"where": 30, "feel": 25}, 5)


def test_the_present_block_is_shortened_but_never_skipped() -> None:
    plan = (PLAN[2], PLAN[4])
    found = timing.cuts(plan, Timer("where", at(0), {}, (), later=-20), at(10))
    # 20 late, 20 left in the present block: it gives half, and 10 are still missing.
    assert found == ({"where": 10}, 10)


def test_in_time_nothing_is_cut() -> None:
    assert timing.cuts(PLAN, running("intro", 0), at(10)) == ({}, 0)


def accepted(blocks: tuple[Block, ...], taken: dict[str, float]) -> list[Block]:
    return [block.model_copy(update={"cut": block.cut + taken.get(block.id, 0)}) for block in blocks]


@given(
    st.lists(st.tuples(st.integers(0, 120), st.booleans()), min_size=1, max_size=8),
    st.integers(0, 7),
    st.floats(0, 400),
)
def test_cuts_never_touch_what_keeps_its_minutes_and_mend_what_they_say(sizes, present: int, ran: float) -> None:
    blocks = tuple(Block(id=f"b{i}", minutes=size, keep=keep) for i, (size, keep) in enumerate(sizes))
    place = min(present, len(blocks) - 1)
    timer = Timer(f"b{place}", START, {}, tuple(f"b{i}" for i in range(place)))
    before = timing.late(blocks, timer, at(ran))
    taken, missing = timing.cuts(blocks, timer, at(ran))
    kept = {block.id for block in blocks if block.keep}
    assert not kept & taken.keys()
    assert all(0 < taken[block.id] <= (block.minutes or 0) for block in blocks if block.id in taken)
    after = timing.late(accepted(blocks, taken), timer, at(ran))
    skipped = any(taken.get(block.id) == block.minutes for block in blocks)
    if before >= 1:
        assert after - missing < 1 + 1e-6
        assert skipped or after - missing >= -1e-6


def test_a_timer_is_kept_as_text_and_nonsense_is_a_new_one() -> None:
    timer = running("who", 16, intro=16)
    assert timing.loads(timing.dumps(timer)) == timer
    for text in (None, "", "{", "[]", '{"spent": 3}', '{"since": "soon"}', "null"):
        assert timing.loads(text) == Timer()


def test_a_clock_that_was_set_back_takes_no_minutes_away() -> None:
    assert timing.spent(running("intro", 0), "intro", at(-60)) == 0
