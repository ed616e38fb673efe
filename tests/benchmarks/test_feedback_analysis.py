"""What analysing much feedback costs: a million ratings, five thousand comments."""

from __future__ import annotations

import time
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from feedback_frames import comments, sample
from hotel_comments import TOPICS
from hotel_comments import comments as hotel

from workshop_kit.analysis.breakdown import breakdown
from workshop_kit.analysis.guess import verdicts
from workshop_kit.analysis.themes import suggest


def spent(work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def test_groups_cost_a_few_times_a_plain_group_by():
    """Metrics by touchpoint, against plain pandas doing the same group-by in the same run."""
    breakdown(sample())  # what is loaded once does not count
    many = pd.concat([sample()] * 400, ignore_index=True)
    plain = spent(lambda: many.groupby("touchpoint_id")[["nps", "csat", "ces"]].agg(["mean", "count"]))
    ours = spent(lambda: breakdown(many, "touchpoint_id"))
    assert ours < 8 * plain + 0.2


@pytest.mark.heavy
def test_a_million_rows(capsys):
    """Time of the metrics by touchpoint and of the verdicts at a million rows."""
    many = pd.concat([sample()] * 4066, ignore_index=True).iloc[:1_000_000]
    moments = pd.DataFrame({"persona_id": "p", "touchpoint_id": sorted(set(many["touchpoint_id"])), "feeling": 0.0})
    moments["touchpoint"], moments["order"] = moments["touchpoint_id"], np.arange(len(moments))
    plain = spent(lambda: many.groupby("touchpoint_id")[["nps", "csat", "ces"]].agg(["mean", "count"]))
    touchpoints = spent(lambda: breakdown(many, "touchpoint_id"))
    weeks = spent(lambda: breakdown(many, "period", "week"))
    guessed = spent(lambda: verdicts(moments, many))
    with capsys.disabled():
        print(
            f"plain group-by {plain:.2f} s, by touchpoint {touchpoints:.2f}, weeks {weeks:.2f}, verdicts {guessed:.2f}"
        )
    assert touchpoints < 8 * plain


@pytest.mark.heavy
def test_five_thousand_comments(capsys):
    """Themes on 5,000 comments, time and memory."""
    said = hotel(5000)
    table = comments(*(text for _, text in said))
    topic = dict(zip(table["feedback_id"], (topic for topic, _ in said), strict=True))
    begun = time.perf_counter()
    found = suggest(table)
    seconds = time.perf_counter() - begun
    tracemalloc.start()
    suggest(table)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with capsys.disabled():
        print(f"{len(found.themes)} themes in {seconds:.1f} s, {most / 1e6:.0f} MB")
    assert len(found.themes) == len(TOPICS)
    assert all(len({topic[id] for id in one.feedback_ids}) == 1 for one in found.themes)
    assert most < 200e6
