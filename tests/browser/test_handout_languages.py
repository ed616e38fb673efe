"""I2, I5: in every language the handout can be read by everybody, on a phone, in the dark and from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessible import violations
from playwright.sync_api import Browser

from workshop_kit import document
from workshop_kit.handout import Options, render
from workshop_kit.resources import folder


@pytest.mark.parametrize(("language", "dark"), [("de", False), ("es", True), ("fr", False), ("ar", True)])
def test_everybody_can_read_it(browser: Browser, tmp_path: Path, language: str, dark: bool) -> None:
    sample = document.read(folder("data/sample") / "cafe.workshop.yaml")
    file = tmp_path / "handout.html"
    file.write_text(render(sample, Options(language=language)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="dark" if dark else "light")
    page.goto(file.as_uri())
    assert violations(page) == []
    for width in (320, 768):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    if language == "ar":
        page.set_viewport_size({"width": 1440, "height": 900})
        first, last = page.evaluate(
            "[...document.querySelectorAll('.map .spots th')].map((one) => one.offsetLeft).slice(0, 2)"
        )
        assert first > last, "the journey runs from right to left"
        assert page.locator(".curve").first.evaluate("one => getComputedStyle(one).transform.startsWith('matrix(-1')")
    page.close()
