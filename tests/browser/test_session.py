"""H1–H4 in a browser: the head of a notebook on a page of its own, and a whole session in a real JupyterLab."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from accessible import in_light_and_dark
from chart_page import open_page
from playwright.sync_api import Browser, Locator, Page, expect

from workshop_kit import document
from workshop_kit.changes.ops import changed
from workshop_kit.model import Note, Workshop
from workshop_kit.session import plans, timing
from workshop_kit.session.pace import pace
from workshop_kit.starters import starter
from workshop_kit.storage.store import Store
from workshop_kit.widgets.facts import facts

PATIENCE = 90_000
#: A morning for the page's clock.
DAY = datetime.datetime(2026, 3, 5, 9, tzinfo=datetime.UTC)


def planned() -> Workshop:
    """A café with the two-hour plan, two parked notes."""
    workshop = starter("cafe").model_copy(update={"notes": (Note(text="Stamp cards?", step="start"), Note(text="مطر"))})
    for op in plans.chosen(workshop, "two-hours"):
        workshop = changed(workshop, op)
    return workshop


def at_emotions(workshop: Workshop, ran: float, late: float = 0) -> dict[str, Any]:
    """Three blocks are over, the first of them so many minutes late; the fourth runs for some minutes."""
    now = time.time()
    ids = [block.id for block in workshop.blocks]
    spent = {block.id: (block.minutes or 0) * 60 for block in workshop.blocks[:3]}
    spent[ids[0]] += late * 60
    return pace(workshop, timing.Timer(ids[3], now - ran * 60, spent, tuple(ids[:3])), now)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


def show(page: Page, workshop: Workshop, now: dict[str, Any]) -> list[str]:
    options = {"header": {"step": "emotions", "plans": plans.offered()}}
    shown = document.to_dict(workshop)
    return open_page(page, shown, ["header", "emotions"], facts=facts(workshop), pace=now, options=options)


def kernel_answers(page: Page, now: dict[str, Any]) -> dict[str, Any]:
    """What the page asked last, answered with this pace."""
    page.wait_for_function("sent.some((one) => one.type === 'call' && one.name !== 'pace')")
    asked = page.evaluate("sent.findLast((one) => one.type === 'call' && one.name !== 'pace')")
    page.evaluate("([id, value]) => room.tell({ type: 'result', id, value })", [asked["id"], now])
    return {"name": asked["name"], **asked["args"]}


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_h4_the_form_begins_on_the_first_screen_though_the_session_is_late(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    workshop = planned()
    trouble = show(page, workshop, at_emotions(workshop, 12, late=6))
    form = page.locator(".wk-emotions h2").first
    box = form.bounding_box()
    assert box
    assert box["y"] + box["height"] < height * (0.55 if width > 1000 else 0.9)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert trouble == []


def test_h4_the_row_of_steps_says_what_is_left(page: Page) -> None:
    workshop = planned()
    show(page, workshop, at_emotions(workshop, 12))
    steps = page.locator(".steps li")
    expect(steps.nth(0)).to_contain_text(re.compile(r"\d left"))
    expect(steps.nth(1)).to_contain_text("done")


def test_h2_the_page_ticks_by_itself_and_asks_the_kernel_when_a_minute_is_over(page: Page) -> None:
    workshop = planned()
    # Only the time goes by that the test lets go by, from before the page is there: no machine is too slow for it.
    page.clock.install(time=DAY)
    page.clock.pause_at(DAY + datetime.timedelta(hours=1))
    show(page, workshop, at_emotions(workshop, 12.5))
    clock = page.get_by_role("timer")
    page.clock.run_for(500)
    expect(clock).to_have_text(re.compile("^12:30 of 30 min"))
    page.evaluate("sent.length = 0")
    page.clock.run_for(40_000)
    expect(clock).to_have_text(re.compile("^13:(09|10) of 30 min"))
    page.wait_for_function("sent.some((one) => one.name === 'pace')")
    assert page.evaluate("sent.filter((one) => one.name === 'pace').length") == 1


def test_h2_late_is_said_in_words_and_one_press_shortens(page: Page) -> None:
    workshop = planned()
    show(page, workshop, at_emotions(workshop, 12, late=6))
    bar = page.get_by_role("group", name="Running late")
    expect(bar).to_contain_text("6 minutes behind. Shorten “Emotions” by 6 minutes; 25 minutes stay for “Actions”.")
    bar.get_by_role("button", name="Shorten").press("Enter")
    assert kernel_answers(page, at_emotions(workshop, 12))["name"] == "shorten"
    expect(bar).to_have_count(0)
    expect(page.get_by_role("button", name="Pause the clock")).to_be_focused()


def test_h1_a_plan_is_changed_by_keyboard(page: Page) -> None:
    workshop = planned()
    show(page, workshop, at_emotions(workshop, 12))
    page.get_by_role("button", name="Session plan").press("Enter")
    drawer = page.get_by_role("region", name="Session plan")
    expect(drawer.get_by_label("keeps its minutes")).to_have_count(len(workshop.blocks))
    kept = drawer.get_by_label("keeps its minutes").all()
    assert [one.is_checked() for one in kept] == [one.keep for one in workshop.blocks]
    # Seen as a box with its words beside it: rules of another view had taken its place once.
    assert all(box.evaluate("one => one.offsetWidth >= 18 && one.parentElement.offsetHeight < 60") for box in kept)
    drawer.get_by_label("Minutes of block 3").fill("45")
    drawer.get_by_role("textbox", name="Name of block 3").press("Alt+ArrowUp")
    expect(drawer.get_by_role("textbox", name="Name of block 2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page.get_by_role("button", name="Session plan")).to_be_focused()
    page.wait_for_function("sent.flatMap((one) => one.ops ?? []).length >= 2")
    ops = page.evaluate("sent.flatMap((one) => one.ops ?? [])")
    third = workshop.blocks[2].id
    assert [(one["op"], one["id"]) for one in ops] == [("set", third), ("move", third)]
    assert (ops[0]["fields"], ops[1]["to"]) == ({"minutes": 45}, 1)


def test_a_note_is_parked_from_inside_a_field_and_ticked_off(page: Page) -> None:
    workshop = planned()
    show(page, workshop, at_emotions(workshop, 12))
    page.locator(".wk-emotions textarea").first.focus()
    page.keyboard.press("Alt+l")
    lot = page.get_by_role("region", name="Parking lot")
    expect(lot.get_by_label("A thought for later")).to_be_focused()
    page.keyboard.type("Who opens at six?")
    page.keyboard.press("Enter")
    expect(lot.get_by_role("textbox", name="Parked note").first).to_have_value("Who opens at six?")
    expect(lot.get_by_label("A thought for later")).to_be_focused()
    lot.get_by_label("Done: Stamp cards?").check()
    page.wait_for_function("sent.flatMap((one) => one.ops ?? []).length >= 2")
    ops = page.evaluate("sent.flatMap((one) => one.ops ?? []).map(({ uid, id, ...op }) => op)")
    assert ops[0]["fields"] == {"text": "Who opens at six?", "step": "emotions"}
    assert ops[1]["fields"] == {"done": True}


@pytest.mark.parametrize("door", ["Session plan", "Park a note"])
def test_axe_finds_nothing(page: Page, door: str) -> None:
    workshop = planned()
    show(page, workshop, at_emotions(workshop, 34, late=6))
    page.get_by_role("button", name="Facilitator notes").click()
    page.get_by_role("button", name=door).click()
    if door == "Session plan":
        page.get_by_role("button", name="Notes", exact=True).first.click()
    assert in_light_and_dark(page, ".wk-header") == []


def head(page: Page) -> Locator:
    return page.locator(".wk-header:visible")


def test_a_session_survives_reload_restart_and_a_second_notebook(own_lab, new_page) -> None:
    """H1, H2, H3 and the parking lot in a real JupyterLab."""
    command = [sys.executable, "-m", "workshop_kit", "new", "Two rooms", "--template", "cafe"]
    subprocess.run(command, env=os.environ | {"WORKSHOP_KIT_HOME": str(own_lab.home)}, check=True, capture_output=True)
    page = new_page()
    page.goto(own_lab.notebook("03_emotions.ipynb"))
    expect(head(page)).not_to_be_empty(timeout=PATIENCE)
    notes = page.locator(".jp-NotebookPanel:visible .wk-facilitator")
    expect(notes).to_have_count(1)
    expect(notes).to_be_hidden()

    head(page).get_by_role("button", name="Plan the session").click()
    head(page).get_by_role("button", name=re.compile("^Two hours")).click()
    head(page).get_by_label("Minutes of block 1").fill("12")
    head(page).get_by_role("button", name="Close the plan").click()
    head(page).get_by_role("button", name="Start the clock").click()
    expect(head(page).get_by_role("timer")).to_contain_text("of 12 min")
    page.keyboard.press("Alt+l")
    expect(head(page).get_by_label("A thought for later")).to_be_focused()
    page.keyboard.type("Stamp cards on Sundays?")
    page.keyboard.press("Enter")
    head(page).get_by_role("button", name="Facilitator notes").click()
    expect(notes).to_be_visible()
    expect(head(page).get_by_text("Only on this screen, never in the handout")).to_be_visible()
    expect(head(page).locator(".saved.saved")).to_contain_text("Saved")

    page.reload()
    expect(head(page).get_by_role("button", name="Pause the clock")).to_be_visible(timeout=PATIENCE)
    expect(head(page).get_by_role("timer")).to_contain_text("of 12 min")
    expect(notes).to_be_visible()

    other = new_page()
    other.goto(own_lab.notebook("01_personas.ipynb"))
    head(other).get_by_role("button", name="Pause the clock").click(timeout=PATIENCE)
    for one in (page, other):
        expect(head(one).get_by_role("button", name="Go on")).to_be_visible()
    stood = head(other).get_by_role("timer").inner_text()

    (kernel,) = {one["kernel"]["id"] for one in own_lab.api("sessions") if one["path"] == "03_emotions.ipynb"}
    page.evaluate("document.querySelectorAll('.wk').forEach((one) => one.classList.add('old'))")
    own_lab.api(f"kernels/{kernel}/restart", "POST")
    expect(page.locator(".wk.old")).to_have_count(0, timeout=PATIENCE)
    expect(head(page).get_by_role("timer")).to_have_text(stood, timeout=PATIENCE)
    store = Store(f"sqlite:///{own_lab.home / 'workshops.db'}")
    workshop = store.load(store.workshops()[0].id).value
    store.close()
    assert workshop.blocks[0].minutes == 12
    assert [(note.text, note.step) for note in workshop.notes] == [("Stamp cards on Sundays?", "emotions")]
