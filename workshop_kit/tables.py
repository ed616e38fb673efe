"""A workshop as tidy DataFrames: the only door from the model to pandas.

Missing text is an empty string, a missing number is ``<NA>``. Orders count from 1, in the order people see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from statistics import fmean, median
from typing import TYPE_CHECKING, Any, Protocol

from workshop_kit.model import Handover, Moment, Persona, Promise, Touchpoint, Workshop, entry_lists

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

_NAMES = {"persona_id": "str", "persona": "str", "persona_order": "int64"}
_PLACE = {
    "stage_id": "str",
    "stage": "str",
    "stage_order": "int64",
    "touchpoint_id": "str",
    "touchpoint": "str",
    "order": "int64",
}

_NUMBERS = ("reach", "impact", "confidence", "effort", "importance", "satisfaction")
_IDEA = {"opportunity_id": "str", "opportunity": "str", "number": "int64"}

#: Column and dtype of each table.
COLUMNS: dict[str, dict[str, str]] = {
    "personas": _NAMES | {"share": "Float64", "role": "str", "quote": "str", "channels": "object"},
    "stages": {"stage_id": "str", "stage": "str", "stage_order": "int64", "question": "str", "touchpoints": "int64"},
    "touchpoints": _PLACE
    | dict.fromkeys(("description", "setting", "contact", "phase", "owner", "device"), "str")
    | {"channels": "object", "moment_of_truth": "bool"},
    "moments": _NAMES
    | _PLACE
    | {"feeling": "Int64"}
    | dict.fromkeys(("word", "doing", "thinking", "quote", "evidence", "cites"), "str")
    | dict.fromkeys(entry_lists("moment"), "int64"),
    "channels": _PLACE
    | {"channel": "str", "channel_order": "int64", "feelings": "int64", "feeling": "Float64", "breaks": "bool"},
    "handovers": dict.fromkeys(
        ("handover_id", "source_id", "source", "target_id", "target", "from_channel", "to_channel"), "str"
    )
    | {"works": "boolean", "quote": "str", "note": "str"},
    "promises": {"promise_id": "str", "promise_order": "int64", "channel": "str"}
    | {"expected": "Float64", "actual": "Float64", "self_service": "bool", "note": "str"},
    "actions": {"action_id": "str", "action_order": "int64", "action": "str"}
    | dict.fromkeys(("owner", "first_step", "success", "status"), "str")
    | {"due": "datetime64[s]", "closed": "datetime64[s]"}
    | dict.fromkeys(("touchpoint_id", "opportunity_id", "opportunity", "measure_id", "told"), "str"),
    "follow_ups": {"follow_up_id": "str", "days": "Int64", "date": "datetime64[s]", "version": "str"}
    | {"held": "bool", "note": "str"},
    "measures": {"measure_id": "str", "measure_order": "int64"}
    | dict.fromkeys(("measure", "kind", "unit", "better"), "str")
    | {"target": "Float64"}
    | dict.fromkeys(("touchpoint_id", "touchpoint", "stage_id", "stage", "channel", "note"), "str"),
    "readings": dict.fromkeys(("reading_id", "measure_id", "measure", "unit"), "str")
    | {"date": "datetime64[s]", "group": "str"}
    | dict.fromkeys(("value", "low", "high", "n", "sd"), "Float64")
    | {"note": "str"},
    "counts": dict.fromkeys(("count_id", "period", "device", "segment", "stage"), "str") | {"customers": "Int64"},
    "entries": dict.fromkeys(("persona_id", "touchpoint_id", "list", "entry_id", "text", "evidence", "cites"), "str")
    | {"severity": "Int64"},
    "opportunities": _IDEA
    | dict.fromkeys(("kind", "stage_id", "stage", "touchpoint_id", "touchpoint"), "str")
    | {"origin_id": "object", "note": "str"}
    | dict.fromkeys(_NUMBERS, "Float64")
    | {"people": "int64", "median_impact": "Float64", "median_effort": "Float64"},
    "scores": _IDEA | {"person": "str", "impact": "Int64", "effort": "Int64"},
    "themes": {"theme_id": "str", "theme_order": "int64", "theme": "str", "kind": "str"}
    | {"phrases": "object", "touchpoints": "object", "note": "str"},
}
#: Those of what customers said: their rows are in the database, not in the workshop.
SAID: dict[str, dict[str, str]] = {
    "feedback": {"feedback_id": "str", "date": "datetime64[s]"}
    | dict.fromkeys(("source", "channel", "segment", "touchpoint_id", "touchpoint"), "str")
    | dict.fromkeys(("stage_id", "stage", "persona_id", "persona"), "str")
    | {"nps": "Int64", "csat": "Int64", "ces": "Int64", "feeling": "Float64", "sentiment": "Float64"}
    | {"sentiment_by": "str", "comment": "str"},
    "codings": dict.fromkeys(("feedback_id", "coder", "theme_id", "theme"), "str"),
    "satisfaction": dict.fromkeys(("touchpoint_id", "touchpoint", "measure"), "str")
    | dict.fromkeys(("value", "low", "high"), "Float64")
    | {"n": "int64", "few": "bool"},
}


class Said(Protocol):
    """What customers said, as whoever can read the database hands it over."""

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each piece of feedback."""
        ...

    @property
    def codings(self) -> pd.DataFrame:
        """Which theme a coder gave to which piece."""
        ...


@dataclass(frozen=True)
class Tables:
    """The tables of one workshop, each made when it is first asked for."""

    workshop: Workshop
    said: Said | None = None

    @cached_property
    def personas(self) -> pd.DataFrame:
        """One row a persona: share in percent (0–100), channels as a tuple of names."""
        counted = enumerate(self.workshop.personas, 1)
        return _frame("personas", (_named(order, one) | _fields(one, "personas") for order, one in counted))

    @cached_property
    def stages(self) -> pd.DataFrame:
        """One row a stage, with its number of touchpoints."""
        return _frame("stages", _stage_rows(self.workshop))

    @cached_property
    def touchpoints(self) -> pd.DataFrame:
        """One row a touchpoint in the order of the journey: its stage, channels (a tuple of names), place and owner."""
        places = _places(self.workshop)
        return _frame("touchpoints", (places[t.id] | _fields(t, "touchpoints") for t in self.workshop.touchpoints))

    @cached_property
    def moments(self) -> pd.DataFrame:
        """One row for every pair of persona and touchpoint, written or not: feeling −2 … +2, its entries counted."""
        return _frame("moments", _moment_rows(self.workshop))

    @cached_property
    def channels(self) -> pd.DataFrame:
        """One row for each channel of a touchpoint.

        ``channel_order`` counts channels as the journey first uses them; ``feelings`` counts the personas who feel
        something there and ``feeling`` is their mean, −2 … +2; ``breaks`` says that a hand-over breaks at this end.
        """
        return _frame("channels", _channel_rows(self.workshop))

    @cached_property
    def handovers(self) -> pd.DataFrame:
        """One row a change of channel between two touchpoints; ``works`` is missing where nobody is sure."""
        return _frame("handovers", _handover_rows(self.workshop))

    @cached_property
    def promises(self) -> pd.DataFrame:
        """One row a way to reach support: promised (``expected``) and ``actual`` time of an answer in minutes."""
        counted = enumerate(self.workshop.promises, 1)
        own = ({"promise_id": one.id, "promise_order": order} | _fields(one, "promises") for order, one in counted)
        return _frame("promises", own)

    @cached_property
    def actions(self) -> pd.DataFrame:
        """One row an action in the order of the list: who, until when (NaT without a date), how far, what is told.

        ``opportunity`` and ``touchpoint_id`` are empty where the one that was named is gone.
        """
        return _frame("actions", _action_rows(self.workshop))

    @cached_property
    def follow_ups(self) -> pd.DataFrame:
        """One row a look back, held or planned; ``version`` names the map it is compared with."""
        rows = (one.model_dump(exclude={"id"}) | {"follow_up_id": one.id} for one in self.workshop.follow_ups)
        return _frame("follow_ups", rows)

    @cached_property
    def measures(self) -> pd.DataFrame:
        """One row a measure: its target in its unit, and the touchpoint or stage it belongs to."""
        return _frame("measures", _measure_rows(self.workshop))

    @cached_property
    def readings(self) -> pd.DataFrame:
        """One row a reading, worked out where it was counted: value with its 95 % interval, in the measure's unit."""
        return _frame("readings", _reading_rows(self.workshop))

    @cached_property
    def counts(self) -> pd.DataFrame:
        """One row for the customers who reached a stage in a period, by device and segment."""
        fields = ("period", "device", "segment", "stage", "customers")
        own = ({"count_id": one.id} | {name: getattr(one, name) for name in fields} for one in self.workshop.counts)
        return _frame("counts", own)

    @cached_property
    def entries(self) -> pd.DataFrame:
        """One row a list entry; touchpoint_id is empty where a persona owns it. Severity 1–3."""
        return _frame("entries", _entry_rows(self.workshop))

    @cached_property
    def opportunities(self) -> pd.DataFrame:
        """One row an opportunity, in the order people see, ``number`` is what they call it by.

        ``origin_id`` is a tuple of ids; reach in customers, confidence in percent, importance and satisfaction 0–10.
        ``median_impact`` and ``median_effort``, 1–5, are of the ``people`` who scored both; without any, and before
        the scores are shown, they are missing.
        """
        return _frame("opportunities", _opportunity_rows(self.workshop))

    @cached_property
    def scores(self) -> pd.DataFrame:
        """One row for each person and opportunity: impact and effort, 1 little … 5 a lot, missing until shown."""
        return _frame("scores", _score_rows(self.workshop))

    @cached_property
    def themes(self) -> pd.DataFrame:
        """One row a theme: pain, delight or "", its key phrases and its touchpoints as tuples."""
        return _frame("themes", _theme_rows(self.workshop))

    @cached_property
    def feedback(self) -> pd.DataFrame:
        """One row a piece of feedback, as it is stored: masked, and without who said it. No row of a closed workshop.

        ``feeling`` follows from the rating; ``sentiment`` is a person's word, the rating or a hint, as
        ``sentiment_by`` says; both go from −2 to +2.
        """
        from workshop_kit.analysis.told import feedback

        return _laid("feedback", feedback(self.workshop, self.said.frame) if self.said else None)

    @cached_property
    def codings(self) -> pd.DataFrame:
        """One row for each theme that a coder gave to a piece of feedback."""
        from workshop_kit.analysis.told import codings

        return _laid("codings", codings(self.workshop, self.said.codings) if self.said else None)

    @cached_property
    def satisfaction(self) -> pd.DataFrame:
        """NPS, CSAT and effort with their 95 % intervals: of all answers (``touchpoint`` is ""), then by touchpoint.

        ``few`` says that fewer than ten answers say too little about everybody else.
        """
        from workshop_kit.analysis.told import satisfaction

        return _laid("satisfaction", satisfaction(self.workshop, self.said.frame) if self.said else None)


def _frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd  # 0.2 s that nobody pays before the first table

    columns = COLUMNS[table]
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def _laid(table: str, found: pd.DataFrame | None) -> pd.DataFrame:
    import pandas as pd

    columns = SAID[table]
    return (pd.DataFrame(columns=list(columns)) if found is None else found[list(columns)]).astype(columns)


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


def _stage_rows(workshop: Workshop) -> Iterable[Row]:
    for order, stage in enumerate(workshop.stages, 1):
        row = {"stage_id": stage.id, "stage": stage.name, "stage_order": order, "question": stage.question}
        yield row | {"touchpoints": sum(spot.stage == stage.id for spot in workshop.touchpoints)}


def _moment_rows(workshop: Workshop) -> Iterable[Row]:
    written = {(moment.persona, moment.touchpoint): moment for moment in workshop.moments}
    places = _places(workshop)
    for (order, persona), spot in product(enumerate(workshop.personas, 1), workshop.touchpoints):
        moment = written.get((persona.id, spot.id)) or Moment(persona=persona.id, touchpoint=spot.id)
        counts = {name: len(getattr(moment, name)) for name in entry_lists("moment")}
        yield _named(order, persona) | places[spot.id] | _written(moment) | counts


def _written(moment: Moment) -> Row:
    names = ("feeling", "word", "doing", "thinking", "quote", "evidence", "cites")
    return {name: getattr(moment, name) for name in names}


def _channel_rows(workshop: Workshop) -> Iterable[Row]:
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


def _handover_rows(workshop: Workshop) -> Iterable[Row]:
    names = {spot.id: spot.name for spot in workshop.touchpoints}
    for one in workshop.handovers:
        ends = {"source_id": one.source, "source": names[one.source], "target_id": one.target}
        yield _fields(one, "handovers") | {"handover_id": one.id, "target": names[one.target]} | ends


def _action_rows(workshop: Workshop) -> Iterable[Row]:
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


def _measure_rows(workshop: Workshop) -> Iterable[Row]:
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


def _reading_rows(workshop: Workshop) -> Iterable[Row]:
    from workshop_kit.analysis.measured import worked

    measures = {one.id: one for one in workshop.measures}
    for one in workshop.readings:
        measure = measures[one.measure]
        found = worked(measure, one)
        numbers = {"value": found.value, "low": found.low, "high": found.high, "n": found.n, "sd": found.sd}
        row = {"reading_id": one.id, "measure_id": measure.id, "measure": measure.name, "unit": measure.unit}
        yield row | numbers | {"date": one.date, "group": one.group, "note": one.note}


def _entry_rows(workshop: Workshop) -> Iterable[Row]:
    for persona in workshop.personas:
        yield from _listed(persona, entry_lists("persona"), {"persona_id": persona.id, "touchpoint_id": ""})
    for moment in workshop.moments:
        owner = {"persona_id": moment.persona, "touchpoint_id": moment.touchpoint}
        yield from _listed(moment, entry_lists("moment"), owner)


def _listed(item: Persona | Moment, lists: Iterable[str], owner: Row) -> Iterable[Row]:
    for name in lists:
        for entry in getattr(item, name):
            yield owner | {"list": name, "entry_id": entry.id} | entry.model_dump(exclude={"id"})


def _opportunity_rows(workshop: Workshop) -> Iterable[Row]:
    places = _places(workshop)
    stages = {stage.id: stage.name for stage in workshop.stages}
    blank = {"stage_id": "", "stage": "", "touchpoint_id": "", "touchpoint": ""}
    for number, one in enumerate(workshop.opportunities, 1):
        spot = places.get(one.touchpoint) or (
            blank | {"stage_id": one.stage, "stage": stages[one.stage]} if one.stage in stages else blank
        )
        pairs = [(s.impact, s.effort) for s in workshop.scores if s.opportunity == one.id and s.impact and s.effort]
        middle: Row = {"people": len(pairs)}
        if pairs and workshop.scores_shown:
            middle |= {"median_impact": median(i for i, _ in pairs), "median_effort": median(e for _, e in pairs)}
        own = {"opportunity_id": one.id, "opportunity": one.name, "number": number, "kind": one.kind, "note": one.note}
        where = {name: spot[name] for name in blank}
        yield own | where | {"origin_id": one.origin} | {name: getattr(one, name) for name in _NUMBERS} | middle


def _score_rows(workshop: Workshop) -> Iterable[Row]:
    counted = {one.id: (number, one) for number, one in enumerate(workshop.opportunities, 1)}
    for score in workshop.scores:
        number, one = counted[score.opportunity]
        row = {"opportunity_id": one.id, "opportunity": one.name, "number": number, "person": score.person}
        yield row | ({"impact": score.impact, "effort": score.effort} if workshop.scores_shown else {})


def _theme_rows(workshop: Workshop) -> Iterable[Row]:
    names = {spot.id: spot.name for spot in workshop.touchpoints}
    for order, one in enumerate(workshop.themes, 1):
        spots = tuple(names[id] for id in one.touchpoints if id in names)
        head = {"theme_id": one.id, "theme_order": order, "theme": one.name, "touchpoints": spots}
        yield head | one.model_dump(include={"kind", "phrases", "note"})
