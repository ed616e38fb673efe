"""What columns of surveys are called where people do not write English (D1, D3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_kit import importing, workshops
from workshop_kit.importing import File
from workshop_kit.model import Workshop
from workshop_kit.widgets.feedback import seen

NAMES = [
    "Nome e cognome", "Nominativo", "Nome cliente", "Vor- und Nachname", "Nom et prénom", "Nom du client",
    "Nombre y apellidos", "Nombre completo", "Nome completo", "Imię i nazwisko", "Voor- en achternaam", "Naam klant",
    "För- och efternamn",
    "Fulde navn", "Navn og etternavn", "Koko nimi", "Jméno a příjmení", "Meno a priezvisko", "Teljes név",
    "Nume și prenume", "Ad Soyad", "Adı Soyadı", "ФИО", "Имя и фамилия", "Ім'я та прізвище", "氏名（フリガナ）",
]  # fmt: skip
RECOMMEND = [
    "Da 0 a 10, con quale probabilità ci consiglierebbe a un amico?",
    "Quanto è probabile che Lei raccomandi il nostro negozio?",
    "Wie wahrscheinlich ist es, dass Sie uns empfehlen?",
    "Quelle est la probabilité que vous nous recommandiez à un ami ?",
    "¿Qué probabilidad hay de que nos recomiende a un amigo?",
    "Hoe waarschijnlijk is het dat u ons aanbeveelt aan een vriend?",
    "Zou u ons aanraden?",
    "Hur troligt är det att du rekommenderar oss?",
    "Jak bardzo prawdopodobne jest, że poleci nas Pani znajomym?",
    "Doporučili byste nás?",
    "Suosittelisitko meitä ystävällesi?",
    "Bizi bir arkadaşınıza tavsiye eder misiniz?",
    "Ajánlana minket barátainak?",
    "Порекомендуете ли вы нас друзьям?",
    "Ne-ați recomanda unui prieten?",
]


@pytest.fixture
def small(home: Path) -> workshops.OpenWorkshop:
    return workshops.store_workshop(Workshop(title="Small"))


def text(*lines: str, name: str = "a.csv") -> File:
    return File(name, data="\n".join(lines).encode())


@pytest.mark.parametrize("name", NAMES)
def test_a_column_of_whole_names_is_known(small: workshops.OpenWorkshop, name: str) -> None:
    """It is left out, and hides the writers' names in their comments."""
    file = text(f"{name};comment", "Ana Lima;Slow says Ana", "Eva Weber;Fine, Eva")
    assert "own name" in seen._private(importing.preview(file, small))[-1]
    importing.import_(file, small)
    assert sorted(small.feedback.frame.comment) == ["Fine, [name]", "Slow says [name]"]


@pytest.mark.parametrize("name", ["Product name", "Name of the product", "Hotel name", "Item Name", "Store name"])
def test_the_name_of_a_thing_names_nobody(small: workshops.OpenWorkshop, name: str) -> None:
    """What was bought stays in the comments; who bought it does not."""
    file = text(f"{name};Customer name;comment", "Rose Soap;Ana Lima;Rose Soap smells, says Ana")
    assert "Customer name" in seen._private(importing.preview(file, small))[0]
    assert name not in seen._private(importing.preview(file, small))[0]
    importing.import_(file, small)
    assert list(small.feedback.frame.comment) == ["Rose Soap smells, says [name]"]


@pytest.mark.parametrize("question", RECOMMEND)
def test_the_question_whether_one_would_recommend_is_known(small: workshops.OpenWorkshop, question: str) -> None:
    found = importing.preview(text(f"{question};x", *(f"{mark};a" for mark in range(11))), small)
    assert found.columns[0].field == "nps"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chiamate_agosto.csv", "support call"),
        ("llamadas 2026.csv", "support call"),
        ("recensioni.csv", "review"),
        ("bewertungen-mai.csv", "review"),
        ("sondaggi.csv", "survey"),
        ("interviste.csv", "interview"),
    ],
)
def test_the_name_of_a_file_tells_its_kind_when_it_speaks_of_many(
    small: workshops.OpenWorkshop, name: str, kind: str
) -> None:
    found = importing.preview(text("comment", "The queue was long", "The bell was late", name=name), small)
    assert found.guesses["kind"].value == kind


def test_advice_in_words_is_no_mark(small: workshops.OpenWorkshop) -> None:
    file = text(
        "Ha dei consigli per noi?", "Più bici per bambini", "Aprite prima la mattina", "Un secondo addetto al banco"
    )
    assert importing.preview(file, small).columns[0].field == "comment"
