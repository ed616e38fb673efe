"""The whole guide in a real JupyterLab by keyboard alone: no mouse, from a new workshop to the handout."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from workshop_kit import document

#: Presses of Tab after which a thing counts as out of reach.
FAR = 150

# What a screen reader calls the element that has the focus.
_NAME = """() => {
    const one = document.activeElement;
    const of = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const labels = [...(one.labels ?? [])].map((label) => label.textContent).join(" ");
    const by = one.getAttribute("aria-labelledby");
    return (one.getAttribute("aria-label") ?? (by ? of(by) : labels || one.textContent)).replace(/\\s+/g, " ").trim();
}"""


def reach(page: Page, name: str) -> None:
    """Press Tab until the focus is on the thing of that name."""
    met = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        met.append(page.evaluate(_NAME)[:40])
        if met[-1].startswith(name[:40]):
            return
    pytest.fail(f"'{name}' cannot be reached by Tab. On the way: {list(dict.fromkeys(met))}")


def press(page: Page, name: str) -> None:
    reach(page, name)
    page.keyboard.press("Enter")


def add(page: Page, noun: str, text: str) -> None:
    """Press what adds one, and type into the field that the focus is led to."""
    press(page, f"Add {noun}")
    page.wait_for_function("document.activeElement.matches('input, textarea')")
    page.keyboard.type(text)


def write(page: Page, name: str, text: str) -> None:
    reach(page, name)
    page.keyboard.type(text)


def go_on(page: Page, title: str) -> None:
    press(page, f"Next: {title}")
    expect(page.locator(f".wk-{title.lower()}:visible")).not_to_be_empty()


def test_the_whole_guide_without_a_mouse(own_lab, new_page, tmp_path: Path) -> None:
    page = new_page()
    page.goto(own_lab.address)
    expect(page.locator(".wk-start:visible")).not_to_be_empty()

    reach(page, "Café")
    page.keyboard.press("ArrowUp")  # the last of the templates: an empty one
    write(page, "What is the journey called?", "From the bus to the bun")
    page.keyboard.press("Enter")
    expect(page.locator(".wk-header:visible h1")).to_have_text("From the bus to the bun")
    write(page, "The question it answers", "Why do they come once?")
    go_on(page, "Personas")

    press(page, "Add a persona")
    write(page, "Name", "Ana Lima")
    write(page, "Share of", "30")
    add(page, "a goal", "Something warm")
    page.keyboard.press("Enter")  # the next row
    page.keyboard.type("A seat")
    go_on(page, "Touchpoints")

    press(page, "four stages")
    write(page, "A touchpoint in Awareness", "Smells the bread\nSees the queue\n")
    go_on(page, "Emotions")

    reach(page, "delighted")
    page.keyboard.press("1")
    expect(page.locator(".wk-emotions:visible .facts")).to_contain_text("Smells the bread")
    write(page, "Doing", "Stops at the door")
    go_on(page, "Feedback")

    expect(page.get_by_text("Where is it?")).to_be_visible()
    reach(page, "A file")
    page.keyboard.press("ArrowRight")  # to the text that is pasted
    write(page, "Comments, one on each line", "The queue is long.")
    press(page, "Look at this line")
    expect(page.get_by_role("button", name="Import it")).to_be_visible()
    press(page, "Import it")
    expect(page.locator(".wk-feedback:visible")).to_contain_text("1 row added")
    press(page, "Every comment")
    expect(page.locator(".wk-feedback:visible")).to_contain_text("The queue is long.")
    go_on(page, "Priorities")

    add(page, "an idea", "A second till")
    go_on(page, "Actions")

    add(page, "an action", "Borrow a till")
    write(page, "First step", "Ask Tom")
    write(page, "Who", "Ana")
    go_on(page, "Measures")

    press(page, "Add a measure")
    page.keyboard.press("Enter")  # the kind that is offered first
    write(page, "Target", "40")
    go_on(page, "Handout")

    press(page, "Make the handout")
    expect(page.locator(".wk-handout:visible iframe")).to_be_visible()
    reach(page, "Save a copy")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "handout.html"
    download.value.save_as(file)

    workshop = document.read(file)
    (ana,) = workshop.personas
    assert (workshop.title, workshop.question) == ("From the bus to the bun", "Why do they come once?")
    assert (ana.name, ana.share, [goal.text for goal in ana.goals]) == ("Ana Lima", 30, ["Something warm", "A seat"])
    assert [spot.name for spot in workshop.touchpoints][:2] == ["Smells the bread", "Sees the queue"]
    assert [one.name for one in workshop.opportunities] == ["A second till"]
    assert [(one.name, one.first_step, one.owner) for one in workshop.actions] == [("Borrow a till", "Ask Tom", "Ana")]
    assert [(one.kind, one.target) for one in workshop.measures] == [("nps", 40)]
    assert [(moment.feeling, moment.doing) for moment in workshop.moments] == [(-2, "Stops at the door")]
