"""Rows F1–F4 and B8 in a browser: measures, readings, groups, the funnel and the map follow what is typed or read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import violations
from kernel_page import KernelPage
from playwright.sync_api import Browser, Page, expect

from workshop_kit.changes.ops import changed
from workshop_kit.document import read
from workshop_kit.figures import files
from workshop_kit.importing.files import File
from workshop_kit.importing.texts import open_text
from workshop_kit.model import Promise, Stage, Touchpoint, Workshop
from workshop_kit.widgets.facts import facts

SAMPLE = Path(__file__).parents[2] / "data/sample"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def salon() -> Workshop:
    return Workshop(
        title="From the call to the friend",
        customers="guests",
        stages=(Stage(id="ask", name="Ask"), Stage(id="come", name="Come")),
        touchpoints=(
            Touchpoint(id="call", stage="ask", name="Calls us", channels=("phone",)),
            Touchpoint(id="chair", stage="come", name="Sits down"),
        ),
        promises=(Promise(id="p", channel="phone", expected=2),),
    )


def take(kernel: KernelPage) -> str:
    """Read the file that the page sends, as the kernel does; the words that it answers with."""
    page = kernel.page
    page.wait_for_function("sent.some(({ type }) => type === 'call')")
    call = page.evaluate("sent.splice(0).find(({ type }) => type === 'call')")
    assert call["name"] == "read_figures"
    name = call["args"]["name"]
    found = files.found(kernel.workshop, open_text(File.of(SAMPLE / name)).rows())
    for op in found.ops:
        kernel.workshop = changed(kernel.workshop, op)
    ops = [
        {"uid": f"{name}-{i}", "who": "", "at": "", **op.model_dump(mode="json", exclude_none=True)}
        for i, op in enumerate(found.ops)
    ]
    words = files.told(found, name)
    page.evaluate("(facts) => room.tell({ type: 'facts', facts })", facts(kernel.workshop))
    page.evaluate("(ops) => room.tell({ type: 'changed', ops, rev: 9 })", ops)
    page.evaluate(
        "([id, text]) => room.tell({ type: 'result', id, value: { text, refused: [], more: '' } })", [call["id"], words]
    )
    return words


def test_f1_f4_b8_a_measure_from_nothing_to_its_place_on_the_map(page: Page) -> None:
    """F1, F4, B8: a kind is chosen, counted numbers become a share with its interval, target, place, promise."""
    kernel = KernelPage(page, salon(), "measures", "trends", "funnel")
    expect(page.get_by_role("heading", name="Which number would move if it got better?")).to_be_visible()
    expect(page.get_by_text("Nobody was counted yet")).to_be_visible()
    page.get_by_role("button", name="Add a measure").press("Enter")
    expect(page.get_by_role("button", name="NPS")).to_be_focused()
    page.get_by_role("button", name="CSAT").click()
    expect(page.get_by_label("What it is called")).to_be_focused()
    page.keyboard.type("Liked the cut")
    page.get_by_label("Said 4 or 5, reading 1").fill("7")
    page.get_by_label("Answers in all, reading 1").fill("10")
    kernel.answer()
    expect(page.locator(".readings .result").first).to_have_text("70 % 40 to 89, 10 answers")
    expect(page.locator(".definition")).to_contain_text(
        "Of those who rated their satisfaction from 1 to 5, the share of 4 and 5."
    )
    page.get_by_label("Target, %").fill("90")
    page.get_by_label("Where on the map").select_option(label="2 Sits down")
    kernel.answer()
    row = page.get_by_role("button", name="Liked the cut")
    expect(row).to_contain_text("at Sits down")
    expect(row).to_contain_text("20 points short of the target of 90 %.")
    expect(page.locator(".courses li .labels")).to_contain_text("target 90")

    page.get_by_role("button", name="Add a measure").click()
    page.get_by_role("button", name="Response time").click()
    page.get_by_label("Value, minutes, reading 1").fill("7,5")
    page.get_by_label("Channel").select_option(label="Phone")
    kernel.answer()
    expect(page.locator(".sum").nth(1)).to_contain_text("Promised by Phone: 2 minutes. It takes 3.8 times as long.")
    page.get_by_label("Kind").select_option(label="Lifetime value")
    page.get_by_role("button", name="Remove reading 1").click()
    page.get_by_role("button", name="Add a reading").click()
    for label, number in {"Revenue from one, a period": "50", "Margin, %": "70", "Churn, %": "0"}.items():
        page.get_by_label(f"{label}, reading 1").fill(number)
    kernel.answer()
    expect(page.locator(".readings .result").first).to_have_text(
        "Nobody leaves, so the lifetime value has no limit and is not defined. Take a longer period."
    )
    page.get_by_label("Churn, %, reading 1").fill("3")
    kernel.answer()
    expect(page.locator(".sum").nth(1)).to_contain_text("€ 1,166.67")
    assert kernel.trouble == []


def test_f4_measures_stand_on_the_map(page: Page) -> None:
    """F4: at their touchpoint and over their stage, live; the lane can be left out."""
    kernel = KernelPage(page, read(SAMPLE / "cafe.workshop.yaml"), "map")
    pins = page.locator(".pinned .pin")
    expect(pins).to_have_text(
        [
            "33.5 %Back within 30 days",
            "95.8 minutesMessage answered within",
            "40.4 %Prams that turn round",
            "55.3 %Friday letter opened",
        ]
    )
    expect(page.get_by_role("img", name="promise broken")).to_be_visible()
    page.get_by_role("button", name="Lanes").click()
    page.get_by_role("button", name="Measured").click()
    expect(pins).to_have_count(0)
    page.get_by_role("button", name="Measured").click()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator(".spotcard .pin")).to_have_count(3)
    assert kernel.trouble == []


def test_f2_the_funnel_by_form_and_by_file(page: Page) -> None:
    """F2: numbers typed stage by stage, the largest leak in words, groups side by side; a file brings the rest."""
    start = read(SAMPLE / "cafe.workshop.yaml").model_copy(update={"counts": (), "measures": (), "readings": ()})
    kernel = KernelPage(page, start, "measures", "funnel")
    page.get_by_role("button", name="Add a row").click()
    for name, value in {"Device": "tablet", "Segment": "parent", "Period": "2026-03"}.items():
        page.get_by_label(f"{name}, ").last.fill(value)
        page.keyboard.press("Tab")
    for stage, customers in {"Notice": "100", "Plan": "80", "Come in": "20", "Stay": "0", "Come back": "0"}.items():
        page.get_by_label(f"{stage}, 2026-03 tablet parent").fill(customers)
    kernel.answer()
    expect(page.get_by_role("heading", name="Most leave between Come in and Stay: 100 of 100 guests")).to_be_visible()
    expect(page.get_by_text("Nobody reached Stay, so nothing can be said about the step after it.")).to_be_visible()
    page.get_by_role("radio", name="By device").check()
    expect(page.get_by_text("All numbers are of one device, tablet: there is nothing to compare.")).to_be_visible()
    page.get_by_label("Stay, 2026-03 tablet parent").fill("30")
    kernel.answer()
    expect(page.locator(".odd")).to_contain_text("More guests at Stay (30) than before (20)")

    chooser = page.locator("input[type=file]")
    chooser.set_input_files(SAMPLE / "cafe.funnel.csv")
    words = take(kernel)
    assert words == "cafe.funnel.csv: 120 numbers added."
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("heading", name="Most leave between Stay and Come back: 60 of 100 guests")).to_be_visible()
    rows = page.locator(".counts tbody tr")
    expect(rows).to_have_count(9)
    page.get_by_role("button", name="Show all 24 rows").click()
    expect(rows).to_have_count(25)
    page.get_by_role("radio", name="By segment").check()
    expect(page.locator(".apartby thead th")).to_have_text(["parent", "other"])
    expect(page.locator(".apartby")).to_contain_text("leak")
    chooser.set_input_files(SAMPLE / "cafe.funnel.csv")
    expect(page.get_by_text("Nothing new, 120 were there already.")).to_have_count(0)
    assert take(kernel) == "cafe.funnel.csv: Nothing new, 120 were there already."
    chooser.set_input_files(SAMPLE / "cafe.measures.csv")
    assert take(kernel) == "cafe.measures.csv: 42 readings of 7 new measures added."
    expect(page.locator(".sum")).to_have_count(7)
    assert kernel.trouble == []


def test_f3_two_groups_said_in_words_and_everything_accessible(page: Page) -> None:
    """F3: the sentence follows the numbers; groups are added by name; axe finds nothing, in the dark neither."""
    kernel = KernelPage(page, read(SAMPLE / "cafe.workshop.yaml"), "measures", "trends", "funnel")
    helped = page.locator(".helped li")
    expect(helped).to_contain_text("Better. 12 points more, between 0.8 and 23; hardly chance.")
    page.get_by_role("button", name="Friday letter opened").click()
    page.get_by_label("Opened, group 2").fill("80")
    kernel.answer()
    expect(helped).to_contain_text("4 points more, between −7 and +15; could be chance.")
    page.get_by_role("button", name="Message answered within").click()
    page.get_by_role("button", name="Before / After").click()
    expect(page.get_by_label("Group, group 1")).to_have_value("Before")
    expect(page.get_by_label("Group, group 1")).to_be_focused()
    for group, mean in (("1", "120"), ("2", "95")):
        for label, number in {"Value, minutes": mean, "Answers": "60", "Scatter (SD)": "50"}.items():
            page.get_by_label(f"{label}, group {group}").fill(number)
    kernel.answer()
    expect(helped.first).to_contain_text("Better. 25 minutes less, between 6.92 and 43.1; hardly chance.")
    assert violations(page, "main") == []
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("radio", name="By segment").check()
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert kernel.trouble == []
