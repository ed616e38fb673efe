"""Sources that are read again: when somebody asks, or when their file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshop_kit.errors import Invalid, NotFound, WorkshopError
from workshop_kit.importing.bringing import Progress, Report, import_
from workshop_kit.importing.files import File
from workshop_kit.importing.looking import Choices
from workshop_kit.importing.queries import Query, open_query
from workshop_kit.voices import Source
from workshop_kit.workshops import OpenWorkshop


def connect(
    place: File | Query,
    workshop: OpenWorkshop,
    choices: Choices | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Import, and remember where from, so that `again` can follow what changes there.

    Raises Invalid for a file that was dropped into the page, which has no place to be read from again.
    """
    if isinstance(place, Query):
        named = replace(choices or Choices(), name=(choices.name if choices else "") or place.name)
        report = import_(
            open_query(place), workshop, named, progress=progress, cancelled=cancelled, address=place.address
        )
        extra: dict[str, Any] = {"sql": place.sql, "limit": place.rows, "seconds": place.seconds}
    else:
        if place.path is None:
            raise Invalid("Only a file of this computer can be read again. Name its place instead of dropping it here.")
        stamp = _stamp(place.path)
        report = import_(place, workshop, choices, progress=progress, cancelled=cancelled, address=str(place.path))
        extra = {"stamp": stamp}
    workshop.feedback.note(report.source, said=report.words, missing=report.stayed, failed="", **extra)
    return report


def again(
    name: str, workshop: OpenWorkshop, url: str = "", *, progress: Progress | None = None, by_itself: bool = False
) -> Report:
    """Read a connected source again. What is new comes in.

    What is not in it any more goes where a person asked for this reading (not `by_itself`), it was whole, and nobody
    coded or edited it; the report tells of both.
    When it fails, what was read before stays, and the source keeps the reason. The `url` is for a query whose address
    was typed: passwords are not stored. Raises NotFound, Unreadable, StoreError.
    """
    source = _connected(name, workshop)
    chosen = replace(remembered(source), by_itself=by_itself)
    try:
        return connect(_place(source, url), workshop, chosen, progress=progress)
    except WorkshopError as error:
        workshop.feedback.note(name, failed=str(error), failed_at=time.time())
        raise


def changed(workshop: OpenWorkshop) -> list[str]:
    """Names of connected files that are not as they were when they were read."""
    return [
        one.name
        for one in workshop.feedback.sources
        if one.address and one.form == "file" and _stamp(Path(one.address)) not in (None, one.details.get("stamp"))
    ]


def remembered(source: Source) -> Choices:
    """The choices a source was read with; what it does not hold any more goes."""
    kept: Mapping[str, Any] = source.details.get("choices", {})
    scales = {column: (float(low), float(high)) for column, (low, high) in kept.get("scales", {}).items()}
    plain = {key: value for key, value in kept.items() if key not in ("scales", "wide")}
    return Choices(name=source.name, scales=scales, only=True, **plain)


def _connected(name: str, workshop: OpenWorkshop) -> Source:
    found = next((one for one in workshop.feedback.sources if one.name == name and one.address), None)
    if found is None:
        raise NotFound(f"'{name}' is not connected, so it cannot be read again. Import it anew.")
    return found


def _place(source: Source, url: str) -> File | Query:
    if source.form != "query":
        return File.of(source.address)
    details = source.details
    query = Query(url or source.address, details["sql"], source.name, details["limit"], details["seconds"])
    if query.address != source.address:
        raise Invalid(f"This is another database than {source.address}, where '{source.name}' came from.")
    return query


def _stamp(path: Path) -> list[int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_mtime_ns, found.st_size]
