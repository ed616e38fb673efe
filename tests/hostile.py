"""Text that wants to be more than text, and a workshop that says it in every place where people can type.

The places are read from the model, so that a new kind or field is tried without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workshop_kit.model import KINDS, Workshop

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=//evil.example/x onerror=alert(1)><svg onload=alert(1)>',
    "</script><script>alert(1)</script></style><style>@import '//evil.example/x';",
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)' style='background:url(//evil.example/x)",
    "</title></table><iframe srcdoc='<script>alert(1)</script>'><base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<a href=javascript:alert(1)>x</a><object data=//evil.example/x><link rel=stylesheet href=//evil.example/x>",
    "{{ 7*7 }}{% include 'x' %}<form action=//evil.example><input autofocus onfocus=alert(1)>",
    "javascript:alert(1)//https://evil.example/x",
    "--><!--<img src=x onerror=alert(1)>]]><![CDATA[<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x onerror=alert(1)&#62;",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "\u2028\u2029\u202e\\u003cscript>alert(1)</script\t><details open ontoggle=alert(1)>",
    "url(//evil.example/x);}*{background:url(//evil.example/y)}</svg><use href='data:image/svg+xml,<svg onload=x()>'>",
    "${alert(1)}`<video><source onerror=alert(1)></video><body onload=alert(1)>",
)

_SCHEMA = Workshop.model_json_schema()
#: Fields that name another item under a word of their own.
_NAMED = {"source": "touchpoint", "target": "touchpoint"}


def places() -> list[str]:
    """Every field that holds typed text, as kind.field; both texts of an entry count."""
    found = [f"workshop.{name}" for name in _texts(_SCHEMA)]
    for kind in KINDS:
        found += [f"{kind}.{name}" for name in _texts(_model(kind))]
    return found


def masthead(payload: str) -> Workshop:
    """A workshop whose own fields all say the same."""
    return Workshop.model_validate(_own(payload))


def workshop(payloads: tuple[str, ...] = PAYLOADS) -> Workshop:
    """Of each kind an item for every payload, which stands in all of its fields; the workshop's own say the first.

    PLACE in a payload becomes the field's name, as `places` has it.
    """
    lists = {name: [_item(kind, i, payloads) for i in range(len(payloads))] for kind, (_, name) in KINDS.items()}
    return Workshop.model_validate(_own(payloads[0]) | lists)


def _own(payload: str) -> dict[str, Any]:
    return {
        name: value
        for name, value in _filled("workshop", _SCHEMA, payload, 0, 1).items()
        if name in set(_texts(_SCHEMA))
    }


def _item(kind: str, i: int, payloads: tuple[str, ...]) -> dict[str, Any]:
    made = _filled(kind, _model(kind), payloads[i], i, len(payloads))
    return made | ({"works": False} if kind == "handover" else {})


def _filled(kind: str, model: dict[str, Any], payload: str, i: int, total: int) -> dict[str, Any]:
    """An item whose every field says something: texts the payload, numbers one in bounds, links a neighbour."""
    made: dict[str, Any] = {}
    for name, field in model["properties"].items():
        owner = _NAMED.get(name, name)
        if name == "id":
            made[name] = f"{kind}{i}"
        elif owner in KINDS and field.get("type") == "string" and not _is_text(field):
            made[name] = f"{owner}{(i + (name == 'target')) % total}"
        elif (value := _value(field, payload.replace("PLACE", f"{kind}.{name}"), i, f"{kind}{i}-{name}")) is not None:
            made[name] = value
    return made


def _value(field: dict[str, Any], payload: str, i: int, id: str) -> Any:
    if _is_text(field):
        return payload[: field.get("maxLength")]
    if field.get("type") == "array":
        inner = field["items"]
        if _is_entry(inner):
            return [{"id": id, "text": payload, "cites": payload, "evidence": "cited"}]
        return [payload[: inner.get("maxLength")]] if _is_text(inner) else None
    numbers = [one for one in field.get("anyOf", [field]) if one.get("type") in ("integer", "number")]
    if not numbers:
        return None
    least = numbers[0].get("minimum", 0)
    return i % 5 - 2 if least == -2 else max(least, 1)


def _texts(model: dict[str, Any]) -> Iterator[str]:
    for name, field in model["properties"].items():
        inner = field.get("items", {})
        if _is_entry(inner):
            yield from (f"{name}.text", f"{name}.cites")
        elif _is_text(field) or _is_text(inner):
            yield name


def _is_text(field: dict[str, Any]) -> bool:
    """Whether people may type what they like: ids, colours, pictures and choices have a pattern or a list."""
    return field.get("type") == "string" and not {"pattern", "enum", "format", "const"} & set(field)


def _is_entry(field: dict[str, Any]) -> bool:
    return str(field.get("$ref", "")).endswith("/Entry")


def _model(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = _SCHEMA["$defs"][KINDS[kind][0].__name__]
    return found
