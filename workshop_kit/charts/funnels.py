"""The funnel: customers by stage, with the largest leak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from workshop_kit.charts import theme

if TYPE_CHECKING:
    import pandas as pd

#: What the funnel needs: the columns of ``analysis.funnel``, and the names of the stages.
COLUMNS = ["stage", "customers", "drop_off"]


def funnel(steps: pd.DataFrame) -> alt.LayerChart:
    """A bar for each stage, with its number; the step that loses the largest share in the colour of what hurts.

    The page shows the same as a list, with intervals; this is the picture of it.

    Parameters
    ----------
    steps
        ``analysis.funnel(customers).assign(stage=names)``.

    Returns
    -------
    alt.LayerChart
        With the rows in the named dataset ``steps``, and the colours as parameters.
    """
    rows = steps[COLUMNS].astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    lost = steps["drop_off"].max()
    leak = f"isValid(datum.drop_off) && datum.drop_off > 0 && datum.drop_off === {lost}" if lost > 0 else "false"
    named: dict[str, Any] = {"data": alt.NamedData(name="steps"), "datasets": {"steps": records}}
    y = alt.Y("stage:N", sort=None, title=None)
    bars = alt.Chart().mark_bar(cornerRadiusEnd=3, height=22).encode(x=alt.X("customers:Q", title="Customers"), y=y)
    bars = bars.encode(color=alt.condition(leak, alt.value(theme.BROKEN), alt.value(alt.ExprRef("ink"))))
    numbers = alt.Chart().mark_text(align="left", dx=6, fontSize=13, aria=False)
    numbers = numbers.encode(
        x="customers:Q", y=y, text=alt.Text("customers:Q", format=","), color=alt.value(alt.ExprRef("soft"))
    )
    chart = alt.LayerChart(layer=[bars, numbers], config=theme.config(), **named)
    return chart.properties(width=520, height=alt.Step(40)).add_params(*theme.colours())
