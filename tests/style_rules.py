"""Selectors of the nested style sheets, and the class names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def rules(text: str) -> Iterator[str]:
    """Every selector of a nested style sheet with those around it, one at a time."""
    open_: list[str] = []
    for part in re.findall(r"[^{};]+\{|\}|[^{};]+;", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        if part == "}" or part.endswith("}"):
            open_.pop()
        elif part.endswith("{"):
            open_.append(part[:-1].strip())
            if not open_[-1].startswith("@"):
                outer = " ".join(one for one in open_[:-1] if not one.startswith("@"))
                yield from (f"{outer} {one}" for one in re.split(r",(?![^(]*\))", open_[-1]))


def classes(selector: str) -> set[str]:
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", selector))
