"""A running kit and a browser for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from running import Lab, running_lab

PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A kit for all tests of a file."""
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def own_lab(tmp_path: Path) -> Iterator[Lab]:
    """A kit with an empty home."""
    with running_lab(tmp_path / "home") as lab:
        yield lab


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Makes pages as wide as a projector, each with its own cookies."""
    contexts = []

    def make() -> Page:
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield make
    for context in contexts:
        context.close()
