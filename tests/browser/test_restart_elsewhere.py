"""The kernel is restarted by another browser, which a page is not told: nothing is lost, and work goes on by itself."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from running import Lab, make, stored


def name(page: Page) -> Locator:
    """The name of the first persona."""
    return page.locator(".wk-personas:visible").get_by_label("Name", exact=True)


def type_at_end(page: Page, words: str) -> None:
    name(page).press("End")
    page.keyboard.type(words)


def test_two_browsers_go_on_after_a_restart_by_somebody_else(own_lab: Lab, new_page) -> None:
    make(own_lab.home)
    one, two = new_page(), new_page()
    for page in (one, two):
        page.goto(own_lab.notebook("01_personas.ipynb"))
        expect(name(page)).not_to_have_value("")
    whole = name(one).input_value()
    for page in (one, two):
        page.evaluate("document.querySelectorAll('.wk').forEach((one) => one.classList.add('old'))")
    (kernel,) = {session["kernel"]["id"] for session in own_lab.api("sessions")}
    own_lab.api(f"kernels/{kernel}/restart", "POST")
    type_at_end(one, " typed meanwhile")
    for page in (one, two):
        expect(page.locator(".wk.old")).to_have_count(0)
        expect(name(page)).to_have_value(f"{whole} typed meanwhile")
        expect(page.get_by_role("alert")).to_have_count(0)
    one.keyboard.press("Tab")  # nobody's words change under the caret
    type_at_end(two, " and by two")
    expect(name(one)).to_have_value(f"{whole} typed meanwhile and by two")

    two.goto(own_lab.notebook("02_touchpoints.ipynb"))
    expect(two.locator(".wk-touchpoints:visible")).not_to_be_empty()
    type_at_end(one, " after all")
    expect(one.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")
    assert stored(own_lab.home).personas[0].name == f"{whole} typed meanwhile and by two after all"
