"""The feedback step in a browser, on a real room: a file comes in, themes and evidence come out (D1, D2, D5, D7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accessible import violations
from locked_book import locked_book
from playwright.sync_api import Browser, Page, expect
from room_page import RoomPage

from workshop_kit.document import read
from workshop_kit.handout import render
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
    # Past the head with all its steps and tools in one press.
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip to the step")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".wk-feedback :focus")).to_have_count(1)

    page.get_by_label("Feedback file").set_input_files(SAMPLE / "cafe.feedback.csv")
    look = page.locator(".look")
    expect(look.get_by_role("heading", name="cafe.feedback.csv")).to_be_visible(timeout=PATIENCE)
    expect(look.get_by_label("email means")).to_have_value("")
    expect(look).to_contain_text("“author” and “email” name people: left out.")
    # Columns that are left out stand in the table as the others do.
    drawn = "rows => rows.map(row => getComputedStyle(row).display)"
    assert {*look.locator("tbody tr").evaluate_all(drawn)} == {"table-row"}
    expect(look).to_contain_text("Good for numbers and scale.")
    assert violations(page) == []
    look.get_by_role("button", name="Import it").click()
    expect(page.locator(".intro h2")).to_contain_text("We guessed right", timeout=PATIENCE)
    told = "“cafe.feedback.csv” is in: 246 rows added, none here already, none refused."
    expect(page.locator(".brought")).to_be_focused()
    expect(page.locator(".brought")).to_contain_text(told)
    expect(page.locator("p.vh[role=status]").first).to_have_text(told)
    page.locator(".brought").get_by_role("button", name="Dismiss").click()
    expect(page.locator(".brought")).to_have_count(0)
    # What was pressed is gone: whoever works without a mouse goes on from there, not from the top of the page.
    expect(page.locator(".wk-feedback :focus")).to_have_count(1)

    title = page.locator(".intro h2").inner_text()
    expect(page.locator(".verd.diff")).not_to_have_count(0)
    expect(page.locator(".evidence").get_by_role("button", name="Take it into both moments")).to_be_visible()
    spot = page.locator(".evidence h3").inner_text()
    order = int(page.locator(".evidence .eye").inner_text().split()[-1])
    verdict = page.locator(".verd").nth(order - 1).locator("b").inner_text()
    assert verdict == "differs", "the moment that the headline speaks of surprises"
    page.locator(".evidence").get_by_role("button", name="Take it into both moments").click()
    expect(page.locator(".evidence .held")).to_contain_text("cited in the map")

    page.get_by_role("button", name="Find themes").click()
    expect(page.locator(".suggested .go")).to_be_focused(timeout=PATIENCE)
    page.locator(".offers input").first.fill("Stairs in the dark")
    page.locator(".offers .accept").first.click()
    belongs = page.get_by_label("Touchpoint for: Stairs in the dark")
    belongs.select_option(label="6 Reads the board and orders")
    expect(page.locator(".themes tbody tr:not(.drawer)")).to_have_count(1)
    expect(page.locator(".heard-all")).to_contain_text("of 103 comments have a theme; all from one file")
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

    # What the page has said is said in the handout as well, made of the same workshop.
    page.set_content(render(cafe))
    guess = page.locator("section.guess")
    expect(guess.locator("h2")).to_have_text(title)
    expect(guess.locator(".verdicts td.differs, .verdicts td.agrees")).not_to_have_count(0)
    names = guess.locator(".against thead th").all_inner_texts()
    place = next(at for at, name in enumerate(names) if name.endswith(spot))
    expect(guess.locator(".against .verdicts td").nth(place)).to_contain_text(verdict)
    expect(page.locator("section.voices")).to_contain_text("Stairs in the dark")


def test_a_locked_workbook_asks_for_its_password(page: Page, cafe: OpenWorkshop) -> None:
    """D1: by keyboard; what is wrong is said beside the field, and the right one leads on to the columns."""
    RoomPage(page, cafe, "header", "feedback", step="feedback", plans=offered(), kinds=kinds())
    data = locked_book("bun", ["csat", "comment"], [4, "Warm and quick"], [1, "Cold and slow"])
    page.get_by_label("Feedback file").set_input_files({"name": "guests.xlsx", "mimeType": "", "buffer": data})
    field = page.get_by_label("Its password")
    expect(field).to_be_focused(timeout=PATIENCE)
    field.fill("roll")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The password does not open 'guests.xlsx'.")
    assert violations(page) == []
    field.fill("bun")
    field.press("Enter")
    expect(page.locator(".look").get_by_label("comment means")).to_have_value("comment")
    expect(page.get_by_role("button", name="Import it")).to_be_enabled()
    expect(page.get_by_role("heading", name="guests.xlsx")).to_be_focused()
    page.get_by_role("button", name="Choose another").press("Enter")
    expect(page.get_by_role("radio", name="A file", exact=True)).to_be_focused()


def test_survey_guide_and_table_are_saved_from_the_step(page: Page, cafe: OpenWorkshop) -> None:
    """D9: a page to print, a guide, a text to paste and a table, each behind its button."""
    RoomPage(page, cafe, "header", "feedback", step="feedback", plans=offered(), kinds=kinds())
    page.get_by_role("button", name="Ask them yourself").click()
    for button, file, holds in (
        ("Short survey", "How was it.html", "<h1"),
        ("Interview guide", "Interview guide.html", "Before anything else"),
        ("Survey as text", "How was it.txt", "How satisfied were you with “Gets through the door”? (1–5)"),
        ("Table for the answers", "Answers.csv", "Gets through the door [csat]"),
    ):
        with page.expect_download() as saved:
            page.get_by_role("button", name=button, exact=True).click()
        assert saved.value.suggested_filename == file
        assert holds in saved.value.path().read_text("utf-8")
