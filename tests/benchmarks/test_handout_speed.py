"""A handout beside `jupyter nbconvert --to html` of an executed notebook with the same tables and charts.

Both are made in the same run; `pytest -s` prints seconds, bytes and ratios. The notebook is executed with --heavy;
without, its outputs are the same tables and charts, put in by hand. The page of the notebook needs the network to draw
its charts, which costs its file little; held against the page that needs none either, the handout is a fiftieth.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas
import pytest
from nbconvert.exporters import HTMLExporter

from workshop_kit import analysis, charts, document
from workshop_kit.handout import render
from workshop_kit.resources import folder
from workshop_kit.tables import COLUMNS, Tables

SAMPLE = folder("data/sample") / "cafe.workshop.yaml"
#: What the goal asks for: so many times as fast when warm, and so much of the size.
FASTER, SIZE = 20, 0.5

#: Tables as a handout prints them: every row, and every text to its end.
WHOLE = ("display.max_rows", None, "display.max_colwidth", None)
HEAD = f"""import pandas
from IPython.display import HTML
from workshop_kit import analysis, charts, document
from workshop_kit.tables import Tables
pandas.set_option(*{WHOLE})
tables = Tables(document.read({str(SAMPLE)!r}))"""


def drawn(tables: Tables) -> list[str]:
    """Code of each chart that the handout of this workshop draws: all curves, each alone, one a section."""
    moments = "tables.moments[tables.moments.persona_id == {!r}]"
    readings = "tables.readings[tables.readings.measure_id == {!r}]"
    customers = "tables.counts.groupby('stage', sort=False).customers.sum()"
    return [
        "charts.emotion_curve(tables.moments)",
        *(f"charts.emotion_curve({moments.format(one)})" for one in tables.moments.persona_id.unique()),
        "charts.channel_matrix(tables.channels)",
        "charts.impact_effort(tables.opportunities)",
        *(f"charts.trend({readings.format(one)})" for one in tables.readings.measure_id.unique()),
        f"charts.funnel(analysis.funnel({customers}.tolist()).assign(stage={customers}.index))",
    ]


def notebook(complete: bool, heavy: bool) -> Any:
    """The tables and charts with their outputs; a chart is `complete` when it draws without the network, as ours do."""
    tables = Tables(document.read(SAMPLE))
    tabled = [f"tables.{name}" for name in COLUMNS]
    pictured = [f"{chart}.to_html(fullhtml=False, inline={complete})" for chart in drawn(tables)]
    cells = [HEAD, *tabled, *(f"HTML({code})" for code in pictured)]
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    if heavy:
        from nbclient import NotebookClient

        return NotebookClient(made, timeout=300).execute()
    known = {"tables": tables, "charts": charts, "analysis": analysis}
    for cell, code in zip(made.cells[1:], [*(f"{one}.to_html()" for one in tabled), *pictured], strict=True):
        with pandas.option_context(*WHOLE):
            shown = eval(code, known)
        cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": shown})]
    return made


def seconds(action: Callable[[], object], times: int) -> float:
    """The shortest of a few."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        took.append(time.perf_counter() - start)
    return min(took)


def run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True)


def test_it_is_faster_and_smaller_than_the_executed_notebook_as_html(
    home: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    heavy = bool(request.config.getoption("--heavy"))
    source, workshop = tmp_path / "tables.ipynb", document.read(SAMPLE)
    sizes = {}
    for complete in (True, False):
        value = notebook(complete, heavy)
        sizes[complete] = len(HTMLExporter().from_notebook_node(value)[0].encode())
    nbformat.write(value, source)
    times = 3 if heavy else 1
    size = len(render(workshop).encode())
    warm = seconds(lambda: render(workshop), 10 * times)
    cold = seconds(
        lambda: run("workshop_kit", "handout", str(SAMPLE), "-o", str(tmp_path / "handout.html"), "--force"), times
    )
    theirs = seconds(lambda: run("nbconvert", "--to", "html", str(source)), times)
    print(
        f"handout {size} bytes, {warm:.3f} s warm, {cold:.2f} s cold; nbconvert {theirs:.2f} s, {sizes[True]} bytes "
        f"complete and {sizes[False]} with the network; {theirs / warm:.0f} times as fast warm, {theirs / cold:.1f} "
        f"times cold, {size / sizes[True]:.2f} of the size, {size / sizes[False]:.2f} of what needs the network"
    )
    assert theirs / warm >= FASTER
    assert size / sizes[False] <= SIZE
