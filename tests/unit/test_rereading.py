"""What a source that is read again may take away, and what it may not (D8; decision 11)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workshop_kit import importing, workshops
from workshop_kit.errors import Invalid
from workshop_kit.importing import File, Query
from workshop_kit.model import Workshop

HEAD = "date,csat,comment\n"
ROWS = [f"2026-01-0{n},{n},Said at the counter on day {n}\n" for n in (1, 2, 3, 4, 5)]
NO_WORDS = "date,csat\n" + "".join(f"2026-01-0{n},{n}\n" for n in (1, 2, 3, 4, 5))


@pytest.fixture
def workshop(home: Path) -> workshops.OpenWorkshop:
    return workshops.store_workshop(Workshop(title="W"))


@pytest.fixture
def file(tmp_path: Path, workshop: workshops.OpenWorkshop) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "".join(ROWS))
    importing.connect(File.of(path), workshop)
    return path


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD, "there is no row in it"),
        (HEAD + "".join(ROWS)[:-60], "its last line breaks off"),
        (HEAD + "".join(ROWS[:3]) + "2026-01-04,nine,Good\n", "one row of it could not be read"),
        (
            "date,csat\n" + "".join(f"2026-01-0{n},{n}\n" for n in (1, 2, 3, 4, 5)),
            "a column of it is missing (comment)",
        ),
        (HEAD + "".join(ROWS[:2]), "it has less than half of what was read before"),
    ],
)
def test_a_reading_in_part_takes_nothing_away(
    text: str, why: str, file: Path, workshop: workshops.OpenWorkshop
) -> None:
    before = set(workshop.feedback.frame.feedback_id)
    file.write_text(text)
    for _ in range(2):
        report = importing.again("a.csv", workshop)
        assert (report.gone, report.stayed > 0) == (0, True)
        assert f"Nothing was taken away, because {why}." in " ".join(report.notes)
        assert before <= set(workshop.feedback.frame.feedback_id)


def test_a_cut_query_takes_nothing_away(tmp_path: Path, workshop: workshops.OpenWorkshop) -> None:
    place = tmp_path / "answers.db"
    with closing(sqlite3.connect(place)) as db:
        db.execute("CREATE TABLE answers (date TEXT, csat INTEGER, comment TEXT)")
        db.executemany("INSERT INTO answers VALUES (?, ?, ?)", [(f"2026-01-0{n}", n, f"day {n}") for n in (1, 2, 3)])
        db.commit()
        ask = "SELECT * FROM answers ORDER BY date DESC"
        importing.connect(Query(f"sqlite:///{place}", ask, "Answers", rows=3), workshop)
        db.execute("INSERT INTO answers VALUES ('2026-01-04', 4, 'day 4')")
        db.commit()
    report = importing.again("Answers", workshop)
    assert (report.added, report.gone, report.stayed) == (1, 0, 1)
    assert "because only its first 3 rows were asked for" in report.notes[-1]
    with pytest.raises(Invalid, match="another database"):
        importing.again("Answers", workshop, f"sqlite:///{tmp_path}/other.db")


def test_nothing_goes_by_itself(file: Path, workshop: workshops.OpenWorkshop) -> None:
    file.write_text(HEAD + "".join(ROWS[1:]) + ROWS[0].replace("counter", "door"))
    report = importing.again("a.csv", workshop, by_itself=True)
    assert (report.added, report.gone, report.stayed) == (1, 0, 1)
    assert report.notes[-1].startswith("One row is not in it any more. Press")
    assert importing.again("a.csv", workshop).gone == 1
    assert len(workshop.feedback) == 5


EDITS: dict[str, Callable[[workshops.OpenWorkshop, str], object]] = {
    "coded": lambda workshop, id: workshop.feedback.code("Ines", {id: "slow"}),
    "placed": lambda workshop, id: workshop.feedback.assign([id], "till"),
    "felt": lambda workshop, id: workshop.feedback.feel([id], -1.0),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_what_somebody_did_stays(
    edit: Callable[[workshops.OpenWorkshop, str], object], file: Path, workshop: workshops.OpenWorkshop
) -> None:
    first = workshop.feedback.frame.feedback_id[0]
    edit(workshop, first)
    file.write_text(HEAD + "".join(ROWS[2:]))
    report = importing.again("a.csv", workshop)
    assert (report.gone, report.stayed) == (1, 1)
    assert report.notes[-1].startswith("One row that is not in it any more stays, because somebody")
    assert first in set(workshop.feedback.frame.feedback_id)


def test_another_file_of_that_name_is_another_source(
    file: Path, tmp_path: Path, workshop: workshops.OpenWorkshop
) -> None:
    elsewhere = tmp_path / "elsewhere" / "a.csv"
    elsewhere.parent.mkdir()
    elsewhere.write_text(HEAD + "2026-02-01,5,Something else altogether\n")
    importing.import_(File("a.csv", data=elsewhere.read_bytes()), workshop)
    assert workshop.feedback.sources[0].address == str(file)
    importing.connect(File.of(elsewhere), workshop)
    assert [one.name for one in workshop.feedback.sources] == ["a.csv", "a.csv (2)", "a.csv (3)"]
    for name in ("a.csv", "a.csv (3)"):
        assert importing.again(name, workshop).gone == 0
    assert len(workshop.feedback) == 6
