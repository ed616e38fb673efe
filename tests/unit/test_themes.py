"""Themes suggested from comments (D5): groups a person agrees with, the same every time."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from feedback_frames import SAMPLE, comments, frame, sample
from hotel_comments import TOPICS
from hotel_comments import comments as hotel

from workshop_kit.analysis.quoting import of_theme
from workshop_kit.analysis.themes import Suggestions, suggest
from workshop_kit.analysis.themes.candidate import Candidate
from workshop_kit.analysis.themes.texts import read_texts
from workshop_kit.analysis.wording import language, phrases, words
from workshop_kit.document import read
from workshop_kit.model import Theme


@pytest.fixture(scope="module")
def cafe() -> Suggestions:
    names = {spot.id: spot.name for spot in read(SAMPLE.with_name("cafe.workshop.yaml")).touchpoints}
    return suggest(sample(), "en", names)


def guests(number: int) -> tuple[pd.DataFrame, dict[str, str]]:
    """Comments of the hotel, and the topic each was made from."""
    said = hotel(number)
    table = comments(*(text for _, text in said))
    return table, dict(zip(table["feedback_id"], (topic for topic, _ in said), strict=True))


def test_the_sample_speaks_of_what_a_facilitator_reads_in_it(cafe):
    """D5: names, kinds and touchpoints of the café's themes."""
    found = {one.touchpoint_id: one for one in cafe.themes}
    assert {found["door"].name, found["table"].name} == {"Door and pram", "Table and pram"}
    assert (found["cup"].kind, found["door"].kind, found["stairs"].kind) == ("delight", "pain", "pain")
    assert "toilet" in found["stairs"].phrases
    assert "map" in found["map"].phrases
    assert "One step and a door like a safe. I had the pram, nobody had a hand." in found["door"].quotes
    assert 6 <= len(cafe.themes) <= 12


def test_every_comment_is_in_one_theme_at_most(cafe):
    ids = [id for one in cafe.themes for id in one.feedback_ids]
    said = sample()
    assert len(ids) == len(set(ids)) == sum(one.n for one in cafe.themes)
    assert set(ids) <= set(said.loc[said["comment"] != "", "feedback_id"])
    assert cafe.read == (said["comment"] != "").sum() == len(ids) + cafe.left


def test_quotes_are_comments_of_the_theme_that_hold_its_words(cafe):
    by_id = dict(zip(sample()["feedback_id"], sample()["comment"], strict=True))
    for one in cafe.themes:
        assert set(one.quotes) <= {by_id[id] for id in one.feedback_ids}
        assert 1 <= len(one.quotes) <= 3
        assert any(phrase.split()[0][:4] in one.quotes[0].casefold() for phrase in one.phrases)


def test_the_same_themes_every_time_and_in_any_order(cafe):
    """D5: stable from run to run."""
    names = {spot.id: spot.name for spot in read(SAMPLE.with_name("cafe.workshop.yaml")).touchpoints}
    assert suggest(sample(), "en", names) == cafe
    mixed = suggest(sample().sample(frac=1, random_state=4), "en", names)
    assert [(one.key, one.name, one.quotes, one.n) for one in mixed.themes] == [
        (one.key, one.name, one.quotes, one.n) for one in cafe.themes
    ]


@pytest.mark.parametrize("number", [60, 300])
def test_as_many_themes_as_there_are_topics(number):
    """D5: the number of themes is found; each holds comments of one topic only."""
    table, topic = guests(number)
    found = suggest(table)
    made_of = [Counter(topic[id] for id in one.feedback_ids) for one in found.themes]
    assert sorted(counts.most_common(1)[0][0] for counts in made_of) == sorted(TOPICS)
    assert all(counts.most_common(1)[0][1] >= 0.95 * counts.total() for counts in made_of)
    assert found.left <= number / 5


def test_copies_of_one_comment_are_no_theme():
    table, _ = guests(60)
    spam = comments(*["Cheap watches and gold, call now"] * 50)
    spam["feedback_id"] = [f"s{n}" for n in range(50)]
    found = suggest(pd.concat([table, spam]))
    assert not any("watches" in one.name.casefold() for one in found.themes)


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ([], "there are 0"),
        (["", "  ", "\n"], "there are 0"),
        (["One comment alone"], "there are 1"),
        (["ok", "fine", "good", "yes", "no", "!!", "12"], "No two different comments share a word"),
        (["apple", "brick", "cloud", "drum", "eel", "fork", "goat"], "No two different comments share a word"),
        (["word"] * 9, "No two different comments share a word"),
    ],
)
def test_too_little_to_group(said, note):
    found = suggest(comments(*said))
    assert found.themes == ()
    assert note in found.note


def test_a_comment_in_any_script_is_kept():
    """D5: Japanese, Arabic, Hindi, Thai and Greek are read as words."""
    assert words("シナモンロールが最高でした。") == ["シナモンロール", "最高"]
    assert words("店員対応が良い") == ["店員", "員対", "対応", "良"]
    assert words("الباب ثقيلٌ جداً") == ["الباب", "ثقيلٌ", "جداً"]
    assert words("दरवाज़ा भारी है।") == ["दरवाज़ा", "भारी", "है"]
    assert words("Η πόρτα είναι βαριά") == ["Η", "πόρτα", "είναι", "βαριά"]
    assert words("ประตูหนัก")
    doors = [f"الباب ثقيل {word}" for word in ("اليوم", "أمس", "صباحا", "مساء")]
    cups = [f"القهوة ساخنة {word}" for word in ("هنا", "هناك", "دائما", "أحيانا")]
    found = suggest(comments(*doors, *cups), "ar")
    assert sorted(one.n for one in found.themes) == [4, 4]


def test_addresses_and_masks_are_no_words():
    assert words("Write to lena@example.org or [e-mail], see https://example.org/x now") == [
        "Write", "to", "or", "see", "now",
    ]  # fmt: skip


def test_forms_of_a_word_count_as_one_and_are_shown_as_they_are_mostly_written():
    found = phrases(["The prams block.", "A pram, two prams", "Prams"], "en")
    assert [one[0] for one in found.found] == ["pram", "pram", "pram"]
    assert found.shown["pram"] == "prams"
    assert phrases(["Das Frühstück", "Frühstück!"], "de").shown["frühstück"] == "Frühstück"


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es", "it", "nl", "pt", "en-GB"])
def test_languages(tag):
    """D5: stop words in the chosen language."""
    known = language(tag)
    assert len(known.stop) > 150
    assert known.pair.format(one="a", other="b") != "a, b"


def test_an_unknown_language_still_works():
    assert language("xx").stop == frozenset()
    assert suggest(guests(60)[0], "xx").themes


def test_german_themes():
    doors = ["Die Tür ist zu schwer", "Tür ging nicht auf", "Mit Kinderwagen durch die Tür? Nein", "Schwere Tür!"]
    bread = ["Das Brot ist warm", "Brot vom Tag, warm", "Ihr Brot!", "Warmes Brot, gerne wieder"]
    assert {one.name.split(" ")[0] for one in suggest(comments(*doors, *bread), "de").themes} == {"Tür", "Brot"}


def test_feelings_give_the_kind():
    doors = [{"comment": f"The door is heavy {n}", "feeling": -1.5} for n in "abcd"]
    rolls = [{"comment": f"The roll was warm {n}", "feeling": 2} for n in "abcd"]
    kinds = {one.name.split(" ")[0]: (one.kind, one.feeling) for one in suggest(frame(doors + rolls)).themes}
    assert kinds == {"Door": ("pain", -1.5), "Roll": ("delight", 2.0)}


def test_quotes_are_clearly_nearer_to_their_theme_than_to_the_next(cafe):
    """D5: a comment that might as well stand for another theme is quoted last."""
    queue = [f"The queue at the till was {word}" for word in ("endless", "slow", "tiring", "long", "awful")]
    cups = [f"A coffee cup with a {word}" for word in ("crack", "chip", "stain", "leak", "hair")]
    both = ["Queue for a coffee, cup, till, all of it"]
    said = {one.name.split(" ")[0]: one.quotes for one in suggest(comments(*queue, *cups, *both)).themes}
    assert len(said) == 2
    assert not {both[0]} & {quote for quotes in said.values() for quote in quotes[:1]}
    assert not any(one.loose for one in cafe.themes)


def test_a_theme_whose_comments_stand_between_others_says_so():
    """D5: fewer than half of its comments are clearly its own."""
    assert not any(one.loose for one in suggest(guests(60)[0]).themes)
    near = {0: (0.5, 0.3), 1: (0.3, 0.05), 2: (0.3, 0.02), 3: (0.3, 0.0)}
    texts = read_texts(comments(*(f"The door is heavy {word}" for word in ("today", "again", "here", "now"))), "en", {})
    count = Counter(phrase for found in texts.phrases.found for phrase in set(found))
    rows = comments(*texts.said)
    assert Candidate(rows, texts, count, [0, 1, 2, 3], near).suggestion("{one} and {other}").loose
    assert not Candidate(rows, texts, count, [0, 1, 2, 3], dict.fromkeys(near, (0.5, 0.3))).suggestion("{one}").loose


def test_few_words_in_common_are_no_error():
    """D5: fewer shared words than groups that were looked for."""
    said = [f"Queue {name}" for name in ("Ana", "Bo", "Cy", "Di", "Ed", "Flo")] * 4
    assert suggest(comments(*said, "Door", "Door Gus", "Door Hal")).read == 27


def test_the_quote_of_a_theme_is_not_another_themes():
    """D5: what holds the phrases of two themes stands for neither, where another comment holds one alone."""
    queue = Theme(id="q", name="Queue", phrases=["queue", "till"])
    cup = Theme(id="c", name="Cup", phrases=["cup", "coffee"])
    said = ["The queue at the till, and a cup of coffee, cold", "The queue at the till went round the corner"]
    assert of_theme(queue, said, "en", [queue, cup]) == said[1]
