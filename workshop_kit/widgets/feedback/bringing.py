"""Feedback on its way in: looked at with what was guessed, then imported as people chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import sentiment
from workshop_kit.counting import count
from workshop_kit.errors import NotFound
from workshop_kit.importing import Cancelled, Choices, File, Locked, Query, connect, import_, open_query, preview
from workshop_kit.importing.words import fields
from workshop_kit.language import capital, listing
from workshop_kit.log import complain
from workshop_kit.widgets.feedback import jobs, warm
from workshop_kit.widgets.feedback.ground import ground, opened
from workshop_kit.widgets.feedback.uploads import hold, let_go, sent

if TYPE_CHECKING:
    from workshop_kit.importing import Column, Place, Preview, Report
    from workshop_kit.widgets.room import Room
    from workshop_kit.workshops import OpenWorkshop

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
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line", "": "nothing, one text a line"}
_DAYS = {"ymd": "2026-12-31", "dmy": "31.12.2026, day first", "mdy": "12/31/2026, month first"}
_ROWS = {"0": "none, all rows are answers", "1": "the first row"}
_LABELS = {
    "encoding": "Letters",
    "delimiter": "Between the columns",
    "sheet": "Sheet",
    "header": "Names of the columns",
    "dates": "Dates",
}
#: Reports by workshop and source; which rows were refused is told as long as the kernel lives.
_reports: dict[tuple[str, str], Report] = {}


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
    return {
        "title": seen.name,
        "said": _said(seen),
        "kind": seen.guesses["kind"].value,
        "kind_said": "",
        "reading": [_reading(seen, name) for name in _LABELS if name in seen.guesses],
        "columns": [_column(number, one) for number, one in enumerate(seen.columns, 1)],
        "fields": [{"value": name, "label": one.label} for name, one in fields().items()],
        "places": [_spoken(one) for one in seen.places if one.reason != "by its name"],
        "places_said": _places_said(seen),
        "notes": [*seen.notes, *_private(seen)],
        "wanting": seen.trouble,
        "button": "Import it",
    }


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
        def told(rows: int, share: float) -> None:
            job.on(share or None, f"{rows:,} rows read")

        try:
            heed: dict[str, Any] = {"progress": told, "cancelled": lambda: job.stopping}
            # What came through the page lies nowhere from where it could be read again.
            if isinstance(place, Query) or where.get("path"):
                report = connect(place, workshop, chosen, **heed)
            else:
                report = import_(place, workshop, chosen, **heed)
        except Cancelled as error:
            raise jobs.Stopped from error
        told_of_it = kept(workshop.id, report)
        sound(job, workshop)
        return told_of_it

    return jobs.begin(work)


#: Comments without a rating whose words are read for a hint after one import.
HINTED = 50_000


def sound(job: jobs.Job, workshop: OpenWorkshop) -> None:
    """Let the words of comments hint at how they sound. What was imported stays so, whatever becomes of the hints."""
    try:
        _sound(job, workshop)
    except jobs.Stopped:
        return
    except Exception as error:  # noqa: BLE001 - the import is done and told of; the traceback is for the log
        complain(error)


def _sound(job: jobs.Job, workshop: OpenWorkshop) -> None:
    """Comments that nobody has rated get a hint; off for other languages."""
    if not sentiment.available(workshop.value.language):
        return
    job.on(None, "Reading how the comments sound")
    frame = workshop.feedback.frame
    silent = frame[frame["feeling"].isna() & (frame["sentiment_by"] == "") & (frame["comment"] != "")].head(HINTED)
    told = sentiment.hints(silent, workshop.value.language).dropna(subset=["sentiment"])
    if len(told):
        workshop.feedback.hint(dict(zip(told["feedback_id"], told["sentiment"].astype(float), strict=True)))


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


# --- rows that were not read ----------------------------------------------------------------------------------------

#: Rows that the page lists; the file has all of them.
LISTED = 200


def refused(room: Room, source: str = "") -> dict[str, Any]:
    """The rows that were not read, with the reason."""
    found = _of(room, source)
    if not found:
        return {
            "rows": [],
            "more": 0,
            "note": "Bring the file in once more to see them: what is here is not counted twice.",
        }
    rows = [(name, one) for name, report in found for one in report.refused]
    several = len(found) > 1
    told = [
        {"where": f"{name}, {_row(one)}" if several else _row(one).capitalize(), "reason": one.reason}
        for name, one in rows
    ]
    return {"rows": told[:LISTED], "more": max(0, len(told) - LISTED), "note": ""}


def _row(one: Any) -> str:
    return f"row {one.row:,}"


def refused_file(room: Room, source: str = "") -> dict[str, Any]:
    """The same as a file, to go through it."""
    import base64

    found = _of(room, source)
    if not found:
        raise NotFound("Bring the file in once more to see its rows: what is here is not counted twice.")
    name, report = found[0]
    return {"data": base64.b64encode(report.refused_csv().encode()).decode(), "name": f"not read in {name}.csv"}


def _of(room: Room, source: str) -> list[tuple[str, Report]]:
    here = opened(room).id
    return [(name, one) for (id, name), one in _reports.items() if id == here and source in ("", name) and one.refused]


# --- inside ---------------------------------------------------------------------------------------------------------


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
    reading = {name: value for name, value in (given.get("reading") or {}).items() if name in _LABELS}
    if "header" in reading:
        reading["header"] = int(reading["header"])
    return Choices(
        **reading,
        kind=given.get("kind") or "",
        columns=given.get("columns") or {},
        touchpoints=given.get("places") or {},
        name=(where.get("query") or {}).get("name") or given.get("name") or "",
        password=str(given.get("password") or ""),
    )


def _said(seen: Preview) -> str:
    told = [_FORMS.get(seen.form, seen.form), count(len(seen.columns), "column")]
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
        "label": _LABELS[name],
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
    return [*told, "E-mail addresses and phone numbers inside the comments are masked."]
