"""Take the pictures of the README from the running kit: `python3 start.py test` first, for a browser.

`docs/pictures/made-from.json` keeps what they were made from; a test compares, so that they do not grow old unnoticed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "data" / "sample" / "cafe.workshop.yaml"
SOURCES = (
    "data/sample/cafe.workshop.yaml",
    "templates/handout/**/*.j2",
    "templates/handout/**/*.css",
    "workshop_kit/widgets/static/app.js",
    "notebooks/03_emotions.ipynb",
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def sources() -> dict[str, str]:
    """Digest of every file that shows in the pictures."""
    files = sorted(file for pattern in SOURCES for file in ROOT.glob(pattern))
    return {file.relative_to(ROOT).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def handout(browser: Browser, folder: Path) -> None:
    """The map of the first persona of the sample."""
    from workshop_kit.document import read
    from workshop_kit.handout import render

    page_file = folder / "handout.html"
    page_file.write_text(render(read(SAMPLE)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 1180})
    page.goto(page_file.as_uri())
    page.screenshot(path=PICTURES / "handout.png")


def emotions(browser: Browser, home: Path) -> None:
    """The emotions step in JupyterLab."""
    environment = os.environ | {"WORKSHOP_KIT_HOME": str(home)}
    kit = [sys.executable, "-m", "workshop_kit"]
    subprocess.run([*kit, "import", str(SAMPLE)], env=environment, check=True, capture_output=True)
    server = subprocess.Popen([*kit, "start", "--no-browser"], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        address = server.stdout.readline().strip().replace("00_start_here", "03_emotions")
        page = browser.new_page(viewport={"width": 1440, "height": 1560})
        page.goto(address)
        page.locator(".wk-emotions .plot svg path").first.wait_for(timeout=120_000)
        page.get_by_text("Saved").first.wait_for()
        page.wait_for_timeout(1500)
        page.screenshot(path=PICTURES / "emotions.png")
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Take both pictures and note what they were made from."""
    from playwright.sync_api import sync_playwright

    from workshop_kit.browser import find_browser

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        handout(browser, Path(folder))
        emotions(browser, Path(folder) / "home")
    (PICTURES / "made-from.json").write_text(json.dumps(sources(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
