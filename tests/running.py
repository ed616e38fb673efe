"""A running kit for tests in a real browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from workshop_kit.model import Workshop
from workshop_kit.storage.store import Store


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
    with _running("start", home) as (_, address):
        yield Lab(address, home)


@dataclass(frozen=True)
class App:
    """A running `workshop-kit app`."""

    address: str
    home: Path
    process: int

    def step(self, name: str) -> str:
        return self.address.replace("/?", f"/{name}?")

    def kernels(self) -> list[int]:
        """Processes of its kernels."""
        started = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return [one for one in map(int, started) if b"ipykernel" in _command(one)]


def _command(process: int) -> bytes:
    """What a process was started with; nothing when it has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


@contextmanager
def running_app(home: Path) -> Iterator[App]:
    with _running("app", home) as (process, address):
        yield App(address, home, process)


@contextmanager
def _running(command: str, home: Path) -> Iterator[tuple[int, str]]:
    """The process of a command that serves, and the address that it prints."""
    kit = [sys.executable, "-m", "workshop_kit", command, "--no-browser", "--home", str(home)]
    process = subprocess.Popen(kit, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    with process.stdout:
        yield process.pid, process.stdout.readline().strip()
        process.terminate()
        process.wait(timeout=120)


def stored(home: Path) -> Workshop:
    """The newest workshop, as it is on the disk."""
    store = Store(f"sqlite:///{home / 'workshops.db'}")
    try:
        return store.load(store.workshops()[0].id).value
    finally:
        store.close()


def make(home: Path) -> None:
    """A workshop of the café template."""
    command = [sys.executable, "-m", "workshop_kit", "new", "Two rooms", "--template", "cafe"]
    subprocess.run(command, env=os.environ | {"WORKSHOP_KIT_HOME": str(home)}, check=True, capture_output=True)
