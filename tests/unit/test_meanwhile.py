"""Two people edit the same at the same time: nothing is overwritten in silence, and one's own words never conflict."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

import workshop_kit as wk
from workshop_kit.changes.ops import Move, Remove, Set
from workshop_kit.errors import Conflict
from workshop_kit.storage.store import Edit
from workshop_kit.widgets import link as links
from workshop_kit.widgets.room import Room

_numbers = itertools.count()


class Writer:
    """The browser's end of a room: a page with an id of its own, whose edits are saved at once."""

    def __init__(self, room: Room, name: str) -> None:
        self.room, self.name = room, name
        self.told: list[dict[str, Any]] = []
        room.send = lambda message, buffers=None: self.told.append(message)

    def say(self, **message: Any) -> None:
        self.room._received(self.room, message, [])

    def call(self, name: str, /, **args: Any) -> dict[str, Any]:
        self.say(type="call", id=name, name=name, args=args)
        return next(one for one in self.told if one.get("id") == name)

    def send(self, op: str, kind: str, id: str, /, *, save: bool = True, seen: int = 0, **more: Any) -> str:
        uid = f"{self.name}.{next(_numbers)}"
        self.say(type="ops", seen={uid: seen}, ops=[{"uid": uid, "op": op, "kind": kind, "id": id, **more}])
        if save:
            self.room.link.flush()
        return uid

    def type(self, was: str, text: str, *, save: bool = True) -> str:
        return self.send("set", "persona", "ana", fields={"role": text}, expect={"role": was}, save=save)

    def refused(self) -> list[dict]:
        return [item for one in self.told if one["type"] == "refused" for item in one["items"]]


@pytest.fixture
def workshop(home) -> wk.OpenWorkshop:
    wk.workshops.keep_your_name("Ines")
    workshop = wk.new_workshop("Bakery")
    workshop.add("persona", id="ana", name="Ana", role="nurse")
    workshop.add("stage", id="in", name="In")
    workshop.add("touchpoint", id="door", stage="in", name="Door")
    workshop.add("touchpoint", id="till", stage="in", name="Till")
    return workshop


@pytest.fixture
def page(workshop) -> Writer:
    return Writer(Room(workshop), "here")


@pytest.fixture
def tom(workshop) -> wk.OpenWorkshop:
    return wk.OpenWorkshop(workshop.id, workshop.store, who="Tom")


def role(workshop: wk.OpenWorkshop) -> str:
    return workshop.value.personas[0].role


def test_the_second_is_asked_and_nothing_is_overwritten(page, workshop, tom) -> None:
    tom.set("persona", "ana", role="night nurse")
    uid = page.type("nurse", "nurse on two buses")
    (item,) = page.refused()
    told = {name: item[name] for name in ("uid", "field", "conflict", "current", "who", "what")}
    assert told == {
        "uid": uid,
        "field": "role",
        "conflict": True,
        "current": "night nurse",
        "who": "Tom",
        "what": "Role of Ana",
    }
    assert item["at"]
    assert role(workshop) == "night nurse"


def test_the_same_words_are_no_conflict(page, workshop, tom) -> None:
    tom.set("persona", "ana", role="baker")
    page.type("nurse", "baker")
    assert page.refused() == []


def test_ones_own_saves_are_no_conflict_before_the_page_has_heard_of_them(page, workshop) -> None:
    for text in ("n", "ni", "nig", "night"):
        page.type("nurse", text)
    assert page.refused() == []
    assert role(workshop) == "night"


def test_keys_between_two_saves_are_one_change_that_expects_what_the_first_did(
    page, workshop, tom, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However long the machine takes from key to key, nothing is saved between them but by the test.
    monkeypatch.setattr(links, "QUIET", 60.0)
    monkeypatch.setattr(links, "LONGEST", 60.0)
    uids = [page.type("nurse", text, save=False) for text in ("n", "ni", "nig")]
    page.room.link.flush()
    changes = workshop.history()[0].changes
    assert [change.uid for change in changes] == uids[-1:]
    tom.set("persona", "ana", role="baker")
    late = [page.type("nig", "nigh", save=False), page.type("nigh", "night", save=False)]
    page.room.link.flush()
    assert [item["uid"] for item in page.refused()] == late
    assert role(workshop) == "baker"


def test_two_pages_of_one_kernel_do_not_overwrite_each_other(page, workshop) -> None:
    other = Writer(page.room, "there")
    page.type("nurse", "mine", save=False)
    other.type("nurse", "theirs")
    assert role(workshop) == "mine"
    (item,) = [*page.refused(), *other.refused()]
    assert (item["current"], item["who"]) == ("mine", "Ines")


def test_after_others_wrote_in_between_ones_own_older_save_is_no_excuse(page, workshop, tom) -> None:
    page.type("nurse", "n")
    tom.set("persona", "ana", role="baker")
    page.type("nurse", "ni")
    assert [item["current"] for item in page.refused()] == ["baker"]


def test_ones_own_undo_is_no_conflict(page, workshop) -> None:
    page.type("nurse", "baker")
    page.call("undo")
    page.type("nurse", "smith")
    assert page.refused() == []
    assert role(workshop) == "smith"


def test_a_program_that_expects_is_judged_strictly(workshop) -> None:
    workshop.set("persona", "ana", role="baker")
    with pytest.raises(Conflict):
        workshop.set("persona", "ana", role="baker", expect={"role": "nurse"})


def test_what_was_removed_is_named_and_can_come_back(page, workshop, tom) -> None:
    tom.set("moment", "ana.door", doing="waits")
    tom.remove("persona", "ana")
    page.type("nurse", "night nurse")
    (item,) = page.refused()
    assert item["gone"]["words"].startswith("Tom removed persona Ana with 1 moment at ")
    page.call("bring_back", rev=item["gone"]["rev"])
    assert (role(workshop), workshop.value.moments[0].doing) == ("nurse", "waits")


def test_a_moment_that_went_with_its_touchpoint_is_traced_to_it(page, tom) -> None:
    tom.remove("touchpoint", "door")
    page.send("set", "moment", "ana.door", fields={"doing": "rings"}, expect={"doing": ""})
    assert page.refused()[0]["gone"]["words"].startswith("Tom removed touchpoint Door at ")
    assert page.call("removed", id="ana.door")["value"]["rev"] == page.refused()[0]["gone"]["rev"]


def test_a_line_of_somebody_who_was_removed_is_traced(page, tom) -> None:
    tom.remove("persona", "ana")
    page.send("add", "entry", "g1", fields={"of": "ana", "list": "goals", "text": "Bread"})
    assert page.refused()[0]["gone"]["rev"]


def test_nothing_is_removed_that_somebody_writes_to(page, workshop, tom) -> None:
    seen = workshop.store.rev(workshop.id)
    tom.set("moment", "ana.door", doing="waits in the rain")
    page.send("remove", "touchpoint", "door", seen=seen)
    assert "Tom wrote to this at the same moment" in page.refused()[0]["text"]
    assert [one.id for one in workshop.value.touchpoints] == ["door", "till"]
    page.send("remove", "touchpoint", "door", seen=workshop.store.rev(workshop.id))
    assert [one.id for one in workshop.value.touchpoints] == ["till"]


def test_ones_own_words_go_with_what_one_removes(page, workshop) -> None:
    seen = workshop.store.rev(workshop.id)
    page.send("set", "moment", "ana.door", fields={"doing": "waits"}, expect={"doing": ""})
    page.send("remove", "touchpoint", "door", seen=seen)
    assert page.refused() == []
    assert len(workshop.value.touchpoints) == 1


def test_two_people_who_move_one_thing_do_not_undo_each_other(page, workshop, tom) -> None:
    seen = workshop.store.rev(workshop.id)
    workshop.add("touchpoint", id="bell", stage="in", name="Bell")
    tom.move("touchpoint", "door", to=2)
    page.send("move", "touchpoint", "door", to=1, seen=seen)
    assert "Tom moved this at the same moment" in page.refused()[0]["text"]
    assert [one.id for one in workshop.value.touchpoints] == ["till", "bell", "door"]
    page.send("move", "touchpoint", "till", to=1, seen=seen)
    assert len(page.refused()) == 1, "another one was not moved by anybody"


def test_of_choices_the_last_counts_and_the_other_is_told(page, workshop, tom) -> None:
    page.send("set", "moment", "ana.door", fields={"feeling": -1})
    tom.set("moment", "ana.door", feeling=2)
    page.room.link.look()
    told = next(one for one in page.told if one["type"] == "overtaken")
    assert told["page"] == "here"
    assert told["text"] == "Tom changed this too: Feeling of Door for Ana: −1 → +2"


def test_nobody_is_told_of_choices_he_did_not_make(page, workshop, tom) -> None:
    page.send("set", "moment", "ana.door", fields={"feeling": -1})
    tom.set("moment", "ana.till", feeling=2)
    tom.set("moment", "ana.door", word="glad")
    page.room.link.look()
    assert [one for one in page.told if one["type"] == "overtaken"] == []


def test_a_conflict_within_one_batch_is_seen_too(workshop) -> None:
    first = Set(kind="persona", id="ana", fields={"role": "a"}, expect={"role": "nurse"})
    second = Set(kind="persona", id="ana", fields={"role": "b"}, expect={"role": "nurse"})
    edits = [Edit("here.1", first, seen=0), Edit("there.1", second, seen=0), Edit("here.2", second, seen=0)]
    applied = workshop.store.apply(workshop.id, edits)
    assert [edit.uid for edit, _ in applied.refused] == ["there.1"]
    assert applied.value.personas[0].role == "b"


def test_the_log_does_not_carry_expectations(workshop) -> None:
    op = Set(kind="persona", id="ana", fields={"role": "baker"}, expect={"role": "nurse"})
    workshop.store.apply(workshop.id, [Edit("here.1", op, seen=0)])
    assert workshop.store.changes(workshop.id)[-1].op == Set(kind="persona", id="ana", fields={"role": "baker"})


@pytest.mark.parametrize("op", [Move(kind="touchpoint", id="gone", to=0), Remove(kind="touchpoint", id="gone")])
def test_what_is_not_there_is_neither_moved_nor_removed(workshop, op) -> None:
    applied = workshop.store.apply(workshop.id, [Edit("here.1", op, seen=1)])
    assert [str(error) for _, error in applied.refused] == [
        "This touchpoint is not there any more; somebody may have removed it."
    ]
