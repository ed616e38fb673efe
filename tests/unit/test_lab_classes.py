"""JupyterLab brings an icon font whose short class names change the letters of whatever bears one."""

from __future__ import annotations

import re

from workshop_kit.resources import folder

SOURCES = folder("templates").parent / "frontend/src"
#: Styles of Font Awesome, as JupyterLab's own style sheets name them.
TAKEN = {"fa", "fab", "fad", "fal", "far", "fas"}


def test_no_element_bears_a_class_of_labs_icon_font() -> None:
    sheets = " ".join(one.read_text(encoding="utf-8") for one in SOURCES.rglob("*.css"))
    assert not TAKEN & set(re.findall(r"\.([a-z][\w-]*)", sheets))
    scripts = "\n".join(one.read_text(encoding="utf-8") for one in SOURCES.rglob("*.js"))
    borne = re.findall(r"class=\"([^\"]*)\"|classes\(([^\n]*?)\)\}|class=\$\{`([^`]*)`\}", scripts)
    named = {word for found in borne for part in found for word in re.findall(r"[\w-]+", part)}
    assert {"how-far", "extreme", "funnel"} <= named, "the sources are read"
    assert not TAKEN & named
