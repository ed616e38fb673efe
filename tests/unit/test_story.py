"""Row C5, the journey told as a story: whole English sentences around people's own words, and nothing invented."""

from __future__ import annotations

import re

import pytest

from workshop_kit.document import read
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.resources import folder
from workshop_kit.story import chapters
from workshop_kit.story.sentences import Hero, does, feels, hero, quoted
from workshop_kit.story.words import third_persons

ANA = Hero("Ana Silva", "Ana", "she")
NOBODY_KNOWS = Hero("Ana Silva", "Ana", "")


def journey(*names: str, persona: dict | None = None, moments: tuple[dict, ...] = ()) -> Workshop:
    return Workshop(
        title="T",
        personas=(Persona(id="ana", **(persona or {"name": "Ana Silva"})),),
        stages=(Stage(id="in", name="Come in"),),
        touchpoints=tuple(Touchpoint(id=f"t{i}", stage="in", name=name) for i, name in enumerate(names)),
        moments=tuple(Moment(persona="ana", **one) for one in moments),
    )


def texts(workshop: Workshop) -> dict[str, str]:
    return {made.part: made.text for made in chapters(workshop, workshop.personas[0])}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Waits in the queue", "She waits in the queue."),
        ("Quickly looks away!", "She quickly looks away!"),
        ("Tries twice.", "She tries twice."),
        ("Card in the mouth", "What Ana does: Card in the mouth."),
        ("Cards everywhere", "What Ana does: Cards everywhere."),
        ("A long wait", "What Ana does: a long wait."),
        ("She sits down", "She sits down."),
        ("Ana sits down", "Ana sits down."),
        ("バスを待つ。", "What Ana does: バスを待つ。"),
        ("  ", ""),
    ],
)
def test_what_somebody_does_becomes_a_sentence(written: str, told: str) -> None:
    assert does(ANA, written) == told


def test_without_a_known_pronoun_the_name_is_said_again() -> None:
    assert does(NOBODY_KNOWS, "Waits") == "Ana waits."


@pytest.mark.parametrize(
    ("word", "feeling", "told"),
    [
        ("Ashamed", -2, "Ana feels ashamed."),
        ("", 0, "Ana feels neither good nor bad."),
        ("at home", None, "Ana feels at home."),
        ("as if nobody had seen her", -1, "The word for how Ana feels: “as if nobody had seen her.”"),
        ("", None, ""),
    ],
)
def test_a_feeling_is_said_in_its_own_word(word: str, feeling: int | None, told: str) -> None:
    assert feels(ANA, word, feeling) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("“Two clicks. Fine.”", "“Two clicks. Fine.”"),
        ("She said “yes” to me", "“She said ‘yes’ to me.”"),
        ("Where?", "“Where?”"),
        ("コーヒーより、静かな九分間。", "“コーヒーより、静かな九分間。”"),
        ("لا أريد قهوة", "“\u2068لا أريد قهوة\u2069.”"),
    ],
)
def test_what_is_said_stands_in_one_pair_of_marks(written: str, told: str) -> None:
    assert quoted(written) == told


def test_an_empty_map_is_told_without_a_word_too_many() -> None:
    told = texts(journey("Door", "Till", persona={"name": ""}))
    assert told == {
        "_opening": "This is Customer 1.",
        "in": (
            "It begins with “Door”. Nobody has written yet what happens there.\n\n"
            "The last stop is “Till”. Nobody has written yet what happens there."
        ),
    }
    assert list(texts(journey())) == ["_opening"]


def test_half_written_moments_give_whole_sentences() -> None:
    moments = (
        {"touchpoint": "t0", "thinking": "Cold in here", "evidence": "observed"},
        {"touchpoint": "t1", "feeling": 1, "pains": [{"text": "The bell.", "severity": 3}, {"text": " "}]},
    )
    told = texts(journey("Door", "Till", moments=moments))
    assert told["in"] == (
        "It begins with “Door”. Ana thinks: “Cold in here.”\n\n"
        "The last stop is “Till”. Ana feels pleased. What hurts badly: the bell."
        " Nobody has seen or heard this yet; it is our guess."
    )
    assert told["_ending"] == ("From beginning to end it feels the same. It ends with “Till”, where Ana feels pleased.")


def test_names_and_genders() -> None:
    def called(name: str, gender: str = "") -> Hero:
        workshop = journey("Door", persona={"name": name, "gender": gender})
        return hero(workshop, workshop.personas[0])

    assert called("Mr Osei", "man") == Hero("Mr Osei", "Mr Osei", "he")
    assert called("ليلى بنت عبد الرحمن", "Woman").again == "She"
    assert called("佐々木 さくら").short == "佐々木"
    assert called("Ana", "it is complicated").pronoun == ""


def test_a_long_stage_is_told_in_several_chapters() -> None:
    made = chapters(workshop := journey(*(f"Stop {i}" for i in range(14))), workshop.personas[0])
    assert [one.part for one in made] == ["_opening", "in", "in/2", "in/3"]
    assert made[2].title == "Come in, 2 of 3"


def test_the_mark_changes_when_the_map_says_something_else() -> None:
    def mark(quote: str) -> str:
        workshop = journey("Door", moments=({"touchpoint": "t0", "quote": quote},))
        return chapters(workshop, workshop.personas[0])[1].mark

    assert mark("Cold.") == mark("Cold.") != mark("Warm.")


def test_every_chapter_fits_the_field_it_is_edited_in() -> None:
    moments = tuple({"touchpoint": f"t{i}", "thinking": "a" * 9_900, "quote": "b" * 9_900} for i in range(6))
    for made in chapters(workshop := journey(*"abcdef", moments=moments), workshop.personas[0]):
        assert len(made.text) <= 10_000
        assert len(made.title) <= 300


def test_the_sample_reads_as_english_and_says_what_its_map_says() -> None:
    workshop = read(folder("data/sample") / "cafe.workshop.yaml")
    for persona in workshop.personas:
        story = "\n\n".join(made.text for made in chapters(workshop, persona))
        assert "Tomás turns" not in story
        assert not re.search(r"  |\.\.|[,;:]\.|“”|: *$|None|\{", story, re.MULTILINE)
        for moment in (one for one in workshop.moments if one.persona == persona.id):
            for entry in (*moment.pains, *moment.delights, *moment.support):
                assert entry.text.rstrip(".")[1:] in story
            assert moment.doing[1:] in story
            assert moment.word in story


def test_verbs_bend() -> None:
    assert {"waits", "catches", "tries", "plays", "goes", "pushes"} <= third_persons()


def test_a_page_asks_for_the_story_of_one_persona(home) -> None:
    import workshop_kit as wk
    from workshop_kit.widgets import calls
    from workshop_kit.widgets.room import Room

    workshop = wk.new_workshop("Bakery")
    workshop.add("persona", id="ana", name="Ana")
    room = Room(workshop)
    assert [one["part"] for one in calls.answer(room, "story", {"persona": "ana"})["chapters"]] == ["_opening"]
    assert calls.answer(room, "story", {"persona": "gone"}) == {"chapters": []}
