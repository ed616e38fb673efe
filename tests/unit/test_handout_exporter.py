"""nbconvert makes handouts of workshops, never of cells."""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import nbformat
import pytest

from workshop_kit import document, handout, workshops
from workshop_kit.errors import WorkshopError
from workshop_kit.handout.exporter import HandoutExporter
from workshop_kit.model import Workshop

ROOT = Path(__file__).resolve().parents[2]


def notebook(**metadata):
    output = nbformat.v4.new_output("stream", text="SECRET OUTPUT")
    cell = nbformat.v4.new_code_cell("print('SECRET CELL')", outputs=[output])
    return nbformat.v4.new_notebook(cells=[cell], metadata=metadata)


def test_the_workshop_named_in_the_notebook_is_exported(home):
    first = workshops.store_workshop(Workshop(title="First"))
    workshops.store_workshop(Workshop(title="Second"))
    text, resources = HandoutExporter().from_notebook_node(notebook(workshop_kit={"workshop": first.id}))
    assert text == handout.render(first)
    assert document.loads(text).title == "First"
    assert "SECRET" not in text
    assert resources["output_extension"] == ".html"


def test_without_a_name_the_current_one_is_exported(home):
    workshops.store_workshop(Workshop(title="First"))
    workshops.make_current(workshops.store_workshop(Workshop(title="Second")))
    text, _ = HandoutExporter().from_notebook_node(notebook())
    assert document.loads(text).title == "Second"


def test_an_unknown_workshop_is_an_error_in_words(home):
    with pytest.raises(WorkshopError):
        HandoutExporter().from_notebook_node(notebook(workshop_kit={"workshop": "nope"}))


def test_lab_lists_it_in_its_menu():
    assert HandoutExporter.export_from_notebook == "Workshop handout"
    assert HandoutExporter().file_extension == ".html"
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = declared["project"]["entry-points"]["nbconvert.exporters"]["handout"]
    assert EntryPoint("handout", found, "nbconvert.exporters").load() is HandoutExporter


def test_the_command_makes_a_handout_of_every_guided_notebook(home, tmp_path):
    """`jupyter nbconvert --to handout`; the name is tried where the kit is installed, in tests/faults/test_wheel.py."""
    workshops.make_current(workshops.store_workshop(Workshop(title="Corner bakery")))
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    # Without the grammar that takes longer than all handouts: see workshop_kit/grammar.py.
    main = "import sys; sys.modules['rfc3987_syntax'] = None; from nbconvert.nbconvertapp import main; main()"
    command = [sys.executable, "-c", main, "--to", "workshop_kit.handout.exporter.HandoutExporter"]
    done = subprocess.run(
        [*command, "--output-dir", tmp_path / "made", *notebooks],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {file.stem: file.read_text(encoding="utf-8") for file in (tmp_path / "made").iterdir()}
    assert sorted(made) == [file.stem for file in notebooks]
    assert len(made) >= 10
    assert {document.loads(text).title for text in made.values()} == {"Corner bakery"}
