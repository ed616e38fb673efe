"""What the kit sees in a file that somebody may bring in, in words, before anything is imported."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from workshop_kit.counting import count
from workshop_kit.errors import Invalid
from workshop_kit.importing.columns import is_name
from workshop_kit.importing.scales import GRADES, SCALES, Scale
from workshop_kit.importing.texts import LINES
from workshop_kit.importing.words import fields
from workshop_kit.language import capital, listing

if TYPE_CHECKING:
    from workshop_kit.importing import Column, Place, Preview

_FORMS = {
    "csv": "Text file",
    "xlsx": "Excel",
    "xls": "Old Excel",
    "ods": "OpenDocument",
    "text": "Pasted text",
    "query": "Query",
}
_LETTERS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp1257": "Baltic (Windows)",
    "cp932": "Japanese (Windows)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese (GB)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean (Windows)",
    "mac_roman": "Western (old Mac)",
}
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line", LINES: "nothing, one text a line"}
_DAYS = {"ymd": "2026-12-31", "dmy": "31.12.2026, day first", "mdy": "12/31/2026, month first"}
_ROWS = {"0": "none, all rows are answers", "1": "the first row"}
#: Of what was pasted, the letters are known.
_KNOWN = ("encoding", True)
#: What people may choose otherwise than the kit guessed it.
LABELS = {
    "encoding": "Letters",
    "delimiter": "Between the columns",
    "sheet": "Sheet",
    "header": "Names of the columns",
    "dates": "Dates",
}


def told(seen: Preview, *, pasted: bool = False) -> dict[str, Any]:
    """A preview as the page shows it: how it is read, what each column is, and what its places mean.

    What was `pasted` is text already: nobody has to know how its letters are kept.
    """
    return {
        "title": seen.name,
        "said": _said(seen, _FORMS["text"] if pasted else _FORMS.get(seen.form, seen.form)),
        "kind": seen.guesses["kind"].value,
        "reading": [
            _reading(seen, name) for name in LABELS if name in seen.guesses and not (pasted and name == "encoding")
        ],
        "columns": [_column(number, one) | _scale(seen, one) for number, one in enumerate(seen.columns, 1)],
        "fields": [{"value": name, "label": one.label, "personal": one.personal} for name, one in fields().items()],
        "places": [_spoken(one) for one in seen.places if one.reason != "by its name"],
        "places_said": _places_said(seen),
        "notes": [*seen.notes, *_private(seen)],
        "wanting": seen.trouble,
        "button": "Import it",
    }


def _said(seen: Preview, form: str) -> str:
    told = [form, count(len(seen.columns), "column")]
    told += ["read like last time"] if seen.remembered else []
    told += ["one answer for each question"] if seen.wide else []
    return ", ".join(told) + "."


def _reading(seen: Preview, name: str) -> dict[str, Any]:
    one = seen.guesses[name]
    known = {"encoding": _LETTERS, "delimiter": _SIGNS, "dates": _DAYS, "header": _ROWS}.get(name, {})
    usual = {"encoding": ["utf-8", "cp1252"], "delimiter": [",", ";", "\t"], "header": ["1", "0"]}
    values = dict.fromkeys([one.value, *one.options, *usual.get(name, [])])
    options = [
        {"value": value, "label": known.get(value) or (f"row {value}" if name == "header" else value)}
        for value in values
    ]
    return {
        "name": name,
        "label": LABELS[name],
        "value": one.value,
        "guessed": one.reason != "chosen",
        "options": options,
        "why": one.reason,
    }


def _column(number: int, one: Column) -> dict[str, Any]:
    about = f"a question about “{one.place}”" if one.place else one.reason
    return {
        "key": one.name,
        "name": one.name,
        "number": number,
        "samples": list(one.samples),
        "field": one.field,
        "personal": one.personal,
        "reason": about,
    }


def _scale(seen: Preview, one: Column) -> dict[str, Any]:
    """The scale of a rating that has none of its own, and which else it could be."""
    if one.name not in seen.scales:
        return {}
    values = dict.fromkeys([seen.scales[one.name], *SCALES, *GRADES])
    return {
        "scale": _ends(seen.scales[one.name]),
        "scales": [{"value": _ends(ends), "label": _from_to(*ends)} for ends in values],
    }


def _ends(scale: Scale) -> str:
    return " ".join(f"{end:.15g}" for end in scale)


def _from_to(worst: float, best: float) -> str:
    low, high = sorted((worst, best))
    return f"{low:.15g} to {high:.15g}, {best:.15g} is best".replace("-", "\u2212")


def scale(ends: str) -> Scale:
    """A scale as the page gives it back. Raises Invalid."""
    try:
        worst, best = map(float, ends.split())
    except ValueError as error:
        raise Invalid("A scale has a worst and a best value.") from error
    if worst == best or not isfinite(worst - best):
        raise Invalid("The worst and the best value of a scale differ.")
    return worst, best


def _spoken(one: Place) -> dict[str, Any]:
    return {"text": one.text, "id": one.touchpoint, "near": list(one.near)}


def _places_said(seen: Preview) -> str:
    left = [one for one in seen.places if not one.touchpoint]
    if not left:
        return "These names are touchpoints of your map, as you chose:"
    known = len(seen.places) - len(left)
    rest = f"{count(len(left), 'name is', 'names are')} not on your map. Which touchpoint is meant?"
    return capital(f"{count(known, 'name is', 'names are')} on your map, {rest}" if known else rest)


def _private(seen: Preview) -> list[str]:
    left = [f"“{one.name}”" for one in seen.columns if one.personal and not one.field]
    kept = [f"“{one.name}”" for one in seen.columns if one.personal and one.field]
    told = [f"{listing(left)} {'names' if len(left) == 1 else 'name'} people: left out."] if left else []
    told += [f"{listing(kept)} {'is' if len(kept) == 1 else 'are'} kept, because you chose it."] if kept else []
    own = "Each customer's own name, e-mail" if any(map(is_name, seen.columns)) else "E-mail"
    return [*told, f"{own} addresses and phone numbers inside the comments are masked."]
