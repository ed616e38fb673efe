"""Rows A0, A2, A3, B1, B2, C1: what people write is seen as a whole where the page is narrow; the field grows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chart_page import open_page, sent
from playwright.sync_api import Browser, Page, expect

from workshop_kit.document import read, to_dict
from workshop_kit.resources import folder
from workshop_kit.widgets.facts import facts

LONG = "On parental leave, pushes a pram that is wider than most doors of most cafés in this town"
#: Fields whose words are wider or taller than they are.
CUT = """() => [...document.querySelectorAll("input.in, textarea.in")]
  .filter((one) => one.offsetParent)
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.dataset.field)"""


#: Names of steps that stand in more than one line.
BROKEN = """() => [...document.querySelectorAll(".steps a > span")]
  .filter((one) => one.offsetHeight > 2 * parseFloat(getComputedStyle(one).fontSize))
  .map((one) => one.textContent)"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("view", ["start", "personas", "touchpoints", "emotions"])
def test_nothing_written_is_cut_on_a_phone(phone: Page, view: str) -> None:
    value = to_dict(read(folder("data/sample") / "cafe.workshop.yaml"))
    value |= {"title": LONG, "business": LONG, "facilitator": LONG}
    value["personas"][0] |= {"name": LONG, "role": LONG, "location": LONG, "household": LONG}
    value["touchpoints"][0] |= {"name": LONG, "owner": LONG, "device": LONG}
    value["stages"][0] |= {"name": LONG, "question": LONG}
    trouble = open_page(phone, value, [view])
    phone.locator(f".wk-{view} .in").first.wait_for()
    phone.evaluate("document.querySelectorAll('.sec[aria-expanded=false]').forEach((one) => one.click())")
    if view == "touchpoints":
        phone.locator(".board button", has_text=LONG).first.click()
        phone.get_by_role("button", name="Change stages").click()
    phone.wait_for_function(f"({CUT})().length === 0")
    assert trouble == []


def test_one_line_stays_one_line(phone: Page) -> None:
    open_page(phone, to_dict(read(folder("data/sample") / "cafe.workshop.yaml")), ["start"])
    title = phone.get_by_label("Title")
    title.fill("")
    title.press_sequentially("From the door")
    title.press("Enter")
    phone.evaluate("document.execCommand('insertText', false, '\\n to the\\r\\nlast cup')")
    assert sent(phone)[-1]["fields"]["title"] == "From the door to the last cup"
    phone.get_by_label("Business").focus()
    expect(title).to_have_value("From the door to the last cup")


@pytest.mark.parametrize("step", ["touchpoints", "follow_up"])
def test_names_of_steps_stand_in_one_line_also_on_the_wall(phone: Page, step: str) -> None:
    """Row H4."""
    value = read(folder("data/sample") / "cafe.workshop.yaml")
    open_page(phone, to_dict(value), ["header"], facts=facts(value), options={"header": {"step": step}})
    name = phone.locator(".steps .now a > span")
    name.wait_for()
    for wall in (False, True):
        phone.evaluate("wall => document.documentElement.toggleAttribute('data-wk-wall', wall)", wall)
        for width in (1440, 1160, 990, 768, 390):
            phone.set_viewport_size({"width": width, "height": 844})
            assert phone.evaluate(BROKEN) == [], width
            assert phone.evaluate("document.documentElement.scrollWidth") <= width, width
