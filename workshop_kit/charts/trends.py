"""A measure over time: its line, the interval around it, the target and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from workshop_kit.charts import theme

if TYPE_CHECKING:
    import pandas as pd

#: What the trend needs of the readings of one measure in ``Tables.readings``.
COLUMNS = ["date", "value", "low", "high"]
HEIGHT = 160
_DAY = 86_400_000_000_000


def trend(
    readings: pd.DataFrame, *, target: float | None = None, promised: float | None = None, axes: bool = True
) -> alt.LayerChart:  # fmt: skip
    """A line over the days of the readings, with a band where there are intervals.

    Parameters
    ----------
    readings
        Rows of one measure, of which the columns in ``COLUMNS`` are used; those without date or value are left out.
    target, promised
        Drawn as a dashed and a dotted line, in the unit of the measure.
    axes
        Draw the scales. The live chart does without: the page writes numbers and days over it.

    Returns
    -------
    alt.LayerChart
        With the rows in the named datasets ``points`` (time in days since 1970) and ``lines``, and the colours as
        parameters.
    """
    lines = [{"value": value, "kind": kind} for value, kind in ((target, "target"), (promised, "promised"))]
    datasets = {"points": _points(readings), "lines": [one for one in lines if one["value"] is not None]}
    points = alt.Chart(alt.NamedData(name="points")).encode(x=_across(axes))
    layers = [_band(points, axes), _bars(points), _rules(), _line(points), _dots(points)]
    chart = alt.LayerChart(layer=layers, config=theme.config(), datasets=datasets)
    chart = chart.properties(width=420, height=HEIGHT)
    if not axes:
        chart = chart.properties(padding=0, autosize=alt.AutoSizeParams(type="none"))
    # The page gives each of its drawings a name of its own.
    return chart.add_params(*theme.colours(), alt.param(name="drawing", value="trend"))


def _points(readings: pd.DataFrame) -> list[dict[str, Any]]:
    known = readings[COLUMNS].dropna(subset=["date", "value"])
    known = known.assign(time=known["date"].astype("datetime64[ns]").astype("int64") // _DAY).drop(columns="date")
    rows = known.astype(object)
    records: list[dict[str, Any]] = rows.where(rows.notna(), None).to_dict("records")
    return records


def _across(axes: bool) -> alt.X:
    axis = alt.Axis(labelExpr="timeFormat(datum.value * 86400000, '%d %b %Y')", tickCount=4, grid=False)
    return alt.X("time:Q", scale=alt.Scale(zero=False, nice=False, padding=10), title=None, axis=axis if axes else None)


def _up(field: str, axes: bool = False) -> alt.Y:
    scale = alt.Scale(zero=False, nice=False, padding=12)
    return alt.Y(f"{field}:Q", scale=scale, title=None, axis=alt.Axis(tickCount=4) if axes else None)


def _ink(name: str) -> Any:
    return alt.value(alt.ExprRef(name))


def _band(points: alt.Chart, axes: bool) -> alt.Chart:
    area = points.transform_filter("isValid(datum.low)").mark_area(aria=False, opacity=0.75)
    return _encoded(area, y=_up("low", axes), y2="high:Q", color=_ink("line"))


def _bars(points: alt.Chart) -> alt.Chart:
    # A single reading has no band; its interval is a bar.
    rule = points.transform_filter("isValid(datum.low) && length(data('points')) === 1").mark_rule(
        aria=False, strokeWidth=5, strokeCap="round"
    )
    return _encoded(rule, y=_up("low"), y2="high:Q", color=_ink("line"))


def _rules() -> alt.Chart:
    rule = alt.Chart(alt.NamedData(name="lines")).mark_rule(aria=False, strokeWidth=1.6)
    return _encoded(
        rule,
        y=_up("value"),
        color=_ink("soft"),
        strokeDash=alt.condition("datum.kind === 'target'", alt.value([7, 5]), alt.value([2, 4])),
    )


def _line(points: alt.Chart) -> alt.Chart:
    return _encoded(
        points.mark_line(aria=False, strokeWidth=2.6, strokeJoin="round"), y=_up("value"), color=_ink("ink")
    )


def _dots(points: alt.Chart) -> alt.Chart:
    dot = points.mark_point(aria=False, filled=True, size=54, opacity=1)
    return _encoded(dot, y=_up("value"), color=_ink("ink"))


def _encoded(chart: alt.Chart, **channels: Any) -> alt.Chart:
    encoded: alt.Chart = chart.encode(**channels)
    return encoded
