"""H1, H2: what a page asks of a session's plan and clock, and what every page is told."""

from __future__ import annotations

import threading

import pytest

import workshop_kit as wk
from workshop_kit.errors import StoreError
from workshop_kit.widgets import session
from workshop_kit.widgets.room import Room


class Page:
    """The browser's end of a room."""

    def __init__(self, workshop: wk.OpenWorkshop) -> None:
        self.told: list[dict] = []
        self.news = threading.Condition()
        self.room = Room(workshop)
        self.room.send = self.hear

    def hear(self, message: dict, buffers=None) -> None:
        with self.news:
            self.told.append(message)
            self.news.notify_all()

    def call(self, name: str, /, **args) -> dict:
        self.room._received(self.room, {"type": "call", "id": name, "name": name, "args": args}, [])
        answer = [one for one in self.told if one.get("id") == name][-1]
        return answer.get("value") or answer

    def hears(self, true) -> dict:
        """The first pace it is told that fits."""
        with self.news:
            fits = [one["pace"] for one in self.told if one["type"] == "pace" and true(one["pace"])]
            while not fits:
                assert self.news.wait(60), self.told
                fits = [one["pace"] for one in self.told if one["type"] == "pace" and true(one["pace"])]
            return fits[0]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of day, in minutes, moved by hand."""
    now = [0.0]

    class Time:
        time = staticmethod(lambda: 1_700_000_000 + now[0] * 60)

    monkeypatch.setattr(session, "time", Time)
    return now


@pytest.fixture
def workshop(home) -> wk.OpenWorkshop:
    return wk.new_workshop("Bakery")


@pytest.fixture
def page(workshop, clock) -> Page:
    return Page(workshop)


def test_a_plan_is_one_step_of_the_history(page: Page, workshop) -> None:
    page.call("plan", name="45-minutes")
    assert [block.title for block in workshop.value.blocks][-1] == "Actions"
    page.call("undo")
    assert (workshop.value.blocks, workshop.value.plan) == ((), "")


def test_an_unknown_plan_is_answered_in_words(page: Page) -> None:
    assert "two-hours" in page.call("plan", name="fortnight")["error"]


def test_six_minutes_late_one_press_shortens_and_undo_gives_it_back(page: Page, workshop, clock) -> None:
    # Welcome 10, personas 20, touchpoints 30, emotions 30, actions 25, reading 5.
    page.call("plan", name="two-hours")
    page.call("timer", button="start")
    clock[0] = 16
    first = page.room.link.snapshot.value.blocks[0].id
    now = page.call("timer", button="next", block=first)
    assert now["words"] == "6 minutes behind"
    assert now["advice"] == "Shorten “Touchpoints” by 6 minutes; 25 minutes stay for “Actions”."
    now = page.call("shorten")
    assert (now["words"], now["advice"]) == ("On time", "")
    assert [(b.title, b.cut) for b in workshop.value.blocks if b.cut] == [("Touchpoints", 6)]
    # Pressed again, in another notebook perhaps: nothing is left to do.
    page.call("shorten")
    assert sum(block.cut for block in workshop.value.blocks) == 6
    page.call("undo")
    assert sum(block.cut for block in workshop.value.blocks) == 0
    assert page.call("pace")["words"] == "6 minutes behind"


def test_two_pages_press_next_and_it_counts_once(page: Page, workshop) -> None:
    page.call("plan", name="two-hours")
    first = page.call("timer", button="start")["block"]
    second = page.call("timer", button="next", block=first)["block"]
    assert page.call("timer", button="next", block=first)["block"] == second


def test_another_notebook_hears_of_the_clock(page: Page, workshop) -> None:
    other = Page(workshop)
    page.call("plan", name="two-hours")
    page.call("timer", button="start")
    assert other.hears(lambda pace: pace["running"])["block"] == page.call("pace")["block"]


def test_a_new_kernel_goes_on_where_the_clock_was(page: Page, workshop, clock) -> None:
    page.call("plan", name="two-hours")
    block = page.call("timer", button="start")["block"]
    clock[0] = 7
    session._known.clear()
    assert Page(workshop).room.get_state()["pace"]["spent"][block] == 7 * 60


def test_the_clock_is_in_no_history_and_no_document(page: Page, workshop) -> None:
    page.call("plan", name="two-hours")
    before = (len(workshop.history()), workshop.value)
    page.call("timer", button="start")
    page.call("timer", button="pause")
    assert (len(workshop.history()), workshop.value) == before


def test_a_disk_that_is_away_does_not_stop_the_words(page: Page, workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    page.call("plan", name="two-hours")
    block = page.call("timer", button="start")["block"]

    def gone(name: str) -> str:
        raise StoreError("The disk is away.")

    monkeypatch.setattr(page.room.link.store, "setting", gone)
    assert page.call("pace")["block"] == block


def test_parked_notes_travel_with_the_workshop(page: Page, workshop) -> None:
    from workshop_kit import document

    workshop.add("note", id="n1", text="Stamp cards on Sundays?", step="emotions")
    workshop.set("note", "n1", done=True)
    again = document.loads(document.dumps(workshop.value))
    assert [(note.text, note.step, note.done) for note in again.notes] == [
        ("Stamp cards on Sundays?", "emotions", True)
    ]
    assert "“Stamp cards on Sundays?”" in workshop.history()[0].words
