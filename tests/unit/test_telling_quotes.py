"""The comments that are shown for a touchpoint speak for the others (D6)."""

import pandas as pd

from workshop_kit.widgets.feedback.said import telling


def texts(*said: str) -> pd.DataFrame:
    return pd.DataFrame({"comment": said, "sentiment": [0.0] * len(said)})


def test_the_same_words_are_shown_once():
    """Many people who say the same thing take no room from those who say another."""
    late = "The reminder came two weeks late."
    shown = telling(texts(late, late, late.upper(), "I paid a fee for nothing at all.", late), 3)
    assert sorted(text.casefold() for text in shown["comment"]) == sorted(
        [late.casefold(), "i paid a fee for nothing at all."]
    )


def test_one_that_all_say_is_shown():
    late = "The reminder came two weeks late."
    assert list(telling(texts(late, late), 3)["comment"]) == [late]


def test_as_many_as_asked_for_are_shown():
    said = [f"The reminder came {number} weeks late." for number in range(9)]
    assert len(telling(texts(*said), 3)) == 3
