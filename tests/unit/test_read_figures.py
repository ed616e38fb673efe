"""Rows F1 and F2: a file that is dropped into the page comes into the workshop, as one step of its history."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from workshop_kit import workshops
from workshop_kit.errors import Invalid
from workshop_kit.resources import folder
from workshop_kit.widgets import calls, figures
from workshop_kit.widgets.room import Room

SAMPLE = folder("data/sample")


def data(name: str) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode((SAMPLE / name).read_bytes()).decode()}


def test_f1_f2_both_sample_files_come_in_once_and_undo_takes_one_back(home: Path) -> None:
    """F1, F2: what was added is told, tables have it, the second time nothing is new; undo takes a whole file back."""
    workshop = workshops.new_workshop("Corner café", "cafe")
    room = Room(workshop)
    said = calls.answer(room, "read_figures", data("cafe.measures.csv"))
    assert said == {"text": "cafe.measures.csv: 42 readings of 7 new measures added.", "refused": [], "more": ""}
    assert calls.answer(room, "read_figures", data("cafe.funnel.csv"))["text"] == "cafe.funnel.csv: 120 numbers added."
    again = calls.answer(room, "read_figures", data("cafe.measures.csv"))
    assert again["text"] == "cafe.measures.csv: Nothing new, 42 were there already."
    value = workshops.open_workshop(workshop.id).value
    assert (len(value.measures), len(value.readings), len(value.counts)) == (7, 42, 120)
    assert room.facts["funnel"]["headline"].startswith("Most leave between ")
    workshop.undo()
    assert len(workshops.open_workshop(workshop.id).value.counts) == 0
    assert len(workshops.open_workshop(workshop.id).value.readings) == 42


def test_f1_a_file_of_something_else_changes_nothing(home: Path) -> None:
    """F1: the sentence names what was found and what is needed."""
    room = Room(workshops.new_workshop("Corner café"))
    with pytest.raises(Invalid, match="Readings need the columns date, measure, value"):
        calls.answer(room, "read_figures", data("cafe.feedback.csv"))
    assert room.link is not None
    assert room.link.snapshot.value.readings == ()


@pytest.mark.parametrize(
    ("sent", "why"),
    [("no base64!", "did not arrive complete"), ("QQ", "did not arrive complete"), ("A" * 60, "larger than 0 MB")],
)
def test_a_file_that_is_broken_or_too_large_is_refused(home: Path, monkeypatch, sent: str, why: str) -> None:
    """F1: before anything of it is read."""
    monkeypatch.setattr(figures, "SIZE", 30)
    with pytest.raises(Invalid, match=why):
        calls.answer(Room(workshops.new_workshop("Corner café")), "read_figures", {"name": "a.csv", "data": sent})


def test_more_rows_than_a_workshop_can_follow_are_refused_with_the_reason(home: Path, monkeypatch) -> None:
    """F1: how many there are, how many there may be, and what helps; nothing of the file comes in."""
    monkeypatch.setattr(figures, "ROWS", 41)
    room = Room(workshops.new_workshop("Corner café"))
    with pytest.raises(Invalid, match=r"has 42 new readings\. A workshop holds up to 41, because .* by week or month"):
        calls.answer(room, "read_figures", data("cafe.measures.csv"))
    assert room.link is not None
    assert room.link.snapshot.value.measures == ()
