"""G3 in a browser: the history under the head of a step, with a room as a kernel has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import violations
from playwright.sync_api import Browser, Page, expect
from room_page import RoomPage

from workshop_kit.workshops import OpenWorkshop, new_workshop


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def workshop(home: Path) -> OpenWorkshop:
    workshop = new_workshop("The bakery on the corner")
    workshop.add("persona", name="Ana", age="34")
    return workshop


def test_g3_named_changed_taken_back_and_branched(page: Page, workshop: OpenWorkshop) -> None:
    room = RoomPage(page, workshop, "header", "personas", step="personas")
    page.get_by_role("button", name="History").press("Enter")
    drawer = page.get_by_role("region", name="History")
    expect(drawer).to_contain_text("Added persona Ana")

    drawer.get_by_label("A name for the map as it stands").fill("As is")
    page.keyboard.press("Enter")
    expect(drawer.locator(".version p")).to_be_visible()

    field = page.locator(".wk-personas").get_by_role("textbox", name="Age")
    field.fill("35")
    expect(drawer).to_contain_text("Age of Ana: “34” → “35”")
    drawer.get_by_role("button", name="What changed since").press("Enter")
    expect(drawer.get_by_role("status")).to_contain_text("Age of Ana: “34” → “35”")
    assert violations(page) == []

    drawer.get_by_role("button", name="Take back: Age of Ana").press("Enter")
    expect(field).to_have_value("34")
    expect(drawer).to_contain_text("taken back")
    expect(drawer.get_by_role("status")).to_contain_text("Nothing differs")

    drawer.get_by_role("button", name="New journey from here").press("Enter")
    expect(page.locator(".said")).to_contain_text("The bakery on the corner (As is)")
    assert room.room.workshop != workshop.id
    assert room.trouble == []
    room.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_g3_nothing_scrolls_sideways_whatever_was_typed(page: Page, workshop: OpenWorkshop, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    workshop.add("persona", name="ウェイト" * 30)
    workshop.add("persona", name="<img src=x onerror=alert(1)>" + "w" * 200)
    workshop.add("persona", name="أمينة التي تشتري الخبز كل صباح")
    room = RoomPage(page, workshop, "header", step="personas")
    page.get_by_role("button", name="History").click()
    expect(page.locator(".history .step")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".history img").count() == 0
    assert violations(page) == []
    room.close()
