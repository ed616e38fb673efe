"""Where feedback came from, in words: when it was read, what came of it, and whether it has changed since."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.counting import count
from workshop_kit.errors import NotFound
from workshop_kit.importing import again, changed
from workshop_kit.language import listing
from workshop_kit.widgets.feedback import jobs
from workshop_kit.widgets.feedback.ground import Ground, ground, opened
from workshop_kit.widgets.feedback.reports import drop_report, kept

if TYPE_CHECKING:
    from workshop_kit.voices import Source
    from workshop_kit.widgets.room import Room


#: What people call where feedback came from.
_NOUNS = {"file": "file", "query": "query", "text": "pasted text"}
_MANY = {"query": "queries"}


def sources(here: Ground) -> list[dict[str, Any]]:
    """A row for each source, in the order they came."""
    moved = changed(opened(here.room))
    return [_row(one, one.name in moved) for one in here.voices.sources]


def came_from(known: list[Source]) -> str:
    """What the feedback came from: a file may hold many kinds of sources, so files are called files."""
    forms = Counter(one.form for one in known)
    return listing([count(forms[form], noun, _MANY.get(form, "")) for form, noun in _NOUNS.items() if forms[form]])


def standing(room: Room) -> dict[str, Any]:
    """The sources as they stand; cheap enough to be asked now and then."""
    return {"sources": sources(ground(room))}


def refused(one: Source) -> int:
    """How many rows of a source could not be read."""
    return int(one.details.get("refused", 0))


def _row(one: Source, changed: bool) -> dict[str, Any]:
    rows, lost = int(one.details.get("rows", 0)), refused(one)
    told = [count(rows, "row"), f"last read on {_when(one.at)}", f"{lost:,} could not be read" if lost else ""]
    return {
        "id": one.name,
        "name": one.name,
        "rows": rows,
        "said": " · ".join(filter(None, told)),
        "news": "It has changed since." if changed else _missing(one),
        "error": _error(one),
        "changed": changed,
        "again": bool(one.address),
        "needs": one.address if _needs_words(one) else "",
    }


def _missing(one: Source) -> str:
    """What is told of rows that are kept although the source has them no more."""
    left = int(one.details.get("missing", 0))
    return f"{count(left, 'row is', 'rows are').capitalize()} not in it any more, and kept here." if left else ""


def _error(one: Source) -> str:
    failed = str(one.details.get("failed", ""))
    if failed or one.form != "file" or not one.address or Path(one.address).is_file():
        return failed and f"{failed} What was read last stays."
    return "The file is not where it was. What was read last stays."


def _needs_words(one: Source) -> bool:
    """Whether the address lacks a name and a password, which are stored nowhere."""
    return one.form == "query" and not one.address.startswith(("$", "sqlite"))


def _when(at: float) -> str:
    then = time.localtime(at)
    return f"{then.tm_mday} {time.strftime('%B, %H:%M', then)}"


def reread(room: Room, source: str, url: str = "", by_itself: bool = False) -> dict[str, Any]:
    """Read a connected source again, as it was matched; what was read before stays where it fails.

    Nothing is taken away where the page reads `by_itself`.
    """
    here = ground(room)
    if not any(one.name == source and one.address for one in here.voices.sources):
        raise NotFound("This source is not connected. Bring its file in again.")
    workshop = opened(room)

    def work(job: jobs.Job) -> dict[str, Any]:
        from workshop_kit.widgets.feedback.sounding import sound

        report = kept(workshop.id, again(source, workshop, url, progress=job.read, by_itself=by_itself))
        sound(job, workshop)
        return report

    return jobs.begin(work)


def forget(room: Room, source: str) -> dict[str, Any]:
    """Take a source out with everything that came from it."""
    rows = ground(room).voices.forget(source)
    drop_report(opened(room).id, source)
    return {"rows": rows}


def taken_out(here: Ground) -> dict[str, Any] | None:
    """What was taken out and can be brought back, in words."""
    one = here.voices.taken_out
    if one is None:
        return None
    rows = f"with {count(one.rows, 'row')}" if one.rows else "which held no rows"
    return {"name": one.name, "said": f"is out, {rows}. It can be brought back until {_when(one.until)}."}


def bring_back(room: Room) -> dict[str, Any]:
    """Let in again what was taken out last."""
    here = ground(room)
    if here.voices.taken_out is None:
        raise NotFound("It is back already, or it was deleted. If it is not in the list, bring its file in again.")
    return {"rows": here.voices.bring_back()}


def forget_for_good(room: Room) -> dict[str, Any]:
    """Delete what was taken out last."""
    ground(room).voices.forget_for_good()
    return {}
