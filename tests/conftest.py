"""Fixtures of all layers."""

from __future__ import annotations

import gc
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from own_folder import own_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Chromium's own address bar is made of two pages, which cost each new window more than ours do (0.9 s of processor
# time). The last such list counts, so what Playwright wants switched off for its own sake is named again.
SWITCHED_OFF = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
]
BROWSER_FLAGS = [
    f"--disable-features={','.join(SWITCHED_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

PASSWORD = "not-in-any-message"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--heavy", action="store_true", help="run the tests that take minutes, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--heavy"):
        return
    for item in items:
        if item.get_closest_marker("heavy"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: run it with `python3 start.py test --heavy`"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is loaded by now stays: Python need not look through it for cycles again and again, a tenth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _never_the_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Threads that outlive their test must not open the workshops of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKSHOP_KIT_HOME", str(tmp_path_factory.mktemp("nobody")))
        yield


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


@pytest.fixture
def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A PostgreSQL of the tests' own, on this computer only, in a folder that goes with it."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # PostgreSQL does not run as root; Debian's package brings a user for it.
        self._as: dict[str, object] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        self.folder = own_folder(Path(tempfile.gettempdir()), "workshop-kit-tests-postgres-", self._end)
        secret = self.folder / "secret"
        secret.write_text(PASSWORD)
        if self._as:
            shutil.chown(self.folder, "postgres", "postgres")
            shutil.chown(secret, "postgres", "postgres")
        who = ["--username=kit", "--auth=scram-sha-256", f"--pwfile={secret}"]
        self._run("initdb", "--no-sync", "--pgdata=data", "--encoding=UTF8", "--locale=C.UTF-8", *who)
        # Chosen at the last moment: kernels of other tests take ports all the time, and making the data takes seconds.
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    def start(self) -> None:
        # It is only ever stopped: its log is read from the system's memory, and no save has to wait for the disk.
        # What it shares with its own processes is in its folder, too: in memory it would outlive a killed server.
        quick = "-c fsync=off -c dynamic_shared_memory_type=mmap"
        options = f"{quick} -c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder}"
        self._run("pg_ctl", "--pgdata=data", "--wait", "--log=log", f"--options={options}", "start")

    def stop(self) -> None:
        """Stop at once, as when the server is killed; what was committed is read from its log at the start."""
        self._run("pg_ctl", "--pgdata=data", "--wait", "--mode=immediate", "stop")

    def url(self, name: str = "postgres") -> str:
        return f"postgresql+psycopg://kit:{PASSWORD}@127.0.0.1:{self.port}/{name}"

    def new_database(self) -> str:
        """The URL of a fresh, empty database."""
        import psycopg

        name = f"test_{secrets.token_hex(4)}"
        with psycopg.connect(self.url().replace("+psycopg", ""), autocommit=True) as db:
            db.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def _end(self, folder: Path) -> None:
        """End the server of a run that was killed."""
        self._run("pg_ctl", "--pgdata=data", "--mode=immediate", "stop", folder=folder, check=False)

    def _run(self, program: str, *arguments: str, folder: Path | None = None, check: bool = True) -> None:
        folder = folder or self.folder
        # A server that inherits our pipes would keep them open, and us waiting for their end.
        with (folder / f"{program}.txt").open("w") as said:
            command = [self._programs / program, *arguments]
            done = subprocess.run(command, cwd=folder, stdout=said, stderr=said, check=False, **self._as)
        assert done.returncode == 0 or not check, (folder / f"{program}.txt").read_text()


def _postgres_programs() -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    found = shutil.which("initdb") or (debian[-1] if debian else None)
    return Path(found).parent if found else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running PostgreSQL; without one these tests are skipped on a laptop and fail where all is checked."""
    programs = _postgres_programs()
    if programs is None:
        lacking = "PostgreSQL is not installed: on Debian and Ubuntu, `sudo apt install postgresql`"
        pytest.fail(lacking) if os.environ.get("CI") else pytest.skip(lacking)
    server = Server(programs)
    yield server
    server.stop()
    shutil.rmtree(server.folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that nobody has used yet, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'work' / 'workshops.db'}"
    return str(request.getfixturevalue("postgres").new_database())


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """One headless browser for all tests: Playwright can run only once in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()
