"""Ratings on scales of their own: guessed, shown, chosen, and the same when the file grows (D1, F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_kit import importing, workshops
from workshop_kit.errors import Invalid
from workshop_kit.importing import Choices, File
from workshop_kit.model import Workshop
from workshop_kit.widgets.feedback.seen import scale, told


@pytest.fixture
def small(home: Path) -> workshops.OpenWorkshop:
    spots = [{"id": "q", "stage": "s", "name": "Queue"}, {"id": "c", "stage": "s", "name": "Cup"}]
    return workshops.store_workshop(Workshop(title="Small", stages=[{"id": "s", "name": "S"}], touchpoints=spots))


def text(*lines: str, name: str = "a.csv") -> File:
    return File(name, data="\n".join(lines).encode())


def felt(workshop: workshops.OpenWorkshop) -> list[float]:
    return sorted(float(one) for one in workshop.feedback.frame["sentiment"].dropna())


def test_half_steps_make_a_rating_of_their_own(small: workshops.OpenWorkshop) -> None:
    """A survey with grades like 4,5 is not refused row by row; one slip among whole numbers is told as one."""
    file = text("Datum;Queue (1-5)", *(f"{day}.1.2026;{value}" for day, value in enumerate(["4,5", "3", "2,5"], 1)))
    seen = importing.preview(file, small)
    assert [one.field for one in seen.columns] == ["date", "rating"]
    assert importing.import_(file, small).refused == ()
    assert felt(small) == [-0.5, 0.0, 1.5]
    slip = text("csat", "4.5", *["4"] * 40)
    assert importing.preview(slip, small).columns[0].field == "csat"


def test_the_scale_in_the_name_of_a_column_counts(small: workshops.OpenWorkshop) -> None:
    file = text("date,rating (0-10)", "2026-01-01,2", "2026-01-02,3", "2026-01-03,5")
    assert importing.preview(file, small).scales == {"rating (0-10)": (0, 10)}
    years = text("date,rating 2024-2025", "2026-01-01,2", "2026-01-02,3", "2026-01-03,5")
    assert importing.preview(years, small).scales == {"rating 2024-2025": (1, 5)}


def test_one_slip_makes_no_other_scale(small: workshops.OpenWorkshop) -> None:
    """Else a single 7 among a hundred answers would turn each 5 from the best into something middling, unseen."""
    rows = [f"{day % 5 + 1},answer {day}" for day in range(99)]
    file = text("points,comment", *rows, "7,slip")
    assert importing.preview(file, small).scales == {"points": (1, 5)}
    assert [one.reason for one in importing.import_(file, small).refused] == [
        "“points” is “7”; its scale goes from 1 to 5"
    ]
    many = text("points,comment", *rows, *["7,so"] * 9)
    assert importing.preview(many, small).scales["points"] == (1, 5), "as before"
    assert importing.preview(many, small, Choices(name="b.csv")).scales["points"] == (1, 7), "another file"
    other = text("score,remark", *rows, *["7,so"] * 9, name="c.csv")
    assert importing.preview(other, small).scales == {"score": (1, 7)}


def test_school_grades_begin_with_the_best(small: workshops.OpenWorkshop) -> None:
    file = text("Schulnote;Kommentar", "1;sehr gut", "6;nie wieder", "2 von 6;gern wieder", "lila;bunt")
    assert importing.preview(file, small).scales == {"Schulnote": (6, 1)}
    slip = text("Schulnote;Kommentar", "1;sehr gut", "9;verschrieben", name="b.csv")
    assert importing.preview(slip, small).scales == {"Schulnote": (6, 1)}
    (refused,) = importing.import_(file, small).refused
    assert refused == (5, "“Schulnote” is “lila”, which is no number")
    frame = small.feedback.frame.set_index("comment")
    assert frame.loc["sehr gut", "sentiment"] == 2
    assert frame.loc["gern wieder", "sentiment"] == 1.2
    assert frame.loc["nie wieder", "sentiment"] == -2


@pytest.mark.parametrize(
    ("name", "scale"), [("Schulnote (1-6)", (6, 1)), ("Gesamtnote (1 bis 5)", (5, 1)), ("Note (1-6)", (1, 6))]
)
def test_a_scale_in_its_name_hides_no_rating(small: workshops.OpenWorkshop, name: str, scale: tuple[int, int]) -> None:
    """It was left out; and a grade of a school begins with the best whichever way its scale is written."""
    seen = importing.preview(text(f"{name};Kommentar", "1;sehr gut", "5;nie wieder"), small)
    assert [one.field for one in seen.columns] == ["rating", "comment"]
    assert seen.scales == {name: scale}


def test_the_page_shows_the_scale_and_takes_another(small: workshops.OpenWorkshop) -> None:
    file = text("Note;Kommentar", "1;gut", "4;schlecht")
    column = told(importing.preview(file, small))["columns"][0]
    assert column["scale"] == "1 5"
    labels = {one["value"]: one["label"] for one in column["scales"]}
    assert labels["1 5"] == "1 to 5, 5 is best"
    assert labels["6 1"] == "1 to 6, 1 is best"
    assert labels["-2 2"] == "−2 to 2, 2 is best"
    importing.import_(file, small, Choices(scales={"Note": scale("6 1")}))
    assert felt(small) == [-0.4, 2.0]
    large = importing.preview(text("points;remark", "3;few", "1234567;many"), small)
    assert scale(told(large)["columns"][0]["scale"]) == large.scales["points"] == (3, 1234567)
    for wrong in ("1", "1 1", "a b", "1 inf", "nan 1"):
        with pytest.raises(Invalid):
            scale(wrong)


def test_a_file_that_grows_keeps_its_scale(small: workshops.OpenWorkshop) -> None:
    """A larger number would turn every rating that is here into another one, and bring all rows in twice."""
    first = ["score,comment", "2,bad", "5,good"]
    importing.import_(text(*first), small, Choices(scales={"score": (1, 10)}))
    again = importing.import_(text(*first, "3,so so"), small)
    assert (again.added, again.known) == (1, 2)
    guessed = ["points,remark", "4,fine", "5,very fine"]
    importing.import_(text(*guessed, name="b.csv"), small)
    more = importing.import_(text(*guessed, "7,far too fine", name="b.csv"), small)
    assert (more.added, more.known, len(more.refused)) == (0, 2, 1)
    assert more.refused[0].reason == "“points” is “7”; its scale goes from 1 to 5"


def test_a_number_that_cannot_be_read_names_its_column(small: workshops.OpenWorkshop) -> None:
    file = text("Queue (1-5),Would you recommend us? (0-10)", "4,elf", "3,9")
    reasons = [one.reason for one in importing.import_(file, small).refused]
    assert reasons == ["“Would you recommend us? (0-10)” is “elf”, which is no number"]


@pytest.mark.parametrize(
    "name", ["Was hat Ihnen gefallen, was hat gestört?", "Was möchten Sie uns sagen?", "¿Qué te gustó?"]
)
def test_open_questions_are_known_by_their_first_words(small: workshops.OpenWorkshop, name: str) -> None:
    seen = importing.preview(text(f"Datum;{name};Altersgruppe", "1.2.2026;nett;60+", "2.2.2026;nett;18–39"), small)
    assert [one.field for one in seen.columns] == ["date", "comment", "segment"]


def test_another_file_with_the_same_columns_is_not_held_to_the_scale_of_the_first(
    small: workshops.OpenWorkshop,
) -> None:
    """Its rows would be refused: the words of a header do not tell how far the numbers go."""
    importing.import_(text("score,comment", "2,bad", "5,good"), small)
    other = text("score,comment", "2,bad", "9,good", name="b.csv")
    assert importing.preview(other, small).scales == {"score": (1, 10)}
    assert importing.import_(other, small).refused == ()
    chosen = text("points,remark", "1,good", "2,fair", name="c.csv")
    importing.import_(chosen, small, Choices(scales={"points": (6, 1)}))
    later = text("points,remark", "4,bad", name="d.csv")
    assert importing.preview(later, small).scales == {"points": (6, 1)}, "what somebody chose is likely here, too"


def test_six_stars_of_five_are_five_on_a_scale_of_its_own(small: workshops.OpenWorkshop) -> None:
    file = text("date,rating", "2026-01-01,★★★★★★", "2026-01-02,★★★", "2026-01-03,2")
    found = importing.import_(file, small, Choices(scales={"rating": (1, 5)}))
    assert found.refused == ()
    assert felt(small) == [-1, 0, 2]


def test_an_apostrophe_may_be_a_curly_one(small: workshops.OpenWorkshop) -> None:
    file = text("date,csat", "2026-01-01,D’accord", "2026-01-02,Tout à fait d'accord", "2026-01-03,Pas d’accord")
    assert importing.import_(file, small).refused == ()
    assert sorted(small.feedback.frame.csat) == [2, 4, 5]
