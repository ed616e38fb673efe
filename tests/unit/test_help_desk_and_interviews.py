"""What a help desk, a survey tool and an interviewer hand over: understood without a hand on the form (D1, D3)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from workshop_kit import importing, workshops
from workshop_kit.importing import Choices, File, Preview
from workshop_kit.model import Workshop
from workshop_kit.widgets.feedback import seen

HEAD = (
    "Ticket ID",
    "Created at",
    "Requester name",
    "Requester email",
    "Subject",
    "Description",
    "Satisfaction",
    "Tags",
)
TICKETS = [
    ("48210", "2026-02-23T09:37:00+01:00", "João Pereira", "jp@example.com", "SSO", "It broke.\n\nBest, João Pereira"),
    ("48211", "2026-02-23T23:31:00+01:00", "Ruth Mbeki", "ruth@example.com", "Export", "Thank you, Priya! Ruth"),
    ("48212", "2026-02-24T08:00:00+01:00", "Mei Tanaka", "mei@example.com", "Export", 'I see "owner", not "admin".'),
]  # fmt: skip
INTERVIEW = """Interview with Maria, office manager, 12 March 2026

[00:00:12] Q: Thank you for taking the time. How did you first hear about us?
[00:00:19] A: A friend told me.
[00:00:41] Q: And how was it for you?
[00:00:45] A: The setup was fine, but inviting my team was not:
in the end I made everybody an owner.
[00:02:10] Q: How about the invoices?
[00:02:15] A: I forward them to accounting and hope.
"""


@pytest.fixture
def small(home: Path) -> workshops.OpenWorkshop:
    spots = [{"id": "t", "stage": "s", "name": "Pays the invoice"}]
    return workshops.store_workshop(Workshop(title="Small", stages=[{"id": "s", "name": "Use"}], touchpoints=spots))


def table(name: str, *rows: tuple[str, ...]) -> File:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return File(name, data=stream.getvalue().encode())


def tickets(*rated: str, name: str = "tickets.csv") -> File:
    rows = [(*row, told, "sso,login") for row, told in zip(TICKETS, rated, strict=True)]
    return table(name, HEAD, *rows)


def fields(found: Preview) -> dict[str, str]:
    return {one.name: one.field for one in found.columns if one.field}


def test_tickets_are_read_as_they_come(small: workshops.OpenWorkshop) -> None:
    """Good and bad are ratings, so that nobody hears only those who were content."""
    for name in ("tickets.csv", "export-2026-03.csv"):
        found = importing.preview(tickets("Good", "Bad", "", name=name), small)
        assert found.guesses["kind"].value == "support call"
        told = {"Created at": "date", "Subject": "touchpoint", "Description": "comment", "Satisfaction": "csat"}
        assert fields(found) == told
    report = importing.import_(tickets("Good", "Bad", "Offered"), small)
    assert (report.rows, report.added, report.refused) == (3, 3, ())
    assert [None if one != one else one for one in small.feedback.frame.csat.astype(float)] == [4, 2, None]


def test_a_long_export_of_tickets_keeps_its_satisfaction(small: workshops.OpenWorkshop) -> None:
    """Very satisfied is the best of any scale: words tell nothing of which one it is."""
    said = ("Good", "Bad", "Very satisfied", "Good", "Offered", "Good")
    rows = [(*TICKETS[number % 3], told, "sso") for number, told in enumerate(said)]
    file = table("tickets.csv", HEAD, *rows)
    assert fields(importing.preview(file, small))["Satisfaction"] == "csat"
    assert importing.import_(file, small).refused == ()
    ten = table("a.csv", ("Satisfaction", "Comment"), *[(told, "Fine") for told in ("8", "9", "10", "7")])
    assert fields(importing.preview(ten, small))["Satisfaction"] == "rating"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("answers.csv", ("Which ticket did you buy?", "Satisfaction"), "survey"),
        ("answers.csv", ("Ticket type", "Satisfaction"), "survey"),
        ("tickets.csv", ("Ticket type", "Satisfaction"), "survey"),
        ("ticket-survey.csv", ("Seat", "Satisfaction"), "survey"),
        ("tickets.csv", ("Ticket number", "Satisfaction"), "support call"),
        ("balcony.csv", ("Ticket number", "Satisfaction"), "survey"),
        ("export.csv", ("Ticket number", "Assignee", "Satisfaction"), "support call"),
        ("tickets.csv", ("Assignee", "Satisfaction"), "support call"),
        ("export.csv", ("Requester", "Satisfaction"), "support call"),
        ("support-tickets.csv", ("Seat", "Satisfaction"), "support call"),
    ],
)
def test_a_theatre_has_tickets_too(small: workshops.OpenWorkshop, name: str, head: tuple[str, ...], kind: str) -> None:
    found = importing.preview(table(name, head, ("Balcony", "4"), ("Stalls", "5")), small)
    assert found.guesses["kind"].value == kind


def test_a_row_may_call_itself_a_ticket(small: workshops.OpenWorkshop) -> None:
    importing.import_(table("a.csv", ("Source", "Comment"), ("Ticket", "It broke")), small)
    assert list(small.feedback.frame.source) == ["support call"]


@pytest.mark.parametrize(
    "asked",
    ["Why did you cancel your plan?", "What would you change about the market", "Comments on your subscription"],
)
def test_a_question_about_a_plan_is_no_segment(small: workshops.OpenWorkshop, asked: str) -> None:
    rows = [("2026-01-01", said) for said in ("Too dear", "Not used", "Moved away")]
    found = importing.preview(table("a.csv", ("Date", asked), *rows), small)
    assert fields(found) == {"Date": "date", asked: "comment"}


def test_satisfaction_with_a_plan_is_a_rating(small: workshops.OpenWorkshop) -> None:
    found = importing.preview(table("a.csv", ("Satisfaction with your plan", "Your plan"), ("4", "Team")), small)
    assert fields(found) == {"Satisfaction with your plan": "csat", "Your plan": "segment"}


def test_a_comment_does_not_keep_the_name_of_its_own_writer(small: workshops.OpenWorkshop) -> None:
    """Whole, and each part of it; other words and other people's names stay, and no row comes in twice for it."""
    importing.import_(tickets("", "", ""), small, Choices(mask=False))
    importing.import_(tickets("", "", "", name="again.csv"), small)
    assert len(small.feedback.frame) == 3
    other = workshops.store_workshop(Workshop(title="Other"))
    importing.import_(tickets("", "", ""), other)
    comments = list(other.feedback.frame.comment)
    assert comments == ["It broke.\n\nBest, [name]", "Thank you, Priya! [name]", TICKETS[2][-1]]


@pytest.mark.parametrize(
    ("name", "said", "shown"),
    [
        ("田中 花子", "田中花子です。田中 花子より", "田中花子です。[name]より"),
        ("Ana Lima", "Ana's board. Banana, Lima bean", "[name]'s board. Banana, [name] bean"),
        ("ليلى حداد", "شكرا، ليلى حداد", "شكرا، [name]"),
        ("a.b@example.com", "a", "a"),
        ("user 77", "user 77 left", "user 77 left"),
        ("", "Nobody", "Nobody"),
    ],
)
def test_names_in_other_scripts(small: workshops.OpenWorkshop, name: str, said: str, shown: str) -> None:
    importing.import_(table("a.csv", ("Name", "Comment"), (name, said)), small)
    assert list(small.feedback.frame.comment) == [shown]


def test_a_name_in_two_columns_one_of_them_empty(small: workshops.OpenWorkshop) -> None:
    rows = [("", "Weber", "Weber here"), ("Ana", "Lima", "Ana Lima, again"), ("Ana", "", "I am Ana")]
    importing.import_(table("a.csv", ("First name", "Last name", "Comment"), *rows), small)
    assert sorted(small.feedback.frame.comment) == ["I am [name]", "[name] here", "[name], again"]


@pytest.mark.parametrize("chosen", [{}, {"Requester name": ""}])
def test_names_stay_hidden_when_a_file_comes_again(small: workshops.OpenWorkshop, chosen: dict[str, str]) -> None:
    """A column that was left out, by itself or by hand, still says who wrote the row."""
    head = ("Requester name", "Comment")
    importing.import_(table("a.csv", head, ("Ana", "Slow says Ana")), small, Choices(columns=chosen))
    again = table("a.csv", head, ("Ana", "Slow says Ana"), ("Eva", "Fine says Eva"))
    left, hidden = seen._private(importing.preview(again, small))
    assert left == "“Requester name” names people: left out."
    assert "own name" in hidden
    importing.import_(again, small)
    importing.import_(table("b.csv", head, ("Ana", "Slow told Ana")), small)
    assert sorted(small.feedback.frame.comment) == ["Fine says [name]", "Slow says [name]", "Slow told [name]"]


@pytest.mark.parametrize(
    ("cells", "said", "shown"),
    [
        ({"Username": "ana77", "Name": "Ana Lima"}, "Best, Ana", "Best, [name]"),
        ({"Username": "a@example.org", "Name": "Ana Lima"}, "Best, ana lima", "Best, [name]"),
        ({"First name": "Ana Maria", "Last name": "da Lima", "Customer name": "Ana Lima"}, "ANA LIMA", "[name]"),
        ({"Name": "Pereira, João"}, "Best, João Pereira", "Best, [name]"),
        ({"Name": "Pereira, João"}, "Best, Pereira", "Best, [name]"),
        ({"Name": "PEREIRA, JOÃO"}, "joão\npereira, João pereira", "joão\npereira, [name]"),
        ({"Last name": "Lima", "First name": "Ana"}, "ana lima", "[name]"),
        ({"Name": "İpek Lima"}, "İİ ipek, İPEK LIMA!", "İİ ipek, [name]!"),
        ({"Name": "Will"}, "I will, says Will", "I will, says [name]"),
        ({"Name": "Anonymer Gast"}, "Als Gast, anonymer Gast, hier", "Als Gast, anonymer Gast, hier"),
        ({"Name": "Frau Weber"}, "Die Frau an der Kasse. Weber", "Die Frau an der Kasse. [name]"),
        ({"Name": "Dr. Ana Lima"}, "Dr. ana lima", "[name]"),
        ({"Name": "Guest"}, "A Guest room", "A Guest room"),
        ({"Name": "ANA LIMA"}, "Sono Ana. ana, LIMA", "Sono [name]. ana, [name]"),
        ({"Name": "MÜLLER-LÜDENSCHEIDT, EVA"}, "Eva here, Müller-Lüdenscheidt", "[name] here, [name]"),
        ({"Name": "ALİ YILDIZ"}, "Ben Ali. Sevgiler, Yıldız", "Ben [name]. Sevgiler, [name]"),
        ({"Name": "IŞIL"}, "Sevgiler, Işıl", "Sevgiler, [name]"),
        ({"Name": "EVA VON DER LOS"}, "Von oben. Der Weg. Eva", "Von oben. Der Weg. [name]"),
    ],
)
def test_names_as_columns_have_them(
    small: workshops.OpenWorkshop, cells: dict[str, str], said: str, shown: str
) -> None:
    """One odd cell does not switch the others off; words around a name are ordinary words."""
    importing.import_(table("a.csv", (*cells, "Comment"), (*cells.values(), said)), small)
    assert list(small.feedback.frame.comment) == [shown]


def test_the_form_says_whose_names_are_hidden(small: workshops.OpenWorkshop) -> None:
    assert "Each customer's own name, e-mail" in seen._private(importing.preview(tickets("", "", ""), small))[-1]
    plain = importing.preview(table("a.csv", ("Comment",), ("Good bread",)), small)
    assert seen._private(plain)[-1].startswith("E-mail addresses")


def test_the_reason_of_a_score_is_what_was_said(small: workshops.OpenWorkshop) -> None:
    """A survey tool calls its columns by its questions; a plan and a country are kinds of customers."""
    asked = (
        "How likely are you to recommend us?",
        "What is the main reason for your score?",
        "Plan",
        "Country",
        "Date",
    )
    rows = [
        (f"{score} - likely", said, "Team", "Japan", "3/14/26")
        for score, said in ((9, "Easy"), (3, "Too slow"), (7, ""))
    ]
    found = importing.preview(table("nps.csv", asked, *rows), small)
    told = dict(zip(asked, ("nps", "comment", "segment", "", "date"), strict=True))
    assert {one.name: one.field for one in found.columns} == told


def test_another_question_in_words_is_what_was_said(small: workshops.OpenWorkshop) -> None:
    """What is picked from a list is not."""
    asked = ("Which day was it?", "If you ran this place?")
    rows = [("A weekday in the morning", f"I would open at {hour} and sell soup") for hour in range(8)]
    found = importing.preview(table("a.csv", asked, *rows), small)
    assert fields(found) == {"If you ran this place?": "comment"}


def test_many_subjects_are_no_places(small: workshops.OpenWorkshop) -> None:
    """Nobody matches a hundred names by hand; a few of them are asked for."""
    rows = [(f"Problem number {number} with the export", "It is slow") for number in range(120)]
    assert importing.preview(table("a.csv", ("Subject", "Comment"), *rows), small).places == ()
    assert len(importing.preview(table("a.csv", ("Subject", "Comment"), *rows[:7]), small).places) == 7


def test_leaving_a_column_out_says_nothing_of_the_others(small: workshops.OpenWorkshop) -> None:
    found = importing.preview(tickets("", "", ""), small, Choices(columns={"Subject": ""}))
    assert not any("Subject" in one.reason for one in found.columns)


def test_an_interview_is_its_answers(small: workshops.OpenWorkshop) -> None:
    """The questions are nobody's comments: they say what an answer is about, and may be matched to a touchpoint."""
    file = File("pasted text", data=INTERVIEW.encode())
    found = importing.preview(file, small)
    assert found.guesses["kind"].value == "interview"
    assert [one.text for one in found.places][1:] == ["And how was it for you?", "How about the invoices?"]
    report = importing.import_(file, small, Choices(touchpoints={"How about the invoices?": "t"}))
    assert (report.rows, report.added) == (3, 3)
    frame = small.feedback.frame
    assert list(frame.touchpoint_id) == ["", "", "t"]
    told = "The setup was fine, but inviting my team was not:\nin the end I made everybody an owner."
    assert list(frame.comment) == ["A friend told me.", told, "I forward them to accounting and hope."]


@pytest.mark.parametrize(
    "lines",
    [
        ("Interviewer: Wie war es?", "Frau Weber: Gut.", "Interviewer: Und sonst?", "Frau Weber: Laut."),
        ("Jana (00:03): How was it?", "Maria (00:05): Fine.", "Jana (01:00): And then?", "Maria (01:02): I left."),
        ("問：どうでしたか？", "答：よかったです。", "問：その後は？", "答：帰りました。"),
        ("P: ¿Qué tal?", "R: Bien.", "P: Cuénteme más", "R: Nada."),
        ("Interviewer: Tell me about it.", "P: It was slow.", "Interviewer: Go on.", "P: I left early."),
        ("Agent: How can I help?", "Customer 1: I wait.", "Agent: Which order?", "Customer 1: The last."),
    ],
)
def test_interviews_as_people_write_them(small: workshops.OpenWorkshop, lines: tuple[str, ...]) -> None:
    importing.import_(File("pasted text", data="\n".join(lines).encode()), small)
    assert len(small.feedback.frame) == 2
    assert not any("?" in said or "？" in said or ":" in said for said in small.feedback.frame.comment)


@pytest.mark.parametrize(
    "lines",
    [
        ("Food: good", "Food: bad", "Staff: kind", "Staff: slow"),
        ("Is it open?", "It was open at 8:30", "Note: closed", "Is it?"),
        ("Maria: lovely", "Jana: lovely, too", "Tom: loud"),
        ("Customer: Where is it?", "Agent: On its way.", "Customer: When is it here?", "Agent: Tomorrow."),
        ("Kundin 2: Wo ist es?", "Laden: Unterwegs.", "Kundin 2: Wann kommt es?", "Laden: Morgen."),
        ("R: Tell me about your visit.", "P: It was slow.", "R: Go on.", "P: I left early."),
    ],
)
def test_other_lines_stay_as_they_are(small: workshops.OpenWorkshop, lines: tuple[str, ...]) -> None:
    importing.import_(File("pasted text", data="\n".join(lines).encode()), small)
    assert sorted(small.feedback.frame.comment) == sorted(lines)
