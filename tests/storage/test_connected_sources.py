"""Queries that only read, and sources that are read again (D1, D8)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workshop_kit import importing, workshops
from workshop_kit.errors import Invalid, NotFound
from workshop_kit.importing import Choices, File, Query, queries
from workshop_kit.model import Workshop

ASK = "SELECT day AS date, stars, said AS comment FROM answers ORDER BY day"


@pytest.fixture
def workshop(home: Path) -> workshops.OpenWorkshop:
    return workshops.store_workshop(Workshop(title="W"))


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE answers (day TEXT, stars INTEGER, said TEXT)")
        db.executemany(
            "INSERT INTO answers VALUES (?, ?, ?)", [("2026-01-0" + str(n), n, f"at 10:0{n}") for n in (1, 2, 3)]
        )
        db.commit()
    return file


def test_a_query_is_a_source(workshop: workshops.OpenWorkshop, answers: Path) -> None:
    report = importing.connect(Query(f"sqlite:///{answers}", ASK, "Answers"), workshop)
    assert (report.rows, report.added, report.columns) == (
        3,
        3,
        {"date": "date", "csat": "stars", "comment": "comment"},
    )
    assert list(workshop.feedback.frame.comment) == ["at 10:01", "at 10:02", "at 10:03"]
    look = importing.preview(importing.open_query(Query(f"sqlite:///{answers}", ASK)), workshop)
    assert [one.field for one in look.columns] == ["date", "csat", "comment"]


@pytest.mark.parametrize("url", ["mysql://me:secret@host/shop", "mariadb://host/shop", "mssql://host/shop"])
def test_only_databases_that_can_be_kept_from_writing_are_asked(url: str) -> None:
    with pytest.raises(importing.Unreadable, match="SQLite and PostgreSQL only"):
        importing.open_query(Query(url, "SELECT 1 INTO OUTFILE '/tmp/x'"))


def test_a_semicolon_may_stand_in_a_text(answers: Path) -> None:
    ask = "SELECT 'a;b' AS comment, \"stars\" FROM answers -- one; two\n;"
    assert list(importing.open_query(Query(f"sqlite:///{answers}", ask)).rows())[1][1][0] == "a;b"


def test_a_look_asks_for_a_few_rows(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "SAMPLE", 2)
    look = importing.open_query(Query(f"sqlite:///{answers}", ASK), sample=True)
    assert len(list(look.rows())) == 3
    assert look.notes == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM answers", "begins with SELECT"),
        ("SELECT 1; DROP TABLE answers", "Only one question"),
        ("WITH x AS (SELECT 1) DELETE FROM answers", "would write"),
        ("SELECT * FROM elsewhere", "no such table: elsewhere"),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
            "longer than 0.3 seconds",
        ),
    ],
)
def test_a_query_reads_and_ends(sql: str, told: str, answers: Path) -> None:
    before = answers.read_bytes()
    with pytest.raises(importing.Unreadable, match=told):
        importing.open_query(Query(f"sqlite:///{answers}", sql, seconds=0.3))
    assert answers.read_bytes() == before


def test_a_query_ends_after_its_rows(workshop: workshops.OpenWorkshop, answers: Path) -> None:
    report = importing.connect(Query(f"sqlite:///{answers}", ASK, rows=2), workshop)
    assert report.rows == 2
    assert report.notes == ("There are more rows; the first 2 were read.",)


def test_another_server_is_asked_and_its_password_told_nobody(
    workshop: workshops.OpenWorkshop, postgres, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, secret = postgres.url(), "not-in-any-message"
    assert secret in url
    sql = "SELECT DATE '2026-01-31' AS date, 4 AS csat, 'fine'::text AS comment"
    query = Query(url, sql, "Server")
    assert importing.connect(query, workshop).added == 1
    with pytest.raises(importing.Unreadable, match="would write"):
        importing.open_query(Query(url, "WITH x AS (SELECT 1) INSERT INTO pg_description SELECT 1, 1, 1, 'x'"))
    with pytest.raises(importing.Unreadable, match="longer than"):
        importing.open_query(Query(url, "SELECT pg_sleep(30)", seconds=0.2))
    wrong = url.replace(secret, "another-secret")
    with pytest.raises(importing.Unreadable) as refused:
        importing.open_query(Query(wrong, sql))
    assert "another-secret" not in str(refused.value)
    workshop.store.close()
    held = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert secret.encode() not in held
    assert secret not in repr(query) + query.address
    monkeypatch.setenv("ANSWERS_URL", url)
    assert importing.connect(Query("$ANSWERS_URL", sql, "Server"), workshop).known == 1
    assert workshop.feedback.sources[1].address == "$ANSWERS_URL"
    assert importing.again("Server (2)", workshop).known == 1


def test_a_file_is_followed(workshop: workshops.OpenWorkshop, tmp_path: Path) -> None:
    """What is new comes in, what is gone goes, and the match of columns is as it was."""
    path = tmp_path / "answers.csv"
    path.write_text(
        "when,how good,what\n2026-01-01,4,It was warm in there and quiet\n2026-01-02,1,Nobody saw me waiting\n"
    )
    importing.connect(File.of(path), workshop, Choices(columns={"how good": "csat"}))
    assert importing.changed(workshop) == []
    path.write_text(
        "when,how good,what\n2026-01-02,1,Nobody saw me waiting\n2026-01-03,5,The bun was worth the way here\n"
    )
    assert importing.changed(workshop) == ["answers.csv"]
    report = importing.again("answers.csv", workshop)
    assert (report.added, report.known, report.gone) == (1, 1, 1)
    assert report.words == "2 rows: 1 added, 1 known already, 1 gone."
    assert list(workshop.feedback.frame.csat) == [1, 5]
    assert importing.changed(workshop) == []


def test_the_last_good_values_stay(workshop: workshops.OpenWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("date,csat\n2026-01-01,4\n")
    importing.connect(File.of(path), workshop)
    path.write_text("")
    with pytest.raises(importing.Unreadable, match="is empty"):
        importing.again("answers.csv", workshop)
    path.unlink()
    with pytest.raises(importing.Unreadable, match="no file"):
        importing.again("answers.csv", workshop)
    assert list(workshop.feedback.frame.csat) == [4]
    assert "no file" in workshop.feedback.sources[0].details["failed"]
    path.write_text("date,csat\n2026-01-01,4\n2026-01-02,5\n")
    importing.again("answers.csv", workshop)
    assert workshop.feedback.sources[0].details["failed"] == ""


def test_what_is_not_connected_says_so(workshop: workshops.OpenWorkshop) -> None:
    dropped = File("a.csv", data=b"date,csat\n2026-01-01,4\n")
    with pytest.raises(Invalid, match="Only a file of this computer"):
        importing.connect(dropped, workshop)
    importing.import_(dropped, workshop)
    with pytest.raises(NotFound, match="is not connected"):
        importing.again("a.csv", workshop)
