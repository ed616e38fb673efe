"""Changes in plain language, with the names that items had then.

Main names stand between asterisks, and before an asterisk, semicolon or backslash that somebody typed stands a
backslash, as in Markdown; `unmarked` gives the sentence as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from workshop_kit.changes.ops import Add, Move, Remove, Set
from workshop_kit.changes.reverse import Draft, Logged, dependents, subject
from workshop_kit.feelings import signed
from workshop_kit.language import listing
from workshop_kit.model import KINDS, REFERENCES
from workshop_kit.vocabulary import channel_label

_REFERRING = {field for fields in REFERENCES.values() for field in fields}
KIND_OF = {name: kind for kind, (_, name) in KINDS.items()}
_LONGEST = 60
#: Up to the sign between two things that were done; one that was typed has a backslash before it.
_FIRST = re.compile(r"(?:\\.|(?!; ).)*", re.DOTALL)
#: So many letters of what stayed are said before what changed.
_LEAD = 20
_TITLES = {"block": "title", "promise": "channel", "follow_up": "date"}
#: What holds channels: people know them by other names than the document does.
_CHANNELS = ("channel", "channels", "from_channel", "to_channel")
_NAMED = ("persona", "stage", "touchpoint", "theme", "opportunity", "action", "measure")


def unmarked(words: str) -> str:
    """Words of the history as text: names without their marks, and everything as it was typed."""
    return re.sub(r"\\([\\*;])|\*", r"\1", words)


def first(words: str) -> str:
    """The first thing that an entry of the history says was done, undone or done again, as text."""
    whole = words.removeprefix("Undo: ").removeprefix("Redo: ")
    return unmarked(_FIRST.match(whole)[0])  # type: ignore[index]


def told(change: Logged, draft: Draft) -> str:
    """A change in words, while the draft goes back from after it to before it."""
    if isinstance(change.op, Remove):
        draft.take_back(change)
        if change.op.id not in draft.items:
            return "Removed a moment nobody had written to"
        others = {KIND_OF[name]: len(items) for name, items in dependents(change.before).items()}
        return removed(draft, change.op.kind, change.op.id, others)
    words = _told(change, draft)
    draft.take_back(change)
    return words


def added(draft: Draft, kind: str, id: str, others: Mapping[str, int] | None = None, verb: str = "Added") -> str:
    """That an item was added, and how many others by their kind came with it."""
    if kind == "score":
        return f"{verb} scores of {_scorer(draft, id)}"
    place = f" to {plain(draft, 'stage', draft.items[id]['stage'])}" if kind == "touchpoint" else ""
    return f"{verb} {_titled(draft, kind, id)}{place}{along(others or {})}"


def removed(draft: Draft, kind: str, id: str, others: Mapping[str, int]) -> str:
    """That an item, which the draft has, was removed, and how many others by their kind went with it."""
    if kind == "score":
        return f"Removed scores of {_scorer(draft, id)}"
    return f"Removed {_titled(draft, kind, id)}{along(others)}"


def field_changed(draft: Draft, kind: str, id: str, field: str, old: Any, new: Any) -> str:
    """That a field was changed, and from what to what; of scores, whose: what was scored is for the reveal to tell."""
    if kind == "score":
        return f"Changed scores of {_scorer(draft, id)}"
    if field == "scores_shown":
        return "Showed all scores" if new else "Hid all scores"
    # A count names its stage by what it is called, not by its id.
    known = "name" if kind == "count" else field
    if _is_text(known, old) and _is_text(known, new):
        return f"{field_of(draft, kind, id, field)}: {rewritten(_known(known, old), _known(known, new))}"
    return f"{field_of(draft, kind, id, field)}: {shown(draft, known, old)} → {shown(draft, known, new)}"


def _known(field: str, value: Any) -> Any:
    """A value with channels as people know them."""
    if field not in _CHANNELS or not value:
        return value
    return channel_label(value) if isinstance(value, str) else [channel_label(one) for one in value]


def rewritten(old: str, new: str) -> str:
    """Two wordings of a text; where long ones begin alike, from a little before the place where they part."""
    before, after = _line(old), _line(new)
    begin = 0
    if max(len(before), len(after)) > _LONGEST:
        begin = after.rfind(" ", 0, max(0, alike(before, after) - _LEAD)) + 1
    return _typed(f"{_cited(before, begin)} → {_cited(after, begin)}")


def alike(a: str, b: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def field_of(draft: Draft, kind: str, id: str, field: str) -> str:
    """How a field is called: its name and whose it is."""
    if kind == "entry" and field == "text":
        owner, name = draft.owners[id]
        return f"{label(name)} of {phrase(draft, _owner_kind(owner), owner)}"
    return f"{label(field)} of {phrase(draft, kind, id)}"


def moved(draft: Draft, kind: str, id: str, stage: str | None = None) -> str:
    """That an item was moved to the place it has in the draft; `stage` is the one a touchpoint came from."""
    item = draft.items[id]
    if stage and stage != item["stage"]:
        left, there = plain(draft, "stage", stage), plain(draft, "stage", item["stage"])
        return f"Moved {phrase(draft, kind, id)} from {left} to {there}"
    place = f"place {draft.peers(kind, id).index(item) + 1}"
    within = f" of {plain(draft, 'stage', item['stage'])}" if kind == "touchpoint" else ""
    return f"Moved {_titled(draft, kind, id)} to {place}{within}"


def phrase(draft: Draft, kind: str, id: str) -> str:
    """How an item is called within a sentence."""
    item = draft.items.get(id, {})
    match kind:
        case "workshop":
            return "the workshop"
        case "moment":
            persona, _, touchpoint = id.partition(".")
            return f"{phrase(draft, 'touchpoint', touchpoint)} for {plain(draft, 'persona', persona)}"
        case "handover" | "arrow":
            ends = [phrase(draft, "touchpoint", item[end]) for end in ("source", "target")]
            return f"the {kind} from {ends[0]} to {ends[1]}"
        case "chapter":
            return f"the chapter{_name(item, 'title')} for {plain(draft, 'persona', item['persona'])}"
        case "note":
            return f"the note {_text(item)}"
        case "entry":
            owner, name = draft.owners[id]
            return f"{_text(item)} in the {_words(name)} of {phrase(draft, _owner_kind(owner), owner)}"
        case "score" | "reading":
            of = "opportunity" if kind == "score" else "measure"
            when = f" on {item['date']}" if item.get("date") else ""
            return f"the {kind} of {phrase(draft, of, item[of])}{when}"
        case "count":
            whose = ", ".join(item[name] for name in ("period", "device", "segment") if item.get(name))
            at = f"at{_name(item, 'stage')}" if item.get("stage") else "at a stage without a name"
            who = _typed(draft.items["workshop"].get("customers", "").strip() or "customers")
            return f"the number of {who} {at}{_typed(f' ({whose})') if whose else ''}"
        case "block" | "promise" | "follow_up":
            return f"the {_words(kind)}{_name(item, _TITLES[kind])}"
        case _:
            return _name(item, "name").strip() or _nameless(kind)


def _scorer(draft: Draft, id: str) -> str:
    """Who gave a score. One sentence for all of one person's, so that handing them in is one thing that was done."""
    return _name(draft.items.get(id, {}), "person").strip() or "somebody"


def plain(draft: Draft, kind: str, id: str) -> str:
    """The name of a persona, stage, touchpoint or measure without marks of its own."""
    return _typed(str(draft.items.get(id, {}).get("name", ""))) or _nameless(kind)


def _nameless(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {_words(kind)} without a name"


def quoted(text: str) -> str:
    """The beginning of a text, in quotation marks."""
    return _cited(_line(text), 0) if text.strip() else "“”"


def _line(text: str) -> str:
    return " ".join(text.split())


def _cited(line: str, begin: int) -> str:
    """A line from a place on, at most so long, in quotation marks."""
    if not line:
        return "nothing"
    rest = line[begin:]
    end = rest if len(rest) <= _LONGEST else f"{rest[: _LONGEST - 1].rstrip()}…"
    return f"“{'…' if begin else ''}{end}”"


def _is_text(field: str, value: Any) -> bool:
    """Whether it is what somebody wrote."""
    return isinstance(value, str) and field not in _REFERRING and not value.startswith("data:")


def _told(change: Logged, draft: Draft) -> str:
    op, before = change.op, change.before
    match op:
        case Add():
            return added(draft, op.kind, subject(op))
        case Set():
            parts = [
                field_changed(draft, op.kind, op.id, name, before[name], draft.items[op.id][name]) for name in op.fields
            ]
            return several(parts) if parts else "Changed nothing"
        case Move():
            return moved(draft, op.kind, op.id, before.get("stage"))
        case _:
            raise TypeError(op)


def several(parts: Sequence[str], most: int = 3) -> str:
    """What was done at once, the first of it in full."""
    shown = list(dict.fromkeys(parts))
    more = len(shown) - most
    rest = [f"{more} more change{'s' if more > 1 else ''}"] if more > 0 else []
    return "; ".join([*shown[:most], *rest])


def _titled(draft: Draft, kind: str, id: str) -> str:
    if kind == "moment":
        return f"the moment {phrase(draft, kind, id)}"
    named = kind in _NAMED and draft.items[id].get("name")
    return f"{kind} {phrase(draft, kind, id)}" if named else phrase(draft, kind, id)


def along(others: Mapping[str, int]) -> str:
    """How many others by their kind come or go with an item."""
    counted = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in others.items()]
    return f" with {listing(counted)}" if counted else ""


def _owner_kind(owner: str) -> str:
    return "moment" if "." in owner else "persona"


def _name(item: dict[str, Any], field: str) -> str:
    return f" *{_typed(_known(field, item[field]))}*" if item.get(field) else ""


def _text(item: dict[str, Any]) -> str:
    return _typed(quoted(item.get("text", "")))


def _typed(text: str) -> str:
    """What somebody typed, so that nothing in it is taken for a mark."""
    return re.sub(r"[\\*;]", r"\\\g<0>", text)


def _words(name: str) -> str:
    return name.replace("_", " ")


_LABELS = {
    "due": "Due date", "success": "Measure of success", "told": "What is told", "closed": "Closing date",
    "merged": "Merged themes", "n": "Answers", "sd": "Scatter",
}  # fmt: skip


def label(name: str) -> str:
    """What a field is called where a sentence begins with it."""
    return _LABELS.get(name) or _words(name).capitalize()


def _item(draft: Draft, one: Any) -> str:
    """One of several: the name of an item, a number, or a word as it is."""
    if one is None or isinstance(one, float):
        return "–" if one is None else f"{one:g}"
    return plain(draft, "", one) if isinstance(one, str) and draft.items.get(one, {}).get("name") else _typed(str(one))


def shown(draft: Draft, field: str, value: Any) -> str:
    """A value as people write it."""
    if value in (None, "", [], ()):
        return "nothing"
    value = _known(field, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return signed(value) if field == "feeling" else f"{value:g}"
    if field == "origin":
        return f"{len(value)} thing{'s' if len(value) > 1 else ''} on the map"
    if isinstance(value, list | tuple):
        return ", ".join(_item(draft, one) for one in value)
    if field in _REFERRING:
        return plain(draft, field if field in KINDS else "touchpoint", str(value))
    return "a picture" if str(value).startswith("data:") else _typed(quoted(str(value)))
