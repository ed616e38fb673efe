"""Column and dtype of each table, in the order that people see."""

from __future__ import annotations

from workshop_kit.model import entry_lists

_NAMES = {"persona_id": "str", "persona": "str", "persona_order": "int64"}
_PLACE = {
    "stage_id": "str",
    "stage": "str",
    "stage_order": "int64",
    "touchpoint_id": "str",
    "touchpoint": "str",
    "order": "int64",
}

#: What an opportunity's order is worked out from.
NUMBERS = ("reach", "impact", "confidence", "effort", "importance", "satisfaction")
_IDEA = {"opportunity_id": "str", "opportunity": "str", "number": "int64"}

#: Those that are made from the workshop.
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
    | dict.fromkeys(NUMBERS, "Float64")
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
