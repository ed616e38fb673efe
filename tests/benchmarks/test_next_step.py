"""*Next step* to a form that can be used, in JupyterLab and on the page without code, and what the kernel holds then.

What is asserted of time is asserted on a machine at rest (`--heavy`); CI looks at the memory.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from running import make, running_app, running_lab

from workshop_kit.checks import STEPS

#: Seconds to the next form, and MB of the one kernel that serves all steps.
GOAL, MOST = 2, 200
FORM = ":is(input, textarea, button, select)"


def memory(home: Path) -> list[float]:
    """MB of each kernel of a home: what it holds alone and its share of the rest."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            own = str(home).encode() in (process / "environ").read_bytes()
            if own and b"ipykernel" in (process / "cmdline").read_bytes():
                lines = (process / "smaps_rollup").read_text().splitlines()
                found.append(sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024)
        except OSError:
            continue
    return found


def walk(page: Page, ready: Callable[[str], str]) -> list[float]:
    """Seconds from each press of *Next step* to the next form."""
    times = []
    for step in STEPS[1:]:
        link = page.locator(".wk-header:visible .session a").filter(has_text="Next: ")
        link.wait_for()
        began = time.perf_counter()
        link.click()
        page.locator(ready(step)).first.wait_for()
        times.append(time.perf_counter() - began)
    return times


def in_lab(browser: Browser, home: Path) -> tuple[list[float], list[float]]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    with running_lab(home) as lab:
        page.goto(lab.address)
        page.locator(".wk-start input").first.wait_for()
        found = walk(page, lambda step: f".wk-{step}:visible {FORM}"), memory(home)
        page.close()
    return found


def in_app(browser: Browser, home: Path) -> tuple[list[float], list[float]]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    with running_app(home) as app:
        page.goto(app.address)
        page.locator(".page:not(.coming) .wk-start input").first.wait_for()
        found = walk(page, lambda step: f".page:not(.coming) .wk-{step} {FORM}"), memory(home)
        page.close()
    return found


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from /proc: run it on Linux")
@pytest.mark.parametrize("place", [in_app, pytest.param(in_lab, marks=pytest.mark.heavy)])
def test_the_next_step_is_there_at_once_and_one_kernel_serves_all(
    place: Callable[[Browser, Path], tuple[list[float], list[float]]],
    browser: Browser,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    make(tmp_path)
    times, held = place(browser, tmp_path)
    took, holds = [round(one, 2) for one in times], [round(one) for one in held]
    sys.stdout.write(f"{place.__name__}: {took} s, kernels {holds} MB\n")
    assert len(held) == 1
    assert held[0] <= MOST
    if request.config.getoption("--heavy"):
        assert max(times) <= GOAL
