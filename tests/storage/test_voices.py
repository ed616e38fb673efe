"""Feedback in the database: in once, out as DataFrames, coded field by field (D1, D5, D6)."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pandas as pd
import pytest
from rows_in import paged
from sqlalchemy import event, func, inspect, select

from workshop_kit.analysis.breakdown import breakdown
from workshop_kit.changes.ops import Remove, Set
from workshop_kit.errors import NotFound
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import arriving, bulk, schema, versions
from workshop_kit.storage.shared import SHARED, shared
from workshop_kit.storage.store import Edit, Store
from workshop_kit.voices import CODINGS, FEEDBACK, TALLY, Source, Voices

CAFE = Workshop(
    title="Café",
    personas=[{"id": "ana", "name": "Ana", "role": "regular"}],
    stages=[{"id": "s1", "name": "Before"}, {"id": "s2", "name": "After"}],
    touchpoints=[{"id": "q", "stage": "s1", "name": "Waits in the queue"}, {"id": "c", "stage": "s2", "name": "Cup"}],
    themes=[{"id": "slow", "name": "Slow"}, {"id": "kind", "name": "Kind"}],
)
#: id, date, kind, channel, segment, place, nps, csat, ces, rating, comment, person
ROWS = [
    ("a", 86_400, "survey", "e-mail", "Regular", "waits in the  QUEUE", 9, 1, None, None, "Nine minutes.", ""),
    ("b", None, "survey", "e-mail", "", "The till", 0, None, 7, None, "", ""),
    ("c", 1_700_000_000, "review", "", "visitor", "Cup", None, None, 1, None, "<b>=1+1</b>", ""),
    ("d", None, "poll", "", "", "", None, None, None, 1.5, "Éclair 日本", ""),
    ("e", None, "poll", "", "", "", None, None, None, None, "no rating", ""),
]


@pytest.fixture
def store(url: str, home) -> Iterator[Store]:
    store = Store(url)
    yield store
    with store.reading() as db:
        kept = {one["name"] for one in inspect(db).get_indexes("feedback")}
    assert kept == {"feedback_once", "feedback_in_order"}
    store.close()


@pytest.fixture(params=[50_000, 1], ids=["few", "many"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are taken for few, and for so many that SQLite builds its indexes anew."""
    monkeypatch.setattr(bulk, "_MANY", request.param)


@pytest.fixture
def voices(store: Store) -> Voices:
    voices = Voices(store, store.create(CAFE))
    bring(voices, ROWS)
    return voices


def bring(voices: Voices, rows: list[tuple], name: str = "a.csv", *, only: bool = False) -> arriving.Settled:
    with voices.arriving() as arrivals:
        arrivals.put(paged([(*row, number) for number, row in enumerate(rows)]))
        return arrivals.settle(voices.workshop, Source(0, name, "file", "", {}, time.time()), only=only)


def test_the_frame_has_the_columns_that_are_agreed(voices: Voices) -> None:
    frame = voices.frame
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == FEEDBACK
    assert list(frame.feedback_id) == ["a", "b", "c", "d", "e"]
    assert list(frame.touchpoint_id) == ["q", "", "c", "", ""]
    assert list(frame.stage_id) == ["s1", "", "s2", "", ""]
    assert list(frame.persona_id) == ["ana", "", "", "", ""]
    assert list(frame.date.dt.strftime("%Y-%m-%d").fillna("")) == ["1970-01-02", "", "2023-11-14", "", ""]
    assert list(frame.comment) == ["Nine minutes.", "", "<b>=1+1</b>", "Éclair 日本", "no rating"]


def test_feeling_is_satisfaction_else_recommendation_else_effort_else_a_rating(voices: Voices) -> None:
    assert list(voices.frame.feeling.fillna(99)) == [-2, -2, -2, 1.5, 99]
    assert list(voices.frame.sentiment.fillna(99)) == [-2, -2, -2, 1.5, 99]
    assert list(voices.frame.sentiment_by) == ["rating", "rating", "rating", "rating", ""]


def test_a_hint_counts_less_than_a_rating_and_a_person_most(voices: Voices) -> None:
    voices.hint({"a": 1.0, "e": 1.0})
    voices.feel(["b"], 2)
    voices.hint({"b": -1.0})
    found = voices.frame.set_index("feedback_id")
    assert list(found.sentiment[["a", "b", "e"]]) == [-2, 2, 1]
    assert list(found.sentiment_by[["a", "b", "e"]]) == ["rating", "person", "lexicon"]
    voices.feel(["b"], None)
    assert voices.frame.sentiment_by[1] == "rating"


def test_without_feedback_the_columns_are_there(store: Store) -> None:
    voices = Voices(store, store.create(CAFE))
    for table, columns in ((voices.frame, FEEDBACK), (voices.codings, CODINGS), (voices.tally, TALLY)):
        assert table.empty
        assert {name: str(kind) for name, kind in table.dtypes.items()} == columns
    assert len(voices) == 0


def test_the_tally_counts_what_the_frame_holds(voices: Voices) -> None:
    bring(voices, [("f", *ROWS[0][1:]), ("g", *ROWS[0][1:])], "b.csv")
    tally = voices.tally
    assert {name: str(kind) for name, kind in tally.dtypes.items()} == TALLY
    keys = [name for name in TALLY if name != "count"]
    counted = voices.frame.groupby(keys, dropna=False, sort=False, as_index=False).size()
    same = (
        tally.groupby(keys, dropna=False, sort=False, as_index=False)["count"].sum().rename(columns={"count": "size"})
    )
    pd.testing.assert_frame_equal(
        *(one.sort_values(keys).reset_index(drop=True) for one in (same, counted)), check_dtype=False
    )
    assert tally["count"].max() == 2
    assert same["size"].max() == 3


def test_measures_follow_from_the_tally_as_from_the_frame(voices: Voices) -> None:
    bring(voices, [("f", *ROWS[0][1:]), ("g", *ROWS[0][1:])], "b.csv")
    assert "count" in voices.rated, "the comments are not read for a number"
    for by in ("", "touchpoint_id", "stage_id", "persona_id", "segment", "channel", "source"):
        counted = breakdown(voices.tally, by)
        pd.testing.assert_frame_equal(counted, breakdown(voices.frame, by))
        assert counted["n"].sum()
    assert voices.rated is voices.frame, "it is at hand by now"
    bring(voices, [("h", *ROWS[0][1:])], "c.csv")
    assert "count" in voices.rated, "the frame at hand was of the state before"


def test_what_is_known_is_not_added_again(voices: Voices) -> None:
    assert bring(voices, ROWS).added == 0
    assert bring(voices, [*ROWS, ("f", *ROWS[4][1:])], "other.csv").added == 1
    assert len(voices) == len(voices.frame) == 6


MANY = [*ROWS[:2], *((f"m{number:02}", *ROWS[number % 5][1:]) for number in range(10))]


def test_many_rows_come_in_like_few(voices: Voices, monkeypatch: pytest.MonkeyPatch) -> None:
    """D1: their ids get an index at once, which holds what is known out as before."""
    monkeypatch.setattr(bulk, "_MANY", len(MANY))
    built: list[str] = []

    def note(_db: object, _cursor: object, statement: str, *_: object) -> None:
        built.extend([statement] if statement.startswith("CREATE UNIQUE INDEX feedback_once") else [])

    event.listen(voices.store.database.writer, "before_cursor_execute", note)
    assert bring(voices, MANY, "b.csv").added == 10
    assert len(built) == (1 if voices.store.database.is_sqlite else 0)
    assert list(voices.frame.feedback_id) == ["a", "b", "c", "d", "e", *(one[0] for one in MANY[2:])]
    assert list(voices.frame.comment[5:]) == [ROWS[number % 5][10] for number in range(10)]
    assert bring(voices, MANY, "c.csv").added == 0, "much is there by now: these come in one by one"
    assert len(built) < 2
    assert len(voices) == 15


def test_many_rows_that_fail_leave_everything(voices: Voices, monkeypatch: pytest.MonkeyPatch) -> None:
    if not voices.store.database.is_sqlite:
        # PostgreSQL keeps its index all the time.
        return
    monkeypatch.setattr(bulk, "_MANY", len(MANY))

    def full(_db: object) -> None:
        raise OSError("The disk is full.")

    monkeypatch.setattr(schema.feedback_once, "create", full)
    with pytest.raises(OSError, match="The disk is full"):
        bring(voices, MANY, "b.csv")
    monkeypatch.undo()
    assert len(voices) == 5
    assert [one.name for one in voices.sources] == ["a.csv"]
    assert bring(voices, [*ROWS, ("f", *ROWS[4][1:])], "b.csv").added == 1


def test_a_source_may_become_what_it_is_now(voices: Voices) -> None:
    voices.code("Ines", {"a": "slow", "c": "kind"})
    assert bring(voices, ROWS[2:], only=True) == arriving.Settled(voices.sources[0].number, 0, 1, 1, 1)
    assert list(voices.frame.feedback_id) == ["a", "c", "d", "e"]
    assert list(voices.codings.feedback_id) == ["a", "c"]


def test_nothing_is_there_until_all_is(voices: Voices) -> None:
    """Nor does anybody wait meanwhile: others write to the map."""

    def broken_off() -> None:
        with voices.arriving() as arrivals:
            arrivals.put(paged([("f", *ROWS[0][1:], 1)]))
            assert len(voices) == 5
            rename = Set(kind="touchpoint", id="q", fields={"name": "Line"})
            voices.store.apply(voices.workshop, [Edit(new_id(), rename)])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert len(voices) == 5


def test_an_edit_that_changes_no_row_reads_none_again(voices: Voices) -> None:
    """D1: a million rows stay in memory while somebody types a title."""

    def edit(kind: str, id: str, **fields: str) -> None:
        voices.store.apply(voices.workshop, [Edit(new_id(), Set(kind=kind, id=id, fields=fields))])

    before = voices.frame, voices.tally, voices.codings
    edit("workshop", "workshop", title="Another")
    edit("theme", "slow", name="Slower")
    assert all(one is other for one, other in zip(before, (voices.frame, voices.tally, voices.codings), strict=True))
    edit("touchpoint", "c", name="The till")
    assert list(voices.frame.touchpoint_id) == ["q", "c", "", "", ""]
    edit("persona", "ana", role="visitor")
    assert list(voices.frame.persona_id) == ["", "", "ana", "", ""]


def test_what_is_ticked_alike_is_kept_once(voices: Voices, store: Store) -> None:
    """D1: and what nobody names any more goes, with the words of customers in it."""

    def kept() -> tuple[list[str], int]:
        with store.reading() as db:
            contexts, ratings = (shared(db, voices.workshop, name) for name in SHARED)
        assert set(ratings.values()) <= {row[6:10] for row in ROWS}
        return sorted(place for _, _, _, place in contexts.values()), len(ratings)

    assert kept() == (["", "Cup", "The till", "waits in the  QUEUE"], 5)
    bring(voices, [*ROWS, ("f", *ROWS[1][1:]), ("g", *ROWS[1][1:])], "b.csv")
    assert kept() == (["", "Cup", "The till", "The till", "waits in the  QUEUE"], 6)
    bring(voices, ROWS, "c.csv")
    assert kept() == (["", "Cup", "The till", "The till", "waits in the  QUEUE"], 6)
    voices.forget("b.csv")
    bring(voices, [row for row in ROWS if row[0] != "c"], only=True)
    assert kept() == (["", "The till", "waits in the  QUEUE"], 4)
    voices.forget("a.csv")
    assert kept() == ([], 0)
    assert voices.frame.empty


def test_the_words_of_a_file_keep_their_meaning(voices: Voices) -> None:
    assert set(zip(voices.places().place, voices.places().touchpoint_id, strict=True)) == {
        ("waits in the  QUEUE", "q"), ("The till", ""), ("Cup", "c"),
    }  # fmt: skip
    voices.place("The till", "c")
    assert voices.frame.touchpoint_id[1] == "c"
    voices.place("Cup", "")
    assert voices.frame.touchpoint_id[2] == ""
    voices.assign(["d", "e"], "q")
    assert list(voices.frame.touchpoint_id[3:]) == ["q", "q"]


def test_a_touchpoint_that_is_gone_is_none_until_it_is_back(voices: Voices) -> None:
    voices.assign(["d"], "q")
    voices.store.apply(voices.workshop, [Edit(new_id(), Remove(kind="touchpoint", id="q"))])
    assert list(voices.frame.touchpoint_id) == ["", "", "c", "", ""]
    assert list(voices.frame.stage_id) == ["", "", "s2", "", ""]


def test_codes_are_set_each_for_itself(voices: Voices) -> None:
    assert voices.code("Ines", {"a": "slow", "c": "kind"}) == {"a": "", "c": ""}
    voices.code("Tom", {"a": "kind"})
    assert voices.code("Ines", {"a": "kind", "c": ""}) == {"a": "slow", "c": "kind"}
    assert voices.codings.to_dict("tight")["data"] == [["a", "Ines", "kind"], ["a", "Tom", "kind"]]
    voices.code("Tom", {"b": "gone"})
    assert list(voices.codings.theme_id) == ["kind", "kind"]


def test_a_branch_hears_what_its_origin_hears(voices: Voices) -> None:
    """A journey as it is to be has the same customers; they said it once."""
    branch = Voices(voices.store, versions.branch(voices.store, voices.workshop, "To be"))
    assert len(branch) == 5
    branch.code("Ines", {"a": "slow"})
    bring(branch, [("f", *ROWS[0][1:])], "b.csv")
    assert list(voices.codings.feedback_id) == ["a"]
    assert len(voices) == 6
    other = Voices(voices.store, voices.store.create(CAFE))
    assert len(other) == 0


def test_what_is_deleted_is_deleted(voices: Voices) -> None:
    voices.code("Ines", {"a": "slow", "c": "kind"})
    bring(voices, [("f", *ROWS[0][1:])], "b.csv")
    assert voices.forget("nothing.csv") == 0
    assert voices.forget("a.csv") == 5
    assert [one.name for one in voices.sources] == ["b.csv"]
    assert list(voices.frame.feedback_id) == ["f"]
    assert voices.codings.empty


def test_another_kit_sees_it(voices: Voices, url: str) -> None:
    other = Store(url)
    theirs = Voices(other, voices.workshop)
    assert len(theirs.frame) == 5
    revision = theirs.revision
    voices.code("Ines", {"a": "slow"})
    assert theirs.revision > revision
    assert list(theirs.codings.theme_id) == ["slow"]
    other.close()


def test_a_workshop_that_is_not_there(voices: Voices) -> None:
    with pytest.raises(NotFound, match="no workshop with the id 'zzz'"):
        len(Voices(voices.store, "zzz"))


@pytest.mark.usefixtures("either_way")
def test_what_was_taken_out_is_brought_back_with_all_that_was_decided(voices: Voices) -> None:
    """D1: rows, codings, places and words of sentiment; beside what came in meanwhile."""
    voices.code("Ines", {"a": "slow", "c": "kind"})
    voices.assign(["d"], "q")
    voices.feel(["e"], -2)
    voices.place("The till", "c", "a.csv")
    before, coded = voices.frame, voices.codings
    assert voices.taken_out is None
    assert voices.forget("a.csv") == 5
    assert (voices.taken_out.name, voices.taken_out.rows) == ("a.csv", 5)
    assert voices.taken_out.until == pytest.approx(time.time() + 86_400, abs=60)
    assert voices.frame.empty
    assert voices.codings.empty
    bring(voices, [("f", *ROWS[2][1:]), ("g", *ROWS[4][1:])], "b.csv")
    assert voices.bring_back() == 5
    assert voices.taken_out is None
    assert [one.name for one in voices.sources] == ["a.csv", "b.csv"]
    pd.testing.assert_frame_equal(voices.frame[:5], before)
    pd.testing.assert_frame_equal(voices.codings, coded)
    assert list(voices.frame[5:].comment) == ["<b>=1+1</b>", "no rating"]
    assert voices.bring_back() == 0


@pytest.mark.usefixtures("either_way")
def test_what_came_in_again_meanwhile_is_not_there_twice(voices: Voices) -> None:
    """D1: the same file, and the same rows of another; what somebody decided since then stays."""
    voices.code("Ines", {"a": "slow", "b": "slow"})
    voices.assign(["d", "e"], "q")
    voices.feel(["c", "d"], -2)
    voices.place("The till", "c", "a.csv")
    voices.place("Cup", "q", "a.csv")
    before = voices.frame
    voices.forget("a.csv")
    bring(voices, [*ROWS[:-1], (*ROWS[-1][:-2], "no rating, [phone]", "")])
    voices.code("Ines", {"a": "kind"})
    voices.assign(["e"], "c")
    voices.feel(["d"], 1)
    voices.place("Cup", "c", "a.csv")
    assert voices.bring_back() == 5
    assert [one.name for one in voices.sources] == ["a.csv"]
    after = voices.frame
    assert list(after.touchpoint_id) == ["q", "c", "c", "q", "c"]
    assert list(after.sentiment[2:4]) == [-2, 1]
    assert after.comment[4] == "no rating, [phone]"
    untouched = [name for name in before if name not in ("touchpoint_id", "stage_id", "sentiment")]
    pd.testing.assert_frame_equal(after.loc[:3, untouched], before.loc[:3, untouched])
    assert voices.codings.to_dict("tight")["data"] == [["a", "Ines", "kind"], ["b", "Ines", "slow"]]
    voices.forget("a.csv")
    bring(voices, ROWS, "c.csv")
    voices.bring_back()
    assert sorted(voices.frame.feedback_id) == ["a", "b", "c", "d", "e"]
    assert [one.name for one in voices.sources] == ["a.csv", "c.csv"]


@pytest.mark.usefixtures("either_way")
def test_only_the_last_can_be_brought_back_and_nothing_lies_there_for_long(
    voices: Voices, store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D3: who takes comments out wants them gone; after a day they are, and at once where somebody says so."""

    def lies_there() -> list[int]:
        tables = (schema.feedback, schema.coding, schema.source, schema.context, schema.ratings)
        with store.reading() as db:
            return [db.execute(select(func.count()).where(one.c.workshop.like("out:%"))).scalar_one() for one in tables]

    voices.code("Ines", {"a": "slow"})
    bring(voices, [("f", *ROWS[0][1:])], "b.csv")
    voices.forget("a.csv")
    assert lies_there() == [5, 1, 1, 4, 5]
    voices.forget("b.csv")
    assert voices.taken_out.name == "b.csv"
    assert lies_there() == [1, 0, 1, 1, 1]
    voices.forget_for_good()
    assert lies_there() == [0] * 5
    bring(voices, ROWS)
    voices.forget("a.csv")
    Store(url).close()
    assert lies_there()[0] == 5
    later = time.time() + 86_401
    monkeypatch.setattr(time, "time", lambda: later)
    Store(url).close()
    assert lies_there() == [0] * 5
    bring(voices, ROWS)
    voices.forget("a.csv")
    much_later = later + 86_401
    monkeypatch.setattr(time, "time", lambda: much_later)
    assert lies_there()[0] == 5
    assert voices.taken_out is None
    assert lies_there() == [0] * 5
