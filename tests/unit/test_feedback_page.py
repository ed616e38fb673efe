"""What the feedback step's page is answered: files in pieces, imports, themes, sources (D1–D8, F1)."""

from __future__ import annotations

import base64
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from job_done import job_done
from locked_book import locked_book

from workshop_kit.document import read
from workshop_kit.errors import Invalid, NotFound
from workshop_kit.model import Action, Workshop, new_id
from workshop_kit.resources import folder
from workshop_kit.widgets import calls, feedback
from workshop_kit.widgets.feedback import citing, heard, jobs, moved, sounding, themes, uploads
from workshop_kit.widgets.link import link
from workshop_kit.workshops import OpenWorkshop, store_workshop

CAFE = Workshop(
    title="Café",
    customer="guest",
    customers="guests",
    personas=[{"id": "ana", "name": "Ana"}],
    stages=[{"id": "s", "name": "Stay"}],
    touchpoints=[{"id": "queue", "stage": "s", "name": "Queue"}, {"id": "cup", "stage": "s", "name": "Cup"}],
    moments=[
        {"persona": "ana", "touchpoint": "queue", "feeling": 1},
        {"persona": "ana", "touchpoint": "cup", "feeling": 2},
    ],
)
#: Twelve cold words about the queue, twelve warm ones about the cup, and two rows that cannot be read.
ROWS = [
    *(f"2026-01-{day:02},Queue,{day % 2 + 1},The queue at the till took {day} minutes,Kim Lee" for day in range(1, 13)),
    *(f"2026-02-{day:02},Cup,5,Warm cup of coffee with a bun number {day},kim@example.org" for day in range(1, 13)),
    "2026-02-13,Cup,nine,Good,Kim",
    "2026-02-14,,,,Kim",
]
TEXT = "date,touchpoint,csat,comment,author\n" + "\n".join(ROWS) + "\n"


class Page:
    """The page's part: it asks, and waits for what takes longer."""

    def __init__(self, workshop: OpenWorkshop) -> None:
        self.workshop = workshop
        self.room: Any = SimpleNamespace(link=link(workshop.store, workshop.id))

    def ask(self, name: str, /, **args: Any) -> Any:
        return calls.answer(self.room, name, args)

    def bring(self, name: str = "feedback_import", /, **args: Any) -> Any:
        job = self.ask(name, **args)["job"]
        job_done(job)
        told = self.ask("feedback_job", job=job)
        assert told["report"] or told["problem"]
        return told

    @property
    def heard(self) -> Any:
        return self.ask("feedback")


@pytest.fixture
def page(home: Path) -> Iterator[Page]:
    page = Page(store_workshop(CAFE))
    yield page
    page.room.link.flush()


@pytest.fixture
def filled(page: Page) -> Page:
    page.bring(text=TEXT)
    return page


def send(page: Page, text: str | bytes, size: int = 600, name: str = "guests.csv") -> str:
    """Send a file as the page does, under an id of its own."""
    data, upload = text if isinstance(text, bytes) else text.encode(), new_id()
    for at in range(0, len(data), size):
        piece = base64.b64encode(data[at : at + size]).decode()
        page.ask("feedback_send", upload=upload, name=name, at=at, data=piece)
    return upload


def test_a_locked_workbook_is_opened_by_its_password_which_is_kept_nowhere(page: Page, home: Path) -> None:
    """D1: the page asks for it; a wrong one is said; neither database nor log ever holds it."""
    rows = ["csat", "comment"], [4, "Warm and quick"], [1, "Cold and slow"]
    upload = send(page, locked_book("sesame-417", *rows), 4_000, "guests.xlsx")
    asked = page.ask("feedback_preview", upload=upload, choices={})
    assert asked == {"locked": True, "title": "guests.xlsx", "wrong": ""}
    wrong = page.ask("feedback_preview", upload=upload, choices={"password": "Sesame-417"})["wrong"]
    assert wrong == "The password does not open 'guests.xlsx'. Capital and small letters count."
    choices = {"password": "sesame-417"}
    assert page.ask("feedback_preview", upload=upload, choices=choices)["said"].startswith("Excel, two columns")
    assert page.bring(upload=upload, choices=choices)["report"]["said"].startswith("“guests.xlsx” is in: 2 rows added")
    page.room.link.flush()
    assert not [file for file in home.rglob("*") if file.is_file() and b"sesame-417" in file.read_bytes()]


def test_a_file_comes_in_pieces_is_looked_at_and_imported_once(page: Page) -> None:
    """D1, D3: what is guessed is shown, people stay out, rows that cannot be read are told, nothing comes twice."""
    upload = send(page, TEXT)
    seen = page.ask("feedback_preview", upload=upload, choices={})
    assert seen["title"] == "guests.csv"
    assert {one["name"]: one["field"] for one in seen["columns"]} == {
        "date": "date", "touchpoint": "touchpoint", "csat": "csat", "comment": "comment", "author": "",
    }  # fmt: skip
    assert "“author” names people: left out." in seen["notes"]
    assert {one["name"] for one in seen["reading"]} >= {"encoding", "delimiter", "header", "dates"}
    first = page.bring(upload=upload)["report"]
    assert first["said"] == "“guests.csv” is in: 24 rows added, none here already, 2 refused."
    second = page.bring(upload=send(page, TEXT))["report"]
    assert second["said"] == "“guests.csv” is in: nothing new, 24 here already, 2 refused."
    told = page.ask("feedback_refused")
    assert [one["where"] for one in told["rows"]] == ["Row 26", "Row 27"]
    saved = base64.b64decode(page.ask("feedback_refused_file")["data"]).decode("utf-8-sig")
    assert saved.splitlines()[0] == "row,reason"
    assert "Kim" not in page.workshop.feedback.frame.to_csv()
    assert page.heard["refused"] == 2


def test_the_board_is_worked_out_once_until_feedback_or_map_change(
    filled: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens the step again does not wait for what is known."""
    times, work = [], heard._told
    monkeypatch.setattr(heard, "_told", lambda here: times.append(1) or work(here))
    assert filled.heard == filled.heard
    assert len(times) == 1
    assert [one["guess"] for one in filled.heard["guess"]] == [1.0, 2.0]
    filled.workshop.set("moment", "ana.queue", feeling=-2)
    filled.room.link.look()
    assert [one["guess"] for one in filled.heard["guess"]] == [-2.0, 2.0]
    filled.bring(text=TEXT.replace("2026-01", "2025-01"))
    assert filled.heard["total"] == 36
    assert len(times) == 3


def test_choices_of_people_count(page: Page) -> None:
    """D1: a column may mean something else, and a name in the file another touchpoint."""
    text = TEXT.replace("Queue", "Line")
    seen = page.ask("feedback_preview", text=text, name="Cards of May", choices={})
    assert (seen["title"], seen["said"]) == ("Cards of May", "Pasted text, five columns.")
    assert "encoding" not in {one["name"] for one in seen["reading"]}, "nobody has to know how pasted letters are kept"
    seen = page.ask("feedback_preview", text=text, choices={"columns": {"comment": ""}})
    assert next(one for one in seen["columns"] if one["name"] == "comment")["field"] == ""
    assert [one["text"] for one in seen["places"]] == ["Line"]
    page.bring(text=text, choices={"places": {"Line": "queue"}})
    assert [one["n"] for one in page.heard["guess"]] == [12, 12]


def test_a_line_is_offered_the_comments_that_say_the_same(filled: Page) -> None:
    """A7: what is cited names the feedback it cites; rare words count most, and nothing alike is nothing."""
    rows = filled.ask("feedback_citable", text="I hate the queue, twelve of us stood at tills for 7 minutes")["rows"]
    assert len(rows) == 3
    assert all("queue at the till" in one["text"] for one in rows)
    assert "Jan" in rows[0]["said"]
    assert filled.ask("feedback_citable", text="queue", touchpoint="cup") == {"rows": []}
    assert [one["text"][:8] for one in filled.ask("feedback_citable", text="coffee", touchpoint="cup")["rows"]] == [
        "Warm cup"
    ] * 3
    assert filled.ask("feedback_citable", text="") == {"rows": []}


def test_of_very_many_comments_those_with_the_words_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A7: a press does not read a million comments word by word, and a rare word is found all the same."""
    said = [f"The queue was long {number}" for number in range(3_000)]
    said[1_777] = "A xylophone played"
    read: list[str] = []
    stems = citing._stems
    monkeypatch.setattr(citing, "AMONG", 300)
    monkeypatch.setattr(citing, "_stems", lambda text: read.append(text) or stems(text))
    assert citing.nearest("the xylophones, nothing else", said)[0] == 1_777, "however many hold another word"
    read.clear()
    assert len(citing.nearest("the queue", said)) == 3
    assert len(read) <= 1 + 2 * 300


def test_where_nobody_has_said_anything_nothing_is_offered(page: Page) -> None:
    """A7."""
    assert page.ask("feedback_citable", text="queue") == {"rows": []}


def test_a_piece_that_is_missing_or_damaged_is_refused(page: Page) -> None:
    upload = send(page, TEXT)
    with pytest.raises(Invalid, match="piece"):
        page.ask("feedback_send", upload=upload, name="guests.csv", at=10_000_000, data="QUJD")
    with pytest.raises(Invalid, match="damaged"):
        page.ask("feedback_send", upload=upload, name="guests.csv", at=0, data="*")
    with pytest.raises(Invalid, match="proper name"):
        page.ask("feedback_send", upload="../abc", name="guests.csv", at=0, data="QUJD")
    with pytest.raises(NotFound, match="Choose it again"):
        page.ask("feedback_preview", upload="gone", choices={})


def test_a_job_can_be_stopped_and_keeps_nothing() -> None:
    def work(job: jobs.Job) -> dict[str, Any]:
        while True:
            job.on(0.5, "Half of it")

    job = jobs.begin(work)["job"]
    jobs.stop(None, job)
    end = time.monotonic() + 60
    while not (told := jobs.look(None, job))["problem"]:
        assert time.monotonic() < end
    assert told["problem"] == "Stopped. Nothing of it was kept."
    with pytest.raises(NotFound):
        jobs.look(None, "none")


def test_guess_against_customer_in_rows_and_words(filled: Page) -> None:
    """D7: verdicts, a sentence for each touchpoint, and what a moment cites."""
    told = filled.heard
    queue, cup = told["guess"]
    assert (queue["verdict"], queue["direction"], cup["verdict"]) == ("differs", "down", "agrees")
    assert queue["cites"].startswith("12 guests: −1.5 on average")
    assert queue["sentence"].startswith("12 guests rated this moment −1.5 on average")
    assert told["headline"]["title"] == "We guessed right once, wrong once"
    assert told["headline"]["touchpoint"] == "queue"
    assert len(told["quotes"]["queue"]) == 3
    assert told["told"] == {"queue": 12, "cup": 12}


def test_themes_are_suggested_accepted_merged_and_parted(home: Path) -> None:
    """D5, D6: suggestions become themes with their comments; a merge can be taken back."""
    sample = folder("data/sample")
    page = Page(store_workshop(read(sample / "cafe.workshop.yaml")))
    page.bring(path=str(sample / "cafe.feedback.csv"))
    one, other = page.ask("feedback_suggest")["themes"][:2]
    assert min(one["n"], other["n"]) >= 8
    assert one["quotes"]
    taken = [{"key": one["key"], "name": "One"}, {"key": other["key"], "name": "Other"}]
    assert page.ask("feedback_accept", themes=taken)["said"].startswith("“One” and “Other”")
    first, second = page.workshop.value.themes
    assert (first.name, second.name, len(first.touchpoints)) == ("One", "Other", 1)
    left = page.heard["uncoded"]
    assert left == page.heard["comments"] - one["n"] - other["n"]
    rev = page.ask("feedback_merge", into=first.id, themes=[second.id])["rev"]
    assert page.heard["themes"][first.id]["n"] == one["n"] + other["n"]
    page.ask("feedback_part_again", rev=rev)
    assert [told["n"] for told in page.heard["themes"].values()] == [one["n"], other["n"]]
    page.ask("feedback_dissolve", theme=second.id)
    assert page.heard["uncoded"] == left + other["n"]
    page.ask("undo")
    assert page.heard["uncoded"] == left


def test_what_comes_in_later_goes_into_a_theme_by_its_name(home: Path) -> None:
    """D5: by the name of a theme that there is no second one is made; it keeps its place, or gets its first one."""
    sample = folder("data/sample")
    page = Page(store_workshop(read(sample / "cafe.workshop.yaml")))
    page.bring(path=str(sample / "cafe.feedback.csv"))
    one = page.ask("feedback_suggest")["themes"][0]
    page.workshop.add("theme", id="had", name="Nowhere to sit")
    page.room.link.look()
    page.ask("feedback_accept", themes=[{"key": one["key"], "name": " nowhere to SIT"}])
    assert [(told.id, len(told.touchpoints)) for told in page.workshop.value.themes] == [("had", 1)]
    before = page.workshop.value.themes[0].touchpoints
    other, third = page.ask("feedback_suggest")["themes"][:2]
    rest = [{"key": other["key"], "name": "Nowhere to sit"}, {"key": third["key"], "name": "Third"}]
    page.ask("feedback_accept", themes=rest)
    first, second = page.workshop.value.themes
    assert (first.touchpoints, second.name) == (before, "Third")
    assert page.heard["themes"]["had"]["n"] == one["n"] + other["n"]
    twins = [
        {"key": told["key"], "name": name}
        for told, name in zip(page.ask("feedback_suggest")["themes"], ("New", "new"), strict=False)
    ]
    page.ask("feedback_accept", themes=twins)
    assert [told.name for told in page.workshop.value.themes][2:] == ["New"]


@pytest.fixture
def sorted_(filled: Page) -> Page:
    filled.workshop.add("theme", id="slow", name="Slow", kind="pain", touchpoints=["queue"])
    filled.workshop.add("theme", id="warm", name="Warm", kind="delight", touchpoints=["cup"])
    filled.room.link.look()
    frame = filled.workshop.feedback.frame
    for theme, spot in (("slow", "queue"), ("warm", "cup")):
        ids = [*frame["feedback_id"][(frame["touchpoint_id"] == spot) & (frame["comment"] != "")]]
        filled.ask("feedback_code", ids=ids, theme=theme)
    return filled


def test_comments_are_found_read_by_page_and_put_elsewhere(sorted_: Page) -> None:
    """D5, D6: a theme's comments, a search, the comments of a touchpoint, those in no theme."""
    told = sorted_.ask("feedback_comments", theme="slow", search="took MINUTES")
    assert (told["said"], told["pages"], len(told["rows"])) == ("twelve comments with these words", 1, 12)
    assert len(sorted_.ask("feedback_comments", touchpoint="cup")["rows"]) == 12
    assert sorted_.ask("feedback_comments")["pages"] == 2
    first = told["rows"][0]["id"]
    sorted_.ask("feedback_code", ids=[first], theme="")
    assert [one["id"] for one in sorted_.ask("feedback_comments", theme="none")["rows"]] == [first]


def test_what_people_hear_in_a_comment_counts_more_than_its_rating(sorted_: Page) -> None:
    """D4: sentiment comes from the rating, and a person may say otherwise."""
    row = sorted_.ask("feedback_comments", theme="slow")["rows"][0]
    assert row["by"] == "by its rating"
    sorted_.ask("feedback_felt", id=row["id"], feeling=2)
    again = next(one for one in sorted_.ask("feedback_comments", theme="slow")["rows"] if one["id"] == row["id"])
    assert (again["feeling"], again["by"]) == (2, "as somebody read it")


def test_words_hint_at_how_a_comment_sounds_where_nobody_rated(page: Page) -> None:
    """D4: a hint is marked as one, and off for other languages."""
    page.bring(text="comment\nWhat a wonderful lovely place\nThe place was horrible and dirty\n")
    told = {one["comment"]: one for one in page.ask("feedback_comments")["rows"]}
    assert {one["by"] for one in told.values()} == {"a hint from its words"}
    assert told["What a wonderful lovely place"]["feeling"] > 0 > told["The place was horrible and dirty"]["feeling"]
    page.workshop.set("workshop", "workshop", language="de")
    page.room.link.look()
    page.bring(text="comment\nThe bun was wonderful\n")
    assert next(one for one in page.ask("feedback_comments", search="bun")["rows"])["by"] == ""


def test_a_second_coder_sees_the_same_comments_and_not_the_codes(sorted_: Page) -> None:
    """D5: agreement between two coders in words, and the comments they sorted differently."""
    blind = sorted_.ask("feedback_comments", blind=True, coder="Ann")
    assert {one["theme"] for one in blind["rows"]} == {""}
    sorted_.ask("feedback_code", ids=[one["id"] for one in blind["rows"]], theme="slow", coder="Ann")
    agreed = sorted_.heard["agreement"]
    assert agreed["short"] == "Ann and Team, twelve comments in common"
    disputed = sorted_.ask("feedback_comments", disputed=True)
    assert 0 < len(disputed["rows"]) == agreed["disputed"] < 12
    # What there is to talk about: who heard what, and the numbers for those who want to quote them.
    assert all(one["heard"].startswith("Ann: ") and " · Team: " in one["heard"] for one in disputed["rows"])
    assert agreed["figures"].startswith("Cohen's kappa ")
    assert "Krippendorff's alpha " in agreed["figures"]
    assert {one["heard"] for one in sorted_.ask("feedback_comments")["rows"]} == {""}


def test_months_are_called_as_people_call_them_and_a_theme_of_the_middle_is_told(sorted_: Page) -> None:
    """D6, F1: satisfaction and themes name the same month alike; a theme between two silent ends says when it was."""
    months = sorted_.ask("feedback_satisfaction", by="period")
    assert months["rows"]
    assert all(re.fullmatch(r"[A-Z][a-z]{2} \d{4}", one["name"]) for one in months["rows"])
    silent = [{"label": "Jan 2026", "n": 0}, {"label": "Feb 2026", "n": 4}, {"label": "Mar 2026", "n": 0}]
    assert moved._said(silent) == "most in Feb 2026: 4"
    assert moved._said(silent[:2]) == "none in Jan 2026, 4 in Feb 2026"


def test_rows_with_the_same_fault_stand_together(page: Page) -> None:
    """D1: it is mended once; the file that is saved has a line for each row."""
    rows = [f"2026-03-{day:02},Cup,9,Fine {day}" for day in range(1, 13)]
    page.bring(
        text="\n".join(["date,touchpoint,csat,comment", "2026-03-01,Cup,x,Fine", *rows, "2026-04-01,Cup,5,Good"])
    )
    assert page.ask("feedback_refused") == {
        "rows": [
            {"where": "Row 2", "reason": "“csat” is “x”, which is no number"},
            {
                "where": "Rows 3, 4, 5, 6, 7, 8, 9, 10 and 4 more",
                "reason": "“csat” is “9”; it goes from 1 to 5",
            },
        ],
        "more": 0,
        "note": "",
    }
    saved = base64.b64decode(page.ask("feedback_refused_file")["data"]).decode("utf-8-sig")
    assert len(saved.splitlines()) == 1 + 13


def test_what_a_theme_does_to_the_nps_is_a_sentence() -> None:
    """D6: "it brings 1 point: with it against without it" was understood by nobody who had not asked."""
    sentence = "With these answers the NPS is {} than it would be without them."
    assert themes._impact(SimpleNamespace(nps_impact=-5.2)) == sentence.format("5 points lower")  # type: ignore[arg-type]
    assert themes._impact(SimpleNamespace(nps_impact=1.2)) == sentence.format("1 point higher")  # type: ignore[arg-type]
    for nothing in (None, 0.2, -0.5):
        assert themes._impact(SimpleNamespace(nps_impact=nothing)) == ""  # type: ignore[arg-type]


def test_a_theme_says_where_it_comes_from_and_what_is_done(sorted_: Page) -> None:
    """D6: comment → theme → touchpoint → action, with counts and the trend."""
    sorted_.workshop.add(
        "action", **Action(id="till", name="A second till", themes=("slow",)).model_dump(exclude_defaults=True)
    )
    sorted_.room.link.look()
    slow = sorted_.heard["themes"]["slow"]
    assert slow["actions"] == [{"id": "till", "name": "A second till"}]
    assert slow["lines"][:2] == ["Said at “Queue” (12).", "Heard in survey (12)."]
    moved = sorted_.ask("feedback_trend")
    assert [row["said"] for row in moved["rows"]] == [
        "12 in Jan 2026, none in Feb 2026",
        "none in Jan 2026, 12 in Feb 2026",
    ]
    assert moved["headline"].startswith("People talk")


def test_satisfaction_has_its_definitions_and_says_where_answers_are_too_few(filled: Page) -> None:
    """F1: measures by touchpoint and month with intervals; words where nothing can be said."""
    told = filled.ask("feedback_satisfaction", by="touchpoint_id")
    assert [row["name"] for row in told["rows"]] == ["1 Queue", "2 Cup"]
    assert told["rows"][1]["cells"][0]["text"] == "100 %"
    assert told["headline"].endswith("“Queue” (0 %) and highest at “Cup” (100 %)")
    assert told["definitions"][0]["name"] == "Customer satisfaction"
    assert "persona" in filled.ask("feedback_satisfaction", by="persona_id")["wanting"]
    filled.bring(text="date,touchpoint,csat,comment\n2026-03-01,Cup,5,One alone\n")
    march = filled.ask("feedback_satisfaction", by="period")["rows"][-1]
    assert march["cells"][0]["text"] == "too few answers (1)"


def test_ratings_at_places_that_the_map_does_not_know_are_not_denied(page: Page) -> None:
    """D1, D7: answers have ratings, their places other names; nobody is told that there is no rating."""
    text = TEXT.replace("Queue", "the till").replace("Cup", "the bun")
    page.bring(text=text)
    told = page.heard["headline"]
    assert told["title"] == "No guest has rated a place on the map yet"
    assert "choose which touchpoint" in told["detail"]
    for by in ("touchpoint_id", "stage_id"):
        assert "Answers have ratings" in page.ask("feedback_satisfaction", by=by)["wanting"]
    page.bring(text=text, choices={"places": {"the till": "queue", "the bun": "cup"}})
    assert page.heard["headline"]["title"] == "We guessed right once, wrong once"
    assert page.ask("feedback_satisfaction", by="touchpoint_id")["rows"]


def test_ratings_without_any_name_of_a_place_are_not_sent_back_to_match_one(page: Page) -> None:
    """Pasted reviews have stars and words: there is nothing to match, and the page says what else can be done."""
    page.bring(text="★★★★★ The whale\n★★☆☆☆ 静かでした\n★☆☆☆☆ انتظرنا طويلا")
    for said in (page.heard["headline"]["detail"], page.ask("feedback_satisfaction")["wanting"]):
        assert "whole journey" in said
        assert "again" not in said


def test_half_steps_at_touchpoints_are_not_sent_away(page: Page) -> None:
    """F1, D7: they have their places and no NPS, CSAT or CES; nobody is told to match what is matched."""
    halves = [f"{number % 5 + 0.5}" for number in range(20)]
    page.bring(text="\n".join(["Queue (1-5)\tnps\tcomment", *(f"{half}\t7\tslow" for half in halves)]))
    assert [row["n"] for row in page.heard["guess"] if row["n"]] == [20]
    said = page.ask("feedback_satisfaction")["wanting"]
    assert "curve above" in said
    assert "again" not in said


def test_a_wide_survey_is_out_with_the_rows_that_it_came_with(page: Page) -> None:
    """D8: three answers to two questions are three rows, before and after."""
    page.bring(text="Queue (1-5)\tCup (1-5)\n1\t5\n2\t4\n3\t5")
    [source] = page.heard["sources"]
    assert source["said"].startswith("three rows")
    page.ask("feedback_forget", source=source["name"])
    assert page.heard["taken_out"]["said"].startswith("is out, with three rows. ")


def test_a_wide_survey_that_brought_nothing_new_holds_no_rows_when_it_is_out(page: Page) -> None:
    """D8: all that it says came in with another file, and stays."""
    text = "date\tQueue (1-5)\tCup (1-5)\n2026-01-01\t1\t5\n2026-01-02\t2\t4"
    page.bring(text=text)
    [first] = page.heard["sources"]
    page.bring(text=text, name="again")
    again = next(one for one in page.heard["sources"] if one["name"] != first["name"])
    page.ask("feedback_forget", source=again["name"])
    assert page.heard["taken_out"]["said"].startswith("is out, which held no rows. ")
    assert page.heard["total"] == 4


def test_one_month_says_that_it_is_one(page: Page) -> None:
    """F1: nothing has got better or worse yet, and nobody is told that it has not."""
    page.bring(text="\n".join(TEXT.splitlines()[:13]))
    page.workshop.add("theme", id="slow", name="Slow")
    page.room.link.look()
    page.ask("feedback_code", ids=[*page.workshop.feedback.frame["feedback_id"]], theme="slow")
    told = page.ask("feedback_trend")
    assert told["headline"].startswith("All of it is from Jan 2026")
    assert page.ask("feedback_trend", every="week")["headline"] != told["headline"]


def test_an_nps_without_places_is_there_to_be_seen(page: Page) -> None:
    """It stands below the touchpoints, beside the measures that have them."""
    places = [f"{page.workshop.value.touchpoints[0].name},,{number % 5 + 1}" for number in range(12)]
    page.bring(text="\n".join(["touchpoint,nps,csat", *(f",{number % 11}," for number in range(33)), *places]))
    told = page.ask("feedback_satisfaction", by="touchpoint_id")
    assert [one["short"] for one in told["measures"]] == ["NPS", "CSAT"]
    assert [cell and cell["few"] for row in told["rows"] for cell in row["cells"]] == [None, False]
    assert [cell["interval"].split()[-1] for cell in told["whole"]] == ["33", "12"]
    assert page.ask("feedback_satisfaction", by="")["whole"] == []


def test_a_week_is_called_by_its_monday() -> None:
    assert moved.called("2026-W09") == "the week of 23 Feb 2026"
    assert (moved.called("2026-03"), moved.called("2026-03-31")) == ("Mar 2026", "2026-03-31")


def test_the_headline_of_satisfaction_keeps_a_name_that_begins_with_a_number(page: Page) -> None:
    """F1: a segment of ages is called as the file calls it."""
    rows = [
        f"Cup,{age},{2 + 3 * (age == '18 to 25')},Comment {n}" for age in ("18 to 25", "26 to 40") for n in range(12)
    ]
    page.bring(text="\n".join(["touchpoint,segment,csat,comment", *rows]) + "\n")
    told = page.ask("feedback_satisfaction", by="segment")
    assert [row["name"] for row in told["rows"]] == ["18 to 25", "26 to 40"]
    assert told["headline"].endswith("“26 to 40” (0 %) and highest for “18 to 25” (100 %)")


def test_the_headline_of_satisfaction_says_in_a_month_and_at_a_stage(home: Path) -> None:
    """F1."""
    stages = (*CAFE.stages, CAFE.stages[0].model_copy(update={"id": "g", "name": "Go"}))
    spots = (CAFE.touchpoints[0], CAFE.touchpoints[1].model_copy(update={"stage": "g"}))
    page = Page(store_workshop(CAFE.model_copy(update={"stages": stages, "touchpoints": spots})))
    page.bring(text=TEXT)
    told = {by: page.ask("feedback_satisfaction", by=by)["headline"] for by in ("period", "stage_id")}
    assert told == {
        "period": "CSAT is lowest in “Jan 2026” (0 %) and highest in “Feb 2026” (100 %)",
        "stage_id": "CSAT is lowest at “Stay” (0 %) and highest at “Go” (100 %)",
    }


def test_a_connected_file_is_read_again_and_its_last_values_stay(page: Page, tmp_path: Path) -> None:
    """D8: on demand and when it changed; a file that is gone loses nothing."""
    file = tmp_path / "grows.csv"
    file.write_text("\n".join(TEXT.splitlines()[:13]), encoding="utf-8")
    page.bring(path=str(file))
    assert [one["changed"] for one in page.ask("feedback_sources")["sources"]] == [False]
    file.write_text(TEXT, encoding="utf-8")
    os.utime(file, (time.time() + 10, time.time() + 10))
    assert page.ask("feedback_sources")["sources"][0]["news"] == "It has changed since."
    told = page.bring("feedback_reread", source="grows.csv")["report"]
    assert told["said"] == "“grows.csv” is in: 12 rows added, 12 here already, 2 refused."
    file.unlink()
    assert "last stays" in page.ask("feedback_sources")["sources"][0]["error"]
    assert "There is no file" in page.bring("feedback_reread", source="grows.csv")["problem"]
    assert page.ask("feedback_sources")["sources"][0]["error"].startswith("There is no file")
    assert page.heard["total"] == 24
    assert page.ask("feedback_forget", source="grows.csv") == {"rows": 24}
    assert page.heard["total"] == 0
    assert page.heard["taken_out"]["name"] == "grows.csv"
    assert page.heard["taken_out"]["said"].startswith("is out, with 24 rows. It can be brought back until ")
    assert page.ask("feedback_bring_back") == {"rows": 24}
    assert (page.heard["total"], page.heard["taken_out"]) == (24, None)
    with pytest.raises(NotFound, match="back already, or it was deleted"):
        page.ask("feedback_bring_back")
    page.ask("feedback_forget", source="grows.csv")
    assert page.ask("feedback_forget_for_good") == {}
    assert page.heard == {"total": 0, "taken_out": None}


def test_every_question_has_its_answer() -> None:
    """A misspelt name would show only when somebody presses the button."""
    for name, where in feedback._WHERE.items():
        assert feedback.CALLS[name]
        module, function = where.split(".")
        assert callable(getattr(__import__(f"workshop_kit.widgets.feedback.{module}", fromlist=[function]), function))


def test_a_database_is_asked_and_its_password_is_kept_nowhere(page: Page, tmp_path: Path) -> None:
    """D1, D8: a query is looked at, imported, and asked again."""
    with closing(sqlite3.connect(tmp_path / "shop.db")) as shop:
        shop.execute("CREATE TABLE reviews (day TEXT, stars INTEGER, words TEXT)")
        shop.execute("INSERT INTO reviews VALUES ('2026-01-02', 5, 'Warm and quick')")
        shop.commit()
        query = {"url": f"sqlite:///{tmp_path / 'shop.db'}", "name": "reviews"}
        query["sql"] = "SELECT day AS date, stars, words AS comment FROM reviews"
        seen = page.ask("feedback_preview", query=query, choices={})
        assert [one["field"] for one in seen["columns"]] == ["date", "csat", "comment"]
        told = page.bring(query=query)["report"]
        assert told["said"] == "“reviews” is in: 1 row added, none here already, none refused."
        shop.execute("INSERT INTO reviews VALUES ('2026-01-03', 1, 'Cold and slow')")
        shop.commit()
    told = page.bring("feedback_reread", source="reviews")["report"]
    assert told["said"] == "“reviews” is in: 1 row added, 1 here already, none refused."
    with pytest.raises(Exception, match="reads"):
        page.ask("feedback_preview", query=query | {"sql": "DELETE FROM reviews"}, choices={})


def test_personas_are_suggested_from_a_table_of_customers(page: Page) -> None:
    """A9: columns to choose from, groups with the numbers that describe them; nothing that names people."""
    rows = [f"P{n},{10 + n % 4},{3 + n % 3},morning" for n in range(60)]
    rows += [f"Q{n},{1 + n % 3},{14 + n % 5},afternoon" for n in range(40)]
    upload = send(page, "name,visits a month,spent,time\n" + "\n".join(rows))
    told = page.ask("segments", upload=upload)
    assert {one["name"]: one["on"] for one in told["columns"]} == {
        "name": False, "visits a month": True, "spent": True, "time": True,
    }  # fmt: skip
    assert [(one["share"], one["n"]) for one in told["segments"]] == [(60, 60), (40, 40)]
    assert all(one["lines"] for one in told["segments"])
    assert page.ask("segments", upload=upload, columns=[])["segments"] == []
    page.workshop.set("workshop", customers="Patienten")
    page.room.link.look()
    assert page.ask("segments", upload=upload)["said"] == "100 Patienten, three columns chosen."


@pytest.mark.parametrize("broken", [jobs.Stopped(), RuntimeError("no words")])
def test_what_is_imported_is_told_though_the_hints_end(
    broken: Exception, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancel, or an error, after the rows are in says nothing else than what came of them."""

    def hints(*_: Any) -> Any:
        raise broken

    monkeypatch.setattr(sounding.sentiment, "hints", hints)
    told = page.bring(text="date,comment\n2026-01-01,Lovely and warm in here\n2026-31-31,No such day\n")
    said = "“pasted text” is in: 1 row added, none here already, 1 refused."
    assert (told["problem"], told["report"]["said"]) == ("", said)
    assert len(page.workshop.feedback) == len(page.ask("feedback_refused")["rows"]) == 1


def test_a_file_that_was_sent_goes_when_it_is_not_wanted(page: Page, tmp_path: Path) -> None:
    """After its import, when its preview is left, and never while it is read."""
    data = base64.b64encode(TEXT.encode()).decode()
    for upload in ("abc", "def"):
        page.ask("feedback_send", upload=upload, name="guests.csv", at=0, data=data)
    places = [uploads.sent(upload)[1] for upload in ("abc", "def")]
    assert page.bring(upload="abc", choices={})["report"]
    uploads.hold("def")
    page.ask("feedback_leave", upload="def")
    assert [place.exists() for place in places] == [False, True]
    uploads.let_go("def", read=False)
    page.ask("feedback_leave", upload="def")
    assert not places[1].exists()


def test_what_a_killed_process_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads.tempfile, "gettempdir", lambda: str(tmp_path))
    old, new = tmp_path / "workshop-kit-sent-old", tmp_path / "workshop-kit-sent-new"
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))
    uploads._sweep()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_source_that_is_taken_out_leaves_no_report(page: Page) -> None:
    page.bring(text=TEXT)
    assert page.ask("feedback_refused")["rows"]
    page.ask("feedback_forget", source="pasted text")
    assert page.ask("feedback_refused")["rows"] == []
