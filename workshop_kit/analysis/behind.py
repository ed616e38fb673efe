"""The comments behind an action: how many, from where, and one that says it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workshop_kit.analysis.quoting import of_theme
from workshop_kit.analysis.trace import belonging
from workshop_kit.model import Workshop

if TYPE_CHECKING:
    import pandas as pd

#: A comment of so many letters can be read at a glance and still says something.
_GOOD_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Behind:
    """Comments behind something.

    Attributes
    ----------
    n : int
        How many.
    sources : tuple[tuple[str, int], ...]
        Where they come from, the most frequent first.
    quote, source : str
        One of them that says it, and where it comes from; "" where none has words.
    """

    n: int
    sources: tuple[tuple[str, int], ...]
    quote: str
    source: str


def of_themes(
    workshop: Workshop, themes: Collection[str], feedback: pd.DataFrame, codings: pd.DataFrame
) -> Behind | None:
    """Comments that belong to one of these themes; None when there are none. The largest theme's quote speaks."""
    belongs = belonging(workshop, codings)
    belongs = belongs[belongs.isin(list(themes))]
    rows = feedback[feedback["feedback_id"].isin(belongs.index)]
    found = _behind(rows)
    if found is None or not found.quote:
        return found
    named = rows["feedback_id"].map(belongs)
    most = named[(rows["comment"].str.strip() != "").to_numpy()].value_counts()
    order = [one for one in workshop.themes if one.id in most.index]
    largest = max(order, key=lambda one: int(most[one.id]))
    inside = rows[(named == largest.id).to_numpy()]
    quote = of_theme(largest, inside["comment"], workshop.language, workshop.themes)
    source = next(str(one.source) for one in inside.itertuples() if " ".join(str(one.comment).split()) == quote)
    return replace(found, quote=quote, source=source)


def at(touchpoint: str, feedback: pd.DataFrame) -> Behind | None:
    """Unhappy comments about a touchpoint; None when there are none."""
    here = feedback[(feedback["touchpoint_id"] == touchpoint) & (feedback["comment"] != "")]
    return _behind(here[(here["feeling"].fillna(here["sentiment"]) < 0).fillna(False).to_numpy(dtype=bool)])


def _behind(rows: pd.DataFrame) -> Behind | None:
    if rows.empty:
        return None
    counted = rows["source"].value_counts()
    sources = tuple((str(name), int(number)) for name, number in counted.items() if name)
    spoken = rows[rows["comment"].str.strip() != ""]
    if spoken.empty:
        return Behind(len(rows), sources, "", "")
    # The middle feeling first, so that the quote is neither the angriest nor the mildest; then what reads well.
    felt = spoken["feeling"].fillna(spoken["sentiment"]).astype(float)
    away = (felt - felt.median()).abs().fillna(9)
    length = (spoken["comment"].str.len() - _GOOD_LENGTH).abs()
    first = spoken.assign(away=away, length=length).sort_values(["away", "length"], kind="stable").iloc[0]
    return Behind(len(rows), sources, str(first["comment"]).strip(), str(first["source"]))
