"""A survey and an interview guide from the map, whose answers come in without matching (D9)."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from feedback_frames import SAMPLE

from workshop_kit.analysis.asking import guide, picked, sheet, survey, text
from workshop_kit.analysis.questions import Asking
from workshop_kit.document import read
from workshop_kit.handout.asked import guide_page, survey_page
from workshop_kit.importing.columns import match
from workshop_kit.language import speaking
from workshop_kit.model import Stage, Touchpoint, Workshop
from workshop_kit.resources import folder
from workshop_kit.vocabulary import load


@pytest.fixture(scope="module")
def cafe() -> Workshop:
    return read(SAMPLE.with_name("cafe.workshop.yaml"))


def test_the_survey_asks_where_it_matters(cafe):
    """D9: from the map's touchpoints, short enough to be answered."""
    asked = survey(cafe)
    truths = {spot.id for spot in cafe.touchpoints if spot.moment_of_truth}
    assert len(picked(cafe)) == 8
    assert truths <= set(picked(cafe))
    assert [one.number for one in asked.questions if one.scale == "csat"] == sorted(
        one.number for one in asked.questions if one.scale == "csat"
    )
    assert [one.scale for one in asked.questions[-2:]] == ["nps", "comment"]
    assert survey(cafe, ("cup",)).columns == (
        "date", "source", "channel", "segment", "The cup arrives [csat]", "The cup arrives [comment]", "nps", "comment",
    )  # fmt: skip


@pytest.mark.parametrize("heads", ["sheet", "sentences"])
def test_its_answers_are_known_column_by_column(cafe, heads):
    """D9: both the sheet's heads and the sentences of a survey tool are matched by themselves."""
    asked = survey(cafe)
    names = {spot.id: spot.name for spot in cafe.touchpoints}
    if heads == "sheet":
        given = next(csv.reader(io.StringIO(sheet(asked))))[4:]
    else:
        given = [question.text for question in asked.questions[:-1]] + ["comment"]
    cells = {"csat": "4", "nps": "9", "comment": "The door was heavy today, and nobody helped"}
    row = [cells[question.scale] for question in asked.questions]
    found = match(given, [row, row], cafe, {}, {})
    for column, question in zip(found, asked.questions, strict=True):
        assert (column.field, column.place) == (question.scale, names.get(question.touchpoint_id, "")), column


@pytest.mark.parametrize("language", ["de", "es", "fr", "ar"])
def test_answers_to_it_are_known_in_other_languages_as_well(cafe, language):
    """D9: a survey tool exports the sentences of a translated survey."""
    with speaking(language):
        asked = survey(cafe, ("door", "cup")).questions[:-1]
        given = text(survey(cafe, ("door", "cup"))).splitlines()[3 : 3 + len(asked)]
    cells = {"csat": "4", "nps": "9", "comment": "The door was heavy today, and nobody helped"}
    row = [cells[question.scale] for question in asked]
    names = {spot.id: spot.name for spot in cafe.touchpoints}
    found = match([one.split(". ", 1)[1] for one in given], [row, row], cafe, {}, {})
    for column, question in zip(found[:-1], asked[:-1], strict=True):
        assert (column.field, column.place) == (question.scale, names[question.touchpoint_id]), column


def test_the_text_holds_every_question(cafe):
    told = text(survey(cafe))
    assert all(question.text in told for question in survey(cafe).questions)
    assert "1. How satisfied were you with “" in told


def test_the_guide_walks_the_journey(cafe):
    """D9: an interview guide, stage by stage, with the assumptions to check."""
    found = guide(cafe)
    titles = [part.title for part in found.parts]
    assert titles[1:6] == [stage.name for stage in cafe.stages]
    assert 30 <= sum(part.minutes for part in found.parts) <= 60
    assert any("the last time, from the beginning" in one for part in found.parts for one in part.questions)
    assert "guest’s own words" in found.intro
    page = unescape(guide_page(found, cafe))
    assert not [one for part in found.parts for one in (part.title, *part.questions) if one not in page]


def test_the_pages_are_complete_and_run_nothing(cafe):
    for page in (survey_page(survey(cafe), cafe), guide_page(guide(cafe), cafe)):
        assert "http" not in page.split("<style>")[0].replace("http-equiv", "")
        assert "<script" not in page
        assert "default-src 'none'" in page.replace("&#39;", "'")
        assert "Kestrel Café" in page
    assert survey_page(survey(cafe), cafe).count("class=box") == 8 * 5 + 11


def test_hostile_and_foreign_names():
    """Nothing is run: not as a formula, not as a page; any script is asked in its own letters."""
    names = ('=HYPERLINK("http://evil.example")', "<script>alert(1)</script>", "يدخل من الباب", "席を探す\n")
    workshop = Workshop(
        title="A map",
        language="ar",
        stages=(Stage(id="s", name="S"),),
        touchpoints=tuple(Touchpoint(id=f"t{n}", stage="s", name=name) for n, name in enumerate(names)),
    )
    asked = survey(workshop)
    assert next(csv.reader(io.StringIO(sheet(asked))))[4].startswith("'=")
    assert not any(head.startswith("=") for head in next(csv.reader(io.StringIO(sheet(asked)))))
    page = survey_page(asked, workshop)
    assert "<script>alert" not in page
    assert 'dir="rtl"' in page
    assert "席を探す [csat]" in asked.columns


def test_an_empty_map_still_asks_about_the_whole():
    empty = Workshop(title="Nothing yet")
    assert [one.scale for one in survey(empty).questions] == ["nps", "comment"]
    assert "Nothing yet" in survey(empty).questions[0].text
    assert len(guide(empty).parts) == 2
    assert survey_page(survey(empty), empty)


@pytest.mark.parametrize(
    ("where", "text", "lacks"),
    [
        (("survey", "rate"), "How was it?", "{touchpoint}"),
        (("survey", "thanks"), "Thank you, {name}!", "no {…}"),
        (("guide", "intro"), "Ask for stories.", "{customer}"),
        (("guide", "closing"), {"title": "At the end", "minutes": 5, "questions": []}, "at least 1 item"),
        (("guide", "stages"), {"title": "The journey", "minutes": 25, "about": "“{touchpoint}”?"}, "least"),
    ],
)
def test_a_sentence_without_its_place_is_refused(where, text, lacks):
    """D9: the sentences are data that one may change; what would ask nonsense is refused when it is read."""
    told = load(folder("templates") / "feedback" / "asking.yaml")
    told[where[0]][where[1]] = text
    with pytest.raises(ValueError, match=re.escape(lacks)):
        Asking.model_validate(told)


def test_a_workshop_without_a_word_for_customers_uses_its_languages():
    """D9: no English word in the middle of a German guide."""
    empty = Workshop(title="Bäckerei", customer="", language="de")
    with speaking("de"):
        assert "(Kunde)" in guide(empty).intro.translate(dict.fromkeys((0x2068, 0x2069)))
    assert "customer’s own words" in guide(empty).intro.translate(dict.fromkeys((0x2068, 0x2069)))
