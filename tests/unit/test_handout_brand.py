"""The business's colour: as it was asked for where it can be read, corrected and said where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.errors import Invalid
from workshop_kit.handout import Options, notes, render
from workshop_kit.handout.brand import brand, contrast
from workshop_kit.model import Workshop

#: One grey dot.
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
SMALL = Workshop(title="Small")
PAPER, NIGHT = (251, 247, 239), (20, 24, 31)


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def test_contrast_of_black_and_white() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@given(st.from_regex("#[0-9a-fA-F]{6}", fullmatch=True))
def test_every_colour_can_be_read_by_day_and_by_night(colour: str) -> None:
    found = brand(colour)
    assert contrast(channels(found.light), PAPER) >= 4.5
    assert contrast(channels(found.dark), NIGHT) >= 4.5
    assert bool(found.said) == (found.light != colour.lower())


def test_a_dark_colour_stays_and_a_pale_one_is_corrected_and_said() -> None:
    assert notes(SMALL, Options(accent="#17506a")) == []
    assert notes(SMALL, Options()) == []
    assert "#ffee00 is too pale" in notes(SMALL, Options(accent="#ffee00"))[0]


def test_the_colour_and_the_sign_are_on_the_page() -> None:
    page = render(Workshop(title="Small", business="Bakery", handout_accent="#17506A", handout_logo=PIXEL))
    assert ":root{--brand:#17506a}" in page
    assert f'<img class=logo alt="Bakery" src="{PIXEL}">' in page


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "#123456;}*{display:none", "#123456\n"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(Invalid, match="no colour"):
        Options(accent=colour)
    with pytest.raises(ValueError, match="handout_accent"):
        Workshop(title="Small", handout_accent=colour)


@pytest.mark.parametrize(
    "logo",
    [
        "x",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml;base64,AAAA",
        'data:image/png;base64,AA" onerror="x',
        "https://a.example/x.png",
    ],
)
def test_what_is_no_picture_is_refused(logo: str) -> None:
    with pytest.raises(ValueError, match="handout_logo"):
        Workshop(title="Small", handout_logo=logo)
