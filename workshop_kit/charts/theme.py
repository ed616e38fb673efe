"""One look for all charts: the palette of feelings, inks and papers, and the type."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

#: Colours of the feelings −2 … +2. They survive colour blindness, and always come with a height and a face as well.
FEELINGS = ("#c04f14", "#eaa367", "#c9c2b3", "#8dbbd9", "#2f78b0")

#: Colours that a page may change while the chart lives, each a signal of the compiled chart.
INKS = MappingProxyType({"card": "#ffffff", "line": "#e2d8c6", "soft": "#565d6d", "ink": "#1c2331"})

#: What is broken and what hurts, where no feeling is meant.
BROKEN = "#9c2c0c"

#: What could be better.
IDEA = "#0f5a50"

SANS = '"Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif'

#: How the lines of the first six personas are told apart: full, dashed, dotted …
DASHES = ((1, 0), (9, 5), (2, 5), (14, 5, 2, 5), (5, 3), (2, 3, 2, 9))

#: What their moments are marked with; five and six have no common factor, so 30 personas are told apart.
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")


def config() -> dict[str, Any]:
    """Vega-Lite configuration: no frame, quiet axes, the kit's own type."""
    axis = {"domain": False, "ticks": False, "labelPadding": 8, "titlePadding": 10, "gridColor": INKS["line"]}
    return {
        "background": "transparent",
        "font": SANS,
        "view": {"stroke": None},
        "axis": axis | {"labelColor": INKS["soft"], "titleColor": INKS["soft"], "labelFontSize": 13},
    }


def colours() -> list[alt.Parameter]:
    """Every colour as a parameter, so that a page in the dark swaps colours without making the chart again."""
    import altair as alt

    inks = [alt.param(name=name, value=value) for name, value in INKS.items()]
    return [alt.param(name="palette", value=list(FEELINGS)), *inks]
