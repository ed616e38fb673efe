"""Rows B4, B7 and B8 in a browser: channels by stage, hand-overs, comparisons and promises follow what is edited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import in_light_and_dark
from kernel_page import KernelPage
from playwright.sync_api import Browser, Locator, Page, expect

from workshop_kit.document import read
from workshop_kit.model import Handover, Moment, Persona, Stage, Touchpoint, Workshop

CAFE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def salon() -> Workshop:
    """Six touchpoints of one guest: the phone is answered before, and never after."""
    ways = {"photo": "social media", "call": "phone", "visit": "physical shop", "pay": "physical shop"}
    ways |= {"mail": "e-mail", "tell": "word of mouth"}
    phase = {"photo": "before", "call": "before", "visit": "during", "pay": "during", "mail": "after", "tell": "after"}
    stage = {"before": "look", "during": "come", "after": "back"}
    kinds = {"photo": "indirect", "tell": "indirect"}
    felt = {"photo": 1, "call": -1, "visit": 0, "pay": 0, "mail": -1, "tell": 2}
    return Workshop(
        title="From the photo to the friend",
        personas=(Persona(id="ana", name="Ana", face="a01"), Persona(id="ben", name="Ben", face="a02")),
        stages=tuple(Stage(id=one, name=one.title()) for one in stage.values()),
        touchpoints=tuple(
            Touchpoint(
                id=name, stage=stage[phase[name]], name=name.title(), channels=(way,), phase=phase[name],  # type: ignore[arg-type]
                contact=kinds.get(name, "direct"), setting="offline",  # type: ignore[arg-type]
            )
            for name, way in ways.items()
        ),
        moments=tuple(Moment(persona="ana", touchpoint=name, feeling=score) for name, score in felt.items())
        + tuple(Moment(persona="ben", touchpoint=name, feeling=felt[name]) for name in kinds),
    )  # fmt: skip


def cell(page: Page, name: str) -> Locator:
    return page.get_by_role("grid").get_by_role("button", name=name)


def test_b4_gaps_are_said_and_mended_and_the_matrix_follows_the_form_above(page: Page) -> None:
    """B4: where customers can reach you, gaps in words, live while editing."""
    kernel = KernelPage(page, salon(), "touchpoints")
    gap = page.get_by_role("link", name="After buying nobody can reach you in the shop or by phone")
    expect(gap).to_be_visible()
    gap.click()
    expect(page.locator("[data-field='touchpoint:tell:channels']")).to_be_focused()
    page.locator(".edit").get_by_role("button", name="Phone", exact=True).click()
    expect(cell(page, "Phone in Back: touchpoint 6")).to_be_visible()
    kernel.answer()
    expect(page.get_by_role("link", name="After buying nobody can reach you in the shop", exact=True)).to_be_visible()
    expect(gap).to_have_count(0)
    assert kernel.trouble == []


def test_b4_the_matrix_by_keyboard_alone(page: Page) -> None:
    """B4: one stop for Tab, arrows between cells, each persona's feeling in a cell, a gap filled from it."""
    kernel = KernelPage(page, salon(), "touchpoints")
    page.get_by_role("button", name="Ben", exact=True).first.focus()
    page.keyboard.press("Tab")
    expect(cell(page, "Social media in Look: touchpoint 1")).to_be_focused()
    page.keyboard.press("Enter")
    told = page.locator(".cell .felt li")
    expect(told).to_have_text(["Ana+1", "Ben+1"])
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(cell(page, "Phone in Come: no touchpoint")).to_be_focused()
    page.keyboard.press("Enter")
    add = page.get_by_role("button", name="Add a touchpoint through Phone in Come")
    expect(add).to_be_visible()
    page.keyboard.press("Escape")
    expect(add).to_have_count(0)
    expect(cell(page, "Phone in Come: no touchpoint")).to_be_focused()
    page.keyboard.press("Enter")
    add.press("Enter")
    expect(page.locator("[data-field$=':name']:focus")).to_be_visible()
    (added,) = kernel.answer()
    assert added["fields"] == {
        "stage": "come", "name": "", "channels": ["phone"], "setting": "offline", "contact": "direct",
    }  # fmt: skip
    expect(cell(page, "Phone in Come: touchpoint 5")).to_be_visible()


def test_b4_a_found_change_of_channel_breaks_is_quoted_flagged_and_suggested(page: Page) -> None:
    """B4: hand-overs are found, answered, quoted; broken ones are flagged and become suggested moments of truth."""
    kernel = KernelPage(page, salon(), "touchpoints")
    expect(page.get_by_text("Four changes of channel, and nobody has looked at them yet")).to_be_visible()
    page.get_by_role("button", name="Works: Social media to Phone").click()
    page.get_by_role("button", name="Breaks: Phone to Shop").click()
    expect(page.get_by_label("What did they say?")).to_be_focused()
    page.keyboard.type("Nobody had written me down.")
    page.get_by_label("What is lost on the way").fill("The hour.")
    kernel.answer()
    expect(page.locator(".handovers > .finding")).to_have_text("Phone to Shop breaks")
    assert [one.works for one in kernel.workshop.handovers] == [True, False]
    assert kernel.workshop.handovers[1].quote == "Nobody had written me down."
    for name in (
        "Phone in Look: touchpoint 2, a hand-over breaks at 2",
        "Shop in Come: touchpoints 3 and 4, a hand-over breaks at 3",
    ):
        expect(cell(page, name)).to_be_visible()
    expect(page.locator(".matrix .torn")).to_have_count(2)
    page.locator("[data-card='visit'] .open").click()
    expect(page.locator(".edit").get_by_text("Suggested: a hand-over breaks here")).to_be_visible()
    page.get_by_role("radio", name="Works").check()
    kernel.answer()
    expect(page.locator(".matrix .torn")).to_have_count(0)
    assert kernel.trouble == []


def test_b4_hand_overs_by_hand_also_within_one_touchpoint(page: Page) -> None:
    """B4: from touchpoint and channel to touchpoint and channel, then removed."""
    kernel = KernelPage(page, salon(), "touchpoints")
    page.get_by_role("button", name="Add a hand-over").click()
    page.get_by_label("From", exact=True).select_option("5 Mail")
    page.get_by_label("To", exact=True).select_option("5 Mail")
    page.get_by_label("Arrives through").select_option("Shop")
    page.get_by_role("radio", name="Breaks").check()
    kernel.answer()
    made = kernel.workshop.handovers[0]
    assert (made.source, made.target, made.from_channel, made.to_channel) == ("mail", "mail", "e-mail", "physical shop")
    expect(page.get_by_text("E-mail to Shop breaks").first).to_be_visible()
    page.get_by_role("button", name="Remove this hand-over").click()
    kernel.answer()
    assert kernel.workshop.handovers == ()
    expect(page.get_by_role("button", name="Add a hand-over")).to_be_focused()


def test_b7_comparisons_say_the_finding_and_follow_edits(page: Page) -> None:
    """B7: direct and indirect compared in words first, with number, mean, lowest moment and evidence."""
    kernel = KernelPage(page, salon(), "touchpoints")
    finding = page.locator(".comparison .finding").first
    expect(finding).to_have_text(
        "Indirect places feel better than your own: +1.5 against −0.5, from 4 and 4 feelings only"
    )
    table = page.get_by_role("table", name="Yours and theirs")
    expect(table.get_by_role("row", name="Direct, yours")).to_have_text("Direct, yours4−0.5−1 Call Ana0 of 4")
    page.locator("[data-card='photo'] .open").click()
    page.get_by_role("radio", name="Ours, direct").check()
    kernel.answer()
    expect(finding).to_have_text("Too few feelings to compare: 6 direct, 2 indirect")
    expect(table.get_by_role("row", name="Direct, yours").get_by_role("cell").first).to_have_text("5")
    assert kernel.trouble == []


def test_b8_promises_are_typed_with_units_said_in_words_and_put_in_order(page: Page) -> None:
    """B8: ways to reach support, expected and actual time, self-service; a sentence each and the worst on top."""
    kernel = KernelPage(page, salon(), "touchpoints")
    promises = page.locator(".promises")
    for _ in range(2):
        promises.get_by_role("button", name="Add a service promise").click()
    promises.get_by_label(re.compile("Way to reach you.*promise 1")).select_option("Phone")
    promises.get_by_role("textbox", name="Promised, promise 1").fill("5")
    promises.get_by_role("textbox", name="Really takes, promise 1").fill("20")
    promises.get_by_label(re.compile("Way to reach you.*promise 2")).select_option("E-mail")
    promises.get_by_role("textbox", name="Promised, promise 2").fill("2")
    promises.get_by_label("Unit: Promised, promise 2").select_option("hours")
    promises.get_by_role("textbox", name="Really takes, promise 2").fill("1,5 days")
    promises.get_by_role("button", name="They can do it themselves, promise 2").click()
    kernel.answer()
    expect(promises.locator(".finding")).to_have_text("E-mail answers in 36 hours; promised were 2")
    expect(promises.locator(".verdict")).to_have_text([
        "Answers in 20 minutes; promised were 5. That is 4 times as long.",
        "Answers in 36 hours; promised were 2. That is 18 times as long. Customers can help themselves.",
    ])  # fmt: skip
    assert [(one.channel, one.expected, one.actual) for one in kernel.workshop.promises] == [
        ("phone", 5, 20), ("e-mail", 120, 2160),
    ]  # fmt: skip
    promises.get_by_role("button", name="Move service promise 2 up").press("Enter")
    expect(promises.get_by_role("button", name="Move service promise 1 up")).to_be_focused()
    promises.get_by_role("button", name="Remove service promise 2").click()
    kernel.answer()
    assert [one.channel for one in kernel.workshop.promises] == ["e-mail"]
    assert kernel.trouble == []


@pytest.mark.parametrize("width", [390, 768])
def test_nothing_but_the_matrix_itself_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    KernelPage(page, read(CAFE), "touchpoints")
    expect(page.get_by_role("grid")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    channel = page.get_by_role("rowheader", name="Shop").first
    before = channel.bounding_box()
    page.locator(".matrix .wide").evaluate("box => { box.scrollLeft = 400; }")
    assert channel.bounding_box() == before, "the names of the channels stay in sight"
    small = page.locator(".matrix, .gaps, .handovers, .compared, .promises").evaluate_all(
        "all => all.flatMap((one) => [...one.querySelectorAll('button, select, input:not([type=radio])')])"
        ".filter((one) => one.offsetHeight && one.offsetHeight < 40).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_axe_finds_nothing(page: Page) -> None:
    value = read(CAFE)
    KernelPage(page, value, "touchpoints")
    cell(page, "Shop in Come in").click()
    page.locator(".handovers").get_by_role("button", name="Change").first.click()
    assert in_light_and_dark(page, ".touchpoints") == []


def test_b4_the_board_of_a_notebook_shows_the_matrix_alone(page: Page) -> None:
    """B4: wk.board.channel_matrix; hostile names stay words."""
    evil = "<img src=x onerror=alert(1)>"
    value = salon()
    spots = (value.touchpoints[0].model_copy(update={"channels": (evil,), "name": evil}), *value.touchpoints[1:])
    torn = Handover(id="h", source="photo", target="call", works=False)
    kernel = KernelPage(page, value.model_copy(update={"touchpoints": spots, "handovers": (torn,)}), "channel_matrix")
    expect(page.get_by_role("rowheader", name=evil)).to_be_visible()
    page.get_by_role("grid").get_by_role("button").first.click()
    expect(page.locator(".cell")).to_contain_text(evil)
    assert page.locator("img, .cell a, .gaps a").count() == 0, "no links to forms that are not on the page"
    assert kernel.trouble == []
