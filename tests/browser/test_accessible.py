"""axe finds nothing in what the kit draws into each guided notebook in JupyterLab; Lab's own frame is Lab's."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessible import violations
from playwright.sync_api import expect
from running import make

NOTEBOOKS = sorted(file.name for file in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def filled(lab):
    make(lab.home)
    return lab


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_what_the_kit_draws_is_accessible_in_light_and_dark(name: str, filled, new_page) -> None:
    page = new_page()
    page.goto(filled.notebook(name))
    expect(page.locator(".wk-header .steps:visible")).to_be_visible()
    expect(page.locator(".wk-filled")).to_be_visible()
    for light in ("true", "false"):
        page.evaluate(f"document.body.dataset.jpThemeLight = '{light}'")
        assert violations(page, within=".wk") == [], f"light: {light}"
