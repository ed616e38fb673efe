"""Fixtures of all layers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--heavy", action="store_true", help="run the tests that take minutes, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--heavy"):
        return
    for item in items:
        if item.get_closest_marker("heavy"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: run it with `python3 start.py test --heavy`"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home of the kit, with its own database."""
    from workshop_kit import log, workshops

    folder = tmp_path / "home"
    monkeypatch.setenv("WORKSHOP_KIT_HOME", str(folder))
    for name in ("WORKSHOP_KIT_DB", "WORKSHOP_KIT_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    yield folder
    if workshops._store.cache_info().currsize:
        workshops.default_store().close()
    workshops._store.cache_clear()
    for handler in list(log.log.handlers):
        log.log.removeHandler(handler)
        handler.close()
    log.open_log.cache_clear()


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser that `start.py test` chose, or one that is installed."""
    from workshop_kit.browser import find_browser

    found = find_browser()
    assert found, "No browser of the Chrome family is here. Run the tests with `python3 start.py test`, which gets one."
    return str(found)
