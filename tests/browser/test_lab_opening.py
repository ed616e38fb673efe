"""The guided notebooks in a real JupyterLab: they open as a page, run by themselves, lead on, and survive a restart."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

PATIENCE = 90_000


@pytest.fixture(scope="module")
def window(lab, browser: Browser) -> Iterator[Page]:
    """One window for all tests: what they look at is there once it is open, and opening it is what takes time."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.fixture
def page(lab, window: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The first notebook, with its form; opened anew where the last test has left it or has failed."""
    if urlsplit(window.url).path != urlsplit(lab.address).path or request.session.testsfailed:
        window.goto(lab.address)
    await_form(window, "start")
    yield window
    window.keyboard.press("Escape")


def await_form(page: Page, step: str) -> None:
    expect(page.locator(f".wk-{step}:visible")).not_to_be_empty(timeout=PATIENCE)


def find(
    page: Page, menu: str, label: str, act: Callable[[Locator], None] = lambda entry: entry.wait_for(timeout=3000)
) -> None:
    """Open one of Lab's menus and do something with an entry; it carries no name for the accessibility tree.

    One that is opened before the notebook is Lab's current one has other entries, and one that is opened while Lab
    draws its bar anew closes again: it is opened until the entry is there and can be used.
    """
    entry = page.locator(".lm-Menu-itemLabel").filter(has_text=re.compile(f"^{label}$")).first
    for _ in range(30):
        page.get_by_role("menuitem", name=menu, exact=True).click()
        with contextlib.suppress(NotInTime):
            return act(entry)
        page.keyboard.press("Escape")
    pytest.fail(f"“{label}” is not in the menu “{menu}”")


def choose(page: Page, menu: str, label: str) -> None:
    find(page, menu, label, lambda entry: entry.click(timeout=3000))


def test_a_form_is_there_without_a_press_and_nothing_of_the_machinery_is(page: Page) -> None:
    machinery = (
        ".jp-InputPrompt, .jp-OutputPrompt, .jp-Collapser, .jp-Placeholder, .jp-CodeCell .jp-Cell-inputWrapper,"
        " .jp-cell-toolbar, .jp-NotebookPanel-toolbar, .jp-Notebook-footer, .jp-SideBar, .jp-FileBrowser,"
        " .jp-Dialog, .Toastify__toast"
    )
    expect(page.locator(machinery).filter(visible=True)).to_have_count(0)
    expect(page).to_have_title("Start here · Journey Workshop Kit")


def test_only_the_page_itself_scrolls(page: Page) -> None:
    inner = page.evaluate(
        """() => [...document.querySelectorAll(".jp-Cell *")].filter((one) => {
            const { overflowY, overflowX } = getComputedStyle(one);
            const tall = /auto|scroll/.test(overflowY) && one.scrollHeight > one.clientHeight + 1;
            const wide = /auto|scroll/.test(overflowX) && one.scrollWidth > one.clientWidth + 1;
            return (tall || wide) && one.localName !== "textarea";
        }).map((one) => one.className)"""
    )
    assert inner == []


def test_the_menus_still_restart_and_export(page: Page) -> None:
    find(page, "Run", "Restart Kernel and Run All Cells…")
    page.keyboard.press("Escape")
    find(page, "File", "Save and Export Notebook As")


def test_what_that_menu_offers_has_the_handout(lab) -> None:
    """Lab makes an entry for each format that its server names."""
    formats = lab.api("nbconvert")
    assert formats["handout"]["output_mimetype"] == "text/html"


@pytest.mark.parametrize("cause", ["restart from the menu", "restart by somebody else", "reconnect event"])
def test_the_form_comes_back_after_a(cause: str, page: Page, lab) -> None:
    page.evaluate("document.querySelectorAll('.wk').forEach((one) => one.classList.add('old'))")
    if cause == "reconnect event":
        page.evaluate("document.dispatchEvent(new CustomEvent('workshop-kit:reconnect'))")
    elif cause == "restart from the menu":
        choose(page, "Kernel", "Restart Kernel…")
        page.locator(".jp-Dialog .jp-mod-accept").click()
    else:
        (kernel,) = {one["kernel"]["id"] for one in lab.api("sessions") if one["path"] == "00_start_here.ipynb"}
        lab.api(f"kernels/{kernel}/restart", "POST")
    expect(page.locator(".wk.old")).to_have_count(0)
    await_form(page, "start")


def test_bare_keys_outside_the_forms_leave_the_cells_alone(page: Page, lab) -> None:
    cells = page.locator(".jp-Notebook:visible .jp-Cell")
    before = len(json.loads((lab.home / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8"))["cells"])
    expect(cells).to_have_count(before)
    page.get_by_role("heading", name="What to notice").click()
    for key in ("d", "d", "x", "a", "b", "m", "Enter", "q"):
        page.keyboard.press(key)
    expect(page.locator(".jp-mod-editMode")).to_have_count(0)
    expect(cells).to_have_count(before)
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def test_work_goes_on_after_a_reload(page: Page) -> None:
    page.reload()
    await_form(page, "start")
    expect(page.locator(".wk-start:visible")).to_have_count(1)


def test_two_browsers_on_one_notebook_are_not_asked_whose_file_to_keep(lab, page: Page, browser: Browser) -> None:
    """Only what a person changed in the notebook itself would be saved to its file; the forms' own runs are nothing."""
    file = lab.home / "notebooks" / "00_start_here.ipynb"
    before = file.read_bytes()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    other = context.new_page()
    other.set_default_timeout(PATIENCE)
    other.goto(lab.address)
    await_form(other, "start")
    for one in (page, other):
        one.wait_for_function("document.querySelector('.wk-filled') !== null")
        expect(one.locator(".jp-mod-dirty")).to_have_count(0)
        expect(one.locator(".jp-Dialog")).to_have_count(0)
    assert file.read_bytes() == before
    context.close()


def test_a_link_of_the_form_and_one_of_the_text_open_the_next_step_in_place(page: Page) -> None:
    page.evaluate("window.sameDocument = true")
    page.locator(".wk a[data-notebook='01_personas.ipynb']:visible").first.click()
    await_form(page, "personas")
    expect(page).to_have_title("Personas · Journey Workshop Kit")
    page.wait_for_url(lambda url: urlsplit(url).path == "/doc/tree/01_personas.ipynb")
    page.get_by_role("link", name="Next: where do we meet them?").click()
    await_form(page, "touchpoints")
    expect(page).to_have_title("Touchpoints · Journey Workshop Kit")
    page.wait_for_url(lambda url: urlsplit(url).path == "/doc/tree/02_touchpoints.ipynb")
    assert page.evaluate("window.sameDocument")


def test_a_notebook_from_elsewhere_waits_for_a_press(page: Page, lab) -> None:
    stranger = json.loads((lab.home / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    stranger["cells"] = [dict(stranger["cells"][1], source="1 + 1", outputs=[], execution_count=None)]
    stranger["cells"][0]["metadata"] = {}
    stranger["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "from elsewhere"}]
    (lab.home / "notebooks" / "stranger.ipynb").write_text(json.dumps(stranger), encoding="utf-8")
    (lab.home / "notebooks" / "below").mkdir(exist_ok=True)
    shutil.copy(lab.home / "notebooks" / "00_start_here.ipynb", lab.home / "notebooks" / "below")
    for name in ("stranger.ipynb", "below/00_start_here.ipynb"):
        page.goto(lab.notebook(name))
        expect(page.locator(".jp-Notebook:visible .jp-CodeCell").first).to_be_attached()
        page.wait_for_function("document.querySelector('.jp-Notebook').dataset.jpKernelUser === 'true'")
        # Whatever runs by itself has begun when a command given afterwards is done.
        choose(page, "File", "Save Notebook")
        expect(page.locator(".wk-guided")).to_have_count(0)
