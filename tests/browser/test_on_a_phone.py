"""Rows A1, B7, F2: what is a table on a laptop has a form of its own on a phone; nothing is beside the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accessible import violations
from chart_page import open_page
from playwright.sync_api import Browser, Page, expect

from workshop_kit.document import read, to_dict
from workshop_kit.model import Workshop
from workshop_kit.resources import folder
from workshop_kit.widgets.facts import facts

LONG = "Wiederbestellungsbenachrichtigungsberaterin"
#: What stands beside the screen, for the eye or for the finger that scrolls.
BESIDE = """() => {
  const room = document.documentElement;
  const tables = [...document.querySelectorAll(".counts, .measured, .comparison")];
  const wide = tables.filter((one) => one.scrollWidth > one.clientWidth + 1);
  return [...wide.map((one) => one.className), ...(room.scrollWidth > room.clientWidth ? ["the page"] : [])];
}"""


def cafe() -> Workshop:
    return read(folder("data/sample") / "cafe.workshop.yaml")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def opened(page: Page, value: Workshop, view: str) -> None:
    trouble = open_page(page, to_dict(value), [view], facts=facts(value))
    page.locator(f".wk-{view} *").first.wait_for()
    assert trouble == []


def test_a1_the_share_has_its_words_in_one_line_at_any_width(phone: Page) -> None:
    opened(phone, cafe(), "personas")
    label = phone.get_by_text("Share of guests, %", exact=True)
    for width in (390, 640, 680, 768, 860, 1100, 1440):
        phone.set_viewport_size({"width": width, "height": 844})
        assert label.evaluate("(one) => one.offsetHeight < 2 * parseFloat(getComputedStyle(one).fontSize)"), width


def test_b7_a_place_stands_beside_its_number_however_long_it_is(phone: Page) -> None:
    value = cafe()
    spots = tuple(one.model_copy(update={"name": f"{one.name} {LONG}"}) for one in value.touchpoints)
    opened(phone, value.model_copy(update={"touchpoints": spots}), "touchpoints")
    links = phone.locator(".comparison td a")
    expect(links).not_to_have_count(0)
    beside = (
        "(all) => all.map((one) => one.getBoundingClientRect().left > one.parentElement.getBoundingClientRect().left)"
    )
    assert all(links.evaluate_all(beside))
    assert phone.evaluate(BESIDE) == []


def test_f2_numbers_from_stage_to_stage_are_typed_without_scrolling_sideways(phone: Page) -> None:
    value = cafe()
    stages = (value.stages[0].model_copy(update={"name": LONG}), *value.stages[1:])
    opened(phone, value.model_copy(update={"stages": stages}), "measures")
    field = phone.get_by_label(f"{value.stages[-1].name}, ").first
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert phone.evaluate(BESIDE) == []
    assert phone.evaluate("document.querySelector('.counts table').getAttribute('role')") == "table"
    assert [one for one in violations(phone) if "page-has-heading-one" not in one] == []
