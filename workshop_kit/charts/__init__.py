"""Charts: authored in Altair, compiled once to Vega, drawn by the page from the compiled file.

Altair is imported when a chart is authored or exported, never to show one.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.grammar import skip_grammar

if TYPE_CHECKING:
    from workshop_kit.charts.channels import channel_matrix
    from workshop_kit.charts.emotion import emotion_curve
    from workshop_kit.charts.funnels import funnel
    from workshop_kit.charts.impact import impact_effort
    from workshop_kit.charts.trends import trend

__all__ = ["channel_matrix", "compiled", "emotion_curve", "funnel", "impact_effort", "trend"]

COMPILED = Path(__file__).parent / "compiled"

_HOMES = {
    "channel_matrix": "channels",
    "emotion_curve": "emotion",
    "funnel": "funnels",
    "impact_effort": "impact",
    "trend": "trends",
}


def compiled(name: str) -> dict[str, Any]:
    """The Vega specification of a chart, with empty datasets for the page to fill."""
    spec: dict[str, Any] = json.loads((COMPILED / f"{name}.json").read_text(encoding="utf-8"))
    return spec


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"workshop_kit.charts has no '{name}'")
    skip_grammar()
    return getattr(import_module(f"workshop_kit.charts.{_HOMES[name]}"), name)
