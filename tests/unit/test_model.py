"""The model and its operations: any sequence of operations keeps a valid workshop."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import document
from workshop_kit.changes.ops import Add, Move, Op, Remove, Set, as_op, before, changed
from workshop_kit.errors import Conflict, Invalid, NotFound, WorkshopError
from workshop_kit.model import KINDS, Entry, Workshop, check_whole, entries, entry_lists, in_order

IDS = ["ana", "ben", "s1", "s2", "t1", "t2", "t3", "e1", "e2", "h1", "c1"]
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
KIND = st.sampled_from([*KINDS, "entry", "workshop"])
ID = st.sampled_from([*IDS, "ana.t1", "ben.t2", "workshop"])
TEXT = st.text(max_size=8)
FIELD = st.sampled_from([
    "name", "share", "goals", "pains", "stage", "channels", "setting", "persona", "touchpoint", "feeling", "source",
    "target", "works", "expected", "text", "severity", "evidence", "of", "list", "title", "date", "people", "nonsense",
])  # fmt: skip
VALUE = st.one_of(
    ID, TEXT, st.integers(-3, 120), st.floats(allow_nan=True), st.none(), st.booleans(), st.lists(TEXT, max_size=2),
    st.sampled_from(["online", "direct", "cited", "goals", "pains", "2026-05-06"]),
)  # fmt: skip
FIELDS = st.dictionaries(FIELD, VALUE, max_size=4)
ITEM_ID = st.sampled_from(IDS)
OPS = st.one_of(
    st.builds(Add, kind=KIND, id=ITEM_ID, fields=FIELDS, to=st.none() | st.integers(0, 4)),
    st.builds(Add, kind=st.just("persona"), id=ITEM_ID, fields=st.just({"name": "Ana"})),
    st.builds(Add, kind=st.just("stage"), id=ITEM_ID),
    st.builds(Add, kind=st.just("touchpoint"), id=ITEM_ID, fields=st.builds(dict, stage=ITEM_ID)),
    st.builds(Add, kind=st.just("entry"), id=ITEM_ID, fields=st.builds(dict, of=ID, list=FIELD, text=TEXT)),
    st.builds(Set, kind=KIND, id=ID, fields=FIELDS, expect=st.just({}) | FIELDS),
    st.builds(Set, kind=st.just("moment"), id=ID, fields=st.builds(dict, feeling=st.integers(-3, 3))),
    st.builds(Move, kind=KIND, id=ID, to=st.integers(0, 4), stage=st.none() | ITEM_ID),
    st.builds(Remove, kind=KIND, id=ID),
)


def journey() -> Workshop:
    """Two personas, two stages, three touchpoints, one moment."""
    return Workshop(
        title="Corner bakery",
        personas=[{"id": "ana", "name": "Ana", "goals": [{"id": "e1", "text": "bread"}]}, {"id": "ben", "share": 40}],
        stages=[{"id": "s1", "name": "Before"}, {"id": "s2", "name": "After"}],
        touchpoints=[{"id": "t1", "stage": "s1"}, {"id": "t2", "stage": "s1"}, {"id": "t3", "stage": "s2"}],
        moments=[{"persona": "ana", "touchpoint": "t2", "feeling": -1, "pains": [{"id": "e2", "text": "queue"}]}],
        handovers=[{"id": "h1", "source": "t1", "target": "t2"}],
        chapters=[{"id": "c1", "persona": "ana"}],
    )


def sound(workshop: Workshop) -> bool:
    """Whole, in order, and the same when everything is validated again."""
    check_whole(workshop)
    assert in_order(workshop) == {"touchpoints": workshop.touchpoints, "moments": workshop.moments}
    return document.from_dict(document.to_dict(workshop)) == workshop


@settings(max_examples=100, deadline=None)
@given(st.lists(OPS, max_size=12))
def test_any_sequence_of_operations_keeps_a_sound_workshop(ops: list[Op]) -> None:
    workshop = journey()
    for op in ops:
        text = document.dumps(workshop, ".json")
        try:
            new = changed(workshop, op)
            before(workshop, op)
        except WorkshopError:
            assert document.dumps(workshop, ".json") == text
            continue
        assert document.dumps(workshop, ".json") == text, "the old value was changed"
        assert sound(new)
        workshop = new


@given(st.lists(OPS, max_size=6), st.sampled_from([".yaml", ".json"]))
@settings(max_examples=40, deadline=None)
def test_export_and_import_give_an_equal_workshop(ops: list[Op], ending: str) -> None:
    workshop = journey()
    for op in ops:
        try:
            workshop = changed(workshop, op)
        except WorkshopError:
            continue
    assert document.loads(document.dumps(workshop, ending)) == workshop


@given(st.text())
def test_any_text_is_kept_or_refused(text: str) -> None:
    op = Set(kind="persona", id="ana", fields={"quote": text})
    if FORBIDDEN.search(text):
        with pytest.raises(Invalid) as caught:
            changed(journey(), op)
        assert caught.value.field == "quote"
        return
    workshop = changed(journey(), op)
    assert workshop.personas[0].quote == text.replace("\r\n", "\n").replace("\r", "\n")
    assert document.loads(document.dumps(workshop)) == workshop


@pytest.mark.parametrize("text", ["\x00", "a\x08b", "\ud800", "\udfff!"])
def test_text_that_databases_cannot_store_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match=r"control character|cannot be stored"):
        changed(journey(), Set(kind="persona", id="ana", fields={"quote": text}))


@pytest.mark.parametrize(
    ("op", "sentence"),
    [
        (Set(kind="moment", id="ana.t1", fields={"feeling": 3}), "goes from −2 to"),
        (Set(kind="moment", id="ana.t1", fields={"feeling": 1.0}), "goes from −2 to"),
        (Set(kind="persona", id="ana", fields={"share": 61}), "add up to 101 %"),
        (Set(kind="persona", id="ana", fields={"nam": "x"}), "did you mean|not known"),
        (Set(kind="touchpoint", id="t1", fields={"setting": "outside"}), "must be one of 'online'"),
        (Set(kind="persona", id="ana", fields={"goals": []}), "is not set at once"),
        (Set(kind="workshop", id="workshop", fields={"title": ""}), "is empty"),
        (Set(kind="workshop", id="workshop", fields={"personas": []}), "item by item"),
        (Remove(kind="stage", id="s1"), "still has touchpoints"),
        (Add(kind="persona", id="t1"), "is used already"),
        (Add(kind="moment", fields={"persona": "ana", "touchpoint": "t2"}), "already"),
        (Add(kind="entry", fields={"of": "ana", "list": "nothing"}), "has no list 'nothing'"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(op: Op, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        changed(journey(), op)


def test_what_is_gone_is_not_found() -> None:
    for op in (Set(kind="persona", id="cleo", fields={"name": "C"}), Remove(kind="entry", id="zz")):
        with pytest.raises(NotFound, match="not there any more"):
            changed(journey(), op)


def test_expected_values_protect_from_overwriting() -> None:
    op = Set(kind="persona", id="ana", fields={"name": "Anna"}, expect={"name": "Hanna"})
    with pytest.raises(Conflict) as caught:
        changed(journey(), op)
    assert caught.value.current == {"name": "Ana"}
    assert changed(journey(), op.model_copy(update={"expect": {"name": "Ana"}})).personas[0].name == "Anna"


def test_a_touchpoint_moves_between_stages() -> None:
    moved = changed(journey(), Move(kind="touchpoint", id="t1", to=0, stage="s2"))
    assert [(t.id, t.stage) for t in moved.touchpoints] == [("t2", "s1"), ("t1", "s2"), ("t3", "s2")]


def test_stages_take_their_touchpoints_along() -> None:
    moved = changed(journey(), Move(kind="stage", id="s2", to=0))
    assert [t.id for t in moved.touchpoints] == ["t3", "t1", "t2"]


def test_removing_a_touchpoint_removes_what_names_it_and_remembers_it() -> None:
    op = Remove(kind="touchpoint", id="t2")
    after = changed(journey(), op)
    assert not after.moments
    assert not after.handovers
    lost = before(journey(), op)
    assert lost["moments"][0]["pains"][0]["text"] == "queue"
    assert lost["handovers"][0]["id"] == "h1"


def test_the_first_word_makes_the_moment() -> None:
    after = changed(journey(), Set(kind="moment", id="ben.t3", fields={"doing": "waits"}))
    assert after.moment("ben", "t3").doing == "waits"
    after = changed(
        after, Add(kind="entry", id="p9", fields={"of": "ben.t1", "list": "pains", "text": "late", "severity": 3})
    )
    assert after.moment("ben", "t1").pains[0].severity == 3


def test_entries_move_within_their_list() -> None:
    after = changed(journey(), Add(kind="entry", id="g2", fields={"of": "ana", "list": "goals", "text": "tea"}, to=0))
    assert [entry.text for entry in after.personas[0].goals] == ["tea", "bread"]
    after = changed(after, Move(kind="entry", id="g2", to=1))
    assert [entry.text for entry in after.personas[0].goals] == ["bread", "tea"]


@pytest.mark.parametrize(
    "goals", [["bread"], [{"text": "tea"}], ("bread", {"text": "tea", "id": "t"}), [Entry(id="e", text="x")]]
)
def test_an_operation_taken_up_again_makes_the_same_lines(goals: Any) -> None:
    op = as_op({"op": "add", "kind": "persona", "id": "cem", "fields": {"goals": goals}})
    made = changed(journey(), op)
    assert made == changed(journey(), as_op(op.model_dump(mode="json")))
    assert [one.text for one in made.personas[-1].goals] == [
        one if isinstance(one, str) else dict(one)["text"] for one in goals
    ]


def test_every_list_of_entries_is_known() -> None:
    assert len(entry_lists("persona")) == 12
    assert entry_lists("moment") == ("pains", "delights", "objections", "support", "ideas")
    assert [entry.id for entry in entries(journey().moments[0])] == ["e2"]


def test_operations_are_read_from_plain_values() -> None:
    op = as_op({"op": "move", "kind": "touchpoint", "id": "t1", "to": 1, "stage": None})
    assert op == Move(kind="touchpoint", id="t1", to=1)
    for bad in ({"op": "explode"}, {"op": "set", "kind": "persona", "id": "../x", "fields": {}}, {}):
        with pytest.raises(Invalid):
            as_op(bad)
