"""Measure what a long history costs: python scripts/measure_history.py [CHANGES]."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from workshop_kit.changes.ops import Add, Move, Op, Remove, Set
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import versions
from workshop_kit.storage.history import history
from workshop_kit.storage.store import Edit, Store
from workshop_kit.storage.undo import redo, undo


def large() -> Workshop:
    """5 personas, 50 touchpoints, 250 moments."""
    return Workshop.model_validate(
        {
            "title": "Large",
            "personas": [{"id": f"p{i}", "name": f"Persona {i}", "goals": ["a", "b"]} for i in range(5)],
            "stages": [{"id": f"s{i}", "name": f"Stage {i}"} for i in range(8)],
            "touchpoints": [{"id": f"t{i}", "stage": f"s{i * 8 // 50}", "name": f"Spot {i}"} for i in range(50)],
            "moments": [
                {"persona": f"p{i}", "touchpoint": f"t{j}", "doing": "walks", "pains": ["queue"]}
                for i in range(5)
                for j in range(50)
            ],
        }
    )


def some_op(dice: random.Random, number: int) -> Op:
    """What people do: mostly moments and names, at times lines, moves and removals."""
    moment = f"p{dice.randrange(5)}.t{dice.randrange(50)}"
    if number % 50 == 0:
        return Add(kind="touchpoint", id=f"extra{number}", fields={"stage": "s1", "name": "Extra"}, to=1)
    if number % 50 == 49:
        return Remove(kind="touchpoint", id=f"extra{number - 49}")
    common: list[Op] = [
        Set(kind="moment", id=moment, fields={"feeling": dice.randint(-2, 2)}),
        Set(kind="moment", id=moment, fields={"quote": f"“{number}”"}),
        Set(kind="touchpoint", id=f"t{dice.randrange(50)}", fields={"owner": f"Owner {number}"}),
        Move(kind="touchpoint", id=f"t{dice.randrange(50)}", to=dice.randrange(4), stage=f"s{dice.randrange(8)}"),
        Add(kind="entry", fields={"of": moment, "list": "ideas", "text": f"Idea {number}"}),
    ]
    return dice.choice(common)


def timed(name: str, call: Callable[[], Any], times: int = 3) -> None:
    """Print the median time of a call, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{name:<34} {statistics.median(taken):>8.1f} ms")


def main(count: int) -> None:
    """Fill a database and time what reads its history."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/w.db")
        id, dice = store.create(large()), random.Random(7)
        start = time.perf_counter()
        for number in range(count):
            store.apply(id, [Edit(new_id(), some_op(dice, number))], who=("Ana", "Ben")[number % 2])
        print(f"{'one change, written':<34} {(time.perf_counter() - start) / count * 1000:>8.1f} ms")
        print(f"{len(store.changes(id))} changes")
        timed("history, all", lambda: history(store, id))
        timed("history, newest 50", lambda: history(store, id, 50))
        timed("undo", lambda: undo(store, id, "Ana"), 9)
        timed("redo", lambda: redo(store, id, "Ana"), 9)
        timed("undo of the one in the middle", lambda: undo(store, id, "Ana", rev=middle(store, id)), 1)
        timed("the workshop at its start", lambda: store.at(id, 1))
        timed("diff from the start to now", lambda: versions.difference(store, id, "1"))
        store.close()


def middle(store: Store, id: str) -> int:
    """A change far back that nothing stands on: a feeling nobody set again."""
    last: dict[str, int] = {}
    for change in store.changes(id):
        if isinstance(change.op, Set) and "feeling" in change.op.fields:
            last[change.op.id] = change.rev
    return min(last.values())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
