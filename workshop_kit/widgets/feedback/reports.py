"""What came of imports, in words, and the rows that were not read."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import NotFound
from workshop_kit.language import capital, listing
from workshop_kit.widgets.feedback.ground import opened

if TYPE_CHECKING:
    from workshop_kit.importing import Report
    from workshop_kit.widgets.room import Room

#: Reports by workshop and source; which rows were refused is told as long as the kernel lives.
_reports: dict[tuple[str, str], Report] = {}
#: Faults that the page lists, and rows that are named for each; the file has all of them.
LISTED, NAMED = 200, 8


def kept(workshop: str, report: Report) -> dict[str, Any]:
    """What came of an import, in words; the rows that were refused are kept in mind."""
    _reports[workshop, report.source] = report
    return {
        "said": brought(report),
        "notes": " ".join(report.notes),
        "refused": len(report.refused),
        "source": report.source,
    }


def brought(report: Report) -> str:
    """What became of every row of a file, in a sentence: nobody has to look for it in the numbers of the page."""
    if not report.rows:
        return f"“{report.source}” holds no rows, so nothing was added."
    told = [f"{report.added:,} {'row' if report.added == 1 else 'rows'} added" if report.added else "nothing new"]
    told += [f"{_number(report.known)} here already", f"{_number(len(report.refused))} refused"]
    told += [f"{_number(report.gone)} taken out, because the source has them no more"] if report.gone else []
    return f"“{report.source}” is in: {', '.join(told)}."


def _number(rows: int) -> str:
    return f"{rows:,}" if rows else "none"


def drop_report(workshop: str, source: str) -> None:
    """Forget what came of an import whose source was taken out."""
    _reports.pop((workshop, source), None)


def refused(room: Room, source: str = "") -> dict[str, Any]:
    """The rows that were not read, with the reason."""
    found = _of(room, source)
    if not found:
        return {
            "rows": [],
            "more": 0,
            "note": "Bring the file in once more to see them: what is here is not counted twice.",
        }
    several = len(found) > 1
    groups: dict[tuple[str, str], list[int]] = {}
    for name, report in found:
        for one in report.refused:
            groups.setdefault((name if several else "", one.reason), []).append(one.row)
    told = [
        {"where": f"{name}, {_rows(rows)}" if name else capital(_rows(rows)), "reason": reason}
        for (name, reason), rows in groups.items()
    ]
    more = sum(map(len, [*groups.values()][LISTED:]))
    return {"rows": told[:LISTED], "more": more, "note": ""}


def _rows(rows: list[int]) -> str:
    """Rows with the same fault stand together: it is mended once."""
    if len(rows) == 1:
        return f"row {rows[0]:,}"
    shown = [f"{row:,}" for row in rows[:NAMED]]
    left = len(rows) - len(shown)
    return f"rows {listing([*shown, f'{left:,} more'] if left else shown)}"


def refused_file(room: Room, source: str = "") -> dict[str, Any]:
    """The same as a file, to go through it."""
    found = _of(room, source)
    if not found:
        raise NotFound("Bring the file in once more to see its rows: what is here is not counted twice.")
    name, report = found[0]
    return {"data": base64.b64encode(report.refused_csv().encode()).decode(), "name": f"not read in {name}.csv"}


def _of(room: Room, source: str) -> list[tuple[str, Report]]:
    here = opened(room).id
    return [(name, one) for (id, name), one in _reports.items() if id == here and source in ("", name) and one.refused]
