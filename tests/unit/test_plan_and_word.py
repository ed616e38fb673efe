"""Row H1: a plan that was chosen before the workshop had its own word for its people speaks of them as well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import workshop_kit as wk
from workshop_kit.changes.ops import Set
from workshop_kit.model import Workshop
from workshop_kit.session import plans
from workshop_kit.widgets import calls
from workshop_kit.widgets.room import Room

OWN = "Which customers do we know by name?"


@pytest.fixture
def workshop(home) -> wk.OpenWorkshop:
    return wk.new_workshop("Ward 3")


@pytest.fixture
def room(workshop) -> Iterator[Room]:
    room = Room(workshop)
    calls.answer(room, "plan", {"name": "two-hours"})
    workshop.set("block", workshop.value.blocks[-1].id, text=OWN)
    room.link.look()  # type: ignore[union-attr]
    yield room
    room.close()


def op(kind: str, id: str, **fields: str) -> dict[str, object]:
    return {"uid": f"page.{'-'.join(fields.values())}", "op": "set", "kind": kind, "id": id, "fields": fields}


def send(room: Room, *ops: dict[str, object]) -> None:
    room._received(room, {"type": "ops", "ops": ops}, [])


def say(room: Room, **fields: str) -> None:
    send(room, op("workshop", "workshop", **fields))


def texts(value: Workshop) -> str:
    return "\n".join(f"{one.text}\n{one.questions}" for one in value.blocks)


def test_what_the_plan_wrote_follows_and_what_the_group_wrote_stays(room: Room, workshop: wk.OpenWorkshop) -> None:
    before = workshop.value
    assert "about our customers that" in texts(before)
    for typed in ("pat", "patients"):
        say(room, customers=typed)
    room.link.flush()  # type: ignore[union-attr]
    now = workshop.value
    assert "about our patients that" in texts(now)
    assert [line for line in texts(now).split("\n") if "customers" in line] == [OWN]
    assert (now.customers, now.blocks[-1].text) == ("patients", OWN)
    workshop.undo()
    assert workshop.value == before


@pytest.mark.parametrize("at_once", [True, False], ids=["one message, as after a lost connection", "one by one"])
def test_what_is_typed_and_not_saved_yet_is_not_written_over(
    room: Room, workshop: wk.OpenWorkshop, at_once: bool
) -> None:
    """The group's own text may wait for its saving when somebody writes the word."""
    block = next(one for one in workshop.value.blocks if "about our customers that" in f"{one.text}{one.questions}")
    name = "text" if "about our customers that" in block.text else "questions"
    ops = [op("block", block.id, **{name: "What do we want?"}), op("workshop", "workshop", customers="patients")]
    for message in [ops] if at_once else [[one] for one in ops]:
        send(room, *message)
    room.link.flush()  # type: ignore[union-attr]
    assert getattr(next(one for one in workshop.value.blocks if one.id == block.id), name) == "What do we want?"
    assert workshop.value.customers == "patients"


def test_word_by_word_as_it_is_saved(room: Room, workshop: wk.OpenWorkshop) -> None:
    for typed in ("g", "guests", ""):
        say(room, customers=typed)
        room.link.flush()  # type: ignore[union-attr]
        assert f"about our {typed or 'customers'} that" in texts(workshop.value)


def test_without_a_plan_or_another_word_nothing_else_changes(workshop: wk.OpenWorkshop) -> None:
    value = workshop.value
    assert plans.reworded(value, customers="guests") == []
    taken = value.model_copy(update={"plan": plans.plan("two-hours").title})
    assert plans.reworded(taken, customers="customers") == []
    assert not any(isinstance(op, Set) for op in plans.reworded(taken, customers="guests"))
