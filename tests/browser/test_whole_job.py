"""The main job in a real JupyterLab, by clicking and typing: from nothing to a handout."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from running import make, stored

from workshop_kit import document


def step(page: Page, name: str) -> Locator:
    """Go to a step by the head's link and give its form."""
    page.locator(f".wk-header:visible .steps a:has-text('{name}')").click()
    form = page.locator(f".wk-{name.lower()}:visible")
    expect(form).not_to_be_empty()
    return form


def saved(page: Page) -> None:
    expect(page.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")


def test_from_nothing_to_a_handout(own_lab, new_page, tmp_path: Path) -> None:
    page = new_page()
    page.goto(own_lab.address)

    form = page.locator(".wk-start:visible")
    form.get_by_role("radio", name="Empty").check()
    form.get_by_label("What is the journey called?").fill("From the bus to the bun")
    form.get_by_role("button", name="Begin").click()
    form.get_by_label("The question it answers").fill("Why do they come once?")
    form.get_by_label("Several are called").fill("guests")
    form.get_by_label("One customer is called").fill("guest")
    saved(page)

    form = step(page, "Personas")
    form.get_by_role("button", name="Add a persona").first.click()
    form.get_by_label("Name", exact=True).fill("Ana Lima")
    form.get_by_label("Share of guests, %").fill("130")
    expect(form.get_by_text("must be 100 or less")).to_be_visible()
    form.get_by_label("Share of guests, %").fill("30")
    form.get_by_role("radio", name="Face 3", exact=True).check(force=True)
    form.get_by_role("button", name="Add a goal").first.click()
    form.get_by_label("Goal 1", exact=True).fill("Be on the bus with something warm")
    saved(page)

    form = step(page, "Touchpoints")
    form.get_by_role("button", name="four stages").first.click()
    form.get_by_label("A touchpoint in Awareness").fill("Smells the bread")
    page.keyboard.press("Enter")
    form.get_by_role("button", name="Add a touchpoint to Purchase").click()
    page.keyboard.type("Pays by card")
    page.keyboard.press("Enter")
    for name in ("Smells the bread", "Pays by card"):
        form.get_by_role("button", name=name, exact=True).click()
        form.get_by_role("button", name="Website", exact=True).click()
    expect(form.locator(".tp .ch")).to_have_count(2)
    saved(page)

    form = step(page, "Emotions")
    form.locator(".curve").get_by_role("button", name="Smells the bread").click()
    form.get_by_role("button", name="pleased").click()
    form.get_by_label("Doing").fill("Stops at the door")
    form.get_by_role("button", name="Next").click()
    page.keyboard.press("1")
    form.get_by_label("Saying").fill("“No cash, no bun.”")
    expect(form.locator(".facts")).to_contain_text("Pays by card")
    expect(page.locator(".wk-curve:visible .plot svg path").first).to_be_visible()
    saved(page)

    form = step(page, "Handout")
    form.get_by_role("button", name="Make the handout").click()
    preview = form.frame_locator("iframe")
    expect(preview.get_by_role("heading", name="From the bus to the bun")).to_be_visible()
    with page.expect_download() as download:
        form.get_by_role("link", name="Save a copy").click()
    file = tmp_path / "handout.html"
    download.value.save_as(file)

    workshop = stored(own_lab.home)
    assert document.read(file) == workshop
    (ana,) = workshop.personas
    assert (ana.name, ana.share, ana.face, ana.goals[0].text) == (
        "Ana Lima",
        30,
        "a03",
        "Be on the bus with something warm",
    )
    assert [(t.name, t.channels, t.setting) for t in workshop.touchpoints] == [
        ("Smells the bread", ("website",), "online"),
        ("Pays by card", ("website",), "online"),
    ]
    assert [(m.feeling, m.doing, m.quote) for m in workshop.moments] == [
        (1, "Stops at the door", ""),
        (-2, "", "“No cash, no bun.”"),
    ]
    assert (workshop.question, workshop.customers) == ("Why do they come once?", "guests")


def test_two_pages_see_each_other_without_losing_the_cursor(own_lab, new_page) -> None:
    make(own_lab.home)
    pages = [new_page() for _ in range(2)]
    first, second = pages
    first.goto(own_lab.notebook("01_personas.ipynb"))
    second.goto(own_lab.notebook("03_emotions.ipynb"))
    role = first.locator(".wk-personas:visible").get_by_label("What they do")
    doing = second.locator(".wk-emotions:visible").get_by_label("Doing")
    expect(role).to_be_visible()
    expect(doing).to_be_visible()

    role.press("End")
    role.press_sequentially(" and baker")
    doing.press("Control+Home")
    doing.press_sequentially("Hello ", delay=30)
    name = first.locator(".wk-personas:visible").get_by_label("Name", exact=True)
    name.fill("Wilhelmina")
    saved(first)
    expect(second.locator(".wk-emotions:visible").get_by_role("tab", name="Wilhelmina")).to_be_visible()
    doing.press_sequentially("world ", delay=30)
    assert doing.input_value().startswith("Hello world ")
    assert doing.evaluate("one => one === document.activeElement && one.selectionStart") == len("Hello world ")
    saved(second)
    workshop = stored(own_lab.home)
    assert workshop.moments[0].doing.startswith("Hello world ")
    assert workshop.personas[0].role.endswith(" and baker")


def test_keys_of_the_notebook_do_nothing_in_a_form(own_lab, new_page) -> None:
    make(own_lab.home)
    page = new_page()
    page.goto(own_lab.notebook("01_personas.ipynb"))
    form = page.locator(".wk-personas:visible")
    expect(form).not_to_be_empty()
    notebook = json.loads((own_lab.home / "notebooks" / "01_personas.ipynb").read_text(encoding="utf-8"))
    cells = page.locator(".jp-Cell")
    expect(cells).to_have_count(len(notebook["cells"]))
    form.get_by_role("button", name="Own picture").focus()
    for key in "mddbbxx":
        page.keyboard.press(key)
    expect(form).to_be_visible()
    expect(cells).to_have_count(len(notebook["cells"]))
