"""What pydantic refuses, said in a sentence for people who do not program."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from workshop_kit.errors import Invalid

#: Reasons by pydantic's error type; the context of the error fills the braces.
_REASONS: dict[str, str] = {
    "string_too_long": "is longer than {max_length} characters; shorten it",
    "string_too_short": "is empty; write at least one character",
    "string_type": "must be text",
    "string_unicode": "holds a character that cannot be stored; delete it and type it again",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than_equal": "must be {le:g} or less",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be an ordinary number",
    "bool_type": "must be yes or no (true or false)",
    "bool_parsing": "must be yes or no (true or false)",
    "literal_error": "must be one of {expected}",
    "missing": "is missing",
    "tuple_type": "must be a list",
    "model_type": "must be a group of fields",
    "dict_type": "must be a group of fields",
    "value_error": "{error}",
}
_BY_FIELD = {
    "feeling": "goes from −2 to +2 in whole steps",
    "id": "must start with a letter or digit and use only a–z, 0–9, '-' and '_'",
    "handout_language": "must be a language tag such as en or pt-BR",
    "handout_accent": "must be a colour such as #17506a",
    "handout_logo": "must be a PNG or JPEG picture of at most 200 KB",
    "face": "must be a face from the set or a PNG or JPEG picture",
    "language": "must be a language code such as en, de or ar",
    "people": "must be a number such as 5",
    "date": "must be a date such as 2026-05-06",
    "expected": "must be a time from 0 to a million minutes, such as 20, 2 h or 3 days",
    "actual": "must be a time from 0 to a million minutes, such as 20, 2 h or 3 days",
}

#: What people call a field whose own name would puzzle them.
_CALLED = {"expected": "promised time", "actual": "real time"}


def reason(error: Any, known: Callable[[tuple[Any, ...]], list[str]] | None = None) -> str:
    """Why one value was refused, as the end of a sentence.

    Parameters
    ----------
    error : one item of `ValidationError.errors()`
    known : names of the fields at a location, to propose the nearest to an unknown one
    """
    kind, location = error["type"], error["loc"]
    if kind == "extra_forbidden":
        near = get_close_matches(str(location[-1]), known(location[:-1]) if known else [], 1)
        return "is not known here" + (f"; did you mean '{near[0]}'?" if near else "")
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    if name in _BY_FIELD and kind != "missing":
        return _BY_FIELD[name]
    sentence = _REASONS.get(kind)
    return sentence.format(**error.get("ctx", {})) if sentence else str(error["msg"]).lower()


def as_invalid(error: ValidationError, kind: str) -> Invalid:
    """The first refused field of one item as an Invalid that names the field."""
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    return Invalid(f"The {_CALLED.get(field, field.replace('_', ' '))} of a {kind} {reason(first)}.", field)
