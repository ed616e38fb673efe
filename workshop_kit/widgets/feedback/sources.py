"""Where feedback came from, in words: when it was read, what came of it, and whether it has changed since."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.counting import count
from workshop_kit.errors import NotFound
from workshop_kit.importing import Choices, File, import_
from workshop_kit.widgets.feedback import jobs
from workshop_kit.widgets.feedback.ground import Ground, ground, opened

if TYPE_CHECKING:
    from workshop_kit.voices import Source
    from workshop_kit.widgets.room import Room


def sources(here: Ground) -> list[dict[str, Any]]:
    """A row for each source, in the order they came."""
    return [_row(one) for one in here.voices.sources]


def changed(room: Room) -> dict[str, Any]:
    """The sources as they stand; cheap enough to be asked now and then."""
    return {"sources": sources(ground(room))}


def refused(one: Source) -> int:
    """How many rows of a source could not be read."""
    return int(one.details.get("refused", 0))


def _row(one: Source) -> dict[str, Any]:
    rows, lost = int(one.details.get("rows", 0)), refused(one)
    told = [count(rows, "row") + f" read on {_when(one.at)}", f"{lost:,} not read" if lost else ""]
    news, error = _news(one)
    return {
        "id": one.name,
        "name": one.name,
        "rows": rows,
        "said": " · ".join(filter(None, told)),
        "news": news,
        "error": error,
        "changed": bool(news),
        "again": bool(one.address) and one.form != "query",
    }


def _news(one: Source) -> tuple[str, str]:
    """What has happened to a connected file since it was read."""
    if not one.address or one.form == "query":
        return "", ""
    try:
        touched = Path(one.address).stat().st_mtime
    except OSError:
        return "", "The file is not where it was. What was read from it last stays."
    return ("It has changed since." if touched > one.at else ""), ""


def _when(at: float) -> str:
    then = time.localtime(at)
    return f"{then.tm_mday} {time.strftime('%B, %H:%M', then)}"


def reread(room: Room, source: str) -> dict[str, Any]:
    """Read a connected file again, as it was matched; what was read before stays where it fails."""
    here = ground(room)
    one = next((one for one in here.voices.sources if one.name == source), None)
    if one is None or not one.address:
        raise NotFound("This source is not connected. Bring its file in again.")
    workshop, file, choices = opened(room), File.of(one.address), _remembered(one)

    def work(job: jobs.Job) -> dict[str, Any]:
        from workshop_kit.widgets.feedback.bringing import kept, sound

        def told(rows: int, share: float) -> None:
            job.on(share or None, f"{rows:,} rows read")

        report = import_(file, workshop, choices, progress=told, cancelled=lambda: job.stopping, address=one.address)
        sound(job, workshop)
        return kept(workshop.id, report)

    return jobs.begin(work)


def _remembered(one: Source) -> Choices:
    known = {"encoding", "delimiter", "sheet", "header", "dates", "kind", "wide", "mask", "people", "scales"}
    chosen = {name: value for name, value in one.details.get("choices", {}).items() if name in known}
    return Choices(name=one.name, **chosen)


def forget(room: Room, source: str) -> dict[str, Any]:
    """Take a source out with everything that came from it."""
    return {"rows": ground(room).voices.forget(source)}
