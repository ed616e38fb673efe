"""The live emotion curve in a browser: it moves at once, keeps its places, follows the theme, leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accessible import in_light_and_dark
from chart_page import journey, open_page, sent
from playwright.sync_api import Browser, Page, expect

LINES = ".mark-line path"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def drawn(page: Page, lines: int) -> None:
    expect(page.locator(f".curves {LINES}")).to_have_count(lines)


def expect_first_point(page: Page, colour: str) -> None:
    """Marks stand in the order of their last change, so the first column's is looked for by its place."""
    page.wait_for_function(
        """(colour) => {
            const left = (one) => Number(one.getAttribute("transform").match(/[\\d.]+/)[0]);
            const marks = [...document.querySelectorAll(".mark-symbol path")];
            return marks.sort((one, other) => left(one) - left(other))[0].getAttribute("fill") === colour;
        }""",
        arg=colour,
    )


def test_a_click_on_a_face_moves_the_curve_before_the_kernel_answers(page: Page) -> None:
    trouble = open_page(page, journey(11, 1), ["emotions"])
    line = page.locator(LINES)
    before = line.get_attribute("d")
    page.get_by_role("button", name="delighted").click()
    expect(line).not_to_have_attribute("d", before or "")
    assert sent(page)[0]["fields"]["feeling"] == 2
    assert trouble == []


def test_faces_stand_on_the_marks_also_after_the_window_changed(page: Page) -> None:
    open_page(page, journey(11, 1), ["emotions"])
    expect(page.locator(".plot")).to_be_visible()
    for width in (1200, 700):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(
            "document.querySelector('.chart svg')?.clientWidth === document.querySelector('.plot').clientWidth"
        )
        page.wait_for_function(
            """() => {
                const centre = (one) => {
                    const { x, y, width, height } = one.getBoundingClientRect();
                    return [x + width / 2, y + height / 2];
                };
                const places = (name) => [...document.querySelectorAll(name)].map(centre).sort(([a], [b]) => a - b);
                const [marks, faces] = [places(".mark-symbol path"), places(".plot .face")];
                return faces.length === 11 && marks.length === 11
                    && faces.every(([x, y], i) => Math.hypot(x - marks[i][0], y - marks[i][1]) < 1.5);
            }"""
        )


def test_the_legend_shows_and_hides_people(page: Page) -> None:
    trouble = open_page(page, journey(11, 3), ["curve"])
    drawn(page, 3)
    dashes = page.locator(f".curves {LINES}").evaluate_all(
        "all => all.map((one) => one.getAttribute('stroke-dasharray'))"
    )
    assert len(set(dashes)) == 3
    second = page.get_by_role("button", name="Person 2", exact=True)
    expect(second).to_have_attribute("aria-pressed", "true")
    second.click()
    expect(second).to_have_attribute("aria-pressed", "false")
    drawn(page, 2)
    left = page.locator(f".curves {LINES}").evaluate_all(
        "all => all.map((one) => one.getAttribute('stroke-dasharray'))"
    )
    assert left == [dashes[0], dashes[2]]
    assert trouble == []


def test_the_last_of_many_changes_is_what_is_shown(page: Page) -> None:
    open_page(page, journey(11, 1), ["emotions"])
    expect(page.locator(LINES)).to_have_count(1)
    page.get_by_role("button", name="neutral").focus()
    page.evaluate(
        """() => {
            const pressed = (key) => new KeyboardEvent("keydown", { key, bubbles: true });
            const press = (key) => document.activeElement.dispatchEvent(pressed(key));
            for (let i = 0; i < 40; i += 1) press(String(i % 5 + 1));
            press("4");
        }"""
    )
    expect_first_point(page, "rgb(141, 187, 217)")


def test_a_change_of_theme_changes_the_colours(page: Page) -> None:
    open_page(page, journey(11, 2), ["curve"])
    drawn(page, 2)
    stops = page.locator(".chart linearGradient stop").first
    light = stops.get_attribute("stop-color")
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    expect(stops).not_to_have_attribute("stop-color", light or "")


def test_the_colours_survive_a_change_of_address(page: Page) -> None:
    open_page(page, journey(11, 2), ["curve"])
    drawn(page, 2)
    strokes = page.locator(f".curves {LINES}").evaluate_all("all => all.map((one) => one.getAttribute('stroke'))")
    assert all(one.startswith("url(#") for one in strokes)


def test_vega_is_loaded_once_a_page(page: Page) -> None:
    open_page(page, journey(11, 2), ["curve", "emotions"])
    expect(page.locator(LINES)).to_have_count(3)
    assert page.evaluate("asked") == ["vega"]


def test_nothing_is_left_when_a_view_is_taken_away(page: Page) -> None:
    trouble = open_page(page, journey(11, 2), ["curve"])
    drawn(page, 2)
    page.evaluate("away.forEach((one) => one())")
    expect(page.locator(".wk, .chart svg")).to_have_count(0)
    page.set_viewport_size({"width": 800, "height": 700})
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.wait_for_function(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    assert trouble == []


def test_drawings_do_not_pile_up(page: Page) -> None:
    open_page(page, journey(11, 1), ["emotions"])
    expect(page.locator(LINES)).to_have_count(1)
    for key in "12345" * 4:
        page.get_by_role("button", name="neutral").press(key)
    expect_first_point(page, "rgb(47, 120, 176)")
    assert page.locator(".chart linearGradient").count() == 2, "one for the line, one for the area"


def test_hostile_names_stay_words(page: Page) -> None:
    document = journey(3, 2)
    evil = "<img src=x onerror=alert(1)>"
    for item in [*document["personas"], *document["touchpoints"], *document["stages"]]:
        item["name"] = evil
    for moment in document["moments"]:
        moment["word"] = evil
    trouble = open_page(page, document, ["curve", "emotions"])
    expect(page.locator(LINES)).to_have_count(3)
    assert page.locator(".chart").evaluate_all("all => all.every((one) => !one.textContent.includes('onerror'))")
    assert trouble == []


@pytest.mark.parametrize("touchpoints", [11, 50])
def test_axe_finds_nothing(page: Page, touchpoints: int) -> None:
    open_page(page, journey(touchpoints, 3), ["curve"])
    drawn(page, 3)
    page.locator(".curves .t").nth(2).click()
    assert in_light_and_dark(page, ".curves") == []
