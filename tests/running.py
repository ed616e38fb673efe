"""A running kit for tests in a real browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


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
