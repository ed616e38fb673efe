"""The store: field-level, once each, together or not at all."""

import sys
import threading
import traceback

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from workshop_kit.changes.ops import Add, Op, Remove, Set
from workshop_kit.errors import Conflict, Invalid, NotFound, StoreError
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import backups, schema
from workshop_kit.storage.store import Edit, Store


@pytest.fixture
def store(url, home):
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def other(store, url):
    """The same database, opened by another kit."""
    other = Store(url)
    yield other
    other.close()


PASSWORD = "not-in-any-message"


def edits(*ops: Op) -> list[Edit]:
    return [Edit(new_id(), op) for op in ops]


PERSONA = Add(kind="persona", id="ana", fields={"name": "Ana"})
STAGE = Add(kind="stage", id="s1", fields={"name": "Before"})
SPOT = Add(kind="touchpoint", id="t1", fields={"stage": "s1", "name": "Queue"})


def named(name: str) -> Op:
    return Set(kind="persona", id="ana", fields={"name": name})


def test_what_was_stored_is_read_by_another_process(store, other) -> None:
    id = store.create(Workshop(title="Bakery", personas=[{"name": "Ana", "goals": ["bread", "tea"]}]))
    applied = store.apply(id, edits(STAGE, SPOT))
    assert other.load(id) == (applied.value, applied.rev)
    assert other.load(id).value.personas[0].goals[1].text == "tea"
    assert [(one.title, one.personas, one.touchpoints) for one in other.workshops()] == [("Bakery", 1, 1)]


def test_edits_of_two_stores_on_one_item_both_stay(store, other) -> None:
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA))
    other.load(id)
    store.apply(id, edits(Set(kind="persona", id="ana", fields={"role": "baker"})))
    other.apply(id, edits(Set(kind="persona", id="ana", fields={"age": "34"})))
    store.apply(id, edits(Set(kind="persona", id="ana", fields={"quote": "hm"})))
    ana = other.load(id).value.personas[0]
    assert (ana.role, ana.age, ana.quote) == ("baker", "34", "hm")


def test_parallel_writers_lose_nothing(url, home) -> None:
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


def test_a_replayed_edit_changes_nothing(store, other) -> None:
    id = store.create(Workshop(title="Bakery"))
    once = edits(PERSONA)
    rev = store.apply(id, once).rev
    again = other.apply(id, [*once, *once])
    assert (again.rev, len(again.value.personas), again.refused) == (rev, 1, [])


def test_only_refused_edits_leave_the_revision(store) -> None:
    id = store.create(Workshop(title="Bakery"))
    assert store.apply(id, edits(named("nobody"))).rev == 1
    assert store.rev(id) == 1


def test_expectations_see_what_others_wrote(store, other) -> None:
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA))
    other.apply(id, edits(named("Anna")))
    op = Set(kind="persona", id="ana", fields={"name": "Hanna"}, expect={"name": "Ana"})
    with pytest.raises(Conflict) as caught:
        store.apply(id, edits(op), strict=True)
    assert caught.value.current == {"name": "Anna"}


def test_removed_items_leave_the_database(store, other) -> None:
    id = store.create(Workshop(title="Bakery"))
    feeling = Set(kind="moment", id="ana.t1", fields={"feeling": 2})
    store.apply(id, edits(PERSONA, STAGE, SPOT, feeling))
    store.apply(id, edits(Remove(kind="touchpoint", id="t1")))
    value = other.load(id).value
    assert (value.touchpoints, value.moments) == ((), ())


def test_the_change_log_tells_who_and_what_was_before(store) -> None:
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, edits(PERSONA), who="Ines")
    store.apply(id, edits(named("Anna")), who="Tom")
    first, second = store.changes(id)
    assert (first.who, second.who, second.before, second.op) == ("Ines", "Tom", {"name": "Ana"}, named("Anna"))
    assert store.changes(id, after=first.rev) == [second]


def test_connections_are_set_to_keep_the_promise(store) -> None:
    with store._writer.connect() as db:
        if store.file:
            assert db.execute(text("PRAGMA synchronous")).scalar() == 2
            assert db.execute(text("PRAGMA journal_mode")).scalar() in ("truncate", "wal")
        else:
            assert db.execute(text("SHOW synchronous_commit")).scalar() == "on"
            assert db.execute(text("SHOW transaction_isolation")).scalar() == "read committed"
    with store._reader.connect() as db, pytest.raises(DBAPIError, match=r"read-?only"):
        db.execute(text("DELETE FROM workshop"))


def test_a_connection_that_comes_back_late_is_closed(store) -> None:
    """Not kept by a pool that nobody asks any more, until Python finds it."""
    with store._writer.connect() as db:
        driver = db.connection.driver_connection
        store.close()
        assert db.execute(text("SELECT 1")).scalar() == 1
    with pytest.raises(Exception, match="closed"):
        driver.execute("SELECT 1")


def test_unknown_workshops_are_not_found(store) -> None:
    for call in (store.load, store.rev, lambda id: store.apply(id, edits(PERSONA))):
        with pytest.raises(NotFound, match="no workshop with the id 'zzz'"):
            call("zzz")


def test_a_newer_database_is_refused(store, url) -> None:
    with store._writer.begin() as db:
        db.execute(update(schema.migrated).values(version_num="9999"))
    with pytest.raises(StoreError, match="newer kit"):
        Store(url)


def test_settings_are_replaced(store) -> None:
    assert store.setting("current") is None
    store.keep_setting("current", "a")
    store.keep_setting("current", "b")
    assert store.setting("current") == "b"


def test_the_pulse_tells_of_other_writers(store, other) -> None:
    id = store.create(Workshop(title="Bakery"))
    # The first number of a file's pulse changes by itself.
    looked = slice(1 if store.file else 0, None)
    before = store.pulse()[looked]
    assert store.pulse()[looked] == before
    other.apply(id, edits(PERSONA))
    assert store.pulse()[looked] != before
    before = store.pulse()[looked]
    other.keep_setting("current", id)
    assert store.pulse()[looked] != before


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "not a database URL"),
        ("mysql://x/y", "not a database URL the kit knows"),
        ("sqlite:////proc/none/w.db", "cannot be made|cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_said(url: str, sentence: str, home) -> None:
    with pytest.raises(StoreError, match=sentence):
        Store(url)


def test_a_server_that_cannot_be_used_is_said(postgres, home, monkeypatch) -> None:
    bad = {
        postgres.url("nowhere"): "There is no such database: nowhere on 127.0.0.1",
        postgres.url().replace(PASSWORD, "wrong-" + PASSWORD): "refused the user name or the password",
        postgres.url().replace(f":{PASSWORD}", ""): "wants a password",
        postgres.url().replace(str(postgres.port), "9"): "does not answer",
        postgres.url() + "?password=" + PASSWORD + "&nonsense=1": "database refused: invalid connection option",
    }
    for url, sentence in bad.items():
        with pytest.raises(StoreError, match=sentence) as caught:
            Store(url)
        told = "".join(traceback.format_exception(caught.value))
        assert PASSWORD not in told, told


def test_the_password_is_in_no_name(postgres, home) -> None:
    for url in (postgres.url(), postgres.url().replace(f":{PASSWORD}", "") + f"?password={PASSWORD}"):
        store = Store(url)
        told = f"{store!r} {store.database!r} {store._writer.url} {store.database.name} {backups.backup_now(store)}"
        assert PASSWORD not in told
        store.close()


def test_without_its_library_postgresql_is_refused(monkeypatch, home) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="pip install"):
        Store("postgresql://kit@127.0.0.1/kit")
