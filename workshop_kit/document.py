"""Workshop documents: JSON or YAML text to a Workshop and back."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from workshop_kit import files
from workshop_kit.errors import BadDocument, Invalid, OutputError
from workshop_kit.model import FORMAT, KINDS, VERSION, Entry, Workshop, entry_lists
from workshop_kit.validation import reason

LIMIT = 20_000_000
_DEEPEST = 12
_ENTRY_LISTS = {*entry_lists("persona"), *entry_lists("moment")}
_BREAKS = re.compile("[\x80-\x9f\u2028\u2029\ufeff]")
# Browsers that save a page write its tags anew, so no more is asked of this one than what makes it ours.
_DATA = re.compile(
    r"""<script\b[^<>]*\bid=["']?workshop-kit-data["']?[^<>]*>(.*?)</script\s*>""", re.DOTALL | re.IGNORECASE
)


def to_dict(workshop: Workshop) -> dict[str, Any]:
    """The document as plain JSON values; fields that hold nothing are left out."""
    return {"format": FORMAT, "version": VERSION, **workshop.model_dump(mode="json", exclude_defaults=True)}


def from_dict(document: Any, name: str = "The document") -> Workshop:
    """Read a document.

    Raises
    ------
    BadDocument
        When it is no workshop document, is newer than this kit, or holds something the model refuses.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadDocument(f"{name} is not a workshop document: its first line should say format: {FORMAT}.")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadDocument(f"{name} says version {version!r}; a whole number from 1 to {VERSION} was expected.")
    if version > VERSION:
        raise BadDocument(
            f"{name} has version {version}, this kit reads up to {VERSION}. Update the kit, then try again."
        )
    fields = _with_ids({key: value for key, value in document.items() if key not in ("format", "version")})
    try:
        return Workshop.model_validate(fields)
    except ValidationError as error:
        raise BadDocument(f"{name}: {_where(error, fields)} Nothing was imported.") from error
    except Invalid as error:
        raise BadDocument(f"{name}: {error} Nothing was imported.") from error


def loads(text: str, name: str = "The document") -> Workshop:
    """Read a document from JSON or YAML text, or from the HTML of a handout."""
    if text.lstrip()[:1] == "<":
        text = _embedded(text, name)
    elif text.startswith(("From: <Saved by", "MIME-Version:")):
        raise BadDocument(f"{name} is a web archive, which leaves the data out. Save the handout as 'HTML only'.")
    return from_dict(_parsed(text, name), name)


def read(path: str | Path) -> Workshop:
    """Read a .json or .yaml document, or a handout .html that carries its data."""
    path = Path(path)
    name = f"'{path.name}'"
    try:
        if path.stat().st_size > LIMIT:
            raise BadDocument(
                f"{name} is larger than {LIMIT // 1_000_000} MB, which no workshop is. Choose another file."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise BadDocument(f"There is no file {name}. Look at its name and folder.") from error
    except IsADirectoryError as error:
        raise BadDocument(f"{name} is a folder. Name a file in it.") from error
    except OSError as error:
        raise BadDocument(f"{name} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise BadDocument(
            f"{name} is not a text file in UTF-8. Choose a .yaml, .json or handout .html file."
        ) from error
    return loads(text, name)


def dumps(workshop: Workshop, ending: str = ".yaml") -> str:
    """The document as text; `ending` is .json, .yaml or .yml."""
    if ending == ".json":
        return json.dumps(to_dict(workshop), ensure_ascii=False, indent=1) + "\n"
    import yaml

    return yaml.dump(to_dict(workshop), Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=110)


def write(workshop: Workshop, path: str | Path, *, force: bool = False) -> Path:
    """Write the document to a .json, .yaml or .yml file."""
    path = Path(path)
    if path.suffix not in (".json", ".yaml", ".yml"):
        raise OutputError(f"'{path.name}' cannot be written: end the name with .yaml or .json.")
    return files.save(path, dumps(workshop, path.suffix), force=force)


def json_schema() -> dict[str, Any]:
    """JSON Schema of the document format."""
    schema = Workshop.model_json_schema()
    head = {"format": {"const": FORMAT}, "version": {"type": "integer", "minimum": 1, "maximum": VERSION}}
    schema["properties"] = {**head, **schema["properties"]}
    schema["required"] = ["format", "version", *schema["required"]]
    for item in schema["$defs"].values():
        # An id may be left out; reading makes one.
        item["required"] = [name for name in item.get("required", []) if name != "id"]
        for name, field in item["properties"].items():
            if name in _ENTRY_LISTS:
                field["items"] = {"anyOf": [{"type": "string"}, field["items"]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _parsed(text: str, name: str) -> Any:
    if text.lstrip()[:1] == "{":
        try:
            return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins)
        except (ValueError, RecursionError) as error:
            raise BadDocument(f"{name} looks damaged or cut off: {error}.") from error
    import yaml

    try:
        _check_shape(text)
        return yaml.load(text, Loader=_loader())  # noqa: S506 - the loader is a safe one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" near line {mark.line + 1}" if mark else ""
        raise BadDocument(f"{name} looks damaged or cut off{place}; it is not valid YAML.") from error


def _no_constant(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A field that is written twice would lose one of its values."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a field is written twice")
    return dict(pairs)


def _with_ids(value: Any, path: str = "") -> Any:
    """Give items without an id one that follows from their place, so that reading twice gives equal workshops."""
    if isinstance(value, list):
        return [_with_ids(_as_item(one, path), f"{path}/{number}") for number, one in enumerate(value)]
    if isinstance(value, dict):
        held = {key: _with_ids(one, f"{path}/{key}") for key, one in value.items()}
        if path.count("/") < 2 or "id" in value or (path.startswith("/moments/") and path.count("/") == 2):
            return held
        return {"id": hashlib.sha256(path.encode()).hexdigest()[:10], **held}
    return value


def _as_item(value: Any, path: str) -> Any:
    """An entry may be written as its text alone."""
    return {"text": value} if isinstance(value, str) and path.rpartition("/")[2] in _ENTRY_LISTS else value


def _embedded(text: str, name: str) -> str:
    found = _DATA.findall(text)
    if not found:
        raise BadDocument(f"{name} carries no workshop data. Ask for the handout with its data, or for the .yaml file.")
    if len(found) > 1:
        raise BadDocument(f"{name} carries workshop data twice, and a handout once. Ask for the file as it was made.")
    return str(found[0])


def _check_shape(text: str) -> None:
    """Refuse aliases, which can grow without end, and nesting that would exhaust the parser."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem_mark=cast("Any", event.start_mark))


@cache
def _loader() -> Any:
    """Safe YAML without dates, which the model reads; "no" stays a word."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            mapping: dict[Any, Any] = super().construct_mapping(node, deep)
            if len(mapping) < len(node.value):
                raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
            return mapping

    words = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    Loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] not in words] for first, pairs in base.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver(words[1], re.compile("^(true|false)$"), list("tf"))
    return Loader


@cache
def _dumper() -> Any:
    """YAML as a person would write it: lists indented under their key, several lines as a block."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
            return True

    def text(dumper: Any, value: str) -> Any:
        # The other line breaks of Unicode survive only in double quotes.
        style = '"' if _BREAKS.search(value) else "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def _where(error: ValidationError, fields: dict[str, Any]) -> str:
    # A misspelt name explains the missing one.
    first = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
    sentence = f"{_path(first['loc'], fields)} {reason(first, _names)}"
    return sentence if sentence.endswith("?") else sentence + "."


def _path(location: tuple[Any, ...], value: Any) -> str:
    """A place in the document in words: personas 2 (Ana) → share."""
    parts: list[str] = []
    for part in location:
        if isinstance(part, int):
            value = value[part] if isinstance(value, list | tuple) and part < len(value) else None
            name = value.get("name") if isinstance(value, dict) else None
            parts[-1] += f" {part + 1}" + (f" ({name})" if isinstance(name, str) and name else "")
        else:
            value = value.get(part) if isinstance(value, dict) else None
            parts.append(str(part))
    return "'" + " → ".join(parts) + "'" if parts else "the document"


def _names(location: tuple[Any, ...]) -> list[str]:
    """Names of the fields the model has at a place."""
    models: dict[str, type[BaseModel]] = {name: model for model, name in KINDS.values()}
    if not location:
        return list(Workshop.model_fields)
    if len([part for part in location if isinstance(part, str)]) > 1:
        return list(Entry.model_fields)
    return list(models[location[0]].model_fields) if location[0] in models else []
