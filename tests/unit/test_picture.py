"""The map as a drawing: every touchpoint, the handout's curve, and text that is nothing but text."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from workshop_kit import document
from workshop_kit.errors import OutputError
from workshop_kit.exporting import lettering, picture
from workshop_kit.handout import journey, look
from workshop_kit.model import Entry, Moment, Persona, Stage, Touchpoint, Workshop

SAMPLE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(workshop: Workshop) -> ET.Element:
    return ET.fromstring(picture.svg(workshop))


def texts(root: ET.Element) -> list[ET.Element]:
    return root.findall(f".//{SVG}text")


def reach(line: ET.Element) -> tuple[float, float]:
    """Where a line of text begins and ends, from left to right."""
    long = lettering.length(line.text or "", float(line.get("font-size", 0)), int(line.get("font-weight", 400)))
    x, anchor = float(line.get("x", 0)), line.get("text-anchor")
    if anchor == "middle":
        return x - long / 2, x + long / 2
    return (x - long, x) if anchor == "end" else (x, x + long)


def one(text: str, touchpoints: int = 1) -> Workshop:
    spots = tuple(Touchpoint(id=f"t{i}", stage="s", name=text[:300]) for i in range(touchpoints))
    moments = tuple(
        Moment(persona="p", touchpoint=spot.id, feeling=i % 5 - 2, quote=text, pains=(Entry(text=text, severity=2),))
        for i, spot in enumerate(spots)
    )
    return Workshop(
        title=text[:300],
        personas=(Persona(id="p", name=text[:300]),),
        stages=(Stage(id="s", name=text[:300]),),
        touchpoints=spots,
        moments=moments,
    )


def test_every_stage_and_touchpoint_is_there_with_the_curve_of_the_handout() -> None:
    workshop = document.read(SAMPLE)
    root = drawn(workshop)
    said = " ".join(one.text or "" for one in texts(root))
    for name in (*(s.name for s in workshop.stages), "Looks up hours and", "The journey of Edith Marlow"):
        assert name in said
    paths = [one.get("d") for one in root.iter(f"{SVG}path")]
    for one_map in journey.maps(workshop, look.words()):
        assert one_map.curve
        assert one_map.curve.solid in paths


def test_nothing_reaches_over_the_edge_or_over_another_line() -> None:
    root = drawn(one("A long name for a small thing, " * 6, 13))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for line in texts(root):
        begin, end = reach(line)
        assert begin >= 0
        assert end <= width
        assert 0 < float(line.get("y", 0)) < height
    places = [(line.get("x"), line.get("y")) for line in texts(root)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "]]><image href='//evil.example/x'/>", "&amp; \"'"])
def test_what_was_typed_is_text(typed: str) -> None:
    root = drawn(one(typed))
    allowed = {SVG + name for name in ("svg", "rect", "title", "path", "text", "circle")}
    assert {element.tag for element in root.iter()} <= allowed
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    assert root.findtext(f"{SVG}title") == typed


def test_text_that_is_read_from_the_right_begins_at_the_right() -> None:
    arabic = next(line for line in texts(drawn(one("محطة القطار"))) if line.get("font-size") == "15")
    assert arabic.get("text-anchor") == "end"
    assert arabic.text == "\u2067محطة القطار\u2069"
    assert float(arabic.get("x", 0)) > picture.MARGIN + picture.NAMES + picture.COLUMN / 2


def test_letters_without_spaces_and_wide_ones_are_broken_to_fit() -> None:
    assert lettering.wrapped("駅で待つ間にコーヒーを", 60, 12) == ["駅で待つ間", "にコーヒー", "を"]
    assert all(lettering.length(line, 12) <= 60 for line in lettering.wrapped("Donaudampfschiff" * 2, 60, 12))
    assert lettering.wrapped("one two three four", 30, 12, most=2) == ["one", "tw…"]
    assert all(lettering.length(line, 12) <= 60 for line in lettering.wrapped("WWWWWWW MMMMMM @@@@@@@", 60, 12))


def test_what_people_take_for_one_letter_is_not_broken() -> None:
    cook, flag = "👩🏽\u200d🍳", "🇵🇹"
    assert lettering.clusters(cook + flag + "e\u0301") == [cook, flag, "e\u0301"]
    for line in lettering.wrapped(cook * 9, 60, 12):
        assert line
        assert line == cook * (len(line) // len(cook))


def test_a_line_does_not_begin_with_a_mark_that_ends_something() -> None:
    lines = lettering.wrapped("後ろの人に「まだ、温かいですか」と尋ねた。そうして", 60, 12)
    assert len(lines) > 4
    assert not [line for line in lines if line[0] in "、。」" or line[-1] == "「"]


def test_pixels(tmp_path: Path) -> None:
    assert picture.png(one("Small"), scale=1).startswith(b"\x89PNG")


def test_pixels_leave_other_threads_their_turn() -> None:
    """A page that hears nothing from its kernel for five seconds gives the file up."""
    silences, running = [0.0], True

    def beat() -> None:
        before = time.monotonic()
        while running:
            time.sleep(0.01)
            silences.append((now := time.monotonic()) - before)
            before = now

    thread = threading.Thread(target=beat)
    thread.start()
    began = time.monotonic()
    picture.png(one("Wide", touchpoints=60), scale=2)
    took = time.monotonic() - began
    running = False
    thread.join()
    assert max(silences) < max(took / 2, 0.2)


def test_a_picture_that_cannot_be_drawn_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "_DRAWING", "raise SystemExit(1)")
    with pytest.raises(OutputError, match="Save the drawing"):
        picture.png(one("Small"), scale=1)


def test_a_journey_without_touchpoints_cannot_be_drawn() -> None:
    with pytest.raises(OutputError, match="no map to draw"):
        picture.svg(Workshop(title="Empty"))
