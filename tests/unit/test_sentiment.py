"""Sentiment (D4): the rating first, else a hint from the words, marked as one and off for other languages."""

from __future__ import annotations

import pytest
from feedback_frames import frame, sample

from workshop_kit.analysis.sentiment import available, hint, hints


def test_a_rating_goes_before_every_hint():
    """D4: rating first, lexicon hint marked."""
    rows = [{"comment": "I love it!", "feeling": -2.0}, {"comment": "I love it!"}, {"comment": "At nine"}, {}]
    found = hints(frame(rows))
    assert found["sentiment_by"].tolist() == ["rating", "lexicon", "", ""]
    assert found["sentiment"].tolist()[0] == -2
    assert 1 < found["sentiment"].tolist()[1] <= 2
    assert found["sentiment"].isna().tolist() == [False, False, True, True]


@pytest.mark.parametrize("tag", ["de", "ar", "ja", "xx"])
def test_no_hints_for_other_languages(tag):
    assert not available(tag)
    assert set(hints(frame([{"comment": "I love it!"}]), tag)["sentiment_by"]) == {""}


@pytest.mark.parametrize(
    "comment",
    ["Die Tür ist eine Katastrophe", "No se puede entrar con el carrito", "最高でした", "", "12:30", "Wrote at nine"],
)
def test_what_gives_no_hint(comment):
    assert hint(comment) is None


def test_hints_follow_the_words():
    assert hint("The staff were wonderful and so friendly") > 1
    assert hint("Terrible, rude and dirty") < -1
    assert -2 <= hint("Not good at all, I hate the horrible awful disgusting stairs!!!") < 0


def test_the_sample_is_told_row_by_row():
    table = sample()
    found = hints(table)
    assert found["feedback_id"].tolist() == table["feedback_id"].tolist()
    assert (found["sentiment_by"] == "rating").sum() == table["feeling"].notna().sum()
    assert found["sentiment"].dropna().between(-2, 2).all()


def test_how_a_letter_ends_is_no_praise():
    """A help desk's tickets all end with "Best,"; what is left of a comment that is nothing else still counts."""
    broke = "Login with SSO broke again, the whole team is locked out."
    assert hint(f"Hello team,\n\n{broke}\n\nBest, Ruth") == hint(f"Hello team,\n\n{broke}\n\n Ruth")
    assert hint("The export is slow.\nKind regards,\nAnna") == hint("The export is slow.\nAnna")
    assert hint("Best coffee in the whole town") > 1
    assert hint("Thank you so much, it is the best") > 1
