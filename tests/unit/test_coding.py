"""Agreement between people who sort comments into themes (D5)."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from workshop_kit.analysis.coding import agreement


def codings(**by_coder: str) -> pd.DataFrame:
    """A letter for each comment; a dot where the coder left it out."""
    rows = [
        {"feedback_id": f"f{n:03}", "coder": coder, "theme_id": letter}
        for coder, letters in by_coder.items()
        for n, letter in enumerate(letters)
        if letter != "."
    ]
    return pd.DataFrame(rows, columns=["feedback_id", "coder", "theme_id"]).astype("str")


def test_two_coders_have_a_kappa():
    """D5: equal to another library on what both have sorted."""
    rng = random.Random(8)
    for _ in range(20):
        a, b = ("".join(rng.choice("xyz.") for _ in range(60)) for _ in range(2))
        both = [(one, other) for one, other in zip(a, b, strict=True) if "." not in (one, other)]
        found = agreement(codings(Ines=a, Tom=b))
        assert found.kappa == pytest.approx(cohen_kappa_score(*zip(*both, strict=True)))
        assert found.comments == len(both)
        assert found.same == sum(one == other for one, other in both)


def test_three_coders_have_an_alpha_and_no_kappa():
    found = agreement(codings(Ines="xxyy", Tom="xxyy", Ana="xxy."))
    assert found.kappa is None
    assert found.alpha == 1
    assert found.words == "Four comments sorted by several, 4 of them alike. The themes mean the same to everybody."


def test_disputed_comments_are_named():
    found = agreement(codings(Ines="xxy", Tom="xyy"))
    assert found.disputed == ("f001",)
    assert found.words == (
        "Three comments sorted by several, 2 of them alike. "
        "Too little to build on: talk about what each theme means, then sort again."
    )


@pytest.mark.parametrize(
    ("by_coder", "words"),
    [
        ({}, "One more person"),
        ({"Ines": "xy"}, "One more person"),
        ({"Ines": "x.", "Tom": ".y"}, "Nobody has sorted a comment that somebody else"),
    ],
)
def test_too_little_to_tell(by_coder, words):
    found = agreement(codings(**by_coder))
    assert (found.kappa, found.alpha) == (None, None)
    assert words in found.words
