"""The README is true: its commands exist, its pictures are of this version, its links lead somewhere."""

import json
import re
import runpy
from pathlib import Path

import typer

from workshop_kit.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_told_and_exists() -> None:
    told = set(re.findall(r"`([a-z]+)(?: [^`]*)?`(?= \||  *·)", README))
    commands = set(typer.main.get_command(app).commands)
    assert commands <= told, commands - told


def test_pictures_are_of_this_version() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_pictures.py"))
    made_from = json.loads((ROOT / "docs" / "pictures" / "made-from.json").read_text(encoding="utf-8"))
    assert made_from == script["sources"](), "Take them again: python scripts/make_pictures.py"


def test_links_and_pictures_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
