"""How scores and quotes are said in a handout."""

from __future__ import annotations

from workshop_kit.language import decimal, in_figures

_OPEN, _CLOSE, _MARKS = '“„"', '”“"', '“”„"'


def signed(score: float) -> str:
    """A score as people write it: +2, 0, −1.5 (with a real minus)."""
    size = round(abs(score), 2)
    return in_figures(f"{'−' if score < 0 else '+'}{decimal(size)}") if size else "0"


def capital(text: str) -> str:
    """The text with its first letter large, the others as they were."""
    return text[:1].upper() + text[1:]


def spoken(text: str) -> str:
    """A quote without the marks around it, which the page adds, and with single marks inside."""
    text = text.strip()
    if len(text) > 1 and text[0] in _OPEN and text[-1] in _CLOSE and not any(c in _MARKS for c in text[1:-1]):
        text = text[1:-1].strip()
    return text.replace("“", "‘").replace("”", "’").replace("„", "‚")
