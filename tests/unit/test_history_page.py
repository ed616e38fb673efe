"""G3 in the page: what the history shows of a workshop, step by step, and what may be done from there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from workshop_kit.errors import Conflict, WorkshopError
from workshop_kit.storage import undo
from workshop_kit.widgets import calls
from workshop_kit.widgets.room import Room
from workshop_kit.workshops import OpenWorkshop, new_workshop


@pytest.fixture
def workshop(home: object) -> OpenWorkshop:
    workshop = new_workshop("Bakery")
    workshop.who = "Ines"
    return workshop


@pytest.fixture
def room(workshop: OpenWorkshop) -> Iterator[Room]:
    room = Room(workshop)
    yield room
    room.close()


def words(room: Room, **args: Any) -> list[str]:
    return [one["words"] for one in calls.answer(room, "history", args)["steps"]]


def persona(workshop: OpenWorkshop, **fields: Any) -> str:
    return workshop.add("persona", name="Ana", **fields)


def test_a_text_typed_in_several_saves_is_one_step(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop, story="Up at six.")
    for text in ("Up at six. Bakes", "Up at six. Bakes all", "Up at six. Bakes all morning."):
        workshop.set("persona", ana, story=text)
    workshop.set("persona", ana, name="Anna")
    room.link.look()  # type: ignore[union-attr]
    assert words(room) == [
        "Name of *Anna*: “Ana” → “Anna”",
        "Story of *Ana*: “Up at six.” → “Up at six. Bakes all morning.”",
        "Added persona *Ana*",
    ]


def test_a_name_typed_in_several_saves_is_told_whole(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop)
    for name in ("Ana Ma", "Ana Maria"):
        workshop.set("persona", ana, name=name)
    assert words(room)[0] == "Name of *Ana Maria*: “Ana” → “Ana Maria”"


def test_a_step_that_was_cleared_while_typing(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop, story="Up at six.")
    workshop.set("persona", ana, story="Up at")
    workshop.set("persona", ana, story="")
    assert words(room)[0] == "Story of *Ana*: “Up at six.” → nothing"


def test_long_texts_are_told_from_where_they_part(workshop: OpenWorkshop, room: Room) -> None:
    before = "She comes in with the pram, orders at the counter, and waits beside the heavy door."
    ana = persona(workshop, story=before)
    workshop.set("persona", ana, story=f"{before} Then she leaves.")
    assert words(room)[0] == "Story of *Ana*: “…beside the heavy door.” → “…beside the heavy door. Then she leaves.”"


def test_taking_back_an_older_step(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop)
    workshop.set("persona", ana, age="34")
    workshop.set("persona", ana, location="Leeds")
    _, aged, _ = calls.answer(room, "history", {})["steps"]
    calls.answer(room, "bring_back", {"rev": aged["rev"]})
    assert (workshop.value.personas[0].age, workshop.value.personas[0].location) == ("", "Leeds")
    newest, *_, taken, _ = calls.answer(room, "history", {})["steps"]
    assert newest["words"].startswith("Undo: Age of *Ana*")
    assert not newest["open"]
    assert (taken["undone"], taken["open"]) == (True, False)


def test_what_others_built_on_is_not_taken_back(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop)
    workshop.set("persona", ana, age="34")
    first = calls.answer(room, "history", {})["steps"][0]["rev"]
    OpenWorkshop(workshop.id, workshop.store, "Tom").set("persona", ana, age="35")
    with pytest.raises(Conflict, match="since then Tom did this"):
        calls.answer(room, "bring_back", {"rev": first})
    assert workshop.value.personas[0].age == "35"


def test_a_text_that_was_taken_back_is_one_step_still(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop, story="Up at six.")
    workshop.set("persona", ana, story="Up at six. Bakes")
    workshop.set("persona", ana, story="Up at six. Bakes all morning.")
    calls.answer(room, "undo", {})
    assert workshop.value.personas[0].story == "Up at six."
    _, typed, _ = calls.answer(room, "history", {})["steps"]
    assert typed["undone"]
    assert typed["words"] == "Story of *Ana*: “Up at six.” → “Up at six. Bakes all morning.”"


def test_pages(workshop: OpenWorkshop, room: Room) -> None:
    for number in range(5):
        workshop.add("persona", name=f"Guest {number}")
    told = calls.answer(room, "history", {"limit": 3})
    assert [one["words"] for one in told["steps"]] == [f"Added persona *Guest {number}*" for number in (4, 3, 2)]
    assert told["more"]
    assert not calls.answer(room, "history", {"limit": 5})["more"]


def test_what_was_undone_is_said_as_it_was_typed(workshop: OpenWorkshop, room: Room) -> None:
    workshop.add("persona", name="A*B*C")
    room.link.look()  # type: ignore[union-attr]
    assert calls.answer(room, "undo", {}) == {"words": "Removed persona A*B*C"}
    assert calls.answer(room, "redo", {}) == {"words": "Brought back persona A*B*C"}


def test_versions_and_what_changed_since(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop)
    calls.answer(room, "keep_version", {"name": "As is"})
    assert calls.answer(room, "since", {"version": "As is"}) == {"words": []}
    workshop.set("persona", ana, name="Anna")
    assert calls.answer(room, "since", {"version": "As is"}) == {"words": ["Name of *Anna*: “Ana” → “Anna”"]}
    (kept,) = calls.answer(room, "history", {})["versions"]
    assert (kept["name"], kept["rev"]) == ("As is", 2)
    with pytest.raises(WorkshopError, match="There is a version 'As is' already"):
        calls.answer(room, "keep_version", {"name": "As is"})


def test_a_journey_of_its_own(workshop: OpenWorkshop, room: Room) -> None:
    ana = persona(workshop)
    calls.answer(room, "keep_version", {"name": "To be"})
    workshop.set("persona", ana, name="Anna")
    made = calls.answer(room, "branch", {"version": "To be"})
    assert made["title"] == "Bakery (To be)"
    assert (room.workshop, room.document["personas"][0]["name"]) == (made["id"], "Ana")
    assert workshop.value.personas[0].name == "Anna"


def test_a_long_title_leaves_room_for_the_name_of_the_version(workshop: OpenWorkshop, room: Room) -> None:
    workshop.set("workshop", title="w" * 300)
    calls.answer(room, "keep_version", {"name": "To be"})
    title = calls.answer(room, "branch", {"version": "To be"})["title"]
    assert title.endswith("ww… (To be)")
    assert len(title) == 300


def test_what_a_row_says_is_what_taking_it_back_does(workshop: OpenWorkshop, room: Room) -> None:
    """Also of a text that was typed while somebody else worked elsewhere on the map."""
    ana, ben = persona(workshop), workshop.add("persona", name="Ben")
    tom = OpenWorkshop(workshop.id, workshop.store, "Tom")
    for number, story in enumerate(("Up at", "Up at six.", "Up at six. Bakes.")):
        workshop.set("persona", ana, story=story)
        tom.set("persona", ben, share=number)
    steps = calls.answer(room, "history", {})["steps"]
    assert [one["words"] for one in steps] == [
        "Share of *Ben*: 1 → 2",
        "Story of *Ana*: nothing → “Up at six. Bakes.”",
        "Share of *Ben*: 0 → 1",
        "Share of *Ben*: nothing → 0",
        "Added persona *Ben*",
        "Added persona *Ana*",
    ]
    calls.answer(room, "bring_back", {"rev": steps[1]["rev"]})
    assert (workshop.value.personas[0].story, workshop.value.personas[1].share) == ("", 2)
    undone = [one["words"] for one in calls.answer(room, "history", {})["steps"] if one["undone"]]
    assert undone == [steps[1]["words"]]


def test_steps_of_two_people_stay_apart(workshop: OpenWorkshop) -> None:
    ana = persona(workshop, story="Up")
    workshop.set("persona", ana, story="Up at")
    OpenWorkshop(workshop.id, workshop.store, "Tom").set("persona", ana, story="Up at six")
    workshop.set("persona", ana, story="Up at six.")
    assert [len(step) for step in undo.steps(workshop.history())] == [1, 1, 1, 1]
