"""Rows B2, B3: what is done to several touchpoints at once is one step of the history, told as one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workshop_kit.changes.ops import Move, Remove, Set
from workshop_kit.changes.words import first, unmarked
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.storage import undo
from workshop_kit.storage.history import history
from workshop_kit.storage.store import Edit, Store

BOARD = Workshop(
    title="Board",
    personas=(Persona(id="ana", name="Ana"),),
    stages=(Stage(id="in", name="Come in"), Stage(id="out", name="Go")),
    touchpoints=tuple(
        Touchpoint(id=id, stage=stage, name=name)
        for id, stage, name in (
            ("door", "in", "Door; the heavy one"),
            ("queue", "in", "Queue"),
            ("till", "in", "Till"),
            ("bus", "out", "Bus"),
        )
    ),
    moments=tuple(Moment(persona="ana", touchpoint=id, feeling=-1) for id in ("queue", "till")),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path}/workshops.db")
    yield made
    made.close()


def channels(*ids: str, word: str = "phone", **more: Any) -> list[Any]:
    return [Set(kind="touchpoint", id=id, fields={"channels": [word], **more}) for id in ids]


@pytest.mark.parametrize(
    ("ops", "words", "back"),
    [
        (
            channels("door", "queue", "till", "bus", setting="online"),
            "Gave Phone to 4 touchpoints (Door; the heavy one, Queue, Till and 1 more)",
            "Took Phone from 4 touchpoints (Bus, Till, Queue and 1 more)",
        ),
        (
            [Set(kind="touchpoint", id=id, fields={"phase": "before"}) for id in ("door", "bus")],
            "Phase of 2 touchpoints (Door; the heavy one and Bus): “before”",
            "Phase of 2 touchpoints (Bus and Door; the heavy one): nothing",
        ),
        (
            [Set(kind="touchpoint", id=id, fields={"moment_of_truth": True}) for id in ("queue", "till")],
            "Moment of truth of 2 touchpoints (Queue and Till): yes",
            "Moment of truth of 2 touchpoints (Till and Queue): no",
        ),
        (
            [Move(kind="touchpoint", id=id, to=9, stage="out") for id in ("door", "till")],
            "Moved 2 touchpoints (Door; the heavy one and Till) to Go",
            "Moved 2 touchpoints (Till and Door; the heavy one) to Come in",
        ),
        (
            [Remove(kind="touchpoint", id=id) for id in ("queue", "till")],
            "Removed 2 touchpoints (Queue and Till) with 2 moments",
            "Brought back 2 touchpoints with 2 moments",
        ),
    ],
)
def test_one_step_one_sentence_one_undo(store: Store, ops: list[Any], words: str, back: str) -> None:
    """B2, B3: one step that one undo takes back, order and moments and all."""
    id = store.create(BOARD)
    store.apply(id, [Edit(f"page.{n}", op) for n, op in enumerate(ops)])
    assert store.load(id).value != BOARD
    assert [unmarked(one.words) for one in history(store, id)] == [words]
    undo.undo(store, id)
    assert store.load(id).value == BOARD
    assert unmarked(history(store, id)[0].words) == f"Undo: {back}"


@pytest.mark.parametrize(
    "ops",
    [
        [*channels("door"), *channels("queue", word="e-mail")],
        [*channels("door"), Remove(kind="touchpoint", id="queue")],
        [Move(kind="touchpoint", id="door", to=1), Move(kind="touchpoint", id="till", to=0)],
        [Set(kind="touchpoint", id=id, fields={"name": name}) for id, name in (("door", "A"), ("till", "B"))],
        channels("door"),
    ],
)
def test_what_differs_is_told_one_by_one(store: Store, ops: list[Any]) -> None:
    id = store.create(BOARD)
    store.apply(id, [Edit(f"page.{n}", op) for n, op in enumerate(ops)])
    (told,) = history(store, id)
    assert "touchpoints (" not in told.words
    assert len(re.split(r"(?<!\\); ", told.words)) == len(ops)


@pytest.mark.parametrize("name", ["Rings; waits", "a; *b*; c\\", "; "])
def test_the_short_message_has_a_name_as_it_was_typed(store: Store, name: str) -> None:
    """G3: a name with a semicolon in it is no end of what was done."""
    id = store.create(BOARD)
    ops = [Set(kind="touchpoint", id="bus", fields={"name": name}), Remove(kind="persona", id="ana")]
    store.apply(id, [Edit(f"page.{n}", op) for n, op in enumerate(ops)])
    (told,) = history(store, id)
    assert first(told.words) == f"Name of {name}: “Bus” → “{name}”".replace("“; ”", "“;”")
    assert unmarked(told.words).endswith("; Removed persona Ana with 2 moments")
