"""The handout as PDF, printed by a browser of the Chrome family that is installed."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from workshop_kit.browser import find_browser
from workshop_kit.errors import OutputError

#: Seconds; the largest handouts take a few.
_PATIENCE = 120
_QUIET = (
    "--headless",
    # The page is our own and may run no script; without a sandbox of its own the browser also works for root.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
)


def pdf(page: str) -> bytes:
    """Print a handout.

    Parameters
    ----------
    page : str
        The handout's HTML.

    Raises
    ------
    OutputError
        When no browser is installed, or it cannot print.
    """
    browser = find_browser()
    if browser is None:
        raise OutputError(
            "A PDF is printed by Chrome, Edge or Chromium, and none is installed here. "
            "Install one, or open the .html file in any browser and print it from there."
        )
    # The browser may hold its profile a moment longer than it prints.
    with tempfile.TemporaryDirectory(prefix="workshop-kit-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "handout.html"), Path(folder, "handout.pdf")
        source.write_text(page, encoding="utf-8")
        _print(browser, source, target)
        return target.read_bytes()


def _print(browser: Path, source: Path, target: Path) -> None:
    profile = f"--user-data-dir={source.parent / 'profile'}"
    command = [str(browser), *_QUIET, profile, f"--print-to-pdf={target}", source.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise OutputError(f"The browser {browser.name} did not print the PDF within {_PATIENCE} seconds.") from error
    except OSError as error:
        raise OutputError(f"The browser {browser.name} cannot be started: {error.strerror or error}.") from error
    if not target.exists():
        raise OutputError(f"The browser {browser.name} ended with code {done.returncode} and printed no PDF.")
