"""Row I2 in a browser: the contents of the handout, folded on a phone; not there where there is room, nor on paper."""

from __future__ import annotations

from pathlib import Path

from accessible import violations
from playwright.sync_api import Page, expect

from workshop_kit import resources
from workshop_kit.document import read
from workshop_kit.handout import save


def test_the_contents_lead_on_a_phone(new_page, tmp_path: Path) -> None:
    """I2: one press unfolds them, one leads; targets are high enough for a thumb."""
    page: Page = new_page()
    file = save(read(resources.folder("data/sample") / "cafe.workshop.yaml"), tmp_path / "handout.html")
    page.goto(file.as_uri())
    contents = page.locator(".toc")
    expect(contents).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(contents).to_be_visible()
    way = contents.get_by_role("link", name="Who does what")
    expect(way).to_be_hidden()
    contents.locator("summary").focus()
    page.keyboard.press("Enter")
    assert contents.locator("a, summary").evaluate_all("(all) => Math.min(...all.map((one) => one.offsetHeight))") >= 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    way.click()
    expect(page.get_by_role("heading", name="Who does what")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(contents).to_be_hidden()
