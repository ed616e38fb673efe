"""Row A0 in a browser: what the workshop is about is written in the first step, and stands on the handout's cover."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

import pytest
from accessible import in_light_and_dark
from kit_page import Kit
from playwright.sync_api import Browser, Page, expect

from workshop_kit import handout
from workshop_kit.model import Workshop
from workshop_kit.starters import templates
from workshop_kit.vocabulary import vocabulary

Open = Callable[..., Kit]
DAY = datetime.date(2026, 11, 22)
OFFERED = [{"name": one.name, "title": one.title, "description": one.description} for one in templates()]

#: Label of the field, what is typed there, the workshop's field, and what it then holds.
FIELDS = [
    ("Title", "From the first call to the last stitch", "title", None),
    ("The question it answers", "Why do patients wait twice?", "question", None),
    ("Business", "Harbour Clinic, east wing", "business", None),
    ("One customer is called", "patient", "customer", None),
    ("Several are called", "patients", "customers", None),
    ("Date", "2026-11-22", "date", DAY),
    ("Facilitator", "Ines Åkesson", "facilitator", None),
    ("People in the room", "9", "people", 9),
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1100})
    yield context.new_page()
    context.close()


@pytest.fixture
def kit(page: Page) -> Iterator[Open]:
    """Opens the step on a workshop; nothing may go wrong or leave the page."""
    opened: list[Kit] = []

    def make(value: Workshop | None) -> Kit:
        opened.append(Kit(page, value, "start", templates=OFFERED))
        return opened[-1]

    yield make
    assert [one.trouble for one in opened] == [[]]


def test_all_that_a_workshop_is_about_is_typed_and_stands_on_the_cover(kit: Open, page: Page, browser: Browser) -> None:
    """A0: title, question, business, words for customers, date, facilitator, people, language; each asks in words."""
    room = kit(Workshop(title="Untitled"))
    for label, text, name, _ in FIELDS:
        field = page.get_by_label(label, exact=True)
        field.focus()
        asked = vocabulary().as_dict()["prompts"]["start"]["fields"][f"workshop.{name}"]
        expect(page.locator(".note:visible")).to_contain_text(asked["text"])
        expect(field).to_have_accessible_description(re.compile(re.escape(asked["text"])))
        field.fill(text)
    page.get_by_label("Language").select_option(label="Deutsch")
    wanted = {name: text if held is None else held for _, text, name, held in FIELDS} | {"language": "de"}
    room.until(lambda value: {name: getattr(value, name) for name in wanted} == wanted)

    cover = browser.new_page()
    cover.set_content(handout.render(room.value), wait_until="load")
    expect(cover.locator("html")).to_have_attribute("lang", "de")
    said = cover.locator("header.masthead").inner_text() + cover.locator(".glance").inner_text()
    for text in ("From the first call", "Why do patients wait twice?", "Harbour Clinic, east wing", "Ines Åkesson"):
        assert text in said
    assert "9" in said
    assert "22. November 2026" in said
    cover.close()


def test_the_word_for_customers_is_used_from_here_on(kit: Open, page: Page) -> None:
    """A0: and a field that is emptied or wrong is refused beside it, in a sentence, and keeps what was typed."""
    room = kit(Workshop(title="Clinic", customer="patient", customers="patients"))
    page.get_by_role("button", name="How it works").click()
    expect(page.get_by_text("as the patient lives it")).to_be_visible()
    people = page.get_by_label("People in the room", exact=True)
    people.fill("a few")
    expect(people).to_have_attribute("aria-invalid", "true")
    assert people.input_value() == "a few"
    people.fill("12")
    expect(people).not_to_have_attribute("aria-invalid", "true")
    room.until(lambda value: value.people == 12)


@pytest.mark.parametrize("value", [None, Workshop(title="مقهى الميناء", business="港カフェ")])
def test_axe_finds_nothing(kit: Open, page: Page, value: Workshop | None) -> None:
    """A0: without a workshop and with one, also as narrow as a phone."""
    kit(value)
    assert in_light_and_dark(page, ".wk") == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [1440, 1100, 768, 390])
def test_templates_are_cards_in_even_columns_and_the_empty_one_stands_apart(kit: Open, page: Page, width: int) -> None:
    """A0: no hole beside the last card, no word cut, and on a phone the title is not pages away."""
    page.set_viewport_size({"width": width, "height": 900})
    kit(None)
    cards = page.get_by_role("group", name="Template").locator("label")
    expect(cards).to_have_count(len(OFFERED))
    places = cards.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    wide = cards.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length")
    *filled, empty = places
    assert wide == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len({round(one["width"]) for one in filled}) == 1
    columns = len({round(one["left"]) for one in filled})
    assert len(filled) % columns == 0, "the templates fill their rows"
    assert columns >= 2
    assert round(empty["left"]) == round(min(one["left"] for one in filled))
    assert round(empty["right"]) == round(max(one["right"] for one in filled))
    assert empty["top"] >= max(one["bottom"] for one in filled)
    assert empty["bottom"] - places[0]["top"] < 1100
