"""Impact × effort: what is much for little, and what is much work for little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from workshop_kit.analysis.placing import HEIGHT, HIGH, LOW, WIDTH, board
from workshop_kit.charts import theme
from workshop_kit.priorities import MIDDLE, QUADRANTS

if TYPE_CHECKING:
    import pandas as pd

#: What the chart needs of ``Tables.opportunities``.
COLUMNS = ["number", "opportunity", "people", "median_impact", "median_effort"]

#: Where the name of each field stands: effort, impact, alignment, baseline.
_CORNERS = {"quick": (LOW, HIGH, "left", "top"), "big": (HIGH, HIGH, "right", "top"),
            "fill": (LOW, LOW, "left", "bottom"), "avoid": (HIGH, LOW, "right", "bottom")}  # fmt: skip


def impact_effort(opportunities: pd.DataFrame) -> alt.LayerChart:
    """A numbered mark for each idea that somebody scored, at its medians; none lies over another.

    The page draws the same as buttons over four fields; this is the picture of it.

    Parameters
    ----------
    opportunities
        ``Tables.opportunities``, of which the columns in ``COLUMNS`` are used. Ideas that nobody scored are left out.

    Returns
    -------
    alt.LayerChart
        With the rows in the named dataset ``opportunities``; a mark that made way has a line to its true place.
    """
    records = _placed(opportunities[COLUMNS])
    named: dict[str, Any] = {"data": alt.NamedData(name="opportunities"), "datasets": {"opportunities": records}}
    layers = [
        _quick(),
        _line(x=_x(MIDDLE)),
        _line(y=_y(MIDDLE)),
        *_names(),
        *_marks(),
    ]
    chart = alt.LayerChart(layer=layers, config=theme.config(), **named)
    return chart.properties(width=WIDTH * 0.7, height=HEIGHT * 0.7).add_params(*theme.colours())


def _placed(opportunities: pd.DataFrame) -> list[dict[str, Any]]:
    scored = opportunities[opportunities["median_effort"].notna()]
    value = scored["median_impact"] / scored["median_effort"]
    ranked = scored.assign(value=value).sort_values("value", ascending=False, kind="stable")
    points = list(zip(ranked["median_effort"].astype(float), ranked["median_impact"].astype(float), strict=True))
    places = board(points)
    drawn = [
        {"at_effort": LOW + mark.x / WIDTH * (HIGH - LOW), "at_impact": HIGH - mark.y / HEIGHT * (HIGH - LOW)}
        for mark in places.marks
    ]
    size = {"size": (places.size * 0.6) ** 2 * 0.6}
    rows = ranked.astype(object).to_dict("records")
    return [row | place | size for row, place in zip(rows, drawn, strict=True)]


def _scale() -> alt.Scale:
    return alt.Scale(domain=[LOW, HIGH], nice=False, zero=False)


def _x(value: float) -> alt.XDatum:
    return alt.XDatum(value, scale=_scale())


def _y(value: float) -> alt.YDatum:
    return alt.YDatum(value, scale=_scale())


def _across(field: str) -> alt.X:
    axis = alt.Axis(grid=False, values=[1, 2, 3, 4, 5], format="d", domain=True)
    return alt.X(f"{field}:Q", scale=_scale(), title="Effort", axis=axis)


def _up(field: str) -> alt.Y:
    axis = alt.Axis(grid=False, values=[1, 2, 3, 4, 5], format="d", domain=True)
    return alt.Y(f"{field}:Q", scale=_scale(), title="Impact", axis=axis)


def _quick() -> alt.Chart:
    field = alt.Chart(alt.InlineData(values=[{}])).mark_rect(opacity=0.09, color=theme.IDEA, aria=False)
    drawn: alt.Chart = field.encode(
        x=_x(LOW),
        x2=alt.datum(MIDDLE),
        y=_y(MIDDLE),
        y2=alt.datum(HIGH),
    )
    return drawn


def _line(**where: Any) -> alt.Chart:
    rule = alt.Chart(alt.InlineData(values=[{}])).mark_rule(aria=False)
    drawn: alt.Chart = rule.encode(color=alt.value(alt.ExprRef("line")), **where)
    return drawn


def _names() -> list[alt.Chart]:
    return [_name(name, *corner) for name, corner in _CORNERS.items()]


def _name(name: str, effort: float, impact: float, align: Any, baseline: Any) -> alt.Chart:
    right, down = (1 if align == "left" else -1), (1 if baseline == "top" else -1)
    text = alt.Chart(alt.InlineData(values=[{}])).mark_text(
        align=align, baseline=baseline, dx=8 * right, dy=8 * down, fontSize=13, fontWeight=600
    )
    named: alt.Chart = text.encode(
        x=_x(effort),
        y=_y(impact),
        text=alt.value(QUADRANTS[name][0]),
        color=_ink("soft"),
    )
    return named


def _marks() -> list[alt.Chart]:
    base = alt.Chart()
    ways = base.mark_rule(aria=False).encode(
        x=_across("median_effort"), y=_up("median_impact"), x2="at_effort:Q", y2="at_impact:Q", color=_ink("soft")
    )
    place = {"x": _across("at_effort"), "y": _up("at_impact")}
    told = [alt.Tooltip(f"{name}:N", title=name.replace("_", " ").capitalize()) for name in COLUMNS]
    disks = base.mark_circle(opacity=1, color=theme.IDEA).encode(
        **place, size=alt.Size("size:Q", scale=None), tooltip=told
    )
    numbers = base.mark_text(fontSize=13, fontWeight=600, color="#ffffff", aria=False).encode(**place, text="number:Q")
    return [ways, disks, numbers]


def _ink(name: str) -> Any:
    return alt.value(alt.ExprRef(name))
