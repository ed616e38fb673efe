"""What is typed wrong stays where it was typed, with a sentence beside it, and nothing else on the page gives way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kit_page import Kit
from playwright.sync_api import Browser, Page, expect

from workshop_kit.model import Block, Measure, Reading, Stage, Workshop
from workshop_kit.session import plans

STAGES = ("It hurts", "On the way", "At home again")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def practice() -> Workshop:
    return Workshop(
        title="From the toothache to the thank-you card",
        stages=tuple(Stage(id=f"s{at}", name=name) for at, name in enumerate(STAGES)),
        measures=(Measure(id="m", kind="response", name="Minutes until somebody answers", unit="minutes"),),
        readings=(Reading(id="r", measure="m", date="2026-11-01"),),
        blocks=(Block(id="b", title="Welcome", step="start", minutes=10),),
    )


def test_f2_letters_in_place_of_a_number_of_people_stay_and_are_answered(page: Page) -> None:
    """F2: a number that is none is neither taken nor gone, and the columns keep the order of the stages."""
    kit = Kit(page, practice(), "measures")
    page.get_by_role("button", name="Add a row").click()
    hurts, way = (page.get_by_label(f"{name}, 2") for name in STAGES[:2])
    hurts.fill("many")
    way.fill("80")
    kit.until(lambda value: len(value.counts) == 1)
    expect(hurts).to_have_value("many")
    expect(hurts).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Write how many, such as 120.")).to_be_visible()
    expect(page.locator(".counts th")).to_have_text(["Period", "Device", "Segment", *STAGES])
    hurts.fill("-5")
    expect(page.get_by_text("Write how many, such as 120.")).to_be_visible()
    hurts.fill("200")
    kit.until(lambda value: [one.customers for one in value.counts] == [80, 200])
    expect(page.get_by_text("Write how many, such as 120.")).to_have_count(0)
    expect(page.locator(".counts th")).to_have_text(["Period", "Device", "Segment", *STAGES])
    assert kit.trouble == []


def test_a0_a_day_that_is_none_is_answered_and_a_year_has_four_digits(page: Page) -> None:
    """A0: typed key by key as in a browser's own date field, which hands over nothing that is no date."""
    kit = Kit(page, practice(), "start")
    day = page.get_by_label("Date", exact=True)
    day.click()
    page.keyboard.type("02312026")
    page.get_by_label("Facilitator").click()
    expect(page.get_by_text("There is no such day.")).to_be_visible()
    expect(day).to_have_attribute("aria-invalid", "true")
    day.fill("2026-11-23")
    expect(page.get_by_text("There is no such day.")).to_have_count(0)
    kit.until(lambda value: str(value.date) == "2026-11-23")
    expect(day).to_have_attribute("max", "9999-12-31")


def test_h4_the_title_keeps_its_lines_when_the_head_says_what_is_wrong(page: Page) -> None:
    kit = Kit(page, practice(), "header", step="start", plans=plans.offered())
    title = page.locator(".wk-header h1")
    before = title.bounding_box()
    text = "Not saved. The people of a workshop must be a number such as 5."
    page.evaluate("(text) => put('status', { state: 'error', at: '14:02', text })", text)
    expect(page.locator(".saved")).to_contain_text(text)
    after = title.bounding_box()
    assert before
    assert after
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    saved, tools = page.locator(".saved").bounding_box(), page.locator(".tools").bounding_box()
    assert saved
    assert tools
    assert saved["x"] >= tools["x"] - 1, "the sentence lies over the title"
    assert kit.trouble == []


def test_h1_f1_a_sentence_about_a_narrow_field_is_not_broken_letter_by_letter(page: Page) -> None:
    """H1, F1: minutes of a block and a reading's value are narrow; their rows stay straight."""
    kit = Kit(page, practice(), "header", "measures", step="measures", plans=plans.offered())
    page.get_by_role("button", name="Session plan").click()
    page.get_by_label("Minutes of block 1").fill("twenty")
    said = page.locator(".block .msg")
    expect(said).to_be_visible()
    assert lines(said) <= 2
    page.get_by_role("button", name="Minutes until somebody answers").first.click()
    page.get_by_label("Value, minutes").fill("eleven")
    said = page.locator(".readings .msg")
    expect(said).to_be_visible()
    assert lines(said) <= 2
    fields = page.locator(".readings .fields input")
    tops = fields.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    assert max(tops) - min(tops) < 1
    assert kit.trouble == []


def lines(said: object) -> float:
    return said.locator("span").evaluate("(one) => one.getClientRects().length || 1")  # type: ignore[attr-defined]
