"""Two people at once, something removed, a database that is damaged: what a person sees, and how it goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import in_light_and_dark
from chart_page import open_page, sent
from playwright.sync_api import Browser, Locator, Page, expect

from workshop_kit.changes.ops import Remove, Set
from workshop_kit.model import Workshop
from workshop_kit.storage.store import Edit, Store

DOCUMENT = {
    "format": "workshop-kit",
    "version": 1,
    "title": "From the queue to the usual",
    "personas": [
        {"id": "ana", "name": "Ana Lima", "role": "Nurse", "story": "She counts the steps to the door."},
        {"id": "ben", "name": "Ben"},
    ],
}

_REFUSE = """([field, more]) => {
    const op = sent.filter((one) => one.type === "ops").flatMap((one) => one.ops).at(-1);
    const item = { uid: op.uid, kind: op.kind, id: op.id, field, text: "Changed.", current: null, ...more };
    room.tell({ type: "refused", items: [item] });
}"""

_SENT = """(text) => globalThis.sent?.some(({ ops }) =>
    ops?.some(({ fields }) => Object.values(fields ?? {}).includes(text)))"""

_REMOVE = """(id) => {
    room.tell({ type: "changed", rev: 5, ops: [{ uid: "x.1", op: "remove", kind: "persona", id }] });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    open_page(page, DOCUMENT, ["header", "personas"])
    yield page
    context.close()


def write(page: Page, label: str, text: str) -> Locator:
    """Type into a field and wait until it was sent."""
    field = page.locator(".wk-personas").get_by_label(label, exact=True)
    field.fill(text)
    page.wait_for_function(_SENT, arg=text)
    return field


def conflict(page: Page, label: str, field: str, mine: str, theirs: str) -> Locator:
    place = write(page, label, mine)
    more = {"current": theirs, "conflict": True, "who": "Tom", "at": "14:01", "what": f"{label} of Ana Lima"}
    page.evaluate(_REFUSE, [field, more])
    expect(page.get_by_role("group", name=f"Two versions: {label}")).to_be_visible()
    return place


def test_both_versions_stand_under_the_field_and_the_keyboard_chooses(page: Page) -> None:
    story = conflict(page, "Their story", "story", "She runs.", "She counts the minutes.")
    box = page.get_by_role("group", name="Two versions: Their story")
    expect(box).to_contain_text("Tom changed this at 14:01 to")
    expect(box).to_contain_text("“She counts the minutes.”")
    expect(story).to_be_focused()
    expect(story).to_have_value("She runs.")
    expect(page.get_by_role("status").filter(has_text="Tom changed “Their story of Ana Lima”")).to_be_visible()
    story.press("End")
    story.press_sequentially(" Fast.")
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Keep mine")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    expect(story).to_be_focused()
    expect(story).to_have_value("She runs. Fast.")
    page.wait_for_function("sent.at(-1).ops?.at(-1).expect.story === 'She counts the minutes.'")
    assert sent(page)[-1]["fields"] == {"story": "She runs. Fast."}


def test_theirs_can_be_taken_and_both_be_kept(page: Page) -> None:
    role = conflict(page, "What they do", "role", "Nurse and mother", "Nurse on the night shift")
    box = page.get_by_role("group", name="Two versions: What they do")
    box.get_by_role("button", name="Take Tom’s").click()
    expect(role).to_have_value("Nurse on the night shift")
    expect(role).to_be_focused()
    story = conflict(page, "Their story", "story", "She runs.", "She counts the minutes.")
    page.get_by_role("group", name="Two versions: Their story").get_by_role("button", name="Keep both").click()
    expect(story).to_have_value("She counts the minutes.\nShe runs.")
    expect(story).to_be_focused()


def test_words_that_wait_are_found_from_another_persona_and_after_a_reload(page: Page) -> None:
    conflict(page, "Their story", "story", "She runs.", "She counts the minutes.")
    page.get_by_role("tab", name="Ben").click()
    head = page.locator(".wk-header")
    expect(head).to_contain_text("Two versions of “Their story of Ana Lima” wait for you.")
    page.reload()
    page.get_by_role("tab", name="Ben").click()
    head.get_by_role("button", name="Show them").click()
    story = page.locator(".wk-personas").get_by_label("Their story", exact=True)
    expect(story).to_be_focused()
    expect(story).to_have_value("She runs.")
    expect(page.get_by_role("group", name="Two versions: Their story")).to_be_visible()


def test_what_is_removed_under_ones_hands_keeps_the_words_and_takes_the_focus(page: Page) -> None:
    write(page, "Their story", "She runs.")
    page.evaluate(
        "room.tell({ type: 'changed', rev: 5, ops: [{ uid: 'x.1', op: 'remove', kind: 'persona', id: 'ana' }] })"
    )
    page.evaluate(_REFUSE, ["story", {"gone": {"words": "Tom removed persona Ana Lima at 14:01.", "rev": 5}}])
    box = page.get_by_role("group", name="Removed while you were writing")
    expect(box).to_contain_text("Tom removed persona Ana Lima at 14:01. Your words are kept here:")
    expect(box).to_contain_text("“She runs.”")
    expect(box.get_by_role("button", name="Bring it back")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("sent.at(-1).name === 'bring_back' && sent.at(-1).args.rev === 5")
    box.get_by_role("button", name="Let it go").click()
    expect(box).to_have_count(0)


def test_nothing_stands_in_anybodys_way(page: Page) -> None:
    conflict(page, "Their story", "story", "She runs.", "She counts the minutes.")
    page.evaluate(_REMOVE, "ben")
    assert in_light_and_dark(page, ".wk") == []


# --- in a real Lab --------------------------------------------------------------------------------------------------


def kit(home: Path, *words: str) -> None:
    command = [sys.executable, "-m", "workshop_kit", *words]
    subprocess.run(command, env=os.environ | {"WORKSHOP_KIT_HOME": str(home)}, check=True, capture_output=True)


def opened(home: Path) -> tuple[Store, str]:
    store = Store(f"sqlite:///{home / 'workshops.db'}")
    return store, store.workshops()[0].id


def by_tom(home: Path, op: Set | Remove) -> Workshop:
    """What Tom does in a kit of his own."""
    store, id = opened(home)
    try:
        return store.apply(id, [Edit(f"tom{id}{op.op}", op)], who="Tom").value
    finally:
        store.close()


def test_two_kits_write_to_one_field_and_one_person_is_asked(own_lab, new_page) -> None:
    kit(own_lab.home, "new", "Two rooms", "--template", "cafe")
    page = new_page()
    page.goto(own_lab.notebook("01_personas.ipynb"))
    form = page.locator(".wk-personas:visible")
    role = form.get_by_label("What they do", exact=True)
    role.focus()
    store, id = opened(own_lab.home)
    ana = store.load(id).value.personas[0]
    store.close()
    by_tom(own_lab.home, Set(kind="persona", id=ana.id, fields={"role": "Plays the organ"}))
    expect(form.get_by_text("Plays the organ")).to_be_visible()
    role.press("End")
    role.press_sequentially(", and cycles")
    box = form.get_by_role("group", name="Two versions: What they do")
    expect(box).to_contain_text("Tom changed this at")
    expect(role).to_have_value(f"{ana.role}, and cycles")
    expect(page.locator(".wk-header:visible .saved")).to_contain_text("Choose which words stay")
    box.get_by_role("button", name="Keep both").click()
    expect(page.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")
    store, id = opened(own_lab.home)
    assert store.load(id).value.personas[0].role == f"Plays the organ / {ana.role}, and cycles"
    store.close()


def test_somebody_who_was_removed_comes_back_with_the_words(own_lab, new_page) -> None:
    kit(own_lab.home, "new", "Two rooms", "--template", "cafe")
    page = new_page()
    page.goto(own_lab.notebook("01_personas.ipynb"))
    form = page.locator(".wk-personas:visible")
    story = form.get_by_label("Their story")
    story.fill("She runs.")
    expect(page.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")
    store, id = opened(own_lab.home)
    ana = store.load(id).value.personas[0]
    store.close()
    story.focus()
    by_tom(own_lab.home, Remove(kind="persona", id=ana.id))
    box = page.locator(".wk-header:visible").get_by_role("group", name="Removed while you were writing")
    expect(box).to_contain_text(f"Tom removed persona {ana.name}")
    expect(box).to_contain_text("“She runs.”")
    box.get_by_role("button", name="Bring it back").click()
    expect(form.get_by_role("tab", name=ana.name)).to_be_visible()
    expect(box).to_have_count(0)
    store, id = opened(own_lab.home)
    assert store.load(id).value.personas[0].story == "She runs."
    store.close()


def test_a_damaged_file_is_mended_in_the_page(own_lab, new_page) -> None:
    kit(own_lab.home, "new", "Two rooms", "--template", "cafe")
    kit(own_lab.home, "backup")
    file = own_lab.home / "workshops.db"
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    page = new_page()
    page.goto(own_lab.notebook("01_personas.ipynb"))
    form = page.locator(".wk-personas:visible")
    expect(form).to_contain_text("Nothing was deleted")
    expect(form).to_contain_text("workshops.db.damaged-")
    expect(page.locator(".jp-OutputArea-output[data-mime-type*=stderr], .jp-RenderedText:visible")).to_have_count(0)
    form.get_by_role("button", name="Bring the backup back").click()
    expect(form.get_by_label("Their story")).to_be_visible()
    expect(page.locator(".wk-header:visible h1")).to_have_text("Two rooms")
    story = form.get_by_label("Their story")
    story.fill("She runs.")
    expect(page.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")
    store, id = opened(own_lab.home)
    assert store.load(id).value.personas[0].story == "She runs."
    store.close()
