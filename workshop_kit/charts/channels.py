"""The channel × stage matrix: where customers can reach a business, and how it feels there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from workshop_kit.charts import theme

if TYPE_CHECKING:
    import pandas as pd

#: What the matrix needs of ``Tables.channels``.
COLUMNS = ["stage", "stage_order", "channel", "channel_order", "order", "feelings", "feeling", "breaks"]


def channel_matrix(channels: pd.DataFrame) -> alt.LayerChart:
    """A cell for each channel and stage that have touchpoints: coloured by the mean feeling, with their number.

    The page shows the same as a table with every touchpoint and every persona; this is the picture of it.

    Parameters
    ----------
    channels
        ``Tables.channels``, of which the columns in ``COLUMNS`` are used. The mean of a cell weighs each persona's
        feeling once; a cell without one is drawn as an outline. Where a hand-over breaks the cell has a dark edge.

    Returns
    -------
    alt.LayerChart
        With the rows in the named dataset ``channels``, and the colours as parameters.
    """
    rows = channels[COLUMNS].astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    named: dict[str, Any] = {"data": alt.NamedData(name="channels"), "datasets": {"channels": records}}
    cells = _cells()
    chart = alt.LayerChart(layer=[_tiles(cells), _numbers(cells)], config=theme.config(), **named)
    return chart.properties(width=alt.Step(96), height=alt.Step(44)).add_params(*theme.colours())


def _cells() -> alt.Chart:
    weighed = alt.Chart().transform_calculate(sum="datum.feelings ? datum.feeling * datum.feelings : 0")
    summed = weighed.transform_aggregate(
        touchpoints="distinct(order)",
        torn="max(breaks)",
        felt="sum(feelings)",
        total="sum(sum)",
        groupby=["stage", "stage_order", "channel", "channel_order"],
    )
    # A cell without a feeling would not be drawn at all if its mean were missing.
    meant = summed.transform_calculate(mean="datum.felt ? datum.total / datum.felt : 0")
    x = alt.X("stage:N", sort=_by("stage"), title=None, axis=alt.Axis(orient="top", labelAngle=0, labelLimit=90))
    cells: alt.Chart = meant.encode(x=x, y=alt.Y("channel:N", sort=_by("channel"), title=None))
    return cells


def _by(name: str) -> alt.EncodingSortField:
    return alt.EncodingSortField(f"{name}_order", op="min")


def _tiles(cells: alt.Chart) -> alt.Chart:
    palette = [alt.ExprRef(f"palette[{i}]") for i in range(5)]
    scale = alt.Scale(domain=[-2, -1, 0, 1, 2], range=palette, interpolate="rgb")
    felt = alt.Color("mean:Q", scale=scale, title="Feeling", legend=alt.Legend(values=[-2, -1, 0, 1, 2], format="+d"))
    tile = cells.mark_rect(cornerRadius=8, width=84, height=34, strokeWidth=alt.ExprRef("datum.torn ? 2.5 : 1"))
    drawn: alt.Chart = tile.encode(
        color=alt.condition("datum.felt > 0", felt, alt.value(alt.ExprRef("card"))),
        stroke=alt.condition("datum.torn", alt.value(theme.BROKEN), alt.value(alt.ExprRef("line"))),
    )
    return drawn


def _numbers(cells: alt.Chart) -> alt.Chart:
    # Dark numbers on light tiles, white ones on the two darkest.
    ink = alt.condition("abs(datum.mean) > 1.3", alt.value("#ffffff"), alt.value("#1c2331"))
    numbers: alt.Chart = cells.mark_text(fontSize=15, aria=False).encode(text="touchpoints:Q", color=ink)
    return numbers
