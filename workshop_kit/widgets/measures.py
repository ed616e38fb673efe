"""Measures and the funnel as plain values for the page: every number already in words, and the points to draw."""

from __future__ import annotations

from typing import Any

from workshop_kit.analysis.leaks import Flow, Step
from workshop_kit.analysis.measured import Result
from workshop_kit.figures import FunnelTold, Gauge, gauges, headline, told_funnel
from workshop_kit.figures.funnel import interval, percent, row_name
from workshop_kit.figures.measures import Compared, reach
from workshop_kit.figures.numbers import amount, number, short_day
from workshop_kit.model import Measure, Workshop


def measures(workshop: Workshop) -> dict[str, Any]:
    """What is said about all measures, and about each by its id."""
    found = gauges(workshop)
    rows = {one.measure.id: _row(one) for one in found}
    return {"headline": headline(found), "rows": rows, "places": _places(found)}


def funnel(workshop: Workshop) -> dict[str, Any]:
    """What is said about the funnel; empty while nothing was counted."""
    told = told_funnel(workshop)
    return _funnel(told) if told else {}


def _row(one: Gauge) -> dict[str, Any]:
    measure = one.measure
    return {
        "name": one.name,
        "place": one.place,
        "definition": one.definition,
        "interval": one.interval,
        "latest": one.latest,
        "when": one.when,
        "reach": one.reach,
        "state": one.state,
        "verdict": one.verdict,
        "trend": _compared(one.trend),
        "groups": [_compared(group) for group in one.groups],
        "promise": one.promise,
        "late": one.late,
        "steps": one.steps,
        "target": measure.target,
        "wanted": amount(measure.target, measure.unit) if measure.target is not None else "",
        "promised": one.promised,
        "aim": f"target {number(measure.target)}" if measure.target is not None else "",
        "vow": f"promised {number(one.promised)}" if one.promised is not None else "",
        "points": [_point(measure, result) for result in one.points],
        "readings": {result.reading.id: _reading(measure, result) for result in one.readings},
    }


def _point(measure: Measure, result: Result) -> dict[str, Any]:
    day = result.reading.date
    return {
        "reading": result.reading.id,
        "date": day.isoformat() if day else "",
        "day": short_day(day) if day else "",
        "value": result.value,
        "low": result.low,
        "high": result.high,
        "words": amount(result.value or 0, measure.unit),
        "reach": reach(result, measure.unit),
    }


def _reading(measure: Measure, result: Result) -> dict[str, Any]:
    """What stands beside a reading in the form."""
    if result.value is None:
        return {"value": "", "reach": "", "why": result.why}
    return {"value": amount(result.value, measure.unit), "reach": reach(result, measure.unit), "why": result.why}


def _compared(one: Compared | None) -> dict[str, Any] | None:
    if one is None:
        return None
    drawn = one.difference and {"value": one.difference.value, "low": one.difference.low, "high": one.difference.high}
    return {
        "first": one.first,
        "second": one.second,
        "values": list(one.values),
        "text": one.text,
        "sure": one.sure,
        "good": one.good,
        "drawn": drawn,
    }


def _places(found: tuple[Gauge, ...]) -> dict[str, list[dict[str, Any]]]:
    """Measures by the touchpoint or stage they are pinned on, as the map shows them."""
    pinned: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        place = (one.measure.touchpoint or one.measure.stage) if one.place else ""
        if place:
            pin = {"id": one.measure.id, "name": one.name, "latest": one.latest, "state": one.state, "late": one.late}
            pinned.setdefault(place, []).append(pin | {"verdict": one.verdict})
    return pinned


def _funnel(told: FunnelTold) -> dict[str, Any]:
    return {
        "headline": told.headline,
        "detail": told.detail,
        "contrast": told.contrast,
        "notes": list(told.notes),
        "stages": list(told.table.stages),
        "all": _flow(told.whole) if told.whole else None,
        "cuts": [
            {"by": cut.by, "text": cut.text, "flows": [_flow(flow) for flow in cut.flows if not cut.text]}
            for cut in told.cuts
        ],
        "rows": [{**row._asdict(), "name": row_name(row)} for row in told.table.rows],
    }


def _flow(flow: Flow) -> dict[str, Any]:
    first, leak = flow.steps[0].customers, flow.leak
    return {
        "name": flow.name,
        "overall": percent(flow.overall) if flow.overall is not None else "",
        "steps": [_step(step, first) | {"leak": step is leak} for step in flow.steps],
    }


def _step(step: Step, first: int) -> dict[str, Any]:
    return {
        "stage": step.stage,
        "customers": step.customers,
        "counted": f"{step.customers:,}",
        "before": step.before,
        "part": min(1.0, step.customers / first) if first else 0.0,
        "share": percent(step.share) if step.share is not None else "",
        "lost": percent(step.lost) if step.lost is not None else "",
        "gone": number(step.before - step.customers) if step.before and step.lost else "",
        "interval": interval(step),
    }
