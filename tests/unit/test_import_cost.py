"""Importing the kit is cheap: nothing heavy is loaded before it is used."""

import json
import subprocess
import sys

LOADED = "import json, sys\n{}\nprint(json.dumps(sorted(m for m in sys.modules if '.' not in m)))"


def loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", LOADED.format(code)], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_import_loads_no_library() -> None:
    extra = loaded("import workshop_kit") - loaded("pass")
    assert not extra & {
        "pandas",
        "altair",
        "nbconvert",
        "pydantic",
        "sqlalchemy",
        "ipywidgets",
        "jinja2",
        "yaml",
        "jupyter_server",
    }


def test_a_form_loads_no_table_library() -> None:
    extra = loaded("import workshop_kit as wk; wk.steps.personas")
    assert "anywidget" in extra
    assert not extra & {"pandas", "altair", "nbconvert"}


def test_the_first_form_of_a_workshop_with_measures_loads_no_table_library() -> None:
    asked = "facts(document.read(folder('data/sample') / 'cafe.workshop.yaml'))"
    code = f"""from workshop_kit import document
from workshop_kit.resources import folder
from workshop_kit.widgets.facts import facts
assert {asked}['measures']"""
    assert not loaded(code) & {"pandas", "sklearn", "altair"}
