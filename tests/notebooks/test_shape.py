"""The guided notebooks have one shape: thin, tagged, without outputs, in words for people who do not program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from workshop_kit.checks import STEPS
from workshop_kit.resources import folder

NOTEBOOKS = sorted(folder("notebooks").glob("*.ipynb"))
STEP_OF = dict(zip([path.name for path in NOTEBOOKS], STEPS, strict=True))
TAGS = {"setup", "form", "chart", "check", "facilitator", "remove-input"}

CALL = re.compile(r'|import workshop_kit as wk|wk\.(steps|board)\.\w+\((step="\w+")?\)')

Notebook = Any


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def notebook(path: Path) -> Notebook:
    return nbformat.read(path, as_version=4)


def tags(cell: Notebook) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def test_it_is_a_valid_notebook_that_runs_by_itself_and_carries_nothing_else(notebook: Notebook) -> None:
    nbformat.validate(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info", "workshop_kit"}
    assert notebook.metadata.workshop_kit == {"auto_run": True}
    assert notebook.metadata.kernelspec.name == "python3"


def test_code_is_thin_hidden_tagged_and_never_run(notebook: Notebook) -> None:
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        lines = cell.source.splitlines()
        assert 1 <= len(lines) <= 6
        assert not re.search(r"\b(def|class|lambda|await)\b", cell.source)
        assert all(CALL.fullmatch(one) for one in lines)
        assert cell.outputs == []
        assert cell.execution_count is None
        assert cell.metadata == {"jupyter": {"source_hidden": True}, "tags": cell.metadata.tags}
        assert "remove-input" in tags(cell)


def test_tags_are_those_of_the_kit(notebook: Notebook) -> None:
    for cell in notebook.cells:
        assert tags(cell) <= TAGS
        if cell.cell_type == "markdown":
            assert set(cell.metadata) <= {"tags"}


def test_cells_come_in_the_order_of_a_step(notebook: Notebook, path: Path) -> None:
    chart = ["chart"] * {"emotions": 2, "priorities": 1, "measures": 2}.get(STEP_OF[path.name], 0)
    order = [next(iter(tags(cell) - {"remove-input"}), cell.id) for cell in notebook.cells]
    assert order == [
        "question", "setup", "form", *chart, "check", "notice", "facilitator", "next",
    ]  # fmt: skip


def test_it_calls_its_own_step(notebook: Notebook, path: Path) -> None:
    step = STEP_OF[path.name]
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0] == f'import workshop_kit as wk\n\nwk.board.header(step="{step}")'
    assert f"wk.steps.{step}()" in code
    assert f'wk.board.check(step="{step}")' in code


def test_the_opening_says_question_minutes_done_and_what_you_will_do(notebook: Notebook, path: Path) -> None:
    question, measure, guidance = notebook.cells[0].source.split("\n\n")
    assert re.fullmatch(r"# .+\?", question)
    minutes = re.match(r"(\d+) minutes · Done when .+\.$", measure)
    assert minutes
    assert guidance.startswith("You will ")
    assert len(guidance) < 150, "longer than a line: it would push the form down"
    prompts = folder("templates") / "prompts" / f"{STEP_OF[path.name]}.yaml"
    if prompts.exists():
        intro = yaml.safe_load(prompts.read_text(encoding="utf-8"))["intro"]
        # The form says the workshop's own word for its people; the notebook knows no workshop, and says the usual one.
        asked = intro["title"].replace("{customers}", "customers")
        assert question == f"# {asked}", "the notebook and its form ask different questions"
        assert f" {minutes[1]} min" in intro["eye"]


def test_links_lead_around_the_circle(notebook: Notebook, path: Path) -> None:
    names = [one.name for one in NOTEBOOKS]
    following = names[(names.index(path.name) + 1) % len(names)]
    assert re.fullmatch(rf"\[.+ →\]\({following}\)", notebook.cells[-1].source)


def test_the_first_step_explains_the_method_in_six_sentences() -> None:
    """In its form, which speaks of the workshop's own customers."""
    start = yaml.safe_load((folder("templates") / "prompts" / "start.yaml").read_text(encoding="utf-8"))
    method = start["method"]
    assert len(method) == 6
    assert all(re.fullmatch(r"[A-Z][^.?!]+\.", sentence) for sentence in method)
