"""The steps without code, in Voilà: one page, one kernel, nothing from elsewhere, nothing lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from accessible import violations
from playwright.sync_api import Locator, Page, expect
from running import App, make, running_app, stored

NOTEBOOKS = sorted(file.name for file in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A kit for all tests of this file, with a workshop of the café template."""
    home = tmp_path_factory.mktemp("app")
    make(home)
    with running_app(home) as app:
        yield app


def form(page: Page, name: str) -> Locator:
    """The form of a step, when it is there."""
    found = page.locator(f".page:not(.coming) .wk-{name}")
    expect(found).not_to_be_empty()
    return found


def step(page: Page, name: str) -> Locator:
    page.locator(f".page:not(.coming) .steps a:has-text('{name}')").click()
    return form(page, name.lower())


def saved(page: Page) -> None:
    expect(page.locator(".wk-header .saved.saved")).to_contain_text("Saved")


def test_the_whole_guide_by_clicking_asks_nobody_else_and_shows_no_code(tmp_path: Path, new_page) -> None:
    """Without code: from nothing to a handout in one page on one kernel, with no request to anybody else."""
    with running_app(tmp_path / "home") as app:
        page = new_page()
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        page.on("websocket", lambda one: asked.append(one.url.replace("ws:", "http:")))
        page.goto(app.address)
        page.evaluate("window.sameDocument = true")
        start = form(page, "start")
        start.get_by_role("radio", name="Empty").check()
        start.get_by_label("What is the journey called?").fill("From the bus to the bun")
        start.get_by_role("button", name="Begin").click()
        saved(page)

        personas = step(page, "Personas")
        personas.get_by_role("button", name="Add a persona").first.click()
        personas.get_by_label("Name", exact=True).fill("Ana Lima")
        saved(page)

        touchpoints = step(page, "Touchpoints")
        touchpoints.get_by_role("button", name="four stages").first.click()
        touchpoints.get_by_label("A touchpoint in Awareness").fill("Smells the bread")
        page.keyboard.press("Enter")
        saved(page)

        emotions = step(page, "Emotions")
        emotions.get_by_label("Doing").fill("Stops at the door")
        expect(page).to_have_title("Emotions · Journey Workshop Kit")
        page.wait_for_url(lambda url: urlsplit(url).path == "/03_emotions.ipynb")
        assert "token" not in page.url
        saved(page)

        handout = step(page, "Handout")
        handout.get_by_role("button", name="Make the handout").click()
        expect(handout.frame_locator("iframe").get_by_role("heading", name="From the bus to the bun")).to_be_visible()

        page.go_back()
        expect(form(page, "emotions").get_by_label("Doing")).to_have_value("Stops at the door")
        assert page.evaluate("window.sameDocument")
        assert "import workshop_kit" not in page.content()
        here = f"http://{urlsplit(app.address).netloc}/"
        assert [one for one in asked if not one.startswith((here, "data:", "blob:"))] == []
        assert len(asked) > 10
        assert len(app.kernels()) == 1
        workshop = stored(app.home)
        assert [one.name for one in workshop.personas] == ["Ana Lima"]
        assert [one.name for one in workshop.touchpoints] == ["Smells the bread"]
        assert [one.doing for one in workshop.moments] == ["Stops at the door"]


def test_a_reload_in_the_middle_of_typing_loses_nothing(app: App, new_page) -> None:
    page = new_page()
    page.goto(app.step("01_personas.ipynb"))
    story = form(page, "personas").get_by_label("Their story")
    story.fill("")
    story.press_sequentially("She counts the steps to the")
    page.reload()
    story = form(page, "personas").get_by_label("Their story")
    expect(story).to_have_value("She counts the steps to the")
    expect(story).to_be_focused()
    page.keyboard.type(" door.")
    saved(page)
    assert stored(app.home).personas[0].story == "She counts the steps to the door."
    page.wait_for_url(lambda url: urlsplit(url).path == "/01_personas.ipynb")


def test_two_browsers_on_one_workshop_see_each_other(app: App, new_page) -> None:
    first, second = new_page(), new_page()
    first.goto(app.step("01_personas.ipynb"))
    second.goto(app.step("03_emotions.ipynb"))
    name = form(first, "personas").get_by_label("Name", exact=True)
    doing = form(second, "emotions").get_by_label("Doing")
    doing.press("Control+Home")
    doing.press_sequentially("Hello ")
    name.fill("Wilhelmina")
    expect(form(second, "emotions").get_by_role("tab", name="Wilhelmina")).to_be_visible()
    doing.press_sequentially("world ")
    assert doing.input_value().startswith("Hello world ")
    saved(second)
    assert stored(app.home).moments[0].doing.startswith("Hello world ")
    assert len(app.kernels()) == 1


def test_a_killed_kernel_is_told_and_the_way_back_loses_nothing(app: App, new_page) -> None:
    page = new_page()
    page.goto(app.step("01_personas.ipynb"))
    role = form(page, "personas").get_by_label("What they do")
    role.fill("Nurse")
    saved(page)
    (kernel,) = app.kernels()
    os.kill(kernel, signal.SIGKILL)
    role.press_sequentially(" at night")
    page.get_by_role("alert").get_by_role("button", name="Connect again").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(form(page, "personas").get_by_label("What they do")).to_have_value("Nurse at night")
    saved(page)
    assert stored(app.home).personas[0].role == "Nurse at night"


def test_a_program_that_does_not_come_is_told(app: App, new_page) -> None:
    page = new_page()
    page.clock.install()
    page.route("**/voila.js", lambda route: route.abort())
    page.goto(app.address)
    page.clock.run_for(61_000)
    told = page.get_by_role("alert")
    expect(told).to_contain_text("This step could not be opened")
    page.unroute("**/voila.js")
    told.get_by_role("link", name="Open it again").click()
    form(page, "start")


def test_a_link_in_the_text_leads_to_the_top_of_the_next_step(app: App, new_page) -> None:
    page = new_page()
    page.goto(app.step("02_touchpoints.ipynb"))
    form(page, "touchpoints")
    page.get_by_role("link", name="Next: how does it feel?").click()
    form(page, "emotions")
    expect(page.locator("main")).to_be_focused()
    page.wait_for_function("scrollY === 0")


def test_the_first_stop_leads_past_the_head_into_the_step(app: App, new_page) -> None:
    """The head has twenty stops, the same on every step; with the keyboard one of them is enough."""
    page = new_page()
    page.goto(app.step("01_personas.ipynb"))
    form(page, "personas")
    page.keyboard.press("Tab")
    way = page.get_by_role("button", name="Skip to the step")
    expect(way).to_be_focused()
    expect(page.get_by_text("Skip to the step")).to_have_count(1)
    expect(way).to_be_in_viewport(ratio=1)
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.wk').matches('.wk-personas')")
    assert urlsplit(page.url).path == "/01_personas.ipynb"


def test_a_page_that_goes_is_answered_and_leaves_the_kernel_to_the_others(app: App, new_page) -> None:
    """Voilà's program asks for the end of the kernel then; nothing in its way says that something is missing."""
    page, other = new_page(), new_page()
    for one in (page, other):
        one.goto(app.step("01_personas.ipynb"))
        form(one, "personas")
    # The answer itself is seldom told to a browser whose page is gone; so it is asked for once more by the other page.
    with page.expect_request(lambda one: "/api/shutdown/" in one.url) as asked:
        page.reload()
    ask = "(url) => fetch(url, {method: 'POST'}).then(({ status }) => status)"
    assert other.evaluate(ask, asked.value.url) == 204
    form(page, "personas")
    step(other, "Touchpoints")
    saved(other)


def answer(address: str, **headers: str) -> int:
    try:
        with urlopen(Request(address, headers=headers), timeout=180) as page:
            return int(page.status)
    except HTTPError as refused:
        with refused:
            return refused.code


def test_strangers_files_and_other_origins_are_refused(app: App) -> None:
    here = f"http://{urlsplit(app.address).netloc}"
    token = urlsplit(app.address).query
    assert answer(app.address) == 200
    assert answer(f"{here}/") == 403
    assert answer(f"{here}/?token=guess") == 403
    assert answer(app.address, Host="evil.test") == 403
    for path in ("voila/files/steps.ipynb", "voila/tree", "api/contents", "api/sessions", "kit/../launch.py", "tree"):
        assert answer(f"{here}/{path}?{token}") in (403, 404), path


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_page_is_accessible_in_light_and_dark(name: str, app: App, new_page) -> None:
    """axe finds nothing on any of Voilà's pages."""
    page = new_page()
    page.goto(app.step(name))
    expect(page.locator(".page:not(.coming) .wk").first).to_be_visible()
    page.evaluate("document.documentElement.setAttribute('data-wk-facilitator', '')")
    for scheme, paper in (("light", "rgb(251, 247, 239)"), ("dark", "rgb(20, 24, 31)")):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_css("background-color", paper)
        assert violations(page) == [], scheme
