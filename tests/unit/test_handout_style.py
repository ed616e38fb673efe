"""I2: a page from left to right carries no rule for the other direction, and loses none of its own."""

from __future__ import annotations

import pytest

from workshop_kit.handout import look, render
from workshop_kit.handout.sections import NAMES
from workshop_kit.starters import starter

RTL = '[dir="rtl"]'


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        (f".a{{x:1}}{RTL} .a{{x:2}}.b{{x:3}}", ".a{x:1}.b{x:3}"),
        (f"{RTL} .a{{x:2}}.b{{x:3}}", ".b{x:3}"),
        (f".a{{x:1}}{RTL} .b,.c{{x:2}}", ".a{x:1}.c{x:2}"),
        (f".a{{x:1}}.b :is(th,td),{RTL} .b :is(th,td){{x:2}}", ".a{x:1}.b :is(th,td){x:2}"),
        (f"@media print{{{RTL} .a,{RTL} .b{{x:1}}.c{{x:2}}}}", "@media print{.c{x:2}}"),
    ],
)
def test_only_the_selectors_of_the_other_direction_go(rules: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "rules", lambda name: rules if name == "handout" else "")
    assert look.stylesheet() == kept
    assert look.stylesheet(direction="rtl") == rules


def test_the_kits_own_rules() -> None:
    assert RTL in look.stylesheet(NAMES, "rtl")
    left = look.stylesheet(NAMES)
    assert RTL not in left
    assert ".beside tbody :is(th,td){border:0" in left


def test_rules_for_crowded_maps_travel_only_with_such() -> None:
    assert ".dense .map" in render(starter("gym"))
    assert ".dense .map" not in render(starter("cafe"))
    assert look.crowded("<p>class=&#34;journey wide dense&#34;</p>") == ""
    assert ".axis .up{" in look.crowded("<span class=up style=x>")
