"""How numbers, counts and lists are said in a handout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

#: Primary subtags, and scripts, that are written from right to left.
_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "ks",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
        "arab",
        "hebr",
        "syrc",
        "thaa",
        "nkoo",
        "adlm",
    ]
)

_OPEN, _CLOSE, _MARKS = '“„"', '”“"', '“”„"'


def signed(score: float) -> str:
    """A score as people write it: +2, 0, −1.5 (with a real minus)."""
    text = f"{score:+.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("+0", "-0", "+", "-") else text.replace("-", "−")


def listing(names: Sequence[str]) -> str:
    """Names as a phrase: A, B and C."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def capital(text: str) -> str:
    """The text with its first letter large, the others as they were."""
    return text[:1].upper() + text[1:]


def spoken(text: str) -> str:
    """A quote without the marks around it, which the page adds, and with single marks inside."""
    text = text.strip()
    if len(text) > 1 and text[0] in _OPEN and text[-1] in _CLOSE and not any(c in _MARKS for c in text[1:-1]):
        text = text[1:-1].strip()
    return text.replace("“", "‘").replace("”", "’").replace("„", "‚")


def day(value: date) -> str:
    """A day as people write it: 5 March 2026."""
    return f"{value.day} {value:%B} {value.year}"


def direction(language: str) -> str:
    """The writing direction of a language tag, "rtl" or "ltr"."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script or parts[0]) in _RIGHT_TO_LEFT else "ltr"
