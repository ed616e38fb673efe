"""Reviews that were copied from a page: whole sentences, with their stars as ratings (D1)."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from workshop_kit import importing, workshops
from workshop_kit.importing import Choices, File
from workshop_kit.model import Workshop

STARS = (
    "★★★★★ Nette Leute, gute Hände",
    "★☆☆☆☆ Wieder gewartet, obwohl ich pünktlich war",
    "★★☆☆☆ Am Telefon geht nie jemand ran.",
    "★★★★★ 最高の治療でした。",
    "★☆☆☆☆ انتظرت أربعين دقيقة",
)


@pytest.fixture
def small(home: Path) -> workshops.OpenWorkshop:
    return workshops.store_workshop(Workshop(title="Small"))


def pasted(*lines: str) -> File:
    return File("pasted text", data="\n".join(lines).encode())


def brought(workshop: workshops.OpenWorkshop, *lines: str) -> list[tuple[int | None, str]]:
    importing.import_(pasted(*lines), workshop)
    frame = workshop.feedback.frame
    stars = [None if lacks else int(one) for one, lacks in zip(frame["csat"], frame["csat"].isna(), strict=True)]
    return list(zip(stars, frame["comment"], strict=True))


def test_stars_are_ratings_and_sentences_stay_whole(small: workshops.OpenWorkshop) -> None:
    """A comma of a sentence is no sign between cells, and nothing behind it is lost."""
    seen = importing.preview(pasted(*STARS), small)
    assert [one.field for one in seen.columns] == ["csat", "comment"]
    assert seen.guesses["kind"].value == "review"
    told = brought(small, *STARS)
    assert sorted(told, key=str) == sorted(((line.count("★"), line.partition(" ")[2]) for line in STARS), key=str)


@pytest.mark.parametrize(
    ("line", "stars", "words"),
    [
        ("5/5 Super", 5, "Super"),
        ("Super, gerne wieder (5/5)", 5, "Super, gerne wieder"),
        ("4 Sterne: Ganz gut", 4, "Ganz gut"),
        ("3 stars - it was fine.", 3, "it was fine."),
        ("⭐️⭐️ Too loud", 2, "Too loud"),
        ("Too loud ★★", 2, "Too loud"),
        ("★★★★★★ Beyond the scale", 5, "Beyond the scale"),
    ],
)
def test_stars_in_figures_and_words(small: workshops.OpenWorkshop, line: str, stars: int, words: str) -> None:
    assert brought(small, line) == [(stars, words)]


@pytest.mark.parametrize(
    "line", ["The 5 stars hotel next door is louder", "★★★½ not bad at all", "Open 24/7, 5/52 weeks", "★ is our sign"]
)
def test_what_only_looks_like_stars_in_between_stays(small: workshops.OpenWorkshop, line: str) -> None:
    lines = [line, "Zu laut", "Nie wieder, danke"]
    assert sorted(text for _, text in brought(small, *lines)) == sorted(lines)


WHOLE_PAGE = """Valutazioni e recensioni
★★★★☆
Giulia M. · Local Guide · 14 recensioni
2 settimane fa
Bici in ottimo stato. Peccato per la coda
Quaranta minuti con due bambini!
Utile (3)
★☆☆☆☆
Hans-Peter K.
un mese fa
Cauzione mai restituita.
Utile
Risposta del proprietario
Gentile Hans-Peter, ci dispiace, verifichiamo subito.
★★★★★ 3 settimane fa
Marta Rossi
★★★☆☆
Lorenzo Bianchi
belle bici ma sella scomoda
★★☆☆☆
Elena
Sella dura.
"""


def test_a_page_of_reviews_without_empty_lines_leaves_its_writers_out(small: workshops.OpenWorkshop) -> None:
    """D1, D3: as pages are copied; names, dates and likes stay out, and what the business itself wrote."""
    seen = importing.preview(pasted(WHOLE_PAGE), small)
    assert seen.guesses["kind"].value == "review"
    assert any("names, dates and likes are left out" in note for note in seen.notes)
    assert sorted(brought(small, WHOLE_PAGE)) == [
        (1, "Cauzione mai restituita."),
        (2, "Sella dura."),
        (3, "belle bici ma sella scomoda"),
        (4, "Bici in ottimo stato. Peccato per la coda\nQuaranta minuti con due bambini!"),
        (5, ""),
    ]


def test_an_address_in_a_review_makes_no_other_one_the_names_of_columns(small: workshops.OpenWorkshop) -> None:
    lines = ["★★★★★ Warm and quick", "★☆☆☆☆ I wrote to info@example.org", "★★☆☆☆ Too loud"]
    assert importing.preview(pasted(*lines), small).guesses["header"].value == "0"
    assert sorted(brought(small, *lines)) == [(1, "I wrote to [e-mail]"), (2, "Too loud"), (5, "Warm and quick")]


def test_words_without_full_stops_stay_beside_sentences(small: workshops.OpenWorkshop) -> None:
    """Nothing that was said is lost; a long name and the line of a date are no words of a review."""
    page = """★★★★★
Maria Del Pilar de la Cruz
il y a 3 semaines
Great food and friendly staff here
but the toilet was very dirty
★★★☆☆
Anna B.
Loved it!
only the cake was dry
we waited 40 minutes for coffee
Date of experience: May 03, 2024
3 people found this helpful
★★☆☆☆ much too loud for me
Ben K.
a month ago
"""
    assert sorted(brought(small, page)) == [
        (2, "much too loud for me"),
        (3, "Loved it!\nonly the cake was dry\nwe waited 40 minutes for coffee"),
        (5, "Great food and friendly staff here\nbut the toilet was very dirty"),
    ]


def test_words_above_their_stars_are_not_those_of_the_review_before(small: workshops.OpenWorkshop) -> None:
    """Nor is the first review taken for the head of the page."""
    page = "the coffee was very good today\nAnna B.\n★★★★★\ntoo loud in here for us\nBen K.\n★★☆☆☆"
    told = brought(small, page)
    assert {"the coffee was very good today", "too loud in here for us"} <= {text for _, text in told}
    assert (5, "too loud in here for us") not in told


def test_each_line_that_begins_with_stars_begins_a_review(small: workshops.OpenWorkshop) -> None:
    """Also where a sentence stands beside them; a short sentence is no initial, and the last may have no words."""
    page = "Reviews\n★★★★★\nAnna B.\nGood bread.\nIt was ok.\n★★ Too loud, and no seat at all.\nBen\n2 weeks ago\n★★★\n"
    told = [(2, "Too loud, and no seat at all."), (3, ""), (5, "Good bread.\nIt was ok.")]
    assert sorted(brought(small, page)) == told


def test_the_writer_above_the_stars_of_the_next_review_stays_out(small: workshops.OpenWorkshop) -> None:
    page = [
        "Anna Kowalski",
        "★★★★★",
        "The best hands in town.",
        "Bernd Maier",
        "★★",
        "Too loud.",
        "Chiara Rossi",
        "4/5",
        "Good.",
    ]
    assert sorted(brought(small, *page)) == [(2, "Too loud."), (4, "Good."), (5, "The best hands in town.")]


def test_a_review_of_several_lines_leaves_its_writer_out(small: workshops.OpenWorkshop) -> None:
    """D3: names above the words are nobody's business; it is said that they are left out."""
    blocks = [
        "Anna Kowalski\nLocal Guide · 3 reviews\n★★★★★  2 months ago\nThe best hands in town.\nI come again.\n",
        "Bernd Maier\n4/5\nGood, but the stairs are steep.\n",
        "Chiara Rossi\n★☆☆☆☆ a year ago\nNobody answers the phone.\n",
    ]
    seen = importing.preview(pasted(*blocks), small)
    assert "Names and dates above the words of a review are left out." in seen.notes
    told = brought(small, *blocks)
    assert sorted(told) == [
        (1, "Nobody answers the phone."), (4, "Good, but the stairs are steep."),
        (5, "The best hands in town.\nI come again."),
    ]  # fmt: skip


def test_stars_may_stand_below_the_words_of_a_review(small: workshops.OpenWorkshop) -> None:
    """Its words are not left out for a name, and its stars are no review of their own."""
    blocks = [
        "The best hands in town.\nI come again.\n★★★★★\n",
        "最高の治療でした。\n4/5\n",
        "★☆☆☆☆\nNobody answers.\n",
    ]
    assert importing.preview(pasted(*blocks), small).notes == ()
    assert sorted(brought(small, *blocks)) == [
        (1, "Nobody answers."), (4, "最高の治療でした。"), (5, "The best hands in town.\nI come again."),
    ]  # fmt: skip


def test_a_name_above_stars_alone_is_no_review(small: workshops.OpenWorkshop) -> None:
    """D3: who gave stars and said nothing is still nobody's business."""
    blocks = ["Anna Kowalski\n★★★★★\n", "Bernd Maier\n★★★★☆\n", "Chiara Rossi\n★☆☆☆☆\nNobody answers.\n"]
    assert sorted(brought(small, *blocks)) == [(1, "Nobody answers."), (4, ""), (5, "")]


def test_what_was_pasted_before_says_nothing_of_columns_without_a_name(small: workshops.OpenWorkshop) -> None:
    """Else stars were taken for comments as soon as comments had been pasted once."""
    brought(small, "Too loud", "So kind")
    assert [one.field for one in importing.preview(pasted(*STARS), small).columns] == ["csat", "comment"]
    rated = Choices(header=0, columns={"column 1": "csat", "column 2": "comment"})
    importing.import_(File("a.csv", data=b"4,well done\n5,very good\n"), small, rated)
    other = importing.preview(File("b.csv", data=b"well done,4\nvery good,5\n"), small, Choices(header=0))
    assert not other.remembered


@pytest.mark.parametrize(
    "lines",
    [
        ("Too loud", "So kind", "Good, but dear"),
        ("Great coffee, slow service", "Nice place, friendly staff"),
        ("Fine.",),
    ],
)
def test_short_lines_are_comments_without_a_choice(small: workshops.OpenWorkshop, lines: tuple[str, ...]) -> None:
    assert sorted(text for _, text in brought(small, *lines)) == sorted(lines)


def test_a_table_with_spaces_behind_its_commas_stays_one(small: workshops.OpenWorkshop) -> None:
    rows = pasted("Anna, 5, good", "Ben, 4, well", "Cem, 3, dear")
    assert len(importing.preview(rows, small).columns) == 3
    named = pasted("rating, comment", "5, good", "4, well, well")
    assert [one.field for one in importing.preview(named, small).columns] == ["rating", "comment"]
    assert len(importing.preview(rows, small, Choices(delimiter="\n")).columns) == 1, "a person's choice counts"


@pytest.mark.parametrize("long", ["a" + "-" * 90_000 + "b", "a" + " " * 90_000 + "b", "a" * 90_000, "★ " * 40_000])
def test_a_long_line_is_looked_at_once(small: workshops.OpenWorkshop, long: str) -> None:
    """Gone through once for each of its letters, one such line took minutes."""
    began = process_time()
    importing.preview(pasted("Nice, but loud", "", long, "★★★★☆", "", "Too dear", "★★☆☆☆"), small)
    assert process_time() - began < 5
