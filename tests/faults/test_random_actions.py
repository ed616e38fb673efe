"""Whatever a page may send, nothing breaks, everything is answered, and page and database end up the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import workshop_kit as wk
from workshop_kit import document
from workshop_kit.changes.ops import as_op, changed
from workshop_kit.model import KINDS, Workshop, entries, entry_lists
from workshop_kit.widgets.panel import Panel, panel
from workshop_kit.widgets.room import Room

#: What each step's form edits, and what it may ask the kernel for.
STEPS: dict[str, tuple[list[str], list[str]]] = {
    "start": (["workshop", "block", "note"], ["name"]),
    "personas": (["persona", "entry"], []),
    "touchpoints": (["stage", "touchpoint", "handover", "arrow", "promise"], []),
    "emotions": (["moment", "entry", "chapter"], []),
    "handout": (["workshop", "note"], ["handout"]),
}
ACTIONS = 25

_WORDS = [
    "assumption", "observed", "cited", "online", "offline", "both", "direct", "before", "after", "website", "a03", "a4",
    "de", "2026-03-01", "#aa0000", "", "Öğle arası", "قهوة", "会計", "<script>alert(1)</script>", "x" * 301, "a\x00b",
]  # fmt: skip
_VALUES = st.one_of(
    st.sampled_from(_WORDS),
    st.text(max_size=12),
    st.integers(-3, 120),
    st.booleans(),
    st.none(),
    st.lists(st.sampled_from(_WORDS), max_size=3),
    st.floats(allow_nan=True),
    st.just({"text": "an entry"}),
)
#: What of a told change is the operation; who did it and when stands beside.
_OP = ("op", "kind", "id", "fields", "to", "stage")
_PICK = st.integers(0, 30)


def fields_of(kind: str) -> list[str]:
    if kind == "workshop":
        return [name for name in Workshop.model_fields if name not in {many for _, many in KINDS.values()}] + [
            "nonsense"
        ]
    if kind == "entry":
        return ["text", "evidence", "cites", "severity", "nonsense"]
    return [*KINDS[kind][0].model_fields, "nonsense"]


def action(step: str) -> st.SearchStrategy[dict[str, Any]]:
    """One thing that the page of a step may send, with numbers in the place of ids."""
    kinds, calls = STEPS[step]
    kind = st.sampled_from(kinds)
    some = kind.flatmap(
        lambda one: st.fixed_dictionaries(
            {"kind": st.just(one), "fields": st.dictionaries(st.sampled_from(fields_of(one)), _VALUES, max_size=2)}
        )
    )
    place = st.one_of(st.none(), st.integers(-1, 9))
    return st.one_of(
        st.tuples(some, _PICK).map(lambda drawn: {"op": "set", "pick": drawn[1], **drawn[0]}),
        st.tuples(some, _PICK, place).map(lambda drawn: {"op": "add", "pick": drawn[1], "to": drawn[2], **drawn[0]}),
        st.fixed_dictionaries({"op": st.just("move"), "kind": kind, "pick": _PICK, "to": st.integers(-1, 9)}),
        st.fixed_dictionaries({"op": st.just("remove"), "kind": kind, "pick": _PICK}),
        st.sampled_from([{"call": name} for name in ("undo", "redo", *calls)]),
        st.dictionaries(st.sampled_from(["op", "kind", "id", "fields", "to"]), _VALUES, max_size=4),
    )


class Page:
    """A browser's end of a step: it sends, and keeps the document that it is told."""

    def __init__(self, form: Panel, value: Workshop) -> None:
        self.room: Room = form.room
        self.value = value
        self.sent: list[str] = []
        self.answered: list[str] = []
        self.errors: list[str] = []
        self.room.send = self.hear
        self.room.observe(self.replaced, "document")

    def replaced(self, change: Any) -> None:
        self.value = document.from_dict(change["new"])

    def hear(self, message: dict[str, Any], buffers: Any = None) -> None:
        if message["type"] == "changed":
            for op in message["ops"]:
                self.value = changed(self.value, as_op({name: op[name] for name in _OP if name in op}))
        elif message["type"] == "done":
            self.answered += message["uids"]
        elif message["type"] == "refused":
            self.answered += [one["uid"] for one in message["items"]]
            self.errors += [one["text"] for one in message["items"]]
        elif message["type"] == "result":
            self.errors += [message["error"]] if "error" in message else []

    def do(self, act: dict[str, Any]) -> None:
        if "call" in act:
            args = {"name": "Ines"} if act["call"] == "name" else {}
            self.room._received(self.room, {"type": "call", "id": "c", "name": act["call"], "args": args}, [])
            return
        uid = f"u{len(self.sent)}"
        self.sent.append(uid)
        self.room._received(self.room, {"type": "ops", "ops": [{"uid": uid, **self.filled(act)}]}, [])

    def filled(self, act: dict[str, Any]) -> dict[str, Any]:
        """The action with ids of what is there, or was."""
        if "pick" not in act:
            return act
        op = {name: one for name, one in act.items() if name != "pick" and one is not None}
        pick, adds = act["pick"], act["op"] == "add"
        op["id"] = f"new{len(self.sent)}" if adds and pick else self.some(act["kind"], pick)
        if adds:
            op["fields"] = self.references(act["kind"], pick) | op["fields"]
        return op

    def references(self, kind: str, pick: int) -> dict[str, Any]:
        """What an item of that kind must name to be whole."""
        if kind == "entry":
            owner = "persona" if pick % 2 else "moment"
            return {"of": self.some(owner, pick), "list": entry_lists(owner)[pick % len(entry_lists(owner))]}
        wanted = {"touchpoint": ["stage"], "chapter": ["persona"], "moment": ["persona", "touchpoint"]}
        named = {name: self.some(name, pick) for name in wanted.get(kind, [])}
        if kind in ("arrow", "handover"):
            named = {"source": self.some("touchpoint", pick), "target": self.some("touchpoint", pick + 1)}
        return named

    def some(self, kind: str, pick: int) -> str:
        if kind == "workshop":
            return "workshop"
        if kind == "entry":
            found = [one.id for item in (*self.value.personas, *self.value.moments) for one in entries(item)]
        else:
            found = [one.id for one in getattr(self.value, KINDS[kind][1])]
        return [*found, "gone"][pick % (len(found) + 1)]


def act_at_random(step: str, home: Any, times: int) -> None:
    done: list[int] = []

    @settings(
        max_examples=times // ACTIONS,
        deadline=None,
        database=None,
        # A few actions may by chance all be refused; then every run is the same, and many are left to chance.
        derandomize=times < 1000,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(action(step), min_size=ACTIONS, max_size=ACTIONS))
    def actions(acts: list[dict[str, Any]]) -> None:
        workshop = wk.new_workshop("At random", template="cafe")
        page = Page(panel(step, workshop), workshop.value)
        for act in acts:
            page.do(act)
        page.room.link.flush()
        assert sorted(page.answered) == sorted(page.sent)
        assert not [one for one in page.errors if "unexpected" in one]
        assert page.value == workshop.value
        assert page.room.get_state()["document"] == document.to_dict(workshop.value)
        assert not (home / "logs" / "kit.log").exists()
        done.append(len(workshop.history()))

    actions()
    # Were everything refused, nothing would have been tried.
    assert sum(done) > times // 100


@pytest.mark.parametrize("times", [50, pytest.param(1000, marks=pytest.mark.heavy)])
@pytest.mark.parametrize("step", STEPS)
def test_random_actions_break_nothing(step: str, times: int, home) -> None:
    act_at_random(step, home, times)
