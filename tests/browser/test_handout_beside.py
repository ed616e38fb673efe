"""Row I2: where many people stand side by side, their page is printed as one page, and no name is torn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sizes import sized

from workshop_kit.handout import Options, render
from workshop_kit.model import Workshop

_KINDS = [("direct", "online", "before"), ("indirect", "offline", "during"), ("direct", "both", "after")]


def many() -> Workshop:
    """Twenty people at a hundred touchpoints of every kind."""
    value = sized(20, 100, 500)
    fields = ("contact", "setting", "phase")
    spots = (
        spot.model_copy(update=dict(zip(fields, _KINDS[at % 3], strict=True)))
        for at, spot in enumerate(value.touchpoints)
    )
    return value.model_copy(update={"touchpoints": tuple(spots)})


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_six_people_and_all_kinds_are_one_page(new_page, tmp_path: Path, paper: str) -> None:
    """I2: the page before it holds the title."""
    file = tmp_path / "beside.html"
    file.write_text(render(many(), Options(sections=("comparison",), data=False, paper=paper)), encoding="utf-8")
    page: Page = new_page()
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/MediaBox", printed)) == 2
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1040, "height": 720})
    lines = page.locator(".selves .self bdi").evaluate_all("(all) => all.map((one) => one.getClientRects().length)")
    assert lines == [1] * 6
