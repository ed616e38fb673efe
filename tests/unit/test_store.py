"""The store: field-level, once each, together or not at all."""

import threading

import pytest
from sqlalchemy import text

from workshop_kit.errors import Conflict, Invalid, NotFound, StoreError
from workshop_kit.model import Workshop, new_id
from workshop_kit.ops import Add, Op, Remove, Set
from workshop_kit.store import Edit, Store


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'work' / 'workshops.db'}"


@pytest.fixture
def store(url):
    store = Store(url)
    yield store
    store.close()


def edits(*ops: Op) -> list[Edit]:
    return [Edit(new_id(), op) for op in ops]


PERSONA = Add(kind="persona", id="ana", fields={"name": "Ana"})
STAGE = Add(kind="stage", id="s1", fields={"name": "Before"})
SPOT = Add(kind="touchpoint", id="t1", fields={"stage": "s1", "name": "Queue"})


def named(name: str) -> Op:
    return Set(kind="persona", id="ana", fields={"name": name})


def test_what_was_stored_is_read_by_another_process(store, url) -> None:
    id = store.create(Workshop(title="Bakery", personas=[{"name": "Ana", "goals": ["bread", "tea"]}]))
    applied = store.apply(id, edits(STAGE, SPOT))
    other = Store(url)
    assert other.load(id) == (applied.value, applied.rev)
    assert other.load(id).value.personas[0].goals[1].text == "tea"
    assert [(one.title, one.personas, one.touchpoints) for one in other.workshops()] == [("Bakery", 1, 1)]
    other.close()


def test_edits_of_two_stores_on_one_item_both_stay(store, url) -> None:
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA))
    other = Store(url)
    other.load(id)
    store.apply(id, edits(Set(kind="persona", id="ana", fields={"role": "baker"})))
    other.apply(id, edits(Set(kind="persona", id="ana", fields={"age": "34"})))
    store.apply(id, edits(Set(kind="persona", id="ana", fields={"quote": "hm"})))
    ana = other.load(id).value.personas[0]
    assert (ana.role, ana.age, ana.quote) == ("baker", "34", "hm")
    other.close()


def test_parallel_writers_lose_nothing(url) -> None:
    store = Store(url)
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA))

    def write(list_name: str) -> None:
        own = Store(url)
        for number in range(25):
            own.apply(id, edits(Add(kind="entry", fields={"of": "ana", "list": list_name, "text": str(number)})))
        own.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("goals", "pains", "goals")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ana = store.load(id).value.personas[0]
    assert (len(ana.goals), len(ana.pains)) == (50, 25)
    assert store.rev(id) == 2 + 75
    store.close()


def test_a_bad_operation_leaves_its_neighbours_alone(store) -> None:
    id = store.create(Workshop(title="Bakery"))
    bad = Set(kind="persona", id="ana", fields={"share": 300})
    applied = store.apply(id, edits(PERSONA, bad, named("Anna")))
    assert applied.value.personas[0].name == "Anna"
    assert [type(error) for _, error in applied.refused] == [Invalid]
    assert [change.op.op for change in store.changes(id)] == ["add", "set"]


def test_strict_batches_are_all_or_nothing(store) -> None:
    id = store.create(Workshop(title="Bakery"))
    with pytest.raises(NotFound):
        store.apply(id, edits(PERSONA, Remove(kind="stage", id="none")), strict=True)
    assert store.load(id) == (Workshop(title="Bakery"), 1)
    assert store.changes(id) == []


def test_a_replayed_edit_changes_nothing(store, url) -> None:
    id = store.create(Workshop(title="Bakery"))
    once = edits(PERSONA)
    rev = store.apply(id, once).rev
    again = Store(url).apply(id, [*once, *once])
    assert (again.rev, len(again.value.personas), again.refused) == (rev, 1, [])


def test_only_refused_edits_leave_the_revision(store) -> None:
    id = store.create(Workshop(title="Bakery"))
    assert store.apply(id, edits(named("nobody"))).rev == 1
    assert store.rev(id) == 1


def test_expectations_see_what_others_wrote(store, url) -> None:
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA))
    Store(url).apply(id, edits(named("Anna")))
    op = Set(kind="persona", id="ana", fields={"name": "Hanna"}, expect={"name": "Ana"})
    with pytest.raises(Conflict) as caught:
        store.apply(id, edits(op), strict=True)
    assert caught.value.current == {"name": "Anna"}


def test_removed_items_leave_the_database(store, url) -> None:
    id = store.create(Workshop(title="Bakery"))
    feeling = Set(kind="moment", id="ana.t1", fields={"feeling": 2})
    store.apply(id, edits(PERSONA, STAGE, SPOT, feeling))
    store.apply(id, edits(Remove(kind="touchpoint", id="t1")))
    value = Store(url).load(id).value
    assert (value.touchpoints, value.moments) == ((), ())


def test_the_change_log_tells_who_and_what_was_before(store) -> None:
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA), who="Ines")
    store.apply(id, edits(named("Anna")), who="Tom")
    first, second = store.changes(id)
    assert (first.who, second.who, second.before, second.op) == ("Ines", "Tom", {"name": "Ana"}, named("Anna"))
    assert store.changes(id, after=first.rev) == [second]


def test_sqlite_is_set_to_keep_its_promise(store) -> None:
    with store._writer.connect() as db:
        assert db.execute(text("PRAGMA synchronous")).scalar() == 2
        assert db.execute(text("PRAGMA journal_mode")).scalar() in ("truncate", "wal")
    with store._reader.connect() as db, pytest.raises(Exception, match="readonly"):
        db.execute(text("DELETE FROM workshop"))


def test_unknown_workshops_are_not_found(store) -> None:
    for call in (store.load, store.rev, lambda id: store.apply(id, edits(PERSONA))):
        with pytest.raises(NotFound, match="no workshop with the id 'zzz'"):
            call("zzz")


def test_a_newer_database_is_refused(store, url) -> None:
    store.keep_setting("schema", "99")
    with pytest.raises(StoreError, match="newer kit"):
        Store(url)


def test_settings_are_replaced(store) -> None:
    assert store.setting("current") is None
    store.keep_setting("current", "a")
    store.keep_setting("current", "b")
    assert store.setting("current") == "b"


def test_the_pulse_tells_of_other_writers(store, url) -> None:
    id = store.create(Workshop(title="Bakery"))
    before = store.pulse()[1:]
    Store(url).apply(id, edits(PERSONA))
    assert store.pulse()[1:] != before


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "not a database URL"),
        ("mysql://x/y", "Only SQLite"),
        ("sqlite:////proc/none/w.db", "cannot be made|cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_said(url: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        Store(url)


def test_a_file_that_is_no_database_is_left_alone(tmp_path) -> None:
    file = tmp_path / "workshops.db"
    file.write_text("dear diary, " * 200)
    with pytest.raises(StoreError, match="not a database of the kit"):
        Store(f"sqlite:///{file}")
    assert file.read_text().startswith("dear diary")
