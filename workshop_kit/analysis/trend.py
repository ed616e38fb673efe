"""How often customers speak of a theme, week by week or month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_kit.analysis.periods import Every, periods
from workshop_kit.analysis.trace import belonging, named_by
from workshop_kit.model import Workshop

if TYPE_CHECKING:
    import pandas as pd


def trend(workshop: Workshop, feedback: pd.DataFrame, codings: pd.DataFrame, every: Every = "month") -> pd.DataFrame:
    """Comments of each theme in each period.

    Returns
    -------
    DataFrame
        `theme_id` (in the workshop's order), `period` (every one in which anybody said anything with a date), `n`
        comments, `share` of that period's comments with a theme (0–1; missing where there are none) and `feeling`,
        their mean (−2 … +2, missing without a rating).
    """
    import pandas as pd

    said = feedback[(feedback["comment"] != "") & feedback["date"].notna()]
    codes, names = periods(said["date"], every)
    table = pd.DataFrame({"theme_id": named_by(said, belonging(workshop, codings)).to_numpy()})
    table["period"], table["feeling"] = codes, said["feeling"].astype("float64").to_numpy()
    table = table[table["theme_id"] != ""]
    grouped = table.groupby(["theme_id", "period"])["feeling"].agg(n="size", feeling="mean")
    all_ = pd.MultiIndex.from_product(
        [[one.id for one in workshop.themes], range(len(names))], names=grouped.index.names
    )
    full = grouped.reindex(all_).reset_index()
    full["n"] = full["n"].fillna(0).astype("int64")
    full["share"] = full["n"] / full.groupby("period")["n"].transform("sum").where(lambda total: total > 0)
    full["period"] = [names[code] for code in full["period"]]
    return full[["theme_id", "period", "n", "share", "feeling"]]
