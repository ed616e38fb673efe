"""How often people speak of each theme, period by period, in words and as rows of bars."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import trend
from workshop_kit.widgets.feedback.ground import Ground, ground
from workshop_kit.widgets.feedback.said import face_of
from workshop_kit.widgets.feedback.themes import coded

if TYPE_CHECKING:
    from workshop_kit.widgets.room import Room

#: Periods that are drawn; a change is told when it is as large as this share of what was said.
DRAWN, CHANGED = 24, 0.1


def moved(room: Room, every: str = "month") -> dict[str, Any]:
    """A row for each theme."""
    here = ground(room)
    mine = coded(here)
    if not len(mine):
        return {"rows": [], "headline": "", "wanting": _WANTING}
    found = trend.trend(here.value, here.voices.frame, mine, every)  # type: ignore[arg-type]  # two words of it
    groups = {theme: rows.tail(DRAWN) for theme, rows in found.groupby("theme_id", sort=False)}
    rows = [_row(one.id, one.name, groups[one.id]) for one in here.value.themes if one.id in groups]
    rows = [row for row in rows if any(point["n"] for point in row["points"])]
    return {"rows": rows, "headline": _headline(here, groups), "wanting": _WANTING}


_WANTING = "Months need themes, and comments with a date. Accept a theme above, and its months stand here."


def _row(id: str, name: str, rows: Any) -> dict[str, Any]:
    points = [
        {"label": called(str(one.period)), "n": int(one.n), "face": face_of(one.feeling)} for one in rows.itertuples()
    ]
    return {"key": id, "name": name or "Without a name", "points": points, "said": _said(points)}


def called(period: str) -> str:
    """A month, or a week by its Monday, as people say it; days stay as they are."""
    try:
        if "-W" in period:
            monday = datetime.date.fromisoformat(f"{period}-1")
            return f"the week of {monday.day} {monday:%b %Y}"
        return f"{datetime.date.fromisoformat(f'{period}-01'):%b %Y}" if len(period) == 7 else period
    except ValueError:
        return period


def _said(points: list[dict[str, Any]]) -> str:
    if len(points) < 2:
        return f"{points[0]['n']} in {points[0]['label']}" if points else ""
    first, last = points[0], points[-1]
    if not first["n"] and not last["n"]:
        most = max(points, key=lambda one: one["n"])
        return f"most in {most['label']}: {most['n']}"
    return f"{first['n'] or 'none'} in {first['label']}, {last['n'] or 'none'} in {last['label']}"


def _headline(here: Ground, groups: dict[Any, Any]) -> str:
    """The theme whose share of what is said has changed most between the first half of the time and the second."""
    names = {one.id: one.name or "Without a name" for one in here.value.themes}
    periods = {str(period) for rows in groups.values() for period in rows["period"]}
    if len(periods) == 1:
        return f"All of it is from {called(*periods)}: what gets better or worse shows once there is more"
    steps = {}
    for theme, rows in groups.items():
        shares = rows["share"].astype("float64").fillna(0.0)
        half = len(shares) // 2
        if half:
            steps[str(theme)] = float(shares.iloc[half:].mean() - shares.iloc[:half].mean())
    most = max(steps, key=lambda one: abs(steps[one]), default="")
    if not most or abs(steps[most]) < CHANGED:
        return "What people talk about has not changed much" if steps else ""
    return f"People talk {'more' if steps[most] > 0 else 'less'} of “{names[most]}” than at first"
