"""How quotes are printed in a handout."""

from __future__ import annotations

_OPEN, _CLOSE, _MARKS = '“„"', '”“"', '“”„"'


def spoken(text: str) -> str:
    """A quote without the marks around it, which the page adds, and with single marks inside."""
    text = text.strip()
    if len(text) > 1 and text[0] in _OPEN and text[-1] in _CLOSE and not any(c in _MARKS for c in text[1:-1]):
        text = text[1:-1].strip()
    return text.replace("“", "‘").replace("”", "’").replace("„", "‚")
