"""axe finds nothing in what the kit draws into each guided notebook in JupyterLab; Lab's own frame is Lab's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import in_light_and_dark
from playwright.sync_api import Browser, Page, expect
from running import make

PATIENCE = 90_000
NOTEBOOKS = sorted(file.name for file in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def guide(lab, browser: Browser) -> Iterator[Page]:
    """A workshop in one window, as people go through the guide: the head's links open the next step in place."""
    make(lab.home)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(lab.address)
    yield page
    context.close()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_what_the_kit_draws_is_accessible_in_light_and_dark(name: str, guide: Page) -> None:
    guide.locator(f".wk-header .steps:visible a[data-notebook='{name}']").click()
    expect(guide).to_have_url(re.compile(re.escape(name)))
    expect(guide.locator(".wk-header .steps:visible a[aria-current]")).to_have_attribute("data-notebook", name)
    expect(guide.locator(".wk-filled:visible")).to_be_visible()
    assert in_light_and_dark(guide, ".wk") == []
