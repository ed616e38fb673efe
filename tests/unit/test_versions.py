"""Named versions, what differs between them, and branches."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit.changes.compare import compare
from workshop_kit.changes.ops import Add, Move, Remove, Set, changed
from workshop_kit.errors import Invalid, NotFound
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import versions
from workshop_kit.storage.store import Edit, Store


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'w.db'}")
    yield store
    store.close()


def journey() -> Workshop:
    return Workshop.model_validate(
        {
            "title": "Bakery",
            "personas": [{"id": "ana", "name": "Ana", "goals": [{"id": "e1", "text": "tea"}]}, {"id": "ben"}],
            "stages": [{"id": "s1", "name": "Before"}, {"id": "s2", "name": "After"}],
            "touchpoints": [{"id": f"t{n}", "stage": "s1", "name": f"T{n}"} for n in range(4)],
            "moments": [{"persona": "ana", "touchpoint": "t1", "feeling": 0, "pains": [{"id": "e2", "text": "wet"}]}],
        }
    )


def rename(text: str) -> Edit:
    return Edit(new_id(), Set(kind="persona", id="ana", fields={"name": text}))


def test_versions_keep_the_workshop_as_it_was(store) -> None:
    id = store.create(journey())
    first = versions.keep(store, id, "  Before the   talks ", who="Ines")
    store.apply(id, [rename("Anna")])
    versions.keep(store, id, "after")
    assert (first.name, first.rev, first.who) == ("Before the talks", 1, "Ines")
    assert [one.name for one in store.versions(id)] == ["after", "Before the talks"]
    assert store.at(id, versions.revision(store, id, "Before the talks")) == journey()
    assert [versions.revision(store, id, name) for name in ("after", "now", "1")] == [2, 2, 1]


@pytest.mark.parametrize("name", ["", "12", "now", "x" * 301, "a\x00b"])
def test_names_that_would_be_riddles_are_refused(store, name) -> None:
    id = store.create(journey())
    with pytest.raises(Invalid):
        versions.keep(store, id, name)
    assert store.versions(id) == []


def test_a_name_is_given_once(store) -> None:
    id, other = store.create(journey()), store.create(journey())
    versions.keep(store, id, "v")
    versions.keep(store, other, "v")
    with pytest.raises(Invalid, match="There is a version 'v' already"):
        versions.keep(store, id, "v")


def test_unknown_versions_and_revisions(store) -> None:
    id = store.create(journey())
    for name in ("nope", "0", "2", "9" * 5000):
        with pytest.raises(NotFound, match="revisions go from 1 to 1"):
            versions.revision(store, id, name)
    for rev in (0, 2):
        with pytest.raises(NotFound):
            store.at(id, rev)


def test_a_branch_begins_where_it_is_told_and_goes_its_own_way(store) -> None:
    id = store.create(journey())
    versions.keep(store, id, "as is")
    store.apply(id, [rename("Anna")])
    to_be, again, third = (
        versions.branch(store, id, "To be"),
        versions.branch(store, id, "as is"),
        versions.branch(store, id, "First", start="1"),
    )
    named = {one.id: (one.title, one.branch_of) for one in store.workshops() if one.branch_of}
    assert named == {to_be: ("To be", id), again: ("Bakery (as is)", id), third: ("First", id)}
    assert [store.load(one).value.personas[0].name for one in (to_be, again, third)] == ["Anna", "Ana", "Ana"]
    store.apply(to_be, [rename("Hanna")])
    assert store.load(id).value.personas[0].name == "Anna"
    assert store.changes(again) == []
    with pytest.raises(Invalid, match="title"):
        versions.branch(store, id, " ")


def words(*ops) -> list[str]:
    value = journey()
    for op in ops:
        value = changed(value, op)
    return [one.words for one in compare(journey(), value)]


def test_differences_in_words() -> None:
    assert words(Set(kind="moment", id="ana.t1", fields={"feeling": -2})) == ["Feeling of *T1* for Ana: 0 → −2"]
    assert words(Remove(kind="persona", id="ana")) == ["Removed persona *Ana* with 1 moment"]
    assert words(Move(kind="touchpoint", id="t0", to=3)) == ["Moved touchpoint *T0* to place 4 of Before"]
    assert words(Move(kind="touchpoint", id="t0", to=0, stage="s2")) == ["Moved *T0* from Before to After"]
    assert words(
        Set(kind="entry", id="e1", fields={"text": "cake"}),
        Add(kind="entry", fields={"of": "ana", "list": "goals", "text": "rest"}),
        Add(kind="touchpoint", fields={"stage": "s2", "name": "Mail"}),
    ) == [
        "Added “rest” in the goals of *Ana*",
        "Goals of *Ana*: “tea” → “cake”",
        "Added touchpoint *Mail* to After",
    ]


def test_differences_as_plain_values() -> None:
    new = changed(journey(), Remove(kind="touchpoint", id="t1"))
    (gone,) = compare(journey(), new)
    assert (gone.what, gone.kind, gone.id, gone.after) == ("removed", "touchpoint", "t1", None)
    assert gone.before["name"] == "T1"
    assert gone.before["moments"][0]["pains"][0]["text"] == "wet"
    (back,) = compare(new, journey())
    assert (back.what, back.after, back.words) == (
        "added",
        gone.before,
        "Added touchpoint *T1* to Before with 1 moment",
    )
    assert json.loads(json.dumps(back._asdict()))["id"] == "t1"


@given(st.permutations(["t0", "t1", "t2", "t3"]))
@settings(max_examples=30, deadline=None)
def test_no_more_moves_than_needed(order) -> None:
    spots = {spot.id: spot for spot in journey().touchpoints}
    new = journey().model_copy(update={"touchpoints": tuple(spots[id] for id in order)})
    moves = {one.id for one in compare(journey(), new)}
    assert (moves == set()) == (list(order) == sorted(order))
    stayed = [id for id in order if id not in moves]
    assert stayed == sorted(stayed)
    assert len(moves) <= 3


def test_equal_workshops_do_not_differ() -> None:
    value = journey()
    assert compare(value, Workshop.model_validate(value.model_dump(mode="json"))) == []
