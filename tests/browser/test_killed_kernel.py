"""The kernel is killed while somebody types: what the page called saved is saved, and what was typed since follows."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from workshop_kit.storage.store import Store

#: Seconds that a kernel has to live, or Jupyter takes it for one that cannot start and gives it up after five times.
STABLE = 13
#: Letters after which the story begins anew; it may have 10,000.
FULL = 5000


def story(home: Path) -> str:
    """The story of the first persona, as it is on the disk."""
    store = Store(f"sqlite:///{home / 'workshops.db'}")
    try:
        return store.load(store.workshops()[0].id).value.personas[0].story
    finally:
        store.close()


def kill(kernel: str) -> None:
    """End the process of a kernel as a crash does."""
    found = subprocess.run(["pgrep", "-f", f"kernel-{kernel}"], capture_output=True, text=True, check=True)
    for process in found.stdout.split():
        os.kill(int(process), signal.SIGKILL)


def is_saved(page: Page) -> bool:
    return page.locator(".wk-header:visible .saved").inner_text().startswith("Saved")


def type_and_kill(page: Page, field: Locator, kernel: str, chance: random.Random) -> str:
    """Type words and kill somewhere among them; go on until the kernel and the form are back. What was typed."""
    words = "crumbs on the counter "
    at = chance.randrange(len(words))
    page.evaluate("document.querySelectorAll('.wk').forEach((one) => one.classList.add('old'))")
    field.press("Control+End")
    page.keyboard.type(words[:at])
    page.wait_for_timeout(chance.uniform(0, 1200))  # long enough for a save, or not
    kill(kernel)
    page.keyboard.type(words[at:])
    typed = words
    while page.locator(".wk.old").count():
        page.keyboard.type("a ", delay=100)
        typed += "a "
    page.keyboard.type("and on ")
    return f"{typed}and on "


def test_nothing_is_lost(own_lab, new_page, request: pytest.FixtureRequest) -> None:
    command = [sys.executable, "-m", "workshop_kit", "new", "Two rooms", "--template", "cafe"]
    subprocess.run(command, env=os.environ | {"WORKSHOP_KIT_HOME": str(own_lab.home)}, check=True, capture_output=True)
    page = new_page()
    page.goto(own_lab.notebook("01_personas.ipynb"))
    field = page.locator(".wk-personas:visible").get_by_label("Their story", exact=True)
    field.fill("")
    expect(page.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")
    (kernel,) = {one["id"] for one in own_lab.api("kernels")}
    chance = random.Random(7)
    typed, began = "", time.monotonic()
    kills = 100 if request.config.getoption("--heavy") else 2
    for number in range(kills):
        time.sleep(max(0.0, began + STABLE - time.monotonic()))
        assert is_saved(page)
        acknowledged = story(own_lab.home)
        assert acknowledged == typed, "what the page calls saved is on the disk"
        began = time.monotonic()
        if len(typed) > FULL:
            field.fill("")
            while story(own_lab.home):
                page.wait_for_timeout(50)
            typed = acknowledged = ""
        typed += type_and_kill(page, field, kernel, chance)
        expect(field).to_have_value(typed)
        assert story(own_lab.home).startswith(acknowledged)
        expect(page.locator(".wk-header:visible .saved.saved")).to_contain_text("Saved")
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        expect(field).to_have_value(typed)
        assert story(own_lab.home) == typed
        print(f"\rkill {number + 1}, {time.monotonic() - began:.1f} s", end="", flush=True)
        began = time.monotonic()
    print(f"\n{kills} kills, {len(typed)} letters, acknowledged and lost: 0")
