"""Numbers within a sentence are read without counting their digits."""

from __future__ import annotations

import pytest

from workshop_kit.counting import count
from workshop_kit.language import say_count


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "no comments"),
        (1, "one comment"),
        (12, "twelve comments"),
        (13, "13 comments"),
        (999, "999 comments"),
        (1_000_000, "1,000,000 comments"),
    ],
)
def test_small_numbers_are_words_and_large_ones_have_groups_of_digits(number: int, said: str) -> None:
    assert count(number, "comment") == said
    assert say_count(number, "{number} comment", "{number} comments") == said
