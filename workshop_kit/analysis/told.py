"""What customers said, with the names of the map beside the ids: as people take it along in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_kit.analysis.breakdown import breakdown

if TYPE_CHECKING:
    import pandas as pd

    from workshop_kit.model import Workshop


def feedback(workshop: Workshop, frame: pd.DataFrame) -> pd.DataFrame:
    """The feedback with the names of touchpoint, stage and persona."""
    return frame.assign(
        touchpoint=_named(frame["touchpoint_id"], {one.id: one.name for one in workshop.touchpoints}),
        stage=_named(frame["stage_id"], {one.id: one.name for one in workshop.stages}),
        persona=_named(frame["persona_id"], {one.id: one.name for one in workshop.personas}),
    )


def codings(workshop: Workshop, coded: pd.DataFrame) -> pd.DataFrame:
    """The codings with the names of the themes."""
    return coded.assign(theme=_named(coded["theme_id"], {one.id: one.name for one in workshop.themes}))


def satisfaction(workshop: Workshop, frame: pd.DataFrame) -> pd.DataFrame:
    """The measures of all answers, then those of each touchpoint in the order of the journey."""
    import pandas as pd

    names = {one.id: one.name for one in workshop.touchpoints}
    places = {id: order for order, id in enumerate(["", *names])}
    found = pd.concat([breakdown(frame), breakdown(frame, "touchpoint_id")], ignore_index=True)
    found = found[found["group"].isin(list(places))]
    order = found["group"].map(places).sort_values(kind="stable").index
    found = found.loc[order].rename(columns={"group": "touchpoint_id"})
    return found.assign(touchpoint=_named(found["touchpoint_id"], names)).reset_index(drop=True)


def _named(ids: pd.Series, names: dict[str, str]) -> pd.Series:
    return ids.map(names).fillna("")
