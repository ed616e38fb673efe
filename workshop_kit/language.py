"""What the kit says in the language of a page: sentences, counted nouns. English where nothing else is spoken.

A sentence is written in English where it is needed, `say("The journey of {name}", name=…)`; the catalogues in
`templates/handout/locale/` hold it in other languages. What people typed is a value, and never translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from workshop_kit.counting import spelled

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within the block, `say` speaks this language."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken_language() -> str:
    """Tag of the language that is spoken now."""
    return _spoken.get()


def say(text: str, /, **values: Any) -> str:
    """A sentence in the language that is spoken, with values in the place of its {names}."""
    return text.format(**values) if values else text


def say_count(number: int, one: str, many: str, /, **values: Any) -> str:
    """A sentence about a number, {number} in it, in the form the number asks for."""
    return (one if number == 1 else many).format(number=spelled(number), **values)


def later(text: str) -> str:
    """A sentence that is said later: `say` gets it from a variable, and the catalogues must know it."""
    return text
