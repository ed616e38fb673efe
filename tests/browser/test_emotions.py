"""Rows C1–C4: felt by keyboard, the curve stays in sight, facts lead to moments, personas are told apart."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from accessible import in_light_and_dark
from chart_page import journey, open_page, sent
from playwright.sync_api import Browser, Page, expect

from workshop_kit.document import from_dict
from workshop_kit.widgets.facts import facts

FACES = ["awful", "uneasy", "neutral", "pleased", "delighted"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def unfelt(touchpoints: int, personas: int) -> dict[str, Any]:
    return journey(touchpoints, personas) | {"moments": []}


def opened(page: Page, document: dict[str, Any], views: list[str]) -> list[str]:
    """These views with the kernel's own facts."""
    return open_page(page, document, views, facts=facts(from_dict(document)))


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1


def test_twelve_moments_are_felt_with_two_keys_each(page: Page) -> None:
    """C1: a 12-touchpoint journey scored for one persona by keyboard, far below two minutes."""
    trouble = opened(page, unfelt(12, 2), ["emotions"])
    expect(page.get_by_role("tab", name="Person 1")).to_contain_text("0 of 12 felt")
    page.get_by_role("button", name="awful").focus()
    keys = Keys(page)
    began = time.monotonic()
    for number in range(12):
        expect(page.locator(".moment .eye")).to_contain_text(f"Moment {number + 1} of 12")
        keys.press(str(number % 5 + 1))
        if number < 11:
            keys.press("ArrowRight")
    took = time.monotonic() - began
    expect(page.get_by_role("tab", name="Person 1")).to_contain_text("all 12 felt")
    felt = {op["id"]: op["fields"]["feeling"] for op in sent(page)}
    assert felt == {f"p0.t{i}": i % 5 - 2 for i in range(12)}
    assert keys.count == 23
    assert took < 60, "the machine's own part; a person has the rest of two minutes to think"
    assert trouble == []


def test_a_moment_is_written_and_left_without_touching_the_mouse(page: Page) -> None:
    """C1: every field by keyboard, on to the next moment from inside a text, and to the next person."""
    opened(page, unfelt(3, 2), ["emotions"])
    page.get_by_role("button", name="awful").focus()
    page.keyboard.press("1")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".moment h3").first).to_have_text("Touchpoint 2")
    page.get_by_label("Doing").focus()
    page.keyboard.type("Counts 4 heads")
    page.keyboard.press("Tab")
    page.keyboard.type("I am late")
    page.keyboard.press("Tab")
    page.keyboard.type("Nine minutes")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Add a pain point").press("Enter")
    page.keyboard.type("One till")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("sent.flatMap(({ ops }) => ops).some((op) => op.fields?.severity === 2)")
    page.get_by_label("Pain point 1", exact=True).press("Alt+n")
    expect(page.locator(".moment .eye")).to_contain_text("Moment 3 of 3")
    expect(page.get_by_role("button", name="awful")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("tab", name="Person 2")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".moment .eye")).to_contain_text("Moment 3 of 3")
    written: dict[str, Any] = {}
    for op in sent(page):
        written |= op.get("fields", {})
    assert (written["doing"], written["thinking"], written["quote"]) == ("Counts 4 heads", "I am late", "Nine minutes")
    assert (written["text"], written["severity"], written["feeling"]) == ("One till", 2, -2)


def test_the_step_opens_where_something_is_left_to_do(page: Page) -> None:
    """C1: at the first moment without a feeling; where somebody was a moment ago, after the page is loaded again."""
    document = journey(6, 2)
    document["moments"] = document["moments"][:4]
    opened(page, document, ["emotions"])
    expect(page.locator(".moment h3").first).to_have_text("Touchpoint 5")
    expect(page.get_by_role("tab", name="Person 1")).to_contain_text("4 of 6 felt")
    page.get_by_role("button", name="2 Touchpoint 2").click()
    page.reload()
    expect(page.locator(".moment h3").first).to_have_text("Touchpoint 2")


def test_words_follow_the_face_and_an_own_word_the_fingers(page: Page) -> None:
    """C2: single choice of words by feeling, an own word, and the curve that shows it while it is typed."""
    opened(page, unfelt(5, 1), ["emotions"])
    page.get_by_role("button", name="delighted").press("5")
    page.get_by_role("button", name="proud").press("Enter")
    expect(page.locator(".plot .w")).to_have_text("proud")
    page.get_by_role("button", name="Own word").press("Enter")
    page.keyboard.type("smu")
    expect(page.locator(".plot .w")).to_have_text("smu")
    page.keyboard.type("g")
    page.keyboard.press("Enter")
    expect(page.locator(".plot .w")).to_have_text("smug")
    expect(page.get_by_role("button", name="smug", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="awful").press("1")
    expect(page.get_by_role("button", name="frustrated")).to_be_visible()
    expect(page.get_by_role("button", name="proud")).to_have_count(0)
    expect(page.locator(".plot .w")).to_have_text("smug")


@pytest.mark.parametrize("field", ["Doing", "Saying", "Idea 1"])
def test_the_curve_stays_in_sight_while_one_types(page: Page, field: str) -> None:
    """C2: at 1440 × 900 the whole curve is seen over the field that has the focus, and covers none of it."""
    document = journey(12, 2)
    document["moments"][0]["ideas"] = [{"id": "i1", "text": "A bell"}]
    opened(page, document, ["emotions"])
    if field == "Idea 1":
        page.get_by_role("button", name="Ideas").click()
    page.get_by_label(field, exact=True).focus()
    page.keyboard.type("x")
    page.wait_for_function(
        """() => {
            const box = (name) => document.querySelector(name).getBoundingClientRect();
            const [plot, field] = [box(".plot"), document.activeElement.getBoundingClientRect()];
            const marks = [...document.querySelectorAll(".plot .face")].map((one) => one.getBoundingClientRect());
            const seen = marks.length === 12 && marks.every(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
            return seen && field.top >= plot.bottom && field.bottom <= innerHeight;
        }"""
    )


def test_nothing_moves_when_the_curve_comes_late(page: Page) -> None:
    """C2: on a slow machine one types before the chart is there; the field stays where it is."""
    page.add_init_script("globalThis.held = new Promise((ok) => { globalThis.release = ok; })")
    opened(page, journey(12, 2), ["emotions"])
    field = page.get_by_label("Saying", exact=True)
    field.press("x")
    before = field.bounding_box(), page.evaluate("scrollY")
    expect(page.locator(".plot .face")).to_have_count(0)
    page.evaluate("release()")
    expect(page.locator(".plot .face")).to_have_count(12)
    assert (field.bounding_box(), page.evaluate("scrollY")) == before


def test_a_fact_and_a_mark_lead_to_their_moment(page: Page) -> None:
    """C3: facts in words; a press on one, or on the curve, goes there."""
    document = journey(12, 1)
    opened(page, document, ["emotions"])
    said = ["Highest", "Lowest", "Steepest drop", "Ends", "What stays in memory"]
    expect(page.locator(".facts dt")).to_have_text(said)
    ends = page.locator(".facts > div").nth(3).get_by_role("button")
    ends.press("Enter")
    expect(page.locator(".moment .eye")).to_contain_text("Moment 12 of 12")
    expect(page.locator(".fb[aria-pressed=true]")).to_be_focused()
    page.locator(".plot .face").nth(2).click()
    expect(page.locator(".moment .eye")).to_contain_text("Moment 3 of 12")


def test_the_facts_follow_from_the_kernel(page: Page) -> None:
    """C3: what the kernel works out is shown as soon as it says so."""
    document = journey(4, 1)
    opened(page, document, ["emotions"])
    expect(page.locator(".facts dt")).to_have_count(5)
    later = from_dict(document | {"moments": [{**document["moments"][0], "feeling": 2, "word": "proud"}]})
    page.evaluate("(facts) => room.tell({ type: 'facts', facts })", facts(later))
    expect(page.locator(".facts")).to_contain_text("+2, proud")


def test_long_words_over_the_columns_are_parted_as_their_language_does(page: Page) -> None:
    """C1: the page around may speak another language than the workshop."""
    document = journey(12, 1) | {"language": "de"}
    opened(page, document, ["curve"])
    name = page.locator(".curve .nm").first
    assert name.evaluate("(one) => [getComputedStyle(one).hyphens, one.closest('[lang]').lang]") == ["auto", "de"]


def test_ten_personas_are_told_apart(page: Page) -> None:
    """C4: each its own line and mark, one in front and the others quiet, whoever is pointed at or chosen."""
    trouble = opened(page, journey(12, 10), ["curve"])
    lines = page.locator(".mark-line path")
    expect(lines).to_have_count(10)
    chosen = page.get_by_label("In front")
    full = "[...document.querySelectorAll('.mark-line path:is([opacity=\"1\"], :not([opacity]))')].length"
    quiet = (
        "[...document.querySelectorAll('.mark-line path')].filter((one) => one.getAttribute('opacity') == 0.22).length"
    )
    expect(chosen.locator("option:checked")).to_have_text("Person 1")
    page.wait_for_function(f"{quiet} === 9 && {full} === 1")
    chosen.select_option("nobody")
    page.wait_for_function(f"{quiet} === 0")
    page.get_by_role("button", name="Person 7", exact=True).focus()
    page.wait_for_function(f"{quiet} === 9")
    expect(page.locator(".end:not(.quiet) b")).to_have_text("Person 7")
    samples = page.locator(".who-show .dash").evaluate_all("all => all.map((one) => one.innerHTML)")
    assert len(set(samples)) == 10
    assert trouble == []


def test_assumptions_are_hollow_and_the_legend_says_so(page: Page) -> None:
    """C4: hollow marks where nobody has seen or said it, among several personas and for one."""
    document = journey(6, 2)
    for moment in document["moments"][:3]:
        moment["evidence"] = "assumption"
    opened(page, document, ["curve", "emotions"])
    expect(page.locator(".curves .mark-symbol path")).to_have_count(12)
    expect(
        page.locator(".curves .mark-symbol path[fill='#fff'], .curves .mark-symbol path[fill='rgb(255, 255, 255)']")
    ).to_have_count(3)
    expect(page.locator(".curves .legendbar")).to_contain_text("assumption only")
    expect(page.locator(".emotions .plot .face.hollow")).to_have_count(3)
    expect(page.locator(".emotions .legend")).to_contain_text("assumption")


def test_a_mark_of_a_persona_chooses_her_moment(page: Page) -> None:
    """C4: a press on somebody's mark opens that moment, of that persona."""
    opened(page, journey(6, 2), ["curve", "emotions"])
    mark = page.locator(".curves .mark-symbol path")
    expect(mark).to_have_count(12)
    last = mark.evaluate_all(
        "all => all.findIndex((one) => one.__data__.datum.persona_id === 'p1' && one.__data__.datum.order === 4)"
    )
    mark.nth(last).click()
    expect(page.get_by_role("tab", name="Person 2")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".moment .eye")).to_contain_text("Moment 4 of 6")


def test_the_curves_can_be_read_as_a_table(page: Page) -> None:
    """C4: whoever does not see the curves has every feeling in words."""
    document = journey(6, 3)
    document["moments"][0] |= {"feeling": 2, "word": "proud", "evidence": "assumption"}
    opened(page, document, ["curve"])
    page.get_by_role("button", name="The same as a table").press("Enter")
    expect(page.get_by_role("cell")).to_have_count(18)
    expect(page.get_by_role("row").nth(1).get_by_role("cell").first).to_have_text("proud, +2, assumed")
    expect(page.get_by_role("columnheader", name="Person 3")).to_be_visible()


def test_axe_finds_nothing(page: Page) -> None:
    """C1–C4: form and curves, light and dark."""
    document = journey(12, 5)
    document["moments"] = document["moments"][:50]
    opened(page, document, ["emotions", "curve"])
    page.get_by_role("button", name="Pain points").click()
    page.get_by_role("button", name="Add a pain point").click()
    page.get_by_role("button", name="The same as a table").click()
    expect(page.locator(".mark-line path")).to_have_count(6)
    assert in_light_and_dark(page, ".wk") == []
