"""The handout's sections *guess against customer* (D7) and *what we heard* (D5, D6, F1)."""

from __future__ import annotations

import re

import pytest
from feedback_frames import SAMPLE, frame, sample, with_themes

from workshop_kit.document import read
from workshop_kit.handout import Options, render
from workshop_kit.handout.given import Given, Voices
from workshop_kit.handout.guessed import guessed
from workshop_kit.handout.journey import maps
from workshop_kit.handout.voiced import voiced
from workshop_kit.model import Action, Workshop

BOTH = Options(sections=("guess", "voices", "method"))


@pytest.fixture(scope="module")
def cafe() -> tuple[Workshop, Voices]:
    workshop, codings = with_themes(read(SAMPLE.with_name("cafe.workshop.yaml")))
    return workshop, Voices(sample(), codings)


def given(workshop: Workshop, voices: Voices | None) -> Given:
    return Given(workshop, maps(workshop, dict.fromkeys(range(-2, 3), "word")), voices)


def plain(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", re.sub("<(style|script|svg).*?</\\1>", " ", html, flags=re.DOTALL)).split())


def test_the_guess_stands_beside_the_answers(cafe):
    """D7: the finding as the title, a verdict for each touchpoint, both curves."""
    found = guessed(given(*cafe))
    assert found.title == "We guessed right seven times, wrong four times"
    spots = [spot for strip in found.strips for spot in strip.spots]
    assert [spot.number for spot in spots] == list(range(1, 14))
    assert {spot.kind for spot in spots} == {"agrees", "differs", "too-few-answers"}
    library = next(spot for spot in spots if "library" in spot.name)
    assert (library.mood, library.dot, library.detail) == (None, None, "5 of 10")
    door = next(spot for spot in spots if spot.name == "Gets through the door")
    assert door.top < door.dot < door.bottom
    assert door.low_at < door.dot_at < door.high_at
    assert found.said.startswith("M50 ")
    assert found.ribbon.endswith("Z")


def test_only_those_who_were_guessed_for_are_counted(cafe):
    """D7: a persona without a journey yet has no part in the guess; the notebook counts so, too."""
    workshop, voices = cafe
    newcomer = workshop.personas[0].model_copy(update={"id": "new", "name": "Somebody new"})
    more = workshop.model_copy(update={"personas": (*workshop.personas, newcomer)})
    assert guessed(given(more, voices)).ours == guessed(given(workshop, voices)).ours


def test_themes_are_told_with_quote_place_and_action(cafe):
    """D5, D6: theme, comments, quote, kind, touchpoint, what is done, in the handout."""
    workshop, voices = cafe
    first = workshop.themes[1]
    acted = workshop.model_copy(update={"actions": (Action(id="a", name="A bell at the door", themes=(first.id,)),)})
    found = voiced(given(acted, voices))
    theme = next(one for one in found.themes if one.name == first.name)
    assert (theme.name, theme.kind, theme.n) == ("Door and pram", "pain", 11)
    assert theme.spots == ((5, "Gets through the door"),)
    assert theme.actions == ("A bell at the door",)
    assert "door" in theme.quote
    assert [one.n for one in found.themes] == sorted((one.n for one in found.themes), reverse=True)
    assert found.lead.startswith("246 answers · 103 comments · five kinds of source")


def test_satisfaction_stands_at_the_top_with_its_interval(cafe):
    """F1: NPS, CSAT, CES with intervals."""
    figures = {one.short: one for one in voiced(given(*cafe)).figures}
    assert (figures["NPS"].value, figures["NPS"].detail) == ("−31", "−44 to −17 · n 126")
    assert figures["CSAT"].value == "33\u202f%"
    assert figures["CES"].value == "4.1"


def test_few_answers_say_so(cafe):
    found = voiced(given(cafe[0], Voices(sample().head(4), cafe[1].codings)))
    assert {one.few for one in found.figures} == {True}
    assert "too few answers: 4 of 10" in [one.detail for one in found.figures]
    assert guessed(given(cafe[0], Voices(sample().head(4), cafe[1].codings))).said == ""


def test_the_page_says_all_of_it(cafe):
    workshop, voices = cafe
    page = render(workshop, BOTH, voices)
    text = plain(page)
    for words in ("We guessed right seven times", "worse than guessed", "too few answers", "Door and pram", "NPS"):
        assert words in text
    assert "example.org" not in text
    assert "Student's t" in page.replace("&#39;", "'")


@pytest.mark.parametrize(
    "voices", [None, Voices(frame([]), with_themes(read(SAMPLE.with_name("cafe.workshop.yaml")))[1])]
)
def test_without_feedback_there_is_no_section(cafe, voices):
    assert guessed(given(cafe[0], voices)) is None
    assert voiced(given(cafe[0], voices)) is None
    assert "What we heard" not in plain(render(cafe[0], BOTH, voices))


def test_what_is_typed_stays_text(cafe):
    """Hostile cells: HTML in a comment is printed as it was written."""
    workshop, voices = cafe
    rows = sample()
    door = voices.codings.loc[voices.codings["theme_id"] == "theme-1", "feedback_id"]
    rows.loc[rows["feedback_id"].isin(door), "comment"] = "The door <script>alert(1)</script> & the pram"
    page = render(workshop, BOTH, Voices(rows, voices.codings))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
