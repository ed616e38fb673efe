"""The rows of each table, from the items of a workshop; what the columns mean is told where the tables are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from statistics import fmean, median
from typing import Any

from workshop_kit.model import Handover, Moment, Persona, Promise, Touchpoint, Workshop, entry_lists
from workshop_kit.scoring import scores_by_idea
from workshop_kit.tables.columns import COLUMNS, NUMBERS

Row = dict[str, Any]


def _fields(item: Persona | Touchpoint | Handover | Promise, table: str) -> Row:
    names: Mapping[str, Any] = type(item).model_fields
    return {name: getattr(item, name) for name in COLUMNS[table] if name in names and name != "stage"}


def _named(order: int, persona: Persona) -> Row:
    return {"persona_id": persona.id, "persona": persona.name, "persona_order": order}


def _places(workshop: Workshop) -> dict[str, Row]:
    stages = {stage.id: (order, stage) for order, stage in enumerate(workshop.stages, 1)}
    rows = {}
    for order, spot in enumerate(workshop.touchpoints, 1):
        stage_order, stage = stages[spot.stage]
        row = {"stage_id": stage.id, "stage": stage.name, "stage_order": stage_order}
        rows[spot.id] = row | {"touchpoint_id": spot.id, "touchpoint": spot.name, "order": order}
    return rows


def personas(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``personas``."""
    for order, one in enumerate(workshop.personas, 1):
        yield _named(order, one) | _fields(one, "personas")


def touchpoints(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``touchpoints``."""
    places = _places(workshop)
    for spot in workshop.touchpoints:
        yield places[spot.id] | _fields(spot, "touchpoints")


def stages(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``stages``."""
    for order, stage in enumerate(workshop.stages, 1):
        row = {"stage_id": stage.id, "stage": stage.name, "stage_order": order, "question": stage.question}
        yield row | {"touchpoints": sum(spot.stage == stage.id for spot in workshop.touchpoints)}


def moments(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``moments``."""
    written = {(moment.persona, moment.touchpoint): moment for moment in workshop.moments}
    places = _places(workshop)
    for (order, persona), spot in product(enumerate(workshop.personas, 1), workshop.touchpoints):
        moment = written.get((persona.id, spot.id)) or Moment(persona=persona.id, touchpoint=spot.id)
        counts = {name: len(getattr(moment, name)) for name in entry_lists("moment")}
        yield _named(order, persona) | places[spot.id] | _written(moment) | counts


def _written(moment: Moment) -> Row:
    names = ("feeling", "word", "doing", "thinking", "quote", "evidence", "cites")
    return {name: getattr(moment, name) for name in names}


def channels(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``channels``."""
    places, broken = _places(workshop), _breaks(workshop)
    names = dict.fromkeys(name for spot in workshop.touchpoints for name in spot.channels)
    orders = {name: order for order, name in enumerate(names, 1)}
    felt: dict[str, list[int]] = {}
    for moment in workshop.moments:
        if moment.feeling is not None:
            felt.setdefault(moment.touchpoint, []).append(moment.feeling)
    for spot in workshop.touchpoints:
        scores = felt.get(spot.id, [])
        mean = {"feelings": len(scores), "feeling": fmean(scores) if scores else None}
        for name in dict.fromkeys(spot.channels):
            row = {"channel": name, "channel_order": orders[name], "breaks": (spot.id, name) in broken}
            yield places[spot.id] | row | mean


def _breaks(workshop: Workshop) -> set[tuple[str, str]]:
    """Ends of hand-overs that break: the touchpoint with the channel, or all of its channels where none fits."""
    own = {spot.id: spot.channels for spot in workshop.touchpoints}
    torn = [one for one in workshop.handovers if one.works is False]
    ends = [(one.source, one.from_channel) for one in torn] + [(one.target, one.to_channel) for one in torn]
    return {(spot, name) for spot, end in ends for name in ([end] if end in own[spot] else own[spot])}


def handovers(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``handovers``."""
    names = {spot.id: spot.name for spot in workshop.touchpoints}
    for one in workshop.handovers:
        ends = {"source_id": one.source, "source": names[one.source], "target_id": one.target}
        yield _fields(one, "handovers") | {"handover_id": one.id, "target": names[one.target]} | ends


def promises(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``promises``."""
    for order, one in enumerate(workshop.promises, 1):
        yield {"promise_id": one.id, "promise_order": order} | _fields(one, "promises")


def follow_ups(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``follow_ups``."""
    for one in workshop.follow_ups:
        yield one.model_dump(exclude={"id"}) | {"follow_up_id": one.id}


def counts(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``counts``."""
    for one in workshop.counts:
        yield one.model_dump(include={"period", "device", "segment", "stage", "customers"}) | {"count_id": one.id}


def actions(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``actions``."""
    names = {one.id: one.name for one in workshop.opportunities}
    spots = {spot.id for spot in workshop.touchpoints}
    measures = {one.id for one in workshop.measures}
    for order, one in enumerate(workshop.actions, 1):
        row = {"action_id": one.id, "action_order": order, "action": one.name}
        row |= one.model_dump(include={"owner", "first_step", "success", "status", "due", "closed", "told"})
        source = one.opportunity if one.opportunity in names else ""
        row |= {"opportunity_id": source, "opportunity": names.get(source, "")}
        yield row | {
            "touchpoint_id": one.touchpoint if one.touchpoint in spots else "",
            "measure_id": one.measure if one.measure in measures else "",
        }


def measures(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``measures``."""
    spots = {one.id: one.name for one in workshop.touchpoints}
    stages = {one.id: one.name for one in workshop.stages}
    for order, one in enumerate(workshop.measures, 1):
        row = one.model_dump(include={"kind", "unit", "better", "target", "channel", "note"})
        # A link to what is gone reads as none.
        spot = one.touchpoint if one.touchpoint in spots else ""
        stage = one.stage if one.stage in stages else ""
        place = {
            "touchpoint_id": spot,
            "touchpoint": spots.get(spot, ""),
            "stage_id": stage,
            "stage": stages.get(stage, ""),
        }
        yield row | place | {"measure_id": one.id, "measure_order": order, "measure": one.name}


def readings(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``readings``."""
    from workshop_kit.analysis.measured import worked

    measures = {one.id: one for one in workshop.measures}
    for one in workshop.readings:
        measure = measures[one.measure]
        found = worked(measure, one)
        numbers = {"value": found.value, "low": found.low, "high": found.high, "n": found.n, "sd": found.sd}
        row = {"reading_id": one.id, "measure_id": measure.id, "measure": measure.name, "unit": measure.unit}
        yield row | numbers | {"date": one.date, "group": one.group, "note": one.note}


def entries(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``entries``."""
    for persona in workshop.personas:
        yield from _listed(persona, entry_lists("persona"), {"persona_id": persona.id, "touchpoint_id": ""})
    for moment in workshop.moments:
        owner = {"persona_id": moment.persona, "touchpoint_id": moment.touchpoint}
        yield from _listed(moment, entry_lists("moment"), owner)


def _listed(item: Persona | Moment, lists: Iterable[str], owner: Row) -> Iterable[Row]:
    for name in lists:
        for entry in getattr(item, name):
            yield owner | {"list": name, "entry_id": entry.id} | entry.model_dump(exclude={"id"})


def opportunities(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``opportunities``."""
    places = _places(workshop)
    stages = {stage.id: stage.name for stage in workshop.stages}
    given = scores_by_idea(workshop)
    blank = {"stage_id": "", "stage": "", "touchpoint_id": "", "touchpoint": ""}
    for number, one in enumerate(workshop.opportunities, 1):
        spot = places.get(one.touchpoint) or (
            blank | {"stage_id": one.stage, "stage": stages[one.stage]} if one.stage in stages else blank
        )
        pairs = given.get(one.id, {}).values()
        middle: Row = {"people": len(pairs)}
        if pairs and workshop.scores_shown:
            middle |= {"median_impact": median(i for i, _ in pairs), "median_effort": median(e for _, e in pairs)}
        own = {"opportunity_id": one.id, "opportunity": one.name, "number": number, "kind": one.kind, "note": one.note}
        where = {name: spot[name] for name in blank}
        yield own | where | {"origin_id": one.origin} | {name: getattr(one, name) for name in NUMBERS} | middle


def scores(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``scores``."""
    counted = {one.id: (number, one) for number, one in enumerate(workshop.opportunities, 1)}
    for score in workshop.scores:
        number, one = counted[score.opportunity]
        row = {"opportunity_id": one.id, "opportunity": one.name, "number": number, "person": score.person}
        yield row | ({"impact": score.impact, "effort": score.effort} if workshop.scores_shown else {})


def themes(workshop: Workshop) -> Iterable[Row]:
    """Rows of the table ``themes``."""
    names = {spot.id: spot.name for spot in workshop.touchpoints}
    for order, one in enumerate(workshop.themes, 1):
        spots = tuple(names[id] for id in one.touchpoints if id in names)
        head = {"theme_id": one.id, "theme_order": order, "theme": one.name, "touchpoints": spots}
        yield head | one.model_dump(include={"kind", "phrases", "note"})
