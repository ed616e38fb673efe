"""Row C5, the story in a browser: read by arrow keys and aloud, full screen, written on, never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from accessible import in_light_and_dark
from chart_page import open_page, sent
from playwright.sync_api import Browser, Page, expect

from workshop_kit.document import read, to_dict
from workshop_kit.model import Chapter, Workshop
from workshop_kit.resources import folder
from workshop_kit.story import chapters
from workshop_kit.vocabulary import vocabulary
from workshop_kit.widgets.facts import facts

# A kernel's part: each question for the story gets the answer that Python gave before the page was opened.
_ANSWERS = """(stories) => {
    const send = room.send;
    room.send = (message) => {
        send(message);
        if (message.name !== "story") return;
        const value = { chapters: stories[message.args.persona] };
        setTimeout(() => room.tell({ type: "result", id: message.id, value }));
    };
}"""

_VOICE = """
globalThis.spoken = [];
const voice = Object.assign(new EventTarget(), {
    getVoices: () => [{ name: "A voice" }],
    speak: (one) => spoken.push([one.text, one.lang]),
    cancel: () => spoken.push("cancel"),
});
Object.defineProperty(globalThis, "speechSynthesis", { value: voice });
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def cafe() -> Workshop:
    return read(folder("data/sample") / "cafe.workshop.yaml")


def show(page: Page, workshop: Workshop) -> list[str]:
    words: dict[str, Any] = {"facts": facts(workshop), "vocabulary": vocabulary().as_dict()}
    trouble = open_page(page, to_dict(workshop), ["emotions"], **words)
    stories = {one.id: [made.as_dict() for made in chapters(workshop, one)] for one in workshop.personas}
    page.evaluate(_ANSWERS, stories)
    page.get_by_role("button", name="The journey as a story").click()
    expect(page.get_by_role("article")).to_be_visible()
    return trouble


def title(page: Page, text: str) -> None:
    expect(page.locator(".tale h4")).to_have_text(text)


def test_the_story_is_read_chapter_by_chapter_with_arrow_keys(page: Page, cafe: Workshop) -> None:
    trouble = show(page, cafe)
    page.get_by_role("button", name="Next chapter").press("Enter")
    title(page, "Notice")
    page.keyboard.press("ArrowRight")
    title(page, "Plan")
    expect(page.get_by_role("article")).to_contain_text("Tomás feels doubtful. He zooms into a guest's picture")
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    title(page, "What stays")
    page.get_by_role("tab").nth(1).click()
    expect(page.get_by_role("article")).to_contain_text("This is Edith Marlow, 72.")
    assert trouble == []


def test_full_screen_is_left_and_the_keys_still_turn(page: Page, cafe: Workshop) -> None:
    show(page, cafe)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement?.matches('.tale')")
    page.keyboard.press("ArrowRight")
    title(page, "Notice")
    expect(page.get_by_role("navigation", name="Chapters")).to_be_hidden()
    page.get_by_role("button", name="Leave full screen").click()
    page.wait_for_function("!document.fullscreenElement")


def test_the_browsers_voice_reads_and_is_stopped(page: Page, cafe: Workshop) -> None:
    page.add_init_script(_VOICE)
    show(page, cafe)
    page.get_by_role("button", name="Read aloud").click()
    assert page.evaluate("spoken.slice(0, 3)") == [
        "cancel",
        ["Who walks this way.", "en"],
        ["This is Tomás Rivera, 33.", "en"],
    ]
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate("spoken.at(-1)") == "cancel"
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()


def test_an_edited_chapter_is_a_persons_own(page: Page, cafe: Workshop) -> None:
    show(page, cafe)
    page.get_by_role("button", name="Next chapter").click()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("Text", exact=True).fill("A lit window, and two people staring.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("article")).to_contain_text("A lit window, and two people staring.")
    op = next(op for op in sent(page) if op["kind"] == "chapter")
    assert (op["op"], op["fields"]["part"]) == ("add", "notice")
    expect(page.get_by_role("navigation", name="Chapters").get_by_text("your words").first).to_be_visible()


def test_a_changed_map_is_said_and_telling_it_again_asks_first(page: Page, cafe: Workshop) -> None:
    mine = Chapter(id="mine", persona="tomas", part="notice", title="Mine", text="Cold.", told_from="before")
    show(page, cafe.model_copy(update={"chapters": (mine,)}))
    page.get_by_role("button", name="Next chapter").click()
    expect(page.get_by_text("The map has changed since you wrote this.")).to_be_visible()
    page.get_by_role("button", name="What does the map say now?").click()
    expect(page.locator(".own-words blockquote")).to_contain_text("It begins with “Sees the lit window”.")
    page.get_by_role("button", name="Write again from the map").click()
    title(page, "Mine")
    page.get_by_role("group", name="Your own words").get_by_role("button", name="Write again").click()
    title(page, "Notice")


def test_other_scripts_keep_their_direction(page: Page, cafe: Workshop) -> None:
    layla = cafe.personas[0].model_copy(update={"name": "ليلى بنت عبد الرحمن", "quote": "لا أريد قهوة"})
    show(page, cafe.model_copy(update={"personas": (layla, *cafe.personas[1:])}))
    first = page.locator(".page > p[dir]").first
    expect(first).to_have_css("direction", "ltr")
    expect(first).to_contain_text("This is \u2068ليلى بنت عبد الرحمن\u2069, 33.")
    expect(page.locator(".page q").last).to_have_css("direction", "rtl")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(page: Page, cafe: Workshop, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    show(page, cafe)
    page.get_by_role("navigation", name="Chapters").get_by_role("button").nth(3).click()
    assert in_light_and_dark(page, ".tale") == []
    page.get_by_role("button", name="Edit", exact=True).click()
    assert in_light_and_dark(page, ".tale") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
