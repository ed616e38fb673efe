"""From a key to the painted curve, on a page and inside Lab, beside an Altair chart that an Output shows again.

Sizes are touchpoints × personas; the page holds the form with its curve and the curves of all. Writes its figures
(`pytest -s`). Times on the clock need a machine at rest and run with `--heavy`; the page's own work for a key, in
processor time, is always held to a limit.

Lab has no renderer for Vega-Lite 6, so the Output is given what paints there soonest: Altair's own `svg` renderer,
which lets vl-convert draw in the kernel.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import nbformat
import pytest
from chart_page import journey, open_page
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, CDPSession, Page, WebSocket, expect
from running import Lab, running_lab

SIZES = [(12, 2), (50, 3), (100, 10)]

#: Milliseconds of processor time that a page may work for one key.
LIMITS = {(12, 2): 40, (50, 3): 60, (100, 10): 110}

# The time runs from the browser's own stamp of the key to the first task after the frame that holds both new curves.
_CLOCK = """() => {
    globalThis.times = [];
    const channel = new MessageChannel();
    const changed = new Set();
    let pressed = 0;
    channel.port1.onmessage = () => times.push(performance.now() - pressed);
    addEventListener("keydown", (event) => { pressed = event.timeStamp; changed.clear(); }, true);
    const charts = [...document.querySelectorAll(".chart")];
    for (const chart of charts) {
        new MutationObserver(() => {
            if (changed.has(chart)) return;
            changed.add(chart);
            if (changed.size === charts.length) requestAnimationFrame(() => channel.port2.postMessage(0));
        }).observe(chart, { subtree: true, attributes: true, attributeFilter: ["d"] });
    }
}"""


# The same for a picture that is put in the place of the last one: its frame counts once it is decoded.
_OUTPUT_CLOCK = """() => {
    globalThis.times = [];
    const channel = new MessageChannel();
    let pressed = 0;
    channel.port1.onmessage = () => times.push(performance.now() - pressed);
    addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
    new MutationObserver(async () => {
        const picture = document.querySelector(".widget-output :is(img, svg)");
        if (!pressed || !picture || picture.seen) return;
        picture.seen = true;
        await picture.decode?.();
        requestAnimationFrame(() => channel.port2.postMessage(0));
    }).observe(document.querySelector(".widget-output"), { subtree: true, childList: true });
}"""

_OURS = """import workshop_kit as wk
workshop = wk.open_workshop("Long {name}")
display(wk.steps.emotions(workshop), wk.board.emotion_curve(workshop))"""

_OUTPUT = """import altair as alt, ipywidgets as widgets, workshop_kit as wk
from IPython.display import clear_output
alt.renderers.enable("svg")
rows = wk.open_workshop("Long {name}").tables.moments
output, field = widgets.Output(), widgets.Text(description="feeling")
def show(change):
    rows.loc[0, "feeling"] = int(change.new[-1]) - 3
    with output:
        clear_output(wait=True)
        display(wk.charts.emotion_curve(rows))
field.observe(show, "value")
display(field, output)
field.value = "3"
"""


@dataclass(frozen=True)
class Figures:
    """For each key the milliseconds to its paint; the page's work and the bytes on the line for one key."""

    what: str
    times: list[float]
    work: float
    up: float
    down: float

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]

    def __str__(self) -> str:
        clock = f"median {self.median:.0f}, p95 {self.p95:.0f}, most {max(self.times):.0f} of {len(self.times)} keys"
        line = f"bytes to the kernel {self.up:,.0f}, from it {self.down:,.0f}"
        return f"{self.what:<18} key to paint, ms: {clock}; the page's work {self.work:.1f}; {line}"


class Line:
    """Counts the bytes between a page and its server."""

    def __init__(self, page: Page) -> None:
        self.up = self.down = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self._add(up=_size(frame)))
        socket.on("framereceived", lambda frame: self._add(down=_size(frame)))

    def _add(self, up: int = 0, down: int = 0) -> None:
        self.up, self.down = self.up + up, self.down + down


def _size(frame: Any) -> int:
    return len(frame.encode() if isinstance(frame, str) else frame)


def named(size: tuple[int, int]) -> str:
    return f"{size[0]} x {size[1]}"


def measure_page(browser: Browser, size: tuple[int, int], keys: int) -> Figures:
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    open_page(page, journey(*size), ["curve", "emotions"])
    ready(page, size)
    figures = measure(page, f"page {named(size)}", keys, Line(page))
    sent = page.evaluate("sent.map((message) => JSON.stringify(message).length)")
    page.close()
    # A made-up room has no line; what is handed to it is what the line would carry.
    return said(Figures(figures.what, figures.times, figures.work, statistics.mean(sent), 0))


def measure_lab(browser: Browser, lab: Lab, size: tuple[int, int], keys: int) -> Figures:
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    line = Line(page)
    page.goto(lab.notebook(written(lab, f"ours {size[0]}.ipynb", _OURS.format(name=named(size)))))
    ready(page, size)
    figures = measure(page, f"Lab {named(size)}", keys, line)
    page.close()
    return said(figures)


def measure_output(browser: Browser, lab: Lab, size: tuple[int, int], keys: int) -> Figures:
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    line = Line(page)
    page.goto(lab.notebook(written(lab, f"output {size[0]}.ipynb", _OUTPUT.format(name=named(size)))))
    expect(page.locator(".widget-output :is(img, svg)").first).to_be_visible(timeout=150_000)
    page.get_by_role("textbox", name="feeling").focus()
    page.evaluate(_OUTPUT_CLOCK)
    figures = measure(page, f"Output {named(size)}", keys, line)
    page.close()
    return said(figures)


def said(figures: Figures) -> Figures:
    sys.stdout.write(f"{figures}\n")
    return figures


def ready(page: Page, size: tuple[int, int]) -> None:
    """Wait for all lines, those of everybody and the form's own; put the focus on a face and start the clock."""
    expect(page.locator(".mark-line path")).to_have_count(size[1] + 1, timeout=150_000)
    page.get_by_role("button", name="neutral").focus()
    page.evaluate(_CLOCK)


def measure(page: Page, what: str, keys: int, line: Line) -> Figures:
    press(page, range(5))
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before, up, down = processor(session), line.up, line.down
    press(page, range(5, keys + 5))
    work = (processor(session) - before) / keys
    times: list[float] = page.evaluate("times.slice(5)")
    return Figures(what, times, work, (line.up - up) / keys, (line.down - down) / keys)


def press(page: Page, numbers: range) -> None:
    """Another face each time, so that both charts have something to draw."""
    for number in numbers:
        page.keyboard.press("52413"[number % 5])
        page.wait_for_function(f"times.length > {number}", polling=50)
        # As fast as a person taps; without a pause the browser would still be painting for the key before.
        page.wait_for_timeout(200)


def processor(session: CDPSession) -> float:
    """Milliseconds of processor time that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def written(lab: Lab, name: str, code: str) -> str:
    """A notebook of one cell in the kit's folder, trusted, so that it runs by itself."""
    kernel = {"name": "python3", "display_name": "Python 3"}
    metadata = {"kernelspec": kernel, "workshop_kit": {"auto_run": True}}
    notebook = new_notebook(cells=[new_code_cell(code)], metadata=metadata)
    NotebookNotary(data_dir=str(lab.home / "lab/data")).sign(notebook)
    nbformat.write(notebook, lab.home / "notebooks" / name)
    return name


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A kit that holds a workshop of each size."""
    home = tmp_path_factory.mktemp("lab")
    for size in SIZES:
        file = home / f"{size[0]}.workshop.json"
        file.write_text(json.dumps(journey(*size) | {"title": f"Long {named(size)}"}), encoding="utf-8")
        kit = [sys.executable, "-m", "workshop_kit", "import", str(file)]
        subprocess.run(kit, check=True, env=os.environ | {"WORKSHOP_KIT_HOME": str(home)}, stdout=subprocess.DEVNULL)
    with running_lab(home) as lab:
        yield lab


@pytest.mark.parametrize(("size", "limit"), list(LIMITS.items()), ids=map(named, LIMITS))
def test_the_page_works_little_for_a_key(browser: Browser, size: tuple[int, int], limit: int) -> None:
    figures = measure_page(browser, size, keys=20)
    assert 0 < figures.work <= limit, str(figures)


def test_an_edit_travels_alone(browser: Browser) -> None:
    """However long the journey, a key sends one field of one moment."""
    assert measure_page(browser, (100, 10), keys=5).up <= 250


@pytest.mark.heavy
def test_a_curve_is_painted_soon_after_its_key(browser: Browser) -> None:
    figures = {size: measure_page(browser, size, keys=100) for size in SIZES}
    assert figures[50, 3].p95 <= 50, str(figures[50, 3])


@pytest.mark.heavy
def test_inside_lab_a_curve_is_painted_soon_after_its_key(browser: Browser, lab: Lab) -> None:
    """And five times as soon as the same chart that an Output shows again, in the same Lab."""
    ours = {size: measure_lab(browser, lab, size, keys=100) for size in SIZES}
    output = {size: measure_output(browser, lab, size, keys=40) for size in SIZES}
    for size in SIZES:
        sys.stdout.write(f"{named(size)}: {output[size].median / ours[size].median:.1f} times as soon\n")
    assert output[50, 3].median >= 5 * ours[50, 3].median
    assert ours[50, 3].p95 <= 50, str(ours[50, 3])
