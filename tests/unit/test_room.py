"""The room: what a page sends, and what it is told."""

import base64
import threading

import pytest

import workshop_kit as wk
from workshop_kit import document
from workshop_kit.storage import versions
from workshop_kit.widgets import calls
from workshop_kit.widgets.room import Room


class Page:
    """The browser's end of a room."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.told: list[dict] = []
        self.news = threading.Condition()
        room.send = self.hear

    def hear(self, message: dict, buffers=None) -> None:
        with self.news:
            self.told.append(message)
            self.news.notify_all()

    def say(self, **message) -> None:
        self.room._received(self.room, message, [])

    def wait(self, kind: str) -> dict:
        with self.news:
            assert self.news.wait_for(lambda: any(one["type"] == kind for one in self.told), 60), self.told
            return next(one for one in self.told if one["type"] == kind)

    def call(self, name: str, /, **args) -> dict:
        self.say(type="call", id=name, name=name, args=args)
        with self.news:
            assert self.news.wait_for(lambda: any(one.get("id") == name for one in self.told), 60), self.told
            return next(one for one in self.told if one.get("id") == name)


@pytest.fixture
def workshop(home) -> wk.OpenWorkshop:
    workshop = wk.new_workshop("Bakery")
    workshop.add("persona", id="ana", name="Ana")
    return workshop


@pytest.fixture
def page(workshop) -> Page:
    return Page(Room(workshop))


def test_what_is_typed_is_saved_and_told(page, workshop) -> None:
    fields = {"name": "Anna"}
    page.say(type="ops", ops=[{"uid": "u1", "op": "set", "kind": "persona", "id": "ana", "fields": fields}])
    assert page.wait("done")["uids"] == ["u1"]
    assert workshop.value.personas[0].name == "Anna"


def test_a_refused_field_is_named(page, workshop) -> None:
    fields = {"share": 500}
    page.say(type="ops", ops=[{"uid": "u1", "op": "set", "kind": "persona", "id": "ana", "fields": fields}])
    (item,) = page.wait("refused")["items"]
    assert (item["uid"], item["kind"], item["id"], item["field"]) == ("u1", "persona", "ana", "share")
    assert "100 or less" in item["text"]
    assert workshop.value.personas[0].share is None


def test_nonsense_is_refused_and_breaks_nothing(page) -> None:
    page.say(
        type="ops", ops=[{"uid": "u1", "op": "explode"}, {"op": "set", "kind": "persona", "id": "ana", "fields": {}}]
    )
    assert page.wait("refused")["items"][0]["uid"] == "u1"
    page.say(type="dance")
    page.say(type="ping")
    page.wait("pong")


def test_changes_of_others_and_facts_arrive(page, workshop) -> None:
    workshop.set("persona", "ana", quote="“Bread!”")
    (op,) = page.wait("changed")["ops"]
    assert op["fields"] == {"quote": "“Bread!”"}
    missing = page.wait("facts")["facts"]["steps"][1]["missing"]
    assert "one sentence of Ana's own" not in [one["text"] for one in missing]


def test_a_reloaded_page_gets_the_newest_document(page, workshop) -> None:
    workshop.set("persona", "ana", name="Anna")
    page.wait("changed")
    assert page.room.get_state()["document"] == document.to_dict(workshop.value)


def test_a_room_without_a_workshop_makes_one(home) -> None:
    page = Page(Room())
    assert (page.room.workshop, page.room.document) == ("", {})
    made = page.call("new_workshop", title="Salon", template="hair-salon")["value"]
    assert page.room.workshop == made["id"]
    assert page.room.document["title"] == "Salon"
    assert wk.open_workshop().id == made["id"]
    assert [one["current"] for one in page.room.workshops] == [True]


def test_a_following_room_moves_along(workshop) -> None:
    page = Page(Room())
    assert page.room.workshop == workshop.id
    other = Page(Room())
    made = other.call("new_workshop", title="Second")["value"]
    page.room.follow()
    assert page.room.workshop == made["id"]


def test_import_through_the_page(page) -> None:
    text = "format: workshop-kit\nversion: 1\ntitle: From a file\n"
    value = page.call("import", name="f.yaml", data=base64.b64encode(text.encode()).decode())["value"]
    assert value["title"] == "From a file"
    for data in ("%%%", base64.b64encode(b"\xff\xfe\x00").decode(), base64.b64encode(b"hello").decode()):
        page.told.clear()
        assert "f.yaml" in page.call("import", name="f.yaml", data=data)["error"]


@pytest.mark.parametrize(
    ("ending", "begins"), [(".md", b"# Bakery"), (".xlsx", b"PK"), (".yaml", b"format: workshop-kit")]
)
def test_the_workshop_for_another_program(page, ending, begins) -> None:
    page.say(type="call", id=1, name="export", args={"ending": ending})
    value = page.wait("result")["value"]
    assert value["name"] == "bakery" + ending
    assert base64.b64decode(value["data"]).startswith(begins)


def test_a_format_that_cannot_be_made_is_said(page) -> None:
    page.say(type="call", id=1, name="export", args={"ending": ".svg"})
    assert "no map to draw" in page.wait("result")["error"]


def test_the_handout_holds_what_was_just_typed(page) -> None:
    fields = {"name": "Anneliese"}
    page.say(type="ops", ops=[{"uid": "u1", "op": "set", "kind": "persona", "id": "ana", "fields": fields}])
    value = page.call("handout")["value"]
    assert "Anneliese" in value["html"]
    assert value["name"] == "bakery.html"


@pytest.mark.parametrize("name", ["handout", "export", "history"])
def test_the_page_is_answered_while_something_long_is_made(page, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """On a slow laptop a handout takes its seconds; a kernel that is silent for five of them counts as gone."""
    done = threading.Event()
    monkeypatch.setitem(calls._CALLS, name, lambda _room: {"done": done.wait(60)})
    page.say(type="call", id=1, name=name, args={})
    page.say(type="ping")
    assert [one["type"] for one in page.told] == ["pong"]
    done.set()
    assert page.wait("result")["value"] == {"done": True}


def test_errors_of_calls_are_sentences(page, home) -> None:
    assert "There is no template 'moon'" in page.call("new_workshop", title="x", template="moon")["error"]
    assert "does not know" in page.call("format_disk")["error"]
    page.told.clear()
    assert "Something unexpected" in page.call("open", nonsense=1)["error"]
    assert "TypeError" in (home / "logs" / "kit.log").read_text()


def test_undo_and_redo_through_the_page(page, workshop) -> None:
    fields = {"name": "Anneliese"}
    page.say(type="ops", ops=[{"uid": "u1", "op": "set", "kind": "persona", "id": "ana", "fields": fields}])
    assert "Anneliese" in page.call("undo")["value"]["words"]
    assert workshop.value.personas[0].name == "Ana"
    told = [op["fields"] for message in page.told if message["type"] == "changed" for op in message["ops"]]
    assert told == [{"name": "Anneliese"}, {"name": "Ana"}]
    page.told.clear()
    page.call("redo")
    assert workshop.value.personas[0].name == "Anneliese"


def test_a_name_stands_in_the_history(page, workshop) -> None:
    assert page.call("name", name="  Ines  ")["value"] == {"name": "Ines"}
    assert page.room.you == "Ines"
    fields = {"role": "baker"}
    page.say(type="ops", ops=[{"uid": "u1", "op": "set", "kind": "persona", "id": "ana", "fields": fields}])
    page.wait("done")
    assert workshop.store.changes(workshop.id)[-1].who == "Ines"


def test_words_go_to_the_workshop_they_were_typed_into(page, workshop) -> None:
    other = wk.new_workshop("Other")
    page.room.enter(other)
    fields = {"question": "Why bread?"}
    op = {"uid": "u1", "op": "set", "kind": "workshop", "id": "workshop", "fields": fields}
    page.say(type="ops", workshop=workshop.id, ops=[op])
    assert page.wait("done")["uids"] == ["u1"]
    assert (workshop.value.question, other.value.question) == ("Why bread?", "")
    assert page.room.document["title"] == "Other"


def test_words_for_a_workshop_that_is_gone_are_answered(page) -> None:
    op = {"uid": "u1", "op": "set", "kind": "workshop", "id": "workshop", "fields": {"question": "?"}}
    page.say(type="ops", workshop="nowhere", ops=[op])
    assert "nowhere" in page.wait("refused")["items"][0]["text"]


def test_a_restored_database_is_shown_whole(page, workshop) -> None:
    from workshop_kit.storage.store import Snapshot
    from workshop_kit.widgets.link import News

    restored = workshop.value.model_copy(update={"title": "From the backup"})
    page.room.link.snapshot = Snapshot(restored, 1_000_009)
    page.room.heard(News(workshop.id, page.room.link.snapshot, replaced=True))
    assert page.room.document["title"] == "From the backup"


def test_an_answer_stands_on_what_was_typed_just_before(page, workshop) -> None:
    """C5, G4: pages send an edit and ask at once, while the edit still waits to be saved."""
    versions.keep(workshop.store, workshop.id, "As is")

    def answered(typed: str, name: str, **args) -> dict:
        edit = {"uid": typed, "op": "set", "kind": "persona", "id": "ana", "fields": {"name": typed}}
        page.say(type="ops", ops=[edit])
        return calls.answer(page.room, name, args)

    assert "Bea" in answered("Bea", "story", persona="ana")["chapters"][0]["text"]
    assert answered("Cleo", "compared")["others"] == ["Name of Cleo: “Ana” → “Cleo”"]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("handout", {}),
        ("undo", {}),
        ("history", {}),
        ("priorities", {}),
        ("compared", {}),
        ("plan", {"name": "half day"}),
        ("story", {"persona": "ana"}),
        ("feedback", {}),
        ("read_figures", {"name": "a.csv", "data": ""}),
    ],
)
def test_without_a_workshop_every_answer_says_what_to_do(page, name: str, args: dict) -> None:
    page.room.enter(None)
    with pytest.raises(wk.NotFound, match="No workshop is open"):
        calls.answer(page.room, name, args)
