"""Feedback on its way in: looked at with what was guessed, then imported as people chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop_kit.importing import Cancelled, Choices, File, Locked, Query, connect, import_, open_query, preview
from workshop_kit.widgets.feedback import jobs, warm
from workshop_kit.widgets.feedback.ground import ground, opened
from workshop_kit.widgets.feedback.reports import kept
from workshop_kit.widgets.feedback.seen import LABELS, scale, told
from workshop_kit.widgets.feedback.sounding import sound
from workshop_kit.widgets.feedback.uploads import hold, let_go, sent

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room


def look(room: Room, choices: dict[str, Any], **where: Any) -> dict[str, Any]:
    """What the kit sees in a file, a text or a query."""
    ground(room)
    warm()  # while people look at how their file is read
    place, chosen = _place(**where), _choices(choices, where)
    try:
        seen = preview(open_query(place, sample=True) if isinstance(place, Query) else place, opened(room), chosen)
    except Locked as error:
        # A file that is read again by itself cannot have one: passwords are kept nowhere.
        if where.get("path"):
            raise
        wrong = str(error) if chosen.password else ""
        return {"locked": True, "title": getattr(place, "name", ""), "wrong": wrong}
    return told(seen, pasted=bool(where.get("text")))


def bring(room: Room, choices: dict[str, Any] | None = None, **where: Any) -> dict[str, Any]:
    """Import it, on a thread of its own."""
    ground(room)
    place, chosen, workshop = _place(**where), _choices(choices or {}, where), opened(room)
    upload = where.get("upload") or ""
    hold(upload)

    def work(job: jobs.Job) -> dict[str, Any]:
        read = False
        try:
            report = imported(job)
            read = True
            return report
        finally:
            let_go(upload, read=read)

    def imported(job: jobs.Job) -> dict[str, Any]:
        try:
            heed: dict[str, Any] = {"progress": job.read, "cancelled": lambda: job.stopping}
            # What came through the page lies nowhere from where it could be read again.
            if isinstance(place, Query) or where.get("path"):
                report = connect(place, workshop, chosen, **heed)
            else:
                report = import_(place, workshop, chosen, **heed)
        except Cancelled as error:
            raise jobs.Stopped from error
        said = kept(workshop.id, report)
        sound(job, workshop)
        return said

    return jobs.begin(work)


def _place(
    upload: str = "", text: str = "", path: str = "", query: dict[str, str] | None = None, **_: Any
) -> File | Query:
    if query:
        return Query(query["url"], query["sql"], query.get("name") or "query")
    if upload:
        name, place = sent(upload)
        return File(name, place)
    if path:
        return File.of(path)
    return File("pasted text", data=text.encode())


def _choices(given: dict[str, Any], where: dict[str, Any]) -> Choices:
    reading = {name: value for name, value in (given.get("reading") or {}).items() if name in LABELS}
    if "header" in reading:
        reading["header"] = int(reading["header"])
    return Choices(
        **reading,
        kind=given.get("kind") or "",
        columns=given.get("columns") or {},
        touchpoints=given.get("places") or {},
        scales={column: scale(ends) for column, ends in (given.get("scales") or {}).items()},
        name=(where.get("query") or {}).get("name") or where.get("name") or "",
        password=str(given.get("password") or ""),
    )
