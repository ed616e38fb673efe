"""Any change is taken back exactly: one by one, many at once, and through the store."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshop_kit.changes.lists import find
from workshop_kit.changes.ops import Add, Move, Op, Remove, Set, before, changed
from workshop_kit.changes.reverse import inverse, reverted
from workshop_kit.errors import Conflict, NotFound, WorkshopError
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage.history import Entry, history
from workshop_kit.storage.store import Change, Edit, Store
from workshop_kit.storage.undo import redo, undo

STAGE = st.sampled_from(["s1", "s2", "s3"])
PERSONA = st.sampled_from(["ana", "ben", "cem"])
SPOT = st.sampled_from(["t1", "t2", "t3", "t4", "t5"])
LINE = st.sampled_from(["e1", "e2", "e3", "e4"])
OTHER = st.sampled_from(["h1", "h2", "h3", "a1", "a2", "c1", "c2", "p1"])
ANY = st.sampled_from([
    ("stage", "s1"), ("stage", "s2"), ("stage", "s3"), ("persona", "ana"), ("persona", "ben"), ("touchpoint", "t1"),
    ("touchpoint", "t3"), ("entry", "e1"), ("entry", "e2"), ("entry", "e3"), ("handover", "h1"), ("handover", "h2"),
    ("arrow", "a1"), ("arrow", "a2"), ("promise", "p1"), ("chapter", "c1"), ("chapter", "c2"),
])  # fmt: skip
WORD = st.text("abc ", max_size=4)
MOMENT = st.builds("{}.{}".format, PERSONA, SPOT)
PLACE = st.none() | st.integers(0, 4)


def adding(kind: str, id: st.SearchStrategy[str], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Op]:
    return st.builds(Add, kind=st.just(kind), id=id, fields=st.fixed_dictionaries(fields), to=PLACE)


def setting(kind: str, id: st.SearchStrategy[str], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Op]:
    return st.builds(Set, kind=st.just(kind), id=id, fields=st.fixed_dictionaries({}, optional=fields))


#: Operations that mostly fit `full()`, of every kind.
OPS = st.one_of(
    adding("stage", STAGE, name=WORD),
    adding("persona", PERSONA, name=WORD, goals=st.lists(WORD, max_size=2)),
    adding("touchpoint", SPOT, stage=STAGE, name=WORD),
    adding("moment", OTHER, persona=PERSONA, touchpoint=SPOT, doing=WORD, pains=st.lists(WORD, max_size=1)),
    adding("handover", OTHER, source=SPOT, target=SPOT),
    adding("arrow", OTHER, source=SPOT, target=SPOT),
    adding("promise", OTHER, channel=WORD),
    adding("chapter", OTHER, persona=PERSONA, title=WORD),
    adding("entry", LINE, of=PERSONA, list=st.sampled_from(["goals", "worries"]), text=WORD),
    adding("entry", LINE, of=MOMENT, list=st.just("pains"), text=WORD),
    setting("workshop", st.just("workshop"), title=st.text("ab", min_size=1, max_size=2), people=st.integers(0, 9)),
    setting("persona", PERSONA, name=WORD, share=st.sampled_from([None, 30, 60]), age=st.integers(1, 99)),
    setting("touchpoint", SPOT, name=WORD, stage=STAGE, channels=st.lists(WORD, max_size=2)),
    setting("moment", MOMENT, feeling=st.none() | st.integers(-2, 2), word=WORD),
    setting("handover", OTHER, works=st.none() | st.booleans(), target=SPOT),
    setting("chapter", OTHER, persona=PERSONA, text=WORD),
    setting("entry", LINE, text=WORD, severity=st.sampled_from([None, 1, 3])),
    st.builds(Move, kind=st.just("touchpoint"), id=SPOT, to=st.integers(0, 4), stage=st.none() | STAGE),
    st.builds(lambda item, to: Move(kind=item[0], id=item[1], to=to), ANY, st.integers(0, 4)),
    st.builds(lambda item: Remove(kind=item[0], id=item[1]), ANY),
    st.builds(Remove, kind=st.just("moment"), id=MOMENT),
)


def full() -> Workshop:
    """Two of everything, and moments with lines."""
    return Workshop(
        title="Corner bakery",
        personas=[{"id": "ana", "name": "Ana", "goals": [{"id": "e1", "text": "bread"}]}, {"id": "ben", "share": 40}],
        stages=[{"id": "s1", "name": "Before"}, {"id": "s2", "name": "After"}],
        touchpoints=[
            {"id": f"t{n}", "stage": stage, "name": f"T{n}"} for n, stage in [(1, "s1"), (2, "s1"), (3, "s2")]
        ],
        moments=[
            {"persona": "ana", "touchpoint": "t2", "feeling": -1, "pains": [{"id": "e2", "text": "queue"}]},
            {"persona": "ben", "touchpoint": "t1", "doing": "waits"},
            {"persona": "ben", "touchpoint": "t3"},
        ],
        handovers=[{"id": "h1", "source": "t1", "target": "t2"}, {"id": "h2", "source": "t2", "target": "t3"}],
        arrows=[{"id": "a1", "source": "t1", "target": "t1"}, {"id": "a2", "source": "t3", "target": "t1"}],
        promises=[{"id": "p1", "channel": "phone"}],
        chapters=[{"id": "c1", "persona": "ben"}, {"id": "c2", "persona": "ana"}],
    )


def logged(workshop: Workshop, ops: list[Op]) -> tuple[list[Workshop], list[Change]]:
    """The states one after the other, and the change log between them; what is refused is left out."""
    states, log = [workshop], list[Change]()
    for op in ops:
        try:
            new, old = changed(states[-1], op), before(states[-1], op)
        except WorkshopError:
            continue
        states.append(new)
        log.append(Change(len(states), "", 0.0, "", op, old))
    return states, log


@settings(max_examples=300, deadline=None)
@given(st.lists(OPS, max_size=12), st.integers(0, 12))
def test_walking_back_gives_every_state_again(ops: list[Op], steps: int) -> None:
    states, log = logged(full(), ops)
    steps = min(steps, len(log))
    back = log[len(log) - steps :][::-1]
    assert reverted(states[-1], back) == states[len(states) - 1 - steps]


@settings(max_examples=300, deadline=None)
@given(st.lists(OPS, max_size=8))
def test_the_inverse_is_made_of_ordinary_operations(ops: list[Op]) -> None:
    states, log = logged(full(), ops)
    for state, after, change in zip(states, states[1:], log, strict=False):
        for op in inverse(change):
            after = changed(after, op)
        assert after == state


@pytest.fixture(scope="module")
def store(quick_place: Path | None):
    with tempfile.TemporaryDirectory(prefix="workshop-kit-", dir=quick_place) as folder:
        store = Store(f"sqlite:///{folder}/w.db")
        yield store
        store.close()


def apply(store: Store, id: str, ops: list[Op], who: str = "") -> None:
    store.apply(id, [Edit(new_id(), op) for op in ops], who=who)


def until_nothing_is_left(step, *args: str) -> int:
    """Undo or redo as often as there is something to; gives how often."""
    for times in range(1000):
        try:
            step(*args)
        except NotFound:
            return times
    raise AssertionError("there is no end")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(OPS, max_size=3), max_size=8))
def test_all_undone_is_the_start_and_all_redone_the_end(store, batches) -> None:
    id = store.create(full())
    for ops in batches:
        apply(store, id, ops)
    end, done = store.load(id).value, len(store.changes(id))
    undone = until_nothing_is_left(undo, store, id)
    assert store.load(id).value == full()
    assert until_nothing_is_left(redo, store, id) == undone
    assert store.load(id).value == end
    until_nothing_is_left(undo, store, id)
    assert store.load(id).value == full()
    log = store.changes(id)
    assert len(log) >= done + 3 * undone
    assert reverted(store.load(id).value, log[::-1]) == full()


#: Few items, so that two people meet often.
NARROW = st.one_of(
    st.builds(Set, kind=st.just("persona"), id=st.just("ana"), fields=st.builds(dict, name=WORD)),
    st.builds(Set, kind=st.just("moment"), id=st.just("ana.t1"), fields=st.builds(dict, word=WORD)),
    st.builds(Set, kind=st.just("moment"), id=st.just("ana.t1"), fields=st.builds(dict, feeling=st.integers(-2, 2))),
    adding("persona", st.just("cem"), name=WORD),
    st.builds(Set, kind=st.just("moment"), id=st.just("cem.t1"), fields=st.builds(dict, word=WORD)),
    adding("entry", LINE, of=st.just("ana.t1"), list=st.just("pains"), text=WORD),
    adding("stage", st.just("s3"), name=WORD),
    st.builds(Move, kind=st.just("touchpoint"), id=st.just("t1"), to=st.integers(0, 1), stage=STAGE),
    st.builds(
        lambda item: Remove(kind=item[0], id=item[1]),
        st.sampled_from([("persona", "cem"), ("touchpoint", "t1"), ("moment", "ana.t1"), ("entry", "e3")]),
    ),
)
STEPS = st.lists(st.tuples(st.sampled_from(["Ana", "Ben"]), st.sampled_from(["undo", "redo"]) | NARROW), max_size=16)

PAIN = Add(kind="entry", id="e3", fields={"of": "ana.t1", "list": "pains", "text": "queue"})
GONE = Remove(kind="touchpoint", id="t1")
NAMES = [Set(kind="persona", id="ana", fields={"name": name}) for name in ("a", "b")]


@settings(max_examples=120, deadline=None)
@given(STEPS)
@example([("Ben", PAIN), ("Ana", GONE), ("Ana", "undo"), ("Ana", "redo")])
@example([("Ben", PAIN), ("Ana", GONE), ("Ana", "undo"), ("Ben", "undo"), ("Ben", "redo"), ("Ana", "redo")])
@example([("Ana", NAMES[0]), ("Ben", NAMES[1]), ("Ben", "undo"), ("Ana", "undo"), ("Ana", "redo"), ("Ben", "redo")])
def test_nobody_loses_what_the_other_did(store, steps) -> None:
    id = store.create(full())
    for who, step in steps:
        if not isinstance(step, str):
            apply(store, id, [step], who)
            continue
        old, log = store.load(id), history(store, id)
        try:
            done = (undo if step == "undo" else redo)(store, id, who)
        except WorkshopError:
            assert store.load(id) == old
            continue
        new = store.load(id).value
        # Doing again may take what it took the first time, and nothing newer.
        since = first_done(done, log) if step == "redo" else 0
        work = work_of("Ben" if who == "Ana" else "Ana", log, old.value, since)
        assert {key: state(new, *key) for key in work} == {key: state(old.value, *key) for key in work}


def first_done(entry: Entry, log: list[Entry]) -> int:
    """The revision in which something was done that was then undone and redone."""
    known = {one.rev: one for one in log}
    while entry.undoes or entry.redoes:
        entry = known[min(entry.undoes or entry.redoes)]
    return entry.rev


def work_of(who: str, log: list[Entry], now: Workshop, since: int) -> set[tuple[str, str, str]]:
    """Kind, id and field of what somebody was the last to write, add or remove since, and that still counts."""
    last: dict[tuple[str, str, str], tuple[Entry, Op]] = {}
    standing = [(entry, one) for entry in log if not entry.undone and not entry.undoes for one in entry.changes]
    for entry, op in ((entry, one.op) for entry, one in standing if inverse(one)):
        for field in [*op.fields] if isinstance(op, Set) else ["stage"] if isinstance(op, Move) else [""]:
            last.setdefault((op.kind, op.id, field), (entry, op))
    # What somebody else's removal took along may come back.
    return {
        key
        for key, (entry, op) in last.items()
        if entry.who == who and entry.rev > since and is_here(now, *key[:2]) != isinstance(op, Remove)
    }


def session(store: Store, steps: list[tuple[str, Op | str]]) -> str:
    """A workshop after steps of several people: operations, "undo" and "redo"; gives its id."""
    id = store.create(full())
    for who, step in steps:
        if isinstance(step, str):
            (undo if step == "undo" else redo)(store, id, who)
        else:
            apply(store, id, [step], who)
    return id


@pytest.mark.parametrize(
    "steps",
    [
        [("Ana", GONE), ("Ana", "undo"), ("Ben", PAIN)],
        [("Ana", GONE), ("Ana", "undo"), ("Ben", PAIN), ("Ben", "undo"), ("Ben", "redo")],
        [("Ben", PAIN), ("Ben", "undo"), ("Ana", GONE), ("Ana", "undo"), ("Ben", "redo")],
        [("Ben", PAIN), ("Ana", GONE), ("Ana", "undo"), ("Ben", "undo"), ("Ben", "redo")],
    ],
    ids=["made since", "made since and again", "made again since", "undone and made again since"],
)
def test_redo_spares_what_others_made_since(store, steps) -> None:
    id = session(store, steps)
    with pytest.raises(Conflict, match=r"since then Ben did this: .*Added “queue” in the pains of T1 for Ana"):
        redo(store, id, "Ana")
    assert is_here(store.load(id).value, "entry", "e3")


def test_redo_takes_again_what_was_taken_the_first_time(store) -> None:
    id = session(store, [("Ben", PAIN), ("Ana", GONE), ("Ana", "undo"), ("Ana", "redo")])
    assert not is_here(store.load(id).value, "touchpoint", "t1")
    undo(store, id, "Ana")
    assert is_here(store.load(id).value, "entry", "e3")


def is_here(workshop: Workshop, kind: str, id: str) -> bool:
    try:
        find(workshop, kind, id)
    except NotFound:
        return False
    return kind != "moment" or any(moment.id == id for moment in workshop.moments)


def state(workshop: Workshop, kind: str, id: str, field: str) -> object:
    if not field:
        return is_here(workshop, kind, id)
    return getattr(find(workshop, kind, id), field)
