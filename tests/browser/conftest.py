"""A running kit and a browser for the tests of this folder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Lab:
    """A running `workshop-kit start`."""

    address: str
    home: Path

    def notebook(self, name: str) -> str:
        return self.address.replace("00_start_here.ipynb", name)

    def api(self, path: str, method: str = "GET") -> Any:
        parts = urlsplit(self.address)
        token = parts.query.removeprefix("token=")
        request = Request(
            f"http://{parts.netloc}/api/{path}", method=method, headers={"Authorization": f"token {token}"}
        )
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)


@contextmanager
def running_lab(home: Path) -> Iterator[Lab]:
    kit = [sys.executable, "-m", "workshop_kit", "start", "--no-browser", "--home", str(home)]
    process = subprocess.Popen(kit, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    with process.stdout:
        yield Lab(process.stdout.readline().strip(), home)
        process.terminate()
        process.wait(timeout=30)


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
