"""Satisfaction as rows for a page: every measure of every group with its interval, and what the measures mean."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import breakdown
from workshop_kit.counting import count
from workshop_kit.feelings import signed
from workshop_kit.widgets.feedback.ground import Ground, ground
from workshop_kit.widgets.feedback.moved import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from workshop_kit.analysis.breakdown import Definition
    from workshop_kit.model import Persona, Stage, Touchpoint
    from workshop_kit.widgets.room import Room

_HEADS = {
    "touchpoint_id": "Touchpoint",
    "stage_id": "Stage",
    "persona_id": "Persona",
    "segment": "Segment",
    "channel": "Channel",
    "source": "Source",
    "period": "Month",
    "": "All answers",
}
_WHERE = {"touchpoint_id": "at", "stage_id": "at", "source": "in", "period": "in"}


NO_PLACE = (
    "Answers have ratings, but none of them a place on the map. Bring the same answers in again and choose which "
    "touchpoint each of their names means: what is here already is not counted twice."
)
NO_NAMES = (
    "The ratings do not say which touchpoint they are about, so they count for the whole journey. Put the comments "
    "into themes and give each theme its touchpoint; a survey made under “Ask them yourself” asks at each of them."
)
OTHER_SCALES = (
    "The ratings of the touchpoints are on scales of their own: the curve above shows them. NPS, CSAT and CES need "
    "their scale, asked in whole steps."
)
_WANTING = {
    "persona_id": "No answer belongs to a persona yet: a persona's name or role must be a segment of the answers.",
    "period": "No answer with a rating has a date.",
    "segment": "No answer with a rating names a segment.",
    "channel": "No answer with a rating names a channel.",
}


def satisfaction(room: Room, by: str = "touchpoint_id") -> dict[str, Any]:
    """How satisfied people are, by what."""
    here = ground(room)
    known = breakdown.definitions()
    rated = here.voices.frame if by == "period" else here.voices.rated  # a tally knows no dates
    found = breakdown.breakdown(rated, by=by)  # type: ignore[arg-type]  # refused there, in words
    whole = breakdown.breakdown(rated, by="").set_index("measure")
    # What nobody said of a place is not told by place, but an NPS that was brought in is there to be seen.
    measures = [name for name in known if name in whole.index]
    groups = {group: rows.set_index("measure") for group, rows in found.groupby("group", sort=False)}
    names = _names(here, by, list(groups))
    places = {one.id: f"{at} " for at, one in enumerate(here.value.touchpoints, 1)} if by == "touchpoint_id" else {}
    rows = [
        {
            "key": str(group),
            "name": f"{places.get(group, '')}{name}",
            "cells": [_cell(groups[group], one, known[one]) for one in measures],
        }
        for group, name in names.items()
    ]
    return {
        "by": _HEADS.get(by, "Group"),
        "headline": _headline(known, groups, names, measures, _WHERE.get(by, "for")),
        "measures": [
            {"key": one, "short": known[one].short, "low": known[one].low, "high": known[one].high} for one in measures
        ],
        "rows": rows,
        "whole": [_cell(whole, one, known[one]) for one in measures] if by and measures else [],
        "wanting": _wanting(here, rated, by),
        "definitions": [
            {"name": known[one].name, "text": known[one].text, "interval": known[one].interval} for one in measures
        ],
    }


def placeless(here: Ground) -> str:
    """What to do where no rating has a touchpoint: their names are to be matched, or there is no name to match."""
    return NO_PLACE if len(here.voices.places()) else NO_NAMES


def _wanting(here: Ground, rated: pd.DataFrame, by: str) -> str:
    """Why there is nothing to show."""
    if by in ("touchpoint_id", "stage_id") and any_rating(rated):
        return OTHER_SCALES if any_rating(rated[rated["touchpoint_id"] != ""]) else placeless(here)
    return _WANTING.get(by, "No answer has a rating yet. Comments alone are heard above.")


def any_rating(rated: pd.DataFrame) -> bool:
    """Whether an answer has a rating, at a place on the map or not."""
    return bool(rated[[name for name in ("nps", "csat", "ces", "feeling") if name in rated]].notna().any(axis=None))


def _names(here: Ground, by: str, groups: list[Any]) -> dict[Any, str]:
    """The name of each group, in the order of the map where they are on it."""
    value = here.value
    listed: dict[str, Sequence[Touchpoint | Stage | Persona]]
    listed = {"touchpoint_id": value.touchpoints, "stage_id": value.stages, "persona_id": value.personas}
    if by not in listed:
        return {group: called(str(group)) if by == "period" else str(group) or "All answers" for group in groups}
    return {one.id: one.name or "Without a name" for one in listed[by] if one.id in groups}


def _cell(rows: Any, measure: str, known: Definition) -> dict[str, Any] | None:
    if measure not in rows.index:
        return None
    row = rows.loc[measure]
    if row["few"]:
        return {"few": True, "text": f"too few answers ({int(row['n'])})"}
    value, low, high = (float(row[name]) for name in ("value", "low", "high"))
    if any(math.isnan(number) for number in (value, low, high)):
        return None
    told = [_number(number, known) for number in (value, low, high)]
    interval = f"{told[1]} to {told[2]} · n {int(row['n']):,}"
    return {"few": False, "text": told[0], "interval": interval, "value": value, "low": low, "high": high}


def _number(value: float, known: Definition) -> str:
    """One decimal on a short scale, none on a scale of a hundred; a sign where it can fall below zero."""
    decimals = 1 if known.high - known.low < 20 else 0
    text = signed(value, decimals, fixed=True) if known.low < 0 else f"{value:.{decimals}f}"
    return f"{text} %" if known.unit == "%" else text


def _headline(
    known: dict[str, Definition], groups: dict[Any, Any], names: dict[Any, str], measures: list[str], where: str
) -> str:
    """The lowest and the highest group by the first measure that two groups have enough answers for."""
    for one in measures:
        enough = [
            (float(rows.loc[one]["value"]), names[group])
            for group, rows in groups.items()
            if group in names and one in rows.index and not rows.loc[one]["few"]
        ]
        if len(enough) > 1:
            low, high = min(enough), max(enough)
            return (
                f"{known[one].short} is lowest {where} “{low[1]}” ({_number(low[0], known[one])}) and highest "
                f"{where} “{high[1]}” ({_number(high[0], known[one])})"
            )
    return f"{count(len(groups), 'group')} so far" if len(groups) > 1 else ""
