"""A rule of one view never reaches into another: names that two views share have made features invisible."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from style_rules import rules

from workshop_kit.resources import folder

SOURCES = folder("templates").parent / "frontend/src"
SHEETS = SOURCES / "css"
#: What all views have in common: ground, drawings and the parts of `parts/`. Their rules may begin with `.wk` alone.
SHARED = {
    "controls.css",
    "drawings.css",
    "fields.css",
    "fonts.css",
    "frames.css",
    "ground.css",
    "meanwhile.css",
    "rows.css",
    "signs.css",
    "tokens.css",
}
OWN = sorted(path for path in SHEETS.rglob("*.css") if path.relative_to(SHEETS).as_posix() not in SHARED)


def views() -> set[str]:
    """Names under which `main.js` mounts views; the element of each bears its name as a class."""
    table = re.search(r"const VIEWS = \{(.*?)\}", (SOURCES / "main.js").read_text(encoding="utf-8"), re.DOTALL)
    assert table
    return set(re.findall(r"(\w+):", table[1]))


def scopes(selector: str) -> set[str]:
    """Views that a rule begins with, one or a list; empty where it begins with anything else."""
    begins = re.match(r"\s*(?:\.wk(?=\.))?(?:\.wk-(\w+)|:is\(((?:\s*\.wk-\w+\s*,?)+)\))(?![\w-])", selector)
    if not begins:
        return set()
    return {begins[1]} if begins[1] else set(re.findall(r"\.wk-(\w+)", begins[2]))


def loose(text: str) -> Iterator[str]:
    for selector in rules(text):
        named = scopes(selector)
        if not named or not named <= views():
            yield selector.strip()


@pytest.mark.parametrize("sheet", OWN, ids=lambda path: path.relative_to(SHEETS).as_posix())
def test_each_rule_of_a_view_begins_with_the_view(sheet) -> None:
    assert list(loose(sheet.read_text(encoding="utf-8"))) == []


def test_a_rule_that_is_for_everybody_is_found() -> None:
    assert len(OWN) > 30
    assert {"start", "follow_up", "impact_effort"} <= views()
    assert list(loose(".wk input.tick { color: red; }")) == [".wk input.tick"]
    assert list(loose(".wk { .many { .plot { top: 0 } } }")) == [".wk", ".wk .many", ".wk .many .plot"]
    assert list(loose(".wk-nowhere .tick { top: 0 }")) == [".wk-nowhere .tick"]
    assert list(loose(":is(.wk-start, .wk-map) .tick, .tick { top: 0 }")) == [".tick"]
    assert list(loose("@container wk (max-width: 9px) { .wk.wk-header { top: 0 } }")) == []
