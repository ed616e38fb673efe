"""The link between forms and database: collected, saved once, told to everybody."""

import contextlib
import threading
import time
from dataclasses import dataclass, field

import pytest

from workshop_kit.changes.ops import Add, Op, Set
from workshop_kit.errors import StoreError, WorkshopError
from workshop_kit.model import Workshop
from workshop_kit.storage.store import Edit, Store
from workshop_kit.widgets import link as links
from workshop_kit.widgets.link import Link, News


@dataclass
class Form:
    """A listener that remembers."""

    news: list[News] = field(default_factory=list)
    errors: list[WorkshopError] = field(default_factory=list)
    told: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def heard(self, news: News) -> None:
        self.news.append(news)
        self.told.release()

    def troubled(self, error: WorkshopError) -> None:
        self.errors.append(error)
        self.told.release()

    def wait(self) -> None:
        assert self.told.acquire(timeout=60), "nothing was told"


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'w.db'}")
    yield store
    store.close()


@pytest.fixture
def link(store) -> Link:
    id = store.create(Workshop(title="Bakery", personas=[{"id": "ana", "name": "Ana"}]))
    return Link(store, id)


def name(uid: str, value: str) -> Edit:
    return Edit(uid, Set(kind="persona", id="ana", fields={"name": value}))


def listen(link: Link) -> Form:
    form = Form()
    link.listen(form)
    return form


def test_fifty_keys_are_one_save(link, monkeypatch) -> None:
    # A busy machine may take more than the usual pause for fifty keys; that the pause is kept is what counts here.
    monkeypatch.setattr(links, "QUIET", 2.0)
    monkeypatch.setattr(links, "LONGEST", 60.0)
    form = listen(link)
    for number in range(50):
        link.edit(form, [name(f"u{number}", "x" * number)])
    form.wait()
    assert len(link.store.changes(link.id)) == 1
    assert set(form.news[0].done) == {f"u{number}" for number in range(50)}
    assert link.snapshot.value.personas[0].name == "x" * 49


def test_different_fields_are_kept_apart(link) -> None:
    form = listen(link)
    role: Op = Set(kind="persona", id="ana", fields={"role": "baker"})
    link.edit(form, [name("u1", "A"), Edit("u2", role), name("u3", "Anna")])
    link.flush()
    assert [change.uid for change in link.store.changes(link.id)] == ["u3", "u2"]
    ana = link.snapshot.value.personas[0]
    assert (ana.name, ana.role) == ("Anna", "baker")


def test_a_refused_edit_answers_for_those_it_replaced(link) -> None:
    form = listen(link)
    share = [Edit(f"s{number}", Set(kind="persona", id="ana", fields={"share": number})) for number in (5, 500)]
    link.edit(form, [*share, name("u1", "Anna")])
    link.flush()
    (news,) = form.news
    assert news.done == ("u1",)
    assert [refusal.uids for refusal in news.refused] == [("s5", "s500")]


def test_others_in_the_same_kernel_are_told(link) -> None:
    writer, reader = listen(link), listen(link)
    link.edit(writer, [name("u1", "Anna")])
    link.flush()
    assert (writer.news[0].done, reader.news[0].done) == (("u1",), ())
    assert [change.uid for change in reader.news[0].changes] == ["u1"]
    # A room may be shown by two pages: the one that did not type learns of the change from it, too.
    assert [change.uid for change in writer.news[0].changes] == ["u1"]


def test_other_processes_are_noticed(link) -> None:
    form = listen(link)
    other = Store(str(link.store._writer.url))
    other.apply(link.id, [name("u9", "Anna")])
    form.wait()
    assert [change.uid for change in form.news[0].changes] == ["u9"]
    assert form.news[0].snapshot.value.personas[0].name == "Anna"
    other.close()


def test_other_processes_are_noticed_within_a_second(link, tmp_path) -> None:
    """The quickest of five counts: the machine may be slow, the kit may not wait."""
    form = listen(link)
    waits = []
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'w.db'}")) as other:
        for value in ("Ann", "Anna", "Anne", "Annie", "Anouk"):
            other.apply(link.id, [name(value, value)])
            began = time.monotonic()
            form.wait()
            waits.append(time.monotonic() - began)
    assert form.news[-1].snapshot.value.personas[0].name == "Anouk"
    assert min(waits) < 1


def test_a_database_that_was_closed_is_looked_at_no_more(store) -> None:
    """It would be opened again, twice a second, by a kernel that has let go of it."""
    others = set(threading.enumerate())
    Link(store, store.create(Workshop(title="Bakery")))
    (watch,) = {thread for thread in threading.enumerate() if thread.name == "watch"} - others
    store.close()
    watch.join(60)
    assert not watch.is_alive()


def test_a_failed_save_is_told_and_tried_again(link, monkeypatch) -> None:
    form = listen(link)
    monkeypatch.setattr(links, "RETRY", 0.05)
    real, calls = link.store.apply, []

    def full(*args, **kwargs):
        calls.append(args)
        if len(calls) < 3:
            raise StoreError("The disk is full.")
        return real(*args, **kwargs)

    monkeypatch.setattr(link.store, "apply", full)
    link.edit(form, [name("u1", "Anna")])
    for _ in range(3):
        form.wait()
    assert [str(error) for error in form.errors] == ["The disk is full."] * 2
    assert form.news[-1].done == ("u1",)
    assert link.store.load(link.id).value.personas[0].name == "Anna"


def test_a_listener_that_fails_does_not_silence_the_others(link, caplog) -> None:
    class Broken(Form):
        def heard(self, news: News) -> None:
            raise RuntimeError("page is gone")

    broken, form = Broken(), Form()
    link.listen(broken)
    link.listen(form)
    link.edit(form, [Edit("u1", Add(kind="persona", id="ben"))])
    link.flush()
    assert form.news[0].done == ("u1",)


def test_a_revision_that_leaps_is_told_as_replaced(link, monkeypatch) -> None:
    form = listen(link)
    now = link.store.load(link.id)
    leapt = now._replace(rev=now.rev + 1_000_000)
    monkeypatch.setattr(link.store, "rev", lambda _: leapt.rev)
    monkeypatch.setattr(link.store, "load", lambda _: leapt)
    link.look()
    assert [(news.replaced, news.changes) for news in form.news] == [(True, ())]


def test_one_watcher_that_fails_does_not_stop_the_others(store) -> None:
    from workshop_kit.widgets.watch import Watch

    called = threading.Event()
    watch = Watch(store)
    watch.call(lambda: 1 / 0)
    watch.call(called.set)
    store.create(Workshop(title="Bakery"))
    assert called.wait(60)


def test_what_a_form_sent_at_once_is_one_step_of_undo(link) -> None:
    form = listen(link)
    role: Op = Set(kind="persona", id="ana", fields={"role": "baker"})
    link.edit(form, [name("u1", "Anna"), Edit("u2", role)])
    link.edit(form, [Edit("u3", Set(kind="persona", id="ana", fields={"face": "a03"}))])
    link.flush()
    changes = link.store.changes(link.id)
    assert [change.uid for change in changes] == ["u1", "u2", "u3"]
    assert changes[0].rev == changes[1].rev != changes[2].rev
