"""What was done, in words; undo and redo as people meet them."""

import re

import pytest

from workshop_kit.changes.ops import Add, Move, Op, Remove, Set
from workshop_kit.changes.words import unmarked
from workshop_kit.errors import Conflict, Invalid, NotFound
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage.history import history
from workshop_kit.storage.store import Edit, Store
from workshop_kit.storage.undo import redo, undo


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'w.db'}")
    yield store
    store.close()


@pytest.fixture
def id(store) -> str:
    spots = [("t1", "s1", "Shop window"), ("t2", "s2", "Checkout")]
    moment = {"persona": "ana", "touchpoint": "t2", "feeling": 0, "pains": [{"id": "e1", "text": "queue"}]}
    return store.create(
        Workshop.model_validate(
            {
                "title": "Bakery",
                "personas": [{"id": "ana", "name": "Ana"}, {"id": "ben", "name": "Ben", "goals": ["tea"]}],
                "stages": [{"id": "s1", "name": "Awareness"}, {"id": "s2", "name": "Purchase"}],
                "touchpoints": [{"id": key, "stage": stage, "name": name} for key, stage, name in spots],
                "moments": [moment, {"persona": "ben", "touchpoint": "t1"}, {"persona": "ben", "touchpoint": "t2"}],
                "handovers": [{"id": "h1", "source": "t1", "target": "t2"}],
                "chapters": [{"id": "c1", "persona": "ben", "title": "Morning"}],
            }
        )
    )


def do(store: Store, id: str, *ops: Op, who: str = "") -> None:
    store.apply(id, [Edit(new_id(), op) for op in ops], who=who, strict=True)


def feel(value: int | None, moment: str = "ana.t2") -> Op:
    return Set(kind="moment", id=moment, fields={"feeling": value})


def name(text: str, kind: str = "persona", id: str = "ana") -> Op:
    return Set(kind=kind, id=id, fields={"name": text})


WORDS = {
    "Feeling of *Checkout* for Ana: 0 → −2": feel(-2),
    "Feeling of *Checkout* for Ana: 0 → +1": feel(1),
    "Feeling of *Shop window* for Ana: nothing → 0": feel(0, "ana.t1"),
    "Name of *Anna*: “Ana” → “Anna”": name("Anna"),
    "Name of a persona without a name: “Ana” → nothing": name(""),
    "Title of the workshop: “Bakery” → “Corner bakery”": Set(
        kind="workshop", id="workshop", fields={"title": "Corner bakery"}
    ),
    "Channels of *Checkout*: nothing → Shop, E-mail, Kiosk": Set(
        kind="touchpoint", id="t2", fields={"channels": ["physical shop", "e-mail", "Kiosk"]}
    ),
    "From channel of the handover from *Shop window* to *Checkout*: nothing → “Receipt”": Set(
        kind="handover", id="h1", fields={"from_channel": "invoice"}
    ),
    "Added the promise *Loyalty card*": Add(kind="promise", fields={"channel": "loyalty programme"}),
    "Moment of truth of *Checkout*: no → yes": Set(kind="touchpoint", id="t2", fields={"moment_of_truth": True}),
    "Target of the handover from *Shop window* to *Shop window*: Checkout → Shop window": Set(
        kind="handover", id="h1", fields={"target": "t1"}
    ),
    "Pains of *Checkout* for Ana: “queue” → “long queue”": Set(kind="entry", id="e1", fields={"text": "long queue"}),
    "Evidence of “queue” in the pains of *Checkout* for Ana: “assumption” → “cited”": Set(
        kind="entry", id="e1", fields={"evidence": "cited"}
    ),
    "Added touchpoint *Flyer* to Awareness": Add(kind="touchpoint", id="t9", fields={"stage": "s1", "name": "Flyer"}),
    "Added a persona without a name": Add(kind="persona", id="new"),
    "Added “tea” in the goals of *Ana*": Add(kind="entry", fields={"of": "ana", "list": "goals", "text": "tea"}),
    "Added the arrow from *Checkout* to *Shop window*": Add(kind="arrow", fields={"source": "t2", "target": "t1"}),
    "Moved *Checkout* from Purchase to Awareness": Move(kind="touchpoint", id="t2", to=0, stage="s1"),
    "Moved persona *Ben* to place 1": Move(kind="persona", id="ben", to=0),
    "Removed persona *Ben* with 2 moments and 1 chapter": Remove(kind="persona", id="ben"),
    "Removed touchpoint *Shop window* with 1 moment and 1 handover": Remove(kind="touchpoint", id="t1"),
    "Removed “queue” in the pains of *Checkout* for Ana": Remove(kind="entry", id="e1"),
    "Removed the chapter *Morning* for Ben": Remove(kind="chapter", id="c1"),
}


@pytest.mark.parametrize("words", WORDS)
def test_changes_in_words(store, id, words) -> None:
    do(store, id, WORDS[words], who="Ines")
    (entry,) = history(store, id)
    with pytest.raises(Invalid, match="no fewer than 0"):
        history(store, id, limit=-1)
    assert (entry.words, entry.who, entry.rev, entry.undone) == (words, "Ines", 2, False)


def test_names_are_those_of_the_time(store, id) -> None:
    do(store, id, feel(1, "ben.t1"))
    do(store, id, name("Benno", id="ben"))
    do(store, id, feel(2, "ben.t1"))
    do(store, id, Remove(kind="persona", id="ben"))
    assert [entry.words for entry in history(store, id)] == [
        "Removed persona *Benno* with 2 moments and 1 chapter",
        "Feeling of *Shop window* for Benno: +1 → +2",
        "Name of *Benno*: “Ben” → “Benno”",
        "Feeling of *Shop window* for Ben: nothing → +1",
    ]


TYPED = r"A*B*C \* \\"


@pytest.mark.parametrize(
    ("op", "words"),
    [
        (name(TYPED), "Name of {0}: “Ana” → “{0}”"),
        (name(TYPED, "stage", "s1"), "Name of {0}: “Awareness” → “{0}”"),
        (Add(kind="persona", fields={"name": TYPED}), "Added persona {0}"),
        (Add(kind="note", fields={"text": TYPED}), "Added the note “{0}”"),
        (Add(kind="entry", fields={"of": "ana", "list": "goals", "text": TYPED}), "Added “{0}” in the goals of Ana"),
        (Add(kind="promise", fields={"channel": TYPED}), "Added the promise {0}"),
        (Add(kind="score", fields={"opportunity": "o1", "person": TYPED}), "Added scores of {0}"),
        (
            Add(kind="count", fields={"stage": TYPED, "period": TYPED, "customers": 3}),
            "Added the number of customers at {0} ({0})",
        ),
        (
            Set(kind="touchpoint", id="t2", fields={"channels": [TYPED, "phone"]}),
            "Channels of Checkout: nothing → {0}, Phone",
        ),
        (Set(kind="entry", id="e1", fields={"text": TYPED}), "Pains of Checkout for Ana: “queue” → “{0}”"),
    ],
)
def test_what_was_typed_is_no_mark_of_a_name(store, id, op, words) -> None:
    do(store, id, Add(kind="opportunity", id="o1", fields={"name": "Bell"}))
    do(store, id, op)
    assert unmarked(history(store, id)[0].words) == words.format(TYPED)


def test_names_with_asterisks_are_told_as_they_are_from_there_on(store, id) -> None:
    do(store, id, name("A*B*C", "stage", "s2"), name("A*B*C", "touchpoint", "t2"), name("A*B*C"), who="Ana")
    do(store, id, feel(1), who="Ana")
    do(store, id, Move(kind="touchpoint", id="t1", to=0, stage="s2"), who="Ana")
    moved, felt, _ = history(store, id)
    assert unmarked(felt.words) == "Feeling of A*B*C for A*B*C: 0 → +1"
    assert unmarked(moved.words) == "Moved Shop window from Awareness to A*B*C"
    do(store, id, feel(2), who="Ben")
    with pytest.raises(Conflict, match=re.escape("since then Ben did this: Feeling of A*B*C for A*B*C: +1 → +2.")):
        undo(store, id, rev=felt.rev)


def test_a_batch_is_one_entry_and_is_undone_at_once(store, id) -> None:
    start = store.load(id).value
    do(store, id, feel(1), name("Anna"), name("Kasse", "touchpoint", "t2"), name("Vorher", "stage", "s1"), feel(2))
    (entry,) = history(store, id)
    assert entry.words.startswith("Feeling of *Checkout* for Ana: 0 → +1; Name of *Anna*")
    assert entry.words.endswith("; 2 more changes")
    undo(store, id)
    assert store.load(id).value == start


def test_long_texts_are_cut(store, id) -> None:
    do(store, id, Set(kind="persona", id="ana", fields={"quote": "so \n" * 100}))
    words = history(store, id)[0].words
    assert words.startswith("Quote of *Ana*: nothing → “so so")
    assert words.endswith("…”")
    assert len(words) < 100


def test_undo_and_redo_are_changes_of_their_own(store, id) -> None:
    do(store, id, feel(-2), who="Ana")
    assert undo(store, id, "Ana").words == "Undo: Feeling of *Checkout* for Ana: −2 → 0"
    assert [(one.undone, one.undoes) for one in history(store, id)] == [(False, (2,)), (True, ())]
    assert redo(store, id, "Ana").words == "Redo: Feeling of *Checkout* for Ana: 0 → −2"
    assert [one.undone for one in history(store, id)] == [False, True, False]
    with pytest.raises(NotFound, match="nothing of Ana's to redo"):
        redo(store, id, "Ana")


def test_a_removed_persona_comes_back_with_all_that_hung_on_it(store, id) -> None:
    start = store.load(id).value
    do(store, id, Remove(kind="persona", id="ben"))
    assert undo(store, id).words == "Undo: Brought back persona *Ben* with 2 moments and 1 chapter"
    assert store.load(id).value == start
    assert redo(store, id).words.startswith("Redo: Removed")


def test_everybody_undoes_their_own(store, id) -> None:
    do(store, id, feel(-2), who="Ana")
    do(store, id, name("Benno", id="ben"), who="Ben")
    undo(store, id, "Ana")
    value = store.load(id).value
    assert (value.moment("ana", "t2").feeling, value.personas[1].name) == (0, "Benno")
    with pytest.raises(NotFound, match="nothing of Ana's to undo"):
        undo(store, id, "Ana")
    undo(store, id)
    assert store.load(id).value.personas[1].name == "Ben"


def refused_undo(store: Store, id: str, mine: Op, theirs: Op) -> str:
    """The sentence with which an undo is refused after somebody else's change; nothing is changed."""
    do(store, id, mine, who="Ana")
    do(store, id, theirs, who="Ben")
    before = store.load(id)
    with pytest.raises(Conflict) as caught:
        undo(store, id, "Ana")
    assert store.load(id) == before
    return str(caught.value)


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        (feel(-2), feel(-1), "since then Ben did this: Feeling of Checkout for Ana: −2 → −1"),
        (feel(-2), Remove(kind="touchpoint", id="t2"), "Ben did this: Removed touchpoint Checkout"),
        (Add(kind="persona", id="cleo"), feel(1, "cleo.t1"), "Ben did this: Feeling of Shop window"),
        (
            Add(kind="stage", id="s3", fields={"name": "After"}),
            Add(kind="touchpoint", fields={"stage": "s3", "name": "Mail"}),
            "Ben did this: Added touchpoint Mail to After",
        ),
        (Remove(kind="touchpoint", id="t1"), Remove(kind="touchpoint", id="t2"), "Ben did this: Removed touchpoint"),
        (
            Move(kind="touchpoint", id="t1", to=0, stage="s2"),
            Remove(kind="stage", id="s1"),
            "Ben did this: Removed stage Awareness",
        ),
    ],
)
def test_undo_is_refused_where_somebody_built_on_it(store, id, mine, theirs, words) -> None:
    assert words in refused_undo(store, id, mine, theirs)


def test_the_refusal_gives_the_value_of_now(store, id) -> None:
    do(store, id, feel(-2), who="Ana")
    do(store, id, feel(-1), who="Ben")
    with pytest.raises(Conflict) as caught:
        undo(store, id, "Ana")
    assert caught.value.current == {"feeling": -1}
    undo(store, id, "Ben")
    undo(store, id, "Ana")
    assert store.load(id).value.moment("ana", "t2").feeling == 0


def test_other_fields_and_moments_of_others_stay(store, id) -> None:
    do(store, id, feel(1, "ana.t1"), who="Ana")
    do(store, id, Set(kind="moment", id="ana.t1", fields={"doing": "looks"}), who="Ben")
    undo(store, id, "Ana")
    moment = store.load(id).value.moment("ana", "t1")
    assert (moment.feeling, moment.doing) == (None, "looks")
    redo(store, id, "Ana")
    assert store.load(id).value.moment("ana", "t1").feeling == 1


def test_what_does_not_fit_any_more_is_said(store, id) -> None:
    do(store, id, Set(kind="persona", id="ana", fields={"share": 60}))
    do(store, id, Set(kind="persona", id="ana", fields={"share": 10}), who="Ana")
    do(store, id, Set(kind="persona", id="ben", fields={"share": 90}), who="Ben")
    with pytest.raises(Invalid, match=r"cannot be undone any more\. The shares add up to 150 %"):
        undo(store, id, "Ana")


def test_typing_is_undone_at_once_and_choices_one_by_one(store, id) -> None:
    for text in ("Ber", "Bertha", "Berta"):
        do(store, id, name(text), who="Ana")
        do(store, id, feel(len(text) - 4), who="Ben")
    assert undo(store, id, "Ana").undoes == (6, 4, 2)
    assert store.load(id).value.personas[0].name == "Ana"
    redo(store, id, "Ana")
    assert store.load(id).value.personas[0].name == "Berta"
    undo(store, id, "Ben")
    assert store.load(id).value.moment("ana", "t2").feeling == 2
    do(store, id, name("Otto"), who="Ana")
    undo(store, id, "Ana")
    assert store.load(id).value.personas[0].name == "Berta"


def test_a_pause_ends_typing(store, id, monkeypatch) -> None:
    for seconds, text in enumerate(("Anab", "Anabe", "Anabel")):
        monkeypatch.setattr("workshop_kit.storage.store.time.time", lambda seconds=seconds: 1e9 + 6 * seconds)
        do(store, id, name(text))
    undo(store, id)
    assert store.load(id).value.personas[0].name == "Anabe"


def test_one_revision_of_the_past_is_taken_back(store, id) -> None:
    do(store, id, feel(-2))
    do(store, id, name("Anna"))
    undo(store, id, rev=2)
    assert store.load(id).value.moment("ana", "t2").feeling == 0
    assert store.load(id).value.personas[0].name == "Anna"
    with pytest.raises(NotFound):
        undo(store, id, rev=2)


def test_a_long_history_is_read_in_pages(store, id) -> None:
    do(store, id, *(feel(number % 5 - 2) for number in range(1200)))
    do(store, id, name("Anna"))
    assert len(list(store.newest(id, 3))) == 1201
    assert [entry.rev for entry in history(store, id, limit=1)] == [3]
    assert store.at(id, 1).personas[0].name == "Ana"


def test_g3_measures_are_told_in_the_words_of_their_form(store, id) -> None:
    """G3: a reading's fields have the names they have on the page, and a vowel its article."""
    do(store, id, Add(kind="measure", id="m", fields={"name": "Minutes"}))
    do(store, id, Add(kind="reading", id="r", fields={"measure": "m", "date": "2026-11-01"}))
    do(store, id, Set(kind="reading", id="r", fields={"n": 40, "sd": 6}))
    do(store, id, Add(kind="action", id="a", fields={}))
    done = [unmarked(one.words) for one in history(store, id)]
    assert done[0] == "Added an action without a name"
    assert done[1].startswith("Answers of the reading of Minutes on 2026-11-01: nothing → 40; Scatter of the reading")
