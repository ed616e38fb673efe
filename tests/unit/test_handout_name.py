"""Row I2: handouts of one workshop in several languages stand beside each other in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_kit import workshops
from workshop_kit.widgets import calls
from workshop_kit.widgets.room import Room


@pytest.mark.parametrize(
    ("own", "language", "name"),
    [
        ("en", "", "our-café"),
        ("en", "en", "our-café"),
        ("en", "fr", "our-café-fr"),
        ("de-AT", "de", "our-café"),
        ("de-AT", "en", "our-café-en"),
        ("ja", "", "our-café"),
    ],
)
def test_another_language_is_in_the_name(
    home: Path, own: str, language: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "_pdf", lambda link: b"%PDF")
    workshop = workshops.new_workshop("Our café")
    workshop.set("workshop", language=own, handout_language=language)
    room = Room(workshop)
    try:
        assert calls.answer(room, "handout", {})["name"] == f"{name}.html"
        assert calls.answer(room, "export", {"ending": ".pdf"})["name"] == f"{name}.pdf"
        assert calls.answer(room, "export", {"ending": ".md"})["name"] == "our-café.md"
    finally:
        room.close()
