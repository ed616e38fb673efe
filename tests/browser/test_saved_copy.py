"""A handout that somebody opened and saved from the browser is still a workshop."""

from __future__ import annotations

from pathlib import Path

import hostile
import pytest
from playwright.sync_api import Browser

from workshop_kit import document
from workshop_kit.errors import BadDocument
from workshop_kit.handout import render


def test_a_copy_as_browsers_write_it_opens_again(browser: Browser, tmp_path: Path) -> None:
    """*Save as* writes what the page is by then: its tags anew, a remark about where it is from, other line ends."""
    made = render(hostile.workshop())
    file = tmp_path / "handout.html"
    file.write_text(made, encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    tags = page.evaluate("document.documentElement.outerHTML")
    archive = page.context.new_cdp_session(page).send("Page.captureSnapshot")["data"]
    page.close()
    copy = tmp_path / "copy.html"
    remark = f"<!-- saved from url=(0014){file.as_uri()} -->\n"
    copy.write_bytes(f"\ufeff<!DOCTYPE html>\n{remark}{tags}".replace("\n", "\r\n").encode())
    assert document.read(copy) == document.loads(made)
    with pytest.raises(BadDocument, match="web archive"):
        document.loads(archive)
