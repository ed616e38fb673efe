"""The feedback step in a browser, on a real room: a file comes in, themes and evidence come out (D1, D2, D5, D7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accessible import violations
from playwright.sync_api import Browser, Page, expect
from room_page import RoomPage

from workshop_kit.document import read
from workshop_kit.resources import folder
from workshop_kit.session.plans import offered
from workshop_kit.widgets.feedback.kinds import kinds
from workshop_kit.workshops import OpenWorkshop, store_workshop

SAMPLE = folder("data/sample")
#: The first question loads pandas and more; a busy machine takes its time for that.
PATIENCE = 60_000


@pytest.fixture
def cafe(home) -> OpenWorkshop:
    return store_workshop(read(SAMPLE / "cafe.workshop.yaml"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def test_a_file_comes_in_and_its_evidence_goes_into_the_map(page: Page, cafe: OpenWorkshop) -> None:
    """D1, D2, D3, D5, D7: import the sample by clicking, accept a theme, give it a touchpoint, cite the customers."""
    shown = RoomPage(page, cafe, "header", "feedback", step="feedback", plans=offered(), kinds=kinds())
    expect(page.locator(".tonight")).to_be_visible(timeout=PATIENCE)
    assert violations(page) == []

    page.get_by_label("Feedback file").set_input_files(SAMPLE / "cafe.feedback.csv")
    look = page.locator(".look")
    expect(look.get_by_role("heading", name="cafe.feedback.csv")).to_be_visible(timeout=PATIENCE)
    expect(look.get_by_label("email means")).to_have_value("")
    expect(look).to_contain_text("“author” and “email” name people: left out.")
    expect(look).to_contain_text("Good for numbers and scale.")
    assert violations(page) == []
    look.get_by_role("button", name="Import it").click()
    expect(page.locator(".intro h2")).to_contain_text("We guessed right", timeout=PATIENCE)

    expect(page.locator(".verd.diff")).not_to_have_count(0)
    spot = page.locator(".evidence h3").inner_text()
    page.locator(".evidence").get_by_role("button", name="Take it into both moments").click()
    expect(page.locator(".evidence .held")).to_contain_text("cited in the map")

    page.get_by_role("button", name="Find themes").click()
    page.locator(".offers input").first.fill("Stairs in the dark")
    page.locator(".offers .accept").first.click()
    belongs = page.get_by_label("Touchpoint for: Stairs in the dark")
    belongs.select_option(label="6 Reads the board and orders")
    expect(page.locator(".themes tbody tr:not(.drawer)")).to_have_count(1)
    expect(page.locator(".heard-all")).to_contain_text("of 103 comments, one source")
    assert violations(page) == []

    page.get_by_role("button", name="Stairs in the dark", exact=True).click()
    comment = page.locator("[data-comment]").first
    taken_out = comment.get_attribute("data-comment")
    before = set(cafe.feedback.codings["feedback_id"])
    comment.focus()
    page.keyboard.press("0")
    expect(page.locator(".drawer .finder")).to_contain_text("In no theme now")
    expect(page.locator(f'.drawer [data-comment="{taken_out}"]')).to_have_count(0)
    assert violations(page) == []

    shown.close()
    assert before - set(cafe.feedback.codings["feedback_id"]) == {taken_out}
    value = cafe.value
    moments = [
        one for one in value.moments if one.touchpoint == next(t.id for t in value.touchpoints if t.name == spot)
    ]
    assert {one.evidence for one in moments} == {"cited"}
    assert all("guests: " in one.cites for one in moments)
    assert [(one.name, one.touchpoints) for one in value.themes] == [("Stairs in the dark", (value.touchpoints[5].id,))]
    assert shown.trouble == []
