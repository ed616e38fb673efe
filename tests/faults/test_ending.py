"""The kit ends when it is told to, also while it is answering."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


def test_open_requests_do_not_keep_it(tmp_path: Path) -> None:
    """Threads that read a notebook for the page used to outlive the server, and the process waited for them."""
    kit = [sys.executable, "-m", "workshop_kit", "start", "--no-browser", "--home", str(tmp_path)]
    with subprocess.Popen(kit, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        address = urlsplit(process.stdout.readline().strip())
        path = f"http://{address.netloc}/api/contents/03_emotions.ipynb?content=1&{address.query}"
        answered = threading.Semaphore(0)

        def ask() -> None:
            with suppress(OSError):
                while process.poll() is None:
                    with urlopen(Request(path), timeout=180) as answer:
                        answer.read()
                    answered.release()

        for _ in range(6):
            threading.Thread(target=ask, daemon=True).start()
        for _ in range(12):
            assert answered.acquire(timeout=180)
        process.terminate()
        assert process.wait(timeout=180) == 0
