"""I2, C5: story, channels by stage, service promises and persona comparison, as the handout prints them."""

from __future__ import annotations

import pytest

from workshop_kit import document
from workshop_kit.handout import Options, render
from workshop_kit.handout.beside import beside
from workshop_kit.handout.given import Given
from workshop_kit.handout.journey import maps
from workshop_kit.handout.look import words
from workshop_kit.handout.meeting import meeting
from workshop_kit.handout.service_promises import service_promises
from workshop_kit.handout.tales import tales
from workshop_kit.model import Chapter, Workshop
from workshop_kit.resources import folder


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


def given(workshop: Workshop) -> Given:
    return Given(workshop, maps(workshop, words()))


def titles(workshop: Workshop, place: int = 0) -> list[str]:
    return [part.title for part in tales(given(workshop))[place].parts]


def test_a_chapter_of_ones_own_stands_in_the_place_of_the_maps(sample) -> None:
    assert titles(sample) == [
        "Who walks this way",
        "Notice",
        "Plan",
        "Eleven centimetres",
        "A bird in the foam",
        "Come back",
        "What stays",
    ]


def test_a_chapter_about_no_part_stands_before_the_end(sample) -> None:
    more = Chapter(persona=sample.personas[0].id, title="And then", text="They met again.")
    assert titles(sample.model_copy(update={"chapters": (*sample.chapters, more)}))[-2:] == ["And then", "What stays"]


def test_a_story_that_nobody_wrote_is_told_once(sample) -> None:
    bare = sample.model_copy(update={"chapters": ()})
    assert [tale.name for tale in tales(given(bare))] == [sample.personas[0].name]


def test_what_is_said_is_a_quotation(sample) -> None:
    page = render(sample, Options(sections=("story",), data=False))
    assert "<q>I plan my whole morning around one step at the door.</q>" in page


def test_channels_by_stage_with_everybodys_faces(sample) -> None:
    made = meeting(given(sample))
    assert made is not None
    assert made.stages == ("Notice", "Plan", "Come in", "Stay", "Come back")
    shop = next(row for row in made.rows if row.channel == "physical shop")
    assert [[stop.number for stop in stops] for stops in shop.cells] == [[1], [], [5, 6, 7], [8, 9, 10], [13]]
    assert len(shop.cells[0][0].moods) == len(made.people) == 2
    assert "All of Stay hangs on one channel: Shop" in made.gaps
    assert {way.works for way in made.ways} == {"works"}


def test_promises_say_what_they_say_in_the_form(sample) -> None:
    made = service_promises(given(sample))
    assert made is not None
    assert made.headline == "Messaging app answers in 95 minutes; promised were 20"
    assert [row.late for row in made.rows] == [True, True, False]


def test_people_beside_each_other(sample) -> None:
    made = beside(given(sample))
    assert made is not None
    first, second = (persona.name for persona in sample.personas[:2])
    spot = "Asks whether there is room"
    assert made.headline == f"They are furthest apart at “{spot}”: {first} likes it, {second} does not"
    assert made.apart[0].column.name == spot
    assert len(made.kinds) == 3


def test_without_anything_to_say_there_is_no_section() -> None:
    bare = given(Workshop(title="Bare"))
    assert (tales(bare), meeting(bare), service_promises(bare), beside(bare)) == ((), None, None, None)


@pytest.mark.parametrize(("sections", "broken", "others"), [("handovers", True, False), ("channels", False, True)])
def test_handovers_travel_with_the_section_that_prints_them(sample, sections, broken, others) -> None:
    again = document.loads(render(sample, Options(sections=("map", sections)))).handovers
    assert {one.works is False for one in again} == ({True} if broken else set()) | ({False} if others else set())
