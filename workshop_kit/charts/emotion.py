"""The emotion curve: how a journey feels, touchpoint by touchpoint, for one persona or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

import altair as alt

from workshop_kit.charts import theme

if TYPE_CHECKING:
    import pandas as pd

#: What the curve needs of ``Tables.moments``; persona_order, order and feeling are numbers.
COLUMNS = ["persona_id", "persona_order", "order", "feeling", "evidence"]
HEIGHT = 248

# −2 … +2 take 60 % of the height: words above and below the faces need the rest.
_EDGE = 2 / 0.6
_SEVERAL = "datum.personas > 1"

#: The persona in front, whose id the parameter `front` holds, and the others behind; all are equal without one.
_FRONT, _BEHIND = "front === datum.persona_id", "front && front !== datum.persona_id"

#: Areas of more personas than this would lie over one another like mud.
_AREAS = 3

#: Lines of several personas run beside each other where they agree, this far apart at most, and in all, in feelings.
_APART, _SPREAD = 0.09, 0.36


def emotion_curve(moments: pd.DataFrame, *, axes: bool = True) -> alt.LayerChart:
    """The curve of each persona over the touchpoints, coloured by feeling.

    Parameters
    ----------
    moments
        ``Tables.moments``, of which the columns in ``COLUMNS`` are used. A row without a feeling is a gap that the
        curve skips; a moment that is an assumption is drawn hollow.
    axes
        Draw the scales. The live chart does without: the page writes numbers and names over it.

    Returns
    -------
    alt.LayerChart
        With the rows in the named dataset ``moments``, and the colours as parameters.
    """
    scored = alt.Chart().encode(x=_across(axes))
    layers = [_zero(), _area(scored, axes), _line(scored), _points(scored)]
    rows = moments[COLUMNS].astype(object)
    records = prepared(rows.where(rows.notna(), None).to_dict("records"))
    named: dict[str, Any] = {"data": alt.NamedData(name="moments"), "datasets": {"moments": records}}
    chart = alt.LayerChart(layer=layers, config=theme.config(), **named)
    columns = alt.param(name="columns", expr="max(1, floor(extent(pluck(data('moments'), 'order'))[1] || 1))")
    # Pictures in one page share their names of gradients: equal names for equal rows only.
    drawing = alt.param(name="drawing", value=f"curve-{crc32(repr(records).encode()):08x}")
    front = alt.param(name="front", value="")
    return _felt(_sized(chart, axes)).add_params(*theme.colours(), columns, drawing, front)


def _sized(chart: alt.LayerChart, axes: bool) -> alt.LayerChart:
    chart = chart.properties(width=720, height=HEIGHT)
    # Without axes the plot is the picture: what a page lays over it must meet the marks to the pixel.
    return chart if axes else chart.properties(padding=0, autosize=alt.AutoSizeParams(type="none"))


def _felt(chart: alt.LayerChart) -> alt.LayerChart:
    return chart.transform_filter("isValid(datum.feeling)")


def prepared(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with what is drawn of each one's line: its range, its lane, and the level ends of its first and last column.

    Worked out beforehand and not by the chart, where a change of one row would make it work out all; the live chart's
    rows come from ``prepared`` in frontend/src/moments.js.
    """
    felt = [row for row in records if row["feeling"] is not None]
    orders = [row["persona_order"] for row in felt]
    lines: dict[Any, list[dict[str, Any]]] = {}
    for row in felt:
        lines.setdefault(row["persona_id"], []).append(row)
    blank = [row for row in records if row["feeling"] is None]
    return blank + [row for line in lines.values() for row in _line_of(line, len(lines), min(orders), max(orders))]


def _line_of(line: list[dict[str, Any]], personas: int, one: int, other: int) -> list[dict[str, Any]]:
    feelings = [row["feeling"] for row in line]
    lane = ((one + other) / 2 - line[0]["persona_order"]) * min(_APART, _SPREAD / max(1, other - one))
    about = {"top": max(feelings), "low": min(feelings), "personas": personas}

    def place(row: dict[str, Any], shift: float = 0) -> dict[str, Any]:
        return row | about | {"order": row["order"] + shift, "edge": bool(shift), "height": row["feeling"] + lane}

    # The curve runs on level to the edges of its first and last column.
    return [place(line[0], -0.5), *(place(row) for row in line), place(line[-1], 0.5)]


def _across(axes: bool) -> alt.X:
    # Half a column of room at both ends: the page puts a column of words over each touchpoint.
    scale = alt.Scale(domain=[0.5, alt.ExprRef("columns + 0.5")], nice=False, zero=False)
    return alt.X("order:Q", scale=scale, title="Touchpoint", axis=alt.Axis(format="d", grid=False) if axes else None)


def _up(axes: bool = False) -> alt.Y:
    scale = alt.Scale(domain=[-_EDGE, _EDGE], nice=False)
    axis = alt.Axis(values=[-2, -1, 0, 1, 2], format="+d") if axes else None
    return alt.Y("height:Q", scale=scale, title="Feeling", axis=axis)


def _colour() -> alt.Color:
    palette = [alt.ExprRef(f"palette[{i}]") for i in range(5)]
    return alt.Color(
        "feeling:Q", scale=alt.Scale(domain=[-2, -1, 0, 1, 2], range=palette, interpolate="rgb"), legend=None
    )


def _gradient(mark: str, top: str, low: str) -> str:
    # A gradient is laid over the box of its own mark, so its stops begin at the highest feeling and end at the lowest.
    # With a name of its own it is changed in place; without one, Vega would add another at each change of the rows.
    name = f"drawing + '-{mark}-' + datum.persona_order"
    stops = (f"{{offset: {k / 8}, color: scale('color', {top} + ({low} - {top}) * {k / 8})}}" for k in range(9))
    return f"{{id: {name}, gradient: 'linear', x1: 0, y1: 0, x2: 0, y2: 1, stops: [{', '.join(stops)}]}}"


def _worked_out(expression: str) -> Any:
    return alt.value(alt.ExprRef(expression))


def _zero() -> alt.Chart:
    line = alt.Chart(alt.InlineData(values=[{}])).mark_rule(aria=False)
    return _encoded(line, y=alt.YDatum(0, axis=None), color=_worked_out("line"))


def _area(chart: alt.Chart, axes: bool) -> alt.Chart:
    return _encoded(
        chart.transform_filter(f"datum.personas <= {_AREAS} || {_FRONT}").mark_area(interpolate="monotone", aria=False),
        y=_up(axes),
        y2=alt.datum(0),
        detail="persona_id:N",
        fill=_worked_out(_gradient("area", "max(datum.top, 0)", "min(datum.low, 0)")),
        fillOpacity=_worked_out(f"{_SEVERAL} ? ({_FRONT} ? 0.16 : front ? 0.03 : 0.08) : 0.24"),
    )


def _line(chart: alt.Chart) -> alt.Chart:
    # Over a level line a gradient has no extent and would paint nothing.
    colour = f"datum.top === datum.low ? scale('color', datum.top) : {_gradient('line', 'datum.top', 'datum.low')}"
    return _encoded(
        chart.mark_line(interpolate="monotone", strokeCap="butt", strokeJoin="round", aria=False),
        y=_up(),
        stroke=_worked_out(colour),
        strokeWidth=_worked_out(f"{_SEVERAL} && !({_FRONT}) ? 3 : 4"),
        opacity=_worked_out(f"{_BEHIND} ? 0.22 : 1"),
        strokeDash=alt.StrokeDash("persona_order:O", scale=_by_person(theme.DASHES), legend=None),
        detail="persona_id:N",
    )


def _points(chart: alt.Chart) -> alt.Chart:
    paper, feeling = _worked_out("card"), _worked_out("scale('color', datum.feeling)")
    fill = alt.condition("datum.evidence === 'assumption'", paper, feeling)
    # Where columns are narrow, marks of the usual size would touch.
    crowded = "columns > 40"
    return _encoded(
        chart.transform_filter("!datum.edge").mark_point(aria=False, size=110, opacity=1, strokeWidth=2.5),
        y=_up(),
        color=_colour(),
        fill=fill,
        shape=alt.Shape("persona_order:O", scale=_by_person(theme.SHAPES), legend=None),
        size=_worked_out(f"{crowded} ? 36 : 110"),
        strokeWidth=_worked_out(f"{crowded} ? 1.6 : 2.5"),
        opacity=_worked_out(f"{_BEHIND} ? 0.22 : 1"),
    )


def _by_person(kinds: Sequence[Any]) -> alt.Scale:
    # Named for more personas than there are kinds: what is left to Vega depends on who is drawn first.
    people = range(len(theme.DASHES) * len(theme.SHAPES))
    return alt.Scale(domain=[number + 1 for number in people], range=[kinds[number % len(kinds)] for number in people])


def _encoded(chart: alt.Chart, **channels: Any) -> alt.Chart:
    encoded: alt.Chart = chart.encode(**channels)
    return encoded
