"""What the page gets to ask customers with (D9), and the personas it may make of a customer table (A9)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from customer_table import guests
from feedback_frames import SAMPLE

from workshop_kit.document import read
from workshop_kit.errors import Invalid
from workshop_kit.widgets import calls
from workshop_kit.widgets.link import link
from workshop_kit.workshops import OpenWorkshop, store_workshop


@pytest.fixture
def room(home: Path) -> Iterator[Any]:
    workshop = store_workshop(read(SAMPLE.with_name("cafe.workshop.yaml")))
    room = SimpleNamespace(link=link(workshop.store, workshop.id))
    yield room
    room.link.flush()


def asked(room: Any, what: str) -> tuple[str, str]:
    file = calls.answer(room, "feedback_asking", {"what": what})
    return file["name"], base64.b64decode(file["data"]).decode()


def sent(room: Any, text: str, name: str = "guests.csv") -> str:
    data, upload = base64.b64encode(text.encode()).decode(), f"u{len(text)}"
    calls.answer(room, "feedback_send", {"upload": upload, "name": name, "at": 0, "data": data})
    return upload


def test_survey_guide_text_and_table_by_a_press(room):
    """D9: printable, as text, as CSV."""
    assert asked(room, "survey")[1].startswith("<!DOCTYPE html>")
    assert "Before anything else" in asked(room, "guide")[1]
    assert "1. How satisfied were you with" in asked(room, "text")[1]
    name, table = asked(room, "sheet")
    assert name == "Answers.csv"
    assert table.startswith("\ufeffdate,source,channel,segment,Sees the lit window [csat]")
    with pytest.raises(Invalid, match="There is no 'poem' to ask with"):
        asked(room, "poem")


def test_the_table_is_called_in_the_language_of_the_workshop(room):
    """D9: like the survey beside it; what stands in an f-string is in no catalogue."""
    OpenWorkshop(room.link.id, room.link.store).set("workshop", language="de")
    room.link.look()
    assert asked(room, "sheet")[0] == "Antworten.csv"


def test_a_customer_table_gives_groups_to_accept(room):
    """A9: columns to choose, groups with share, lines and the table as their evidence; people's names are left out."""
    table = guests().drop(columns="made of").assign(name="Ana", first_name=["Ana", "Tom", "Ines", "Bo"] * 50)
    upload = sent(room, table.to_csv(index=False, sep=";", decimal=","))
    told = calls.answer(room, "segments", {"upload": upload, "columns": None})
    columns = {one["name"]: one for one in told["columns"]}
    assert columns["visits"]["on"]
    assert not columns["first_name"]["usable"]
    assert not columns["town"]["usable"]
    assert [one["n"] for one in told["segments"]] == [100, 60, 40]
    assert told["segments"][0]["share"] == 50
    assert told["segments"][0]["cites"] == "guests.csv, 200 guests"
    assert told["said"] == "200 guests, four columns chosen."
    fewer = calls.answer(room, "segments", {"upload": upload, "columns": ["spend"]})
    assert len(fewer["segments"]) in (2, 3)
    assert "at least one column" in calls.answer(room, "segments", {"upload": upload, "columns": []})["note"]


def test_a_small_table_says_what_it_needs(room):
    upload = sent(room, "visits,spend\n1,2\n3,4\n5,7\n")
    assert "from 20 on" in calls.answer(room, "segments", {"upload": upload, "columns": None})["note"]
