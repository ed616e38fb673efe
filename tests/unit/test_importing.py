"""Feedback from files: matched, told row by row, masked, and nothing twice (D1, D2, D3)."""

from __future__ import annotations

import csv
import io
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from workshop_kit import importing, workshops
from workshop_kit.errors import Invalid
from workshop_kit.importing import Choices, File, words
from workshop_kit.model import Workshop
from workshop_kit.resources import folder

SAMPLE = folder("data/sample") / "cafe.feedback.csv"


@pytest.fixture
def cafe(home: Path) -> workshops.OpenWorkshop:
    return workshops.import_workshop(folder("data/sample") / "cafe.workshop.yaml")


@pytest.fixture
def small(home: Path) -> workshops.OpenWorkshop:
    stages = [{"id": "s", "name": "Visit"}]
    spots = [{"id": "q", "stage": "s", "name": "Waits in the queue"}, {"id": "c", "stage": "s", "name": "The cup"}]
    return workshops.store_workshop(Workshop(title="Small", stages=stages, touchpoints=spots))


def text(*lines: str, name: str = "a.csv", encoding: str = "utf-8") -> File:
    return File(name, data="\n".join(lines).encode(encoding))


def field_of(preview: importing.Preview) -> dict[str, str]:
    return {one.name: one.field for one in preview.columns}


def test_the_sample_is_read_to_its_last_row(cafe: workshops.OpenWorkshop) -> None:
    report = importing.import_(File.of(SAMPLE), cafe)
    assert (report.rows, report.added, report.known, report.refused) == (246, 246, 0, ())
    frame = cafe.feedback.frame
    assert (frame.touchpoint_id != "").all()
    assert "author" not in report.columns


def test_the_same_again_adds_nothing(cafe: workshops.OpenWorkshop, tmp_path: Path) -> None:
    """In another order, as another kind of file, in another workshop's words: what is known is known."""
    importing.import_(File.of(SAMPLE), cafe)
    rows = list(csv.reader(io.StringIO(SAMPLE.read_text())))
    shuffled = rows[1:]
    random.Random(1).shuffle(shuffled)
    again = text(
        *(";".join(f'"{cell}"'.replace('""', "") for cell in row) for row in [rows[0], *shuffled]), name="b.csv"
    )
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(tmp_path / "c.xlsx")
    for file in (File.of(SAMPLE), again, File.of(tmp_path / "c.xlsx")):
        report = importing.import_(file, cafe)
        assert (report.rows, report.added, report.known) == (246, 0, 246), file.name


def test_equal_answers_of_two_people_are_two(small: workshops.OpenWorkshop) -> None:
    lines = ["date,csat,comment", *["2026-01-01,5,good"] * 3, "2026-01-01,4,"]
    assert importing.import_(text(*lines), small).added == 4
    assert importing.import_(text(*lines, "2026-01-01,5,good"), small).added == 1
    bare = text("nps", "9", "9", "10")
    assert importing.import_(bare, small).added == 3
    assert importing.import_(File("copy of it.csv", data=bare.data), small).added == 0
    assert importing.import_(text("nps", "9", "9", name="of another month.csv"), small).added == 2


def test_each_row_that_is_not_read_is_told_with_its_reason(small: workshops.OpenWorkshop) -> None:
    file = text(
        "date,nps,csat,comment",
        "2026-01-01,11,5,a", "2026-13-01,9,5,b", "2026-01-01,nine,5,c", "2026-01-01,,,", "2026-01-01,9,5,a, b",
        "2026-01-02,9,5,fine", "x", "2026-01-02,,4.5,d",
        '2026-01-03,9,5,"never closed', "2026-01-04,9,5,read all the same",
    )  # fmt: skip
    report = importing.import_(file, small)
    assert report.rows == report.added + report.known + len(report.refused) == 10
    reasons = {one.row: one.reason for one in report.refused}
    assert reasons[2] == "“nps” is “11”; it goes from 0 to 10"
    assert reasons[3] == "“2026-13-01” is no date like 2026-03-31"
    assert reasons[4] == "“nps” is “nine”, which is no number"
    assert reasons[5] == "neither a rating nor words"
    assert reasons[6].startswith("5 cells where there are 4 columns")
    assert reasons[8].startswith("1 of 4 cells")
    assert (
        reasons[9]
        == "“csat” is “4.5”; whole numbers from 1 to 5 are read. For half steps, say that the column is another rating"
    )
    assert reasons[10].startswith("a quotation mark that is never closed")
    assert list(small.feedback.frame.comment) == ["fine", "read all the same"]
    saved = list(csv.reader(io.StringIO(report.refused_csv().lstrip("\ufeff"))))
    assert saved[0] == ["row", "reason"]
    assert len(saved) == 9


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Datum;Kundengruppe;Weiterempfehlung;Kommentar;E-Mail", "date segment nps comment email"),
        ("fecha;canal;satisfacción;comentarios;correo electrónico", "date channel csat comment email"),
        ("Horodateur;étape;effort;commentaire;nom", "date touchpoint ces comment author"),
        ("日付;満足度;コメント;氏名", "date csat comment author"),
        ("التاريخ;التقييم;تعليق;الاسم", "date rating comment author"),
        ("Timestamp;How likely are you to recommend us?;Why?;Phone number", "date nps comment phone"),
    ],
)
def test_columns_are_known_in_many_languages(small: workshops.OpenWorkshop, header: str, fields: str) -> None:
    cells = {
        "date": "2026-01-02", "email": "a@example.org", "comment": "It was a long wait in the rain", "author": "Ana",
        "nps": "5", "csat": "5", "ces": "5", "rating": "5", "phone": "0301234567",
    }  # fmt: skip
    row = ";".join(cells.get(field, "word") for field in fields.split())
    look = importing.preview(text(header, row), small)
    personal = {"email", "author", "phone"}
    assert [one.field for one in look.columns] == [field if field not in personal else "" for field in fields.split()]
    assert [one.personal for one in look.columns] == [field in personal for field in fields.split()]


def test_a_match_is_chosen_and_remembered(small: workshops.OpenWorkshop) -> None:
    file = text("when,what,how good", "1.2.2026,It was fine and warm in there,4", name="export.csv")
    assert field_of(importing.preview(file, small)) == {"when": "date", "what": "comment", "how good": ""}
    importing.import_(file, small, Choices(columns={"how good": "csat"}))
    look = importing.preview(file, small)
    assert look.remembered
    assert field_of(look) == {"when": "date", "what": "comment", "how good": "csat"}
    other = File("next month.csv", data=file.data)
    assert field_of(importing.preview(other, small))["how good"] == "csat"
    assert importing.preview(other, small).columns[2].reason == "as last time"


def test_words_are_matched_to_touchpoints_and_near_ones_only_offered(small: workshops.OpenWorkshop) -> None:
    file = text("touchpoint,csat", "WAITS IN THE QUEUE,1", "waiting in the queue,2", "cup,4", "parking,5")
    places = {one.text: one for one in importing.preview(file, small).places}
    assert places["WAITS IN THE QUEUE"].touchpoint == "q"
    assert (places["waiting in the queue"].touchpoint, places["waiting in the queue"].near[0]) == ("", "q")
    assert places["parking"].near == ()
    importing.import_(file, small, Choices(touchpoints={"cup": "c"}))
    assert list(small.feedback.frame.touchpoint_id) == ["q", "", "c", ""]
    small.set("touchpoint", "q", name="Stands in line")
    small.set("touchpoint", "c", name="Mug")
    assert list(small.feedback.frame.touchpoint_id) == ["q", "", "c", ""]
    assert {one.text: one.touchpoint for one in importing.preview(file, small).places}["cup"] == "c"


def test_a_survey_with_a_column_for_each_question(small: workshops.OpenWorkshop) -> None:
    """The survey that the kit makes of the map comes back without any matching (D9)."""
    file = text(
        "Timestamp,How was “Waits in the queue”? (1–5),Anything about “Waits in the queue”?,The cup [nps],Name",
        "2026-01-01 10:00,2,slow,10,Ana", "2026-01-01 11:00,,,,Tom", "2026-01-01 12:00,9,,8,Bo",
    )  # fmt: skip
    look = importing.preview(file, small)
    assert look.wide
    assert [(one.field, one.place) for one in look.columns[1:]] == [
        ("csat", "Waits in the queue"), ("comment", "Waits in the queue"), ("nps", "The cup"), ("", ""),
    ]  # fmt: skip
    report = importing.import_(file, small)
    assert (report.rows, report.added, report.pieces, len(report.refused)) == (3, 1, 2, 2)
    frame = small.feedback.frame
    assert list(zip(frame.touchpoint_id, frame.csat.fillna(0), frame.nps.fillna(0), frame.comment, strict=True)) == [
        ("q", 2, 0, "slow"), ("c", 0, 10, ""),
    ]  # fmt: skip
    assert importing.import_(file, small).known == 1


def test_questions_without_a_touchpoint_become_places_to_match(small: workshops.OpenWorkshop) -> None:
    file = text("How satisfied were you with the staff?,How satisfied were you with parking?", "5,2", "4,1")
    look = importing.preview(file, small)
    assert [one.text for one in look.places] == [one.name for one in look.columns]
    report = importing.import_(file, small)
    assert (report.rows, report.added, report.pieces) == (2, 2, 4)
    together = importing.preview(file, small, Choices(wide=False))
    assert not together.wide


def test_dates_in_three_orders(small: workshops.OpenWorkshop) -> None:
    for number, (order, said) in enumerate([("dmy", "31/1/2026"), ("mdy", "1/31/2026"), ("ymd", "2026-01-31")]):
        file = text("date;comment", f"{said};order {number}", name=f"{order}.csv")
        assert importing.preview(file, small).guesses["dates"].value == order
        importing.import_(file, small)
    assert set(small.feedback.frame.date.dt.strftime("%d.%m.%Y")) == {"31.01.2026"}
    both = text("date,comment", "1/2/2026,which")
    assert "both ways" in importing.preview(both, small).guesses["dates"].reason


def test_no_name_no_address_no_number_is_stored(cafe: workshops.OpenWorkshop, home: Path) -> None:
    """Neither in the database nor in the handout, unless somebody asks for it."""
    from workshop_kit.handout import render

    file = text(
        "date,name,e-mail,phone,address,csat,comment",
        "2026-01-01,Zebulon Quist,zeb.quist@example.org,+49 30 1234567,Elm Street 9,5,"
        '"Mail me: zeb.quist@example.org or zeb.quist (at) example.org, call +49 (30) 123-45 67 or 0170/1234567."',
    )
    importing.import_(file, cafe)
    assert cafe.feedback.frame.comment[0] == "Mail me: [e-mail] or [e-mail], call [phone] or [phone]."
    cafe.store.close()
    held = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    page = render(cafe.value).encode()
    for secret in (b"Zebulon", b"Quist", b"quist", b"1234567", b"123-45", b"Elm Street"):
        assert secret not in held
        assert secret not in page
    asked = importing.import_(file, cafe, Choices(people=True, mask=False, apart=True))
    assert asked.columns["author"] == "name"
    cafe.store.close()
    assert b"Zebulon Quist" in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "said",
    [
        "on 2026-01-31 at 10:30",
        "31.01.2026 10:30",
        "room 4, 12 people, 2024",
        "cost 1,250.00 €",
        "order 12345",
        "@ nine",
        "Order no. 10023456 was late",
        "order #12345678, invoice 2026/004711, Bestellung 10020030",
        "ISBN 978-3-16-148410-0",
        "€ 1.234.567,89 or 1 234 567 € or 1.234.567,89 €",
        "2019 2020 2021, 2023/2024, 20260131",
        "at 10.30 11.30 12.30",
        "10/10 10/10 10/10",
        "I smiled at polka dot dresses",
        "at the polka dot in the shop, at polka dot it was",
        "order 302-1234567-1234567, case no 41555501",
        "I called: #12345678",
        "order 1234 5678 90 never came",
        "Ordine n. 1234-5678-9012, prenotazione 2210 4411 9",
    ],
)
def test_what_is_no_number_of_a_person_stays(said: str) -> None:
    from workshop_kit.importing.masking import masked

    assert masked(said) == said


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("06.12.34.56.78", "[phone]"),
        ("Phone:0301234567, call me:01715550123!", "Phone:[phone], call me:[phone]!"),
        ("01715550123,01715550124", "[phone],[phone]"),
        ("０９０－１２３４－５６７８", "[phone]"),
        ("order by phone 0171 5550123", "order by phone [phone]"),
        ("order +49 171 5550123", "order [phone]"),
        ("anna (at) example (dot) org", "[e-mail]"),
        ("write anna at example dot org", "write [e-mail]"),
        ("anna＠example.org", "[e-mail]"),
        ("write anna dot smith at example dot org", "write [e-mail]"),
        ("anna at mail dot example Dot co dot uk.", "[e-mail]."),
        ("anna (at) example (dot) co (dot) uk", "[e-mail]"),
        ("anna at example\u0020dOt it", "[e-mail]"),
        ("My phone # 415-555-0123", "My phone # [phone]"),
        ("cell #4155550123", "cell #[phone]"),
        ("booking: 415-555-0123", "booking: [phone]"),
        ("call me in case 415 555 0123", "call me in case [phone]"),
        ("in case 4155550123", "in case [phone]"),
        ("ticket 415 555 0123", "ticket [phone]"),
        ("order 0171 5550 1234", "order [phone]"),
        ("order: call 1234 5678 90", "order: call [phone]"),
        ("0171/5550123/0171/5550124", "[phone]/[phone]"),
    ],
)
def test_numbers_and_addresses_are_masked_however_they_are_written(said: str, left: str) -> None:
    """D3: one text alone and among others."""
    from workshop_kit.importing.masking import all_masked, masked

    assert masked(said) == left
    assert all_masked(["fine", said, "fine"]) == ["fine", left, "fine"]


def test_many_numbers_without_a_space_take_no_longer_each() -> None:
    """Twice the numbers cost about twice the time, and none is left."""
    from time import process_time

    from workshop_kit.importing.masking import masked

    took = {}
    for many in (500, 4000):
        began = process_time()
        shown = masked(",".join(["01715550123"] * many))
        took[many] = process_time() - began
        assert shown == ",".join(["[phone]"] * many)
    assert took[4000] < 32 * took[500] + 0.05


def test_agreement_in_words_is_a_step_of_the_scale(small: workshops.OpenWorkshop) -> None:
    """Seven steps of agreement are 1 to 7; of five, the nearest is meant."""
    said = [
        "Strongly agree",
        "Agree",
        "Somewhat agree",
        "Neither agree nor disagree",
        "Disagree",
        "Stimme gar nicht zu",
    ]
    importing.import_(text("ces,csat", *(f"{one},{one}" for one in said)), small)
    frame = small.feedback.frame
    assert sorted(zip(frame.ces, frame.csat, strict=True)) == [(1, 1), (2, 2), (4, 3), (5, 4), (6, 4), (7, 5)]


def test_hollow_stars_tell_the_scale(small: workshops.OpenWorkshop) -> None:
    """Five of ten stars are no five of five; six of five can only mean all of them."""
    from workshop_kit.importing.values import rated, score

    assert [score(1, 5, "csat")(one) for one in ("★★★★★★", "★★☆☆☆", "★★★★☆☆☆☆☆☆")] == [5, 2, 2]
    assert rated(1, 5, "rating")("★★★★★★★★☆☆") == rated(1, 5, "rating")("8/10") == 1


def test_a_rating_that_tells_its_best_has_that_scale(small: workshops.OpenWorkshop) -> None:
    """Three of five is the middle, whatever else a scale could be."""
    importing.import_(text("rating,comment", "5/5,a", "4½/5,b", "3 out of 5,c", "1 of 5,d"), small)
    assert sorted(small.feedback.frame.feeling) == [-2, 0, 1.5, 2]


@pytest.mark.parametrize("cell", ["0x9", "9_0"])
def test_what_only_begins_like_a_number_is_none(cell: str) -> None:
    from workshop_kit.importing.values import Bad, number

    assert isinstance(number(cell, 0, 10), Bad)


def test_satisfaction_out_of_ten_is_no_csat(small: workshops.OpenWorkshop) -> None:
    """What is called CSAT has its scale, and numbers beyond it are told; what only asks for it may have another."""
    rows = ("10,a", "9,b", "8,c", "1,d")
    report = importing.import_(text("satisfaction,comment", *rows), small)
    assert (report.added, report.columns["rating"]) == (4, "satisfaction")
    assert sorted(small.feedback.frame.feeling)[::3] == [-2, 2]
    assert len(importing.import_(text("csat,comment", *rows), small).refused) == 3


@pytest.mark.parametrize("sign", ":^~#")
def test_rare_signs_between_cells(small: workshops.OpenWorkshop, sign: str) -> None:
    """Else each line would be one text, with the name of its writer in it."""
    cells = (("nps", "comment", "name"), ("9", "fine", "Zeb Quist"), ("3", "slow, loud, and cold", "Zeb"))
    report = importing.import_(text(*map(sign.join, cells)), small)
    assert (report.added, report.columns) == (2, {"nps": "nps", "comment": "comment"})
    assert sorted(small.feedback.frame.comment) == ["fine", "slow, loud, and cold"]


def test_what_cannot_be_opened_or_read_is_told(home: Path) -> None:
    with pytest.raises(importing.Unreadable, match="no file"):
        importing.File.of("n" * 5000 + ".csv")
    with pytest.raises(importing.Unreadable, match=r"cannot be (opened|read)"):
        importing.File("f.csv", path=home / "gone.csv").head(10)


def test_hostile_cells_stay_text(small: workshops.OpenWorkshop) -> None:
    """Nothing is run, nothing lost: formulas, markup, SQL in the name of a column, a path in the name of a file."""
    column = 'csat"); DROP TABLE feedback; --'
    said = [
        '=HYPERLINK("http://example.org")',
        "<script>alert(1)</script>",
        "'); DELETE FROM feedback; --",
        "+1+1 @SUM(A1)",
    ]
    rows = io.StringIO()
    csv.writer(rows).writerows([["comment", column], *([one, "4"] for one in said)])
    file = File("../../etc/pass\x07wd.csv", data=rows.getvalue().encode())
    report = importing.import_(file, small, Choices(columns={column: "csat"}))
    assert report.added == 4
    assert list(small.feedback.frame.comment) == said
    assert [one.name for one in small.feedback.sources] == ["pass wd.csv"]


def test_stopping_leaves_nothing(small: workshops.OpenWorkshop) -> None:
    file = text("date,comment", *(f"2026-01-01,number {n}" for n in range(2_500)))
    told: list[tuple[int, float]] = []
    with pytest.raises(importing.Cancelled):
        importing.import_(file, small, progress=lambda *now: told.append(now), cancelled=lambda: len(told) == 2)
    assert [rows for rows, _ in told] == [500, 1_000]
    assert 0 < told[0][1] < told[1][1] <= 1
    assert len(small.feedback) == 0
    assert small.feedback.sources == []
    assert importing.import_(file, small).added == 2_500


def test_each_kind_of_source_says_what_it_is_good_for(small: workshops.OpenWorkshop) -> None:
    """D2."""
    told = {one.kind: one.good_for for one in words.kinds()}
    assert told["survey"] == "numbers and scale"
    assert told["interview"] == "depth and personal touch"
    assert told["poll"] == "fast, broad reaction"
    assert len(told) >= 6
    importing.import_(text("source,comment", "Umfrage,eins", "レビュー,二", "diary,three"), small)
    assert list(small.feedback.frame.source) == ["survey", "review", "diary"]


def test_a_preview_is_plain_and_stores_nothing(cafe: workshops.OpenWorkshop) -> None:
    look = importing.preview(File.of(SAMPLE), cafe)
    assert json.loads(json.dumps(look.as_dict()))["columns"][9]["personal"]
    assert {name: one.value for name, one in look.guesses.items()} == {
        "encoding": "utf-8", "delimiter": ",", "header": "1", "dates": "ymd", "kind": "survey",
    }  # fmt: skip
    assert len(look.rows) == 12
    assert len(cafe.feedback) == 0
    with closing(sqlite3.connect(cafe.store.file)) as db:
        assert db.execute("SELECT count(*) FROM source").fetchone() == (0,)


def test_columns_named_by_hand(cafe: workshops.OpenWorkshop) -> None:
    file = File.of(SAMPLE)
    assert importing.matching(["rating=CSAT", "comment=9"], file, cafe) == {"csat": "rating", "comment": "comment"}
    with pytest.raises(Invalid, match=r"There is no column 'nothing' in 'cafe\.feedback\.csv'\. It has: date, source"):
        importing.matching(["comment=nothing"], file, cafe)
    with pytest.raises(Invalid, match="'mood=csat' names no part of feedback"):
        importing.matching(["mood=csat"], file, cafe)
    with pytest.raises(Invalid, match="'comment' names no column"):
        importing.matching(["comment"], file, cafe)
