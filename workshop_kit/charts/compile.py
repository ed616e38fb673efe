"""From Altair to Vega, once, at build time: the browser then needs neither Altair nor Vega-Lite."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import vl_convert

from workshop_kit.charts import COMPILED
from workshop_kit.charts.emotion import COLUMNS, emotion_curve
from workshop_kit.charts.trends import COLUMNS as OVER_TIME
from workshop_kit.charts.trends import trend

_VEGA_LITE = "6.4"


def _emotion_curve() -> Any:
    return emotion_curve(pd.DataFrame(columns=COLUMNS), axes=False)


def _trend() -> Any:
    return trend(pd.DataFrame(columns=OVER_TIME), axes=False)


#: The charts that pages draw, each made without a row: pages bring their own.
SOURCES: dict[str, Callable[[], Any]] = {"emotion_curve": _emotion_curve, "trend": _trend}


def vega(name: str) -> dict[str, Any]:
    """The Vega specification of a chart, as it follows from its Altair source now."""
    compiled: dict[str, Any] = vl_convert.vegalite_to_vega(SOURCES[name]().to_dict(), vl_version=_VEGA_LITE)
    return compiled


def text(name: str) -> str:
    """What the file of a compiled chart holds."""
    return json.dumps(vega(name), separators=(",", ":"), ensure_ascii=False) + "\n"


def save_all(folder: Path = COMPILED) -> list[Path]:
    """Write every compiled chart; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.json" for name in SOURCES}
    for name, path in paths.items():
        path.write_text(text(name), encoding="utf-8", newline="\n")
    return list(paths.values())
