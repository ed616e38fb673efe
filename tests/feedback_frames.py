"""Feedback as the analysis takes it: the columns of the store, made by hand or from the sample's file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample" / "cafe.feedback.csv"

#: Column and dtype of the store's frame.
COLUMNS = {
    "feedback_id": "str", "date": "datetime64[s]", "source": "str", "channel": "str", "segment": "str",
    "touchpoint_id": "str", "stage_id": "str", "persona_id": "str", "nps": "Int64", "csat": "Int64", "ces": "Int64",
    "feeling": "Float64", "sentiment": "Float64", "sentiment_by": "str", "comment": "str",
}  # fmt: skip


def frame(rows: list[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows that say only what matters; everything else is empty."""
    table = pd.DataFrame([{"feedback_id": f"f{n}"} | dict(row) for n, row in enumerate(rows)], columns=list(COLUMNS))
    for name, kind in COLUMNS.items():
        table[name] = (table[name].astype("object").fillna("") if kind == "str" else table[name]).astype(kind)
    return table


def comments(*said: str, **fields: Any) -> pd.DataFrame:
    """Rows that hold a comment each."""
    return frame([{"comment": one} | fields for one in said])


def codings(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Who put which comment under which theme."""
    return pd.DataFrame(rows, columns=["feedback_id", "coder", "theme_id"]).astype("str")


@cache
def _sample() -> pd.DataFrame:
    from workshop_kit.document import read

    workshop = read(SAMPLE.with_name("cafe.workshop.yaml"))
    spots = {one.name: one for one in workshop.touchpoints}
    table = pd.read_csv(SAMPLE, dtype={"nps": "Int64", "csat": "Int64", "ces": "Int64"}, keep_default_na=True)
    table["touchpoint_id"] = [spots[name].id for name in table["touchpoint"]]
    table["stage_id"] = [spots[name].stage for name in table["touchpoint"]]
    table["feeling"] = (
        (table["csat"] - 3).astype("Float64").fillna(table["nps"] / 2.5 - 2).fillna((table["ces"] - 4) / 1.5)
    )
    return frame(table.drop(columns=["touchpoint", "author", "email"]).to_dict("records"))


def sample() -> pd.DataFrame:
    """The feedback of the sample café."""
    return _sample().copy()


def with_themes(workshop: Any) -> tuple[Any, pd.DataFrame]:
    """The workshop with all suggested themes accepted, and who put which comment under which."""
    from workshop_kit.analysis.themes import suggest
    from workshop_kit.model import Theme

    found = suggest(sample(), "en", {spot.id: spot.name for spot in workshop.touchpoints}).themes
    themes = tuple(
        Theme(
            id=f"theme-{n}",
            name=one.name,
            kind=one.kind,
            phrases=one.phrases,
            touchpoints=tuple(filter(None, [one.touchpoint_id])),
        )
        for n, one in enumerate(found)
    )
    rows = [(id, "Hanna", f"theme-{n}") for n, one in enumerate(found) for id in one.feedback_ids]
    return workshop.model_copy(update={"themes": themes}), codings(*rows)
