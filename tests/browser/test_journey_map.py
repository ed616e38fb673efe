"""Row C6, the whole map at a glance: lanes under stages, live, by keyboard, full screen, as cards on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from accessible import in_light_and_dark
from chart_page import journey, open_page
from playwright.sync_api import Browser, Locator, Page, expect

from workshop_kit.document import read, to_dict
from workshop_kit.model import Workshop
from workshop_kit.resources import folder
from workshop_kit.vocabulary import vocabulary
from workshop_kit.widgets.facts import facts


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def cafe() -> Workshop:
    return read(folder("data/sample") / "cafe.workshop.yaml")


def show(page: Page, workshop: Workshop, *views: str) -> list[str]:
    words: dict[str, Any] = {"facts": facts(workshop), "vocabulary": vocabulary().as_dict()}
    return open_page(page, to_dict(workshop), list(views or ["map"]), **words)


def cell(page: Page, lane: str, moment: str) -> Locator:
    return page.locator(f'td[data-lane="{lane}"][data-moment="{moment}"]')


def test_everything_of_a_journey_is_on_it(page: Page, cafe: Workshop) -> None:
    trouble = show(page, cafe)
    expect(page.get_by_role("heading", name="Tomás Rivera is lowest at “Gets through the door”")).to_be_visible()
    expect(page.locator("th.stage-of")).to_have_text(["Notice", "Plan", "Come in", "Stay", "Come back"])
    measured = ["Measured", "Measured at a touchpoint"]
    lanes = ["Feeling", "Where", "Does", "Thinks", "Says", "Pain", "Delight", "Objection", "Help", "Idea"]
    lanes = ["Ways", *measured, *lanes]
    expect(page.locator("th[scope=row]")).to_have_text(lanes)
    expect(page.locator(".way.breaks")).to_have_count(2)
    expect(page.locator(".way.back")).to_have_count(2)
    expect(page.locator("thead").get_by_label("moment of truth")).to_have_count(4)
    expect(cell(page, "pains", "tomas.door").get_by_label("hurts badly")).to_be_visible()
    page.get_by_role("button", name="Everybody").click()
    expect(page.locator(".whose b")).to_have_text(["Tomás Rivera", "Edith Marlow"])
    assert trouble == []


#: Words of arrows in sight that something else covers, as the heads of the table did once.
COVERED = """() => [...document.querySelectorAll(".way > span")].filter((words) => {
  const { left, width, top, height } = words.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return left + width < innerWidth - 40 && !words.contains(seen);
}).map((words) => words.textContent)"""


@pytest.mark.parametrize("width", [1440, 768])
def test_branches_loops_and_broken_handovers_are_seen_between_heads_and_lanes(
    page: Page, cafe: Workshop, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    show(page, cafe)
    expect(page.locator(".way > span")).to_have_count(6)
    page.wait_for_function(f"({COVERED})().length === 0")
    row, head = (page.locator(one).bounding_box() or {} for one in ("tr.flow", "thead"))
    assert row["y"] >= head["y"] + head["height"] - 1
    assert row["height"] > 80


def test_a_cell_leads_to_its_moment_in_the_form(page: Page, cafe: Workshop) -> None:
    show(page, cafe, "emotions", "map")
    cell(page, "quote", "tomas.cup").click()
    expect(page.locator('[data-field="moment:tomas.cup:quote"]')).to_be_focused()
    page.get_by_role("button", name="Edith Marlow").last.click()
    cell(page, "pains", "edith.board").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Pain point 1", exact=True)).to_be_focused()
    expect(page.locator(".moment h3").first).to_have_text("Reads the board and orders")


def test_a_face_chosen_in_the_form_bends_the_map(page: Page, cafe: Workshop) -> None:
    show(page, cafe, "emotions", "map")
    line = cell(page, "feeling", "tomas.window").locator("path").nth(1)
    before = line.get_attribute("d")
    page.get_by_role("button", name="awful").click()
    expect(line).not_to_have_attribute("d", before or "")


def test_heads_and_lane_names_stay_while_it_scrolls(page: Page, cafe: Workshop) -> None:
    show(page, cafe)
    page.get_by_role("radio", name="100 %").check()
    box = page.locator(".scroll")
    box.evaluate("box => box.scrollTo(700, 300)")
    page.wait_for_function("document.querySelector('.scroll').scrollTop > 200")
    places = "(all) => all.map((one) => document.querySelector(one).getBoundingClientRect()).map(({ x, y }) => [x, y])"
    head, name, frame = page.evaluate(places, ["thead", ".of-quote th", ".scroll"])
    assert abs(head[1] - frame[1]) < 3
    assert abs(name[0] - frame[0]) < 3


def test_full_screen_shows_it_from_edge_to_edge_and_enter_comes_back(page: Page, cafe: Workshop) -> None:
    show(page, cafe, "emotions", "map")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement?.matches('.map')")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    cell(page, "doing", "tomas.pay").press("Enter")
    expect(page.locator('[data-field="moment:tomas.pay:doing"]')).to_be_focused()
    page.wait_for_function("document.fullscreenElement === null")


def test_without_the_browsers_full_screen_it_fills_the_window_until_escape(page: Page, cafe: Workshop) -> None:
    page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here'))")
    show(page, cafe)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.querySelector('.map').getBoundingClientRect().width === innerWidth")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Full screen", exact=True)).to_be_visible()
    expect(page.locator(".map[popover]")).to_have_count(0)


def test_lanes_go_and_come_and_a_reload_keeps_the_choice(page: Page, cafe: Workshop) -> None:
    show(page, cafe)
    page.get_by_role("button", name="Lanes").click()
    page.get_by_role("button", name="Thinks", exact=True).click()
    page.get_by_role("button", name="Compact").click()
    expect(page.locator(".of-thinking")).to_have_count(0)
    page.reload()
    expect(page.locator("tr.lane").first).to_be_visible()
    expect(page.locator(".of-thinking")).to_have_count(0)
    expect(page.get_by_role("button", name="Compact")).to_have_attribute("aria-pressed", "true")


def test_a_phone_gets_a_card_for_each_touchpoint(page: Page, cafe: Workshop) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, cafe)
    expect(page.locator(".spotcard")).to_have_count(13)
    expect(page.locator(".map table")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hundred_touchpoints_of_three_people_stay_usable(page: Page) -> None:
    """A key's own work stays within a few frames, however long the map is."""
    trouble = open_page(page, journey(100, 3), ["emotions", "map"])
    page.get_by_role("button", name="Everybody").click()
    expect(cell(page, "feeling", "p2.t99")).to_be_attached()
    page.get_by_role("button", name="neutral").focus()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")

    before = worked()
    for key in "52413" * 4:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    assert (worked() - before) / 20 < 250, f"{(worked() - before) / 20:.0f} ms of work for a key"
    assert trouble == []


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(page: Page, cafe: Workshop, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    show(page, cafe)
    page.get_by_role("button", name="Lanes").click()
    page.get_by_role("button", name="Everybody").click()
    assert in_light_and_dark(page, ".map") == []
