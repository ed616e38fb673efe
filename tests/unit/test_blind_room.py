"""Row E3: what a real room tells its pages while people score."""

from __future__ import annotations

import json
import re

import pytest

import workshop_kit as wk
from workshop_kit.widgets.room import Room

#: A score, or a field of one, wherever it may stand.
SCORE = re.compile(r'"(impact|effort)": ?[1-5{]|"scores": ?\[\{')


class Page:
    """The browser's end of a room: everything it is told, and its traits."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.told: list[dict] = []
        room.send = lambda message, buffers=None: self.told.append(message)

    def call(self, name: str, /, **args) -> dict:
        self.room._received(self.room, {"type": "call", "id": name, "name": name, "args": args}, [])
        return [one for one in self.told if one.get("id") == name][-1]["value"]

    def knows(self) -> str:
        traits = {name: self.room.get_state()[name] for name in ("document", "facts", "status", "pace")}
        return json.dumps([self.told, traits])


@pytest.fixture
def workshop(home) -> wk.OpenWorkshop:
    workshop = wk.new_workshop("Bakery")
    workshop.add("opportunity", id="bell", name="A bell")
    workshop.add("opportunity", id="ramp", name="A ramp")
    return workshop


def test_who_hands_in_again_is_found_by_a_name_of_any_length(workshop) -> None:
    """Row E3: scores are replaced, also where the name was cut to what can be stored."""
    page = Page(Room(workshop))
    for impact in (1, 5):
        page.call("score", person="Ana " * 200, scores=[{"opportunity": "bell", "impact": impact, "effort": 2}])
    assert [one.impact for one in workshop.value.scores] == [5]


def test_no_page_is_told_a_score_before_the_reveal(workshop) -> None:
    """Row E3: neither the page that hands them in nor another one, nor after undo, redo and a reload."""
    page, other = Page(Room(workshop)), Page(Room(workshop))
    given = [{"opportunity": "bell", "impact": 5, "effort": 1}, {"opportunity": "ramp", "impact": 4, "effort": 5}]
    for person in ("Ana", "Bo", "Cy"):
        page.call("score", person=person, scores=given)
    assert len(workshop.value.scores) == 6
    assert [one["name"] for one in other.room.facts["priorities"]["people"]] == ["Ana", "Bo", "Cy"]
    assert page.call("undo")["words"] == "Removed scores of Cy"
    assert len(workshop.value.scores) == 4, "what a person hands in is one step of undo"
    assert page.call("redo")["words"] == "Added scores of Cy"
    assert not SCORE.search(page.knows())
    assert not SCORE.search(other.knows())
    assert not any("5" in one.words for one in workshop.history())

    standing = page.call("reveal", show=True)["standing"]
    assert [idea["id"] for idea in standing["ideas"]] == ["bell", "ramp"]
    assert standing["given"]["Ana"] == {"bell": [5, 1], "ramp": [4, 5]}
    assert other.room.facts["priorities"]["shown"] is True
    assert page.call("reveal", show=False)["standing"]["ideas"] == []
