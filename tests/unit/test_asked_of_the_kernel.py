"""What the pages ask the kernel for, against what it takes: a wrong name would show only when somebody presses it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from workshop_kit.widgets import calls, feedback

SOURCE = Path(__file__).parents[2] / "frontend" / "src"
#: state.call("name", {…}), and the hook that asks the same way: useAnswer(state, "name", {…}).
ASKED = re.compile(r'(?:state\.call\(|useAnswer\(state, )"(?P<name>\w+)"(?:, (?P<args>\{))?')


def literal(text: str) -> list[str]:
    """The pieces of an object literal that stand at its top, without what is inside of them."""
    pieces, depth = [""], 0
    for letter in text:
        depth += (letter in "{[(") - (letter in "}])")
        if not depth:
            return [one.strip() for one in pieces if one.strip()]
        if letter == "," and depth == 1:
            pieces.append("")
        elif letter != "{" or depth > 1:
            pieces[-1] += letter
    raise AssertionError(text[:80])


def asked() -> Iterator[tuple[str, str, list[str], bool]]:
    for file in sorted(SOURCE.rglob("*.js")):
        text = file.read_text(encoding="utf-8")
        for found in ASKED.finditer(text):
            pieces = literal(text[found.start("args") :]) if found["args"] else []
            names = [re.match(r"\w+", one) for one in pieces if not one.startswith("...")]
            spread = any(one.startswith("...") for one in pieces)
            whole = spread or text[found.end() : found.end() + 1] == ","
            yield f"{file.name}: {found['name']}", found["name"], [one[0] for one in names if one], whole


def answering(name: str) -> Callable[..., Any]:
    if name not in feedback._WHERE:
        return calls._CALLS[name]
    module, function = feedback._WHERE[name].split(".")
    found: Callable[..., Any] = getattr(import_module(f"workshop_kit.widgets.feedback.{module}"), function)
    return found


@pytest.mark.parametrize(("where", "name", "args", "more"), [*asked()])
def test_the_kernel_takes_what_the_page_sends(where: str, name: str, args: list[str], more: bool) -> None:
    signature = inspect.signature(answering(name))
    given = dict.fromkeys(args)
    # What is spread into the object is not known here; names that are written must be known all the same.
    (signature.bind_partial if more else signature.bind)(None, **given)


def test_the_questions_are_found() -> None:
    assert {"feedback_code", "feedback_merge", "feedback_comments", "new_workshop"} <= {name for _, name, *_ in asked()}
    assert literal("{ ids: [a, b], theme, to: x ? f({ y, z }) : 1 } ...")[1] == "theme"
