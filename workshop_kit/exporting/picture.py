"""The journey map as a drawing: SVG, and PNG made of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from workshop_kit.errors import OutputError
from workshop_kit.exporting.lettering import from_the_right, leftward, wrapped
from workshop_kit.handout import journey, look, map_parts
from workshop_kit.handout.curve import HEIGHT, Curve, height
from workshop_kit.model import Workshop

#: Sizes in px: a column, the names of the lanes left of them, space inside a cell and around the whole.
COLUMN, NAMES, PAD, MARGIN = 184, 92, 10, 36
#: Pixels; a drawing larger than this makes no PNG that programs open.
LARGEST = 60_000_000
#: Seconds that a picture may take.
_PATIENCE = 180
_DRAWING = """
import sys, vl_convert
sys.stdout.buffer.write(vl_convert.svg_to_png(sys.stdin.buffer.read().decode(), scale=float(sys.argv[1])))
"""
_CURVE = 190
_INK, _SOFT, _LINE, _PAPER, _PAIN, _IDEA = (
    "#1c2331", "#565d6d", "#e2d8c6", "#fbf7ef", "#9c2c0c", "#0f5a50",
)  # fmt: skip
_FILLS = {-2: "#c04f14", -1: "#eaa367", 0: "#c9c2b3", 1: "#8dbbd9", 2: "#2f78b0"}
_SERIF = "Fraunces, Georgia, 'Noto Serif', 'DejaVu Serif', serif"
_SANS = "'Atkinson Hyperlegible Next', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
# Fonts with letters of both directions: where the first that is there lacks one, programs take any, bold or slanted.
_LEFTWARD = "'Segoe UI', Tahoma, Arial, 'DejaVu Sans', 'Noto Sans Arabic', sans-serif"
_LANE_COLOURS = {"pains": _PAIN, "ideas": _IDEA, "quote": _INK}


def svg(workshop: Workshop) -> str:
    """All maps of a workshop below one another, twelve touchpoints a row; what was typed is text and nothing else.

    Raises
    ------
    OutputError
        When there is no touchpoint to draw.
    """
    maps = journey.maps(workshop, look.words())
    if not maps:
        raise OutputError("There is no map to draw yet. Add stages and touchpoints first.")
    widest = max(len(band.columns) for one in maps for band in one.bands)
    sheet = _Sheet(2 * MARGIN + NAMES + COLUMN * max(widest, 4))
    sheet.text(MARGIN, workshop.title, size=30, font=_SERIF, weight=500, width=sheet.width - 2 * MARGIN)
    if workshop.question:
        sheet.text(MARGIN, workshop.question, size=17, colour=_SOFT, width=sheet.width - 2 * MARGIN)
    for one in maps:
        _map(sheet, one)
    return sheet.written(workshop.title)


def png(workshop: Workshop, scale: float = 2) -> bytes:
    """The drawing in pixels, `scale` for each px of it; fewer when it would grow too large for other programs."""
    drawing = svg(workshop)
    width, height = (float(one) for one in re.findall(r' (?:width|height)="(\d+)"', drawing)[:2])
    return _pixels(drawing, min(scale, (LARGEST / (width * height)) ** 0.5))


def _pixels(drawing: str, scale: float) -> bytes:
    """Drawn by a process of its own: the library stops all other threads for seconds, and the page gives up."""
    command = [sys.executable, "-c", _DRAWING, str(scale)]
    try:
        done = subprocess.run(command, input=drawing.encode(), capture_output=True, timeout=_PATIENCE, check=True)
    except subprocess.SubprocessError as error:
        raise OutputError("The picture could not be drawn. Save the drawing (SVG) instead.") from error
    return done.stdout


def _map(sheet: _Sheet, one: map_parts.Map) -> None:
    sheet.y += 18
    title = f"The journey of {one.name}" if one.name else "The journey"
    sheet.text(MARGIN, title, size=22, font=_SERIF, weight=500, width=sheet.width - 2 * MARGIN)
    for band in one.bands:
        sheet.y += 8
        _stages(sheet, band)
        _names(sheet, band)
        if band.feelings and one.curve:
            _feelings(sheet, band, one.curve)
        for lane in band.lanes:
            _lane(sheet, band, lane)


def _stages(sheet: _Sheet, band: map_parts.Band) -> None:
    x, top = MARGIN + NAMES, sheet.y
    for span in band.spans:
        wide = COLUMN * len(span.columns)
        sheet.shape("rect", x=x, y=top, width=wide - 3, height=34, fill=_INK)
        sheet.y = top + 7
        sheet.text(x + PAD, span.name or "Stage", size=15, weight=600, colour=_PAPER, width=wide - 2 * PAD, most=1)
        x += wide
    sheet.y = top + 34


def _names(sheet: _Sheet, band: map_parts.Band) -> None:
    top, lowest = sheet.y + 10, sheet.y
    for i, column in enumerate(band.columns):
        sheet.y = top
        notes = [str(column.number), "moment of truth" if column.truth else "", _mark(column)]
        note = " · ".join(filter(None, notes))
        sheet.text(_left(i), note, size=11.5, colour=_SOFT, width=COLUMN - 2 * PAD)
        sheet.text(_left(i), column.name, size=15, weight=600, width=COLUMN - 2 * PAD)
        lowest = max(lowest, sheet.y)
    sheet.y = lowest + 8


def _mark(column: map_parts.Column) -> str:
    return f"{column.mark} point" if column.mark else ""


def _feelings(sheet: _Sheet, band: map_parts.Band, curve: Curve) -> None:
    """The curve under its faces; the drawing of the handout, stretched to these columns."""
    sheet.rule(sheet.y)
    # Room for the words over the highest and under the lowest face.
    top, wide = sheet.y + 14, COLUMN * len(band.columns)
    window = sheet.shape(
        "svg", x=MARGIN + NAMES, y=top, width=wide, height=_CURVE,
        viewBox=f"{band.start} 0 {band.width} {HEIGHT}", preserveAspectRatio="none",
    )  # fmt: skip
    middle = height(0)
    _add(window, "path", d=f"M0 {middle:g}H{curve.width}", stroke=_LINE, fill="none")
    _add(window, "path", d=curve.area, fill=_SOFT, opacity="0.08")
    strokes = {"fill": "none", "stroke": _SOFT, "stroke-width": "2.5", "vector-effect": "non-scaling-stroke"}
    _add(window, "path", d=curve.solid, **strokes)
    _add(window, "path", d=curve.dashed, **strokes | {"stroke-dasharray": "2 7"})
    for i, column in enumerate(band.columns):
        if column.mood:
            _face(sheet, i, top, column.mood)
    sheet.y = top
    sheet.text(MARGIN, "Feeling", size=12, colour=_SOFT, width=NAMES)
    sheet.y = top + _CURVE + 14


def _face(sheet: _Sheet, i: int, top: float, mood: map_parts.Mood) -> None:
    middle = top + height(mood.score) * _CURVE / HEIGHT
    centre = MARGIN + NAMES + COLUMN * (i + 0.5)
    sheet.face(mood, centre - 17, middle - 17, 34)
    # Above a low face its word would stand on the curve's way down, below a high one on its way up.
    sheet.y = middle + 20 if mood.score <= 0 else middle - 38
    sheet.text(centre, mood.word, size=12.5, width=COLUMN - PAD, most=1, anchor="middle")


def _lane(sheet: _Sheet, band: map_parts.Band, lane: map_parts.Lane) -> None:
    top = sheet.y
    sheet.rule(top)
    sheet.y = lowest = top + 8
    sheet.text(MARGIN, lane.title, size=12, colour=_SOFT, width=NAMES)
    for i, column in enumerate(band.columns):
        sheet.y = top + 8
        for severity, text in _texts(getattr(column, lane.field), lane.kind):
            sheet.triangles(_left(i) + (COLUMN - 2 * PAD - 30 if leftward(text) else 0), severity)
            said = lane.kind == "quote"
            sheet.text(
                _left(i), text, size=13.5, colour=_LANE_COLOURS.get(lane.field, _INK), width=COLUMN - 2 * PAD,
                font=_SERIF if said else _SANS, style="italic" if said else "normal",
            )  # fmt: skip
        lowest = max(lowest, sheet.y)
    sheet.y = lowest + 8


def _texts(value: object, kind: str) -> list[tuple[int, str]]:
    """What a cell says, line by line, each with its severity (0 where it has none)."""
    if kind == "channels" and isinstance(value, tuple):
        known = look.channels()
        return [(0, ", ".join(known[one.casefold()].label if one.casefold() in known else one for one in value))]
    if isinstance(value, tuple):
        return [(line.severity or 0, line.text) for line in value]
    return [(0, f"“{value}”" if kind == "quote" and value else str(value))]


def _left(i: int) -> float:
    return MARGIN + NAMES + COLUMN * i + PAD


@dataclass
class _Sheet:
    """A drawing that grows downwards; `y` is where the next text begins."""

    width: float
    y: float = MARGIN
    root: ET.Element = field(default_factory=lambda: ET.Element("svg", xmlns="http://www.w3.org/2000/svg"))

    def shape(self, name: str, **attributes: object) -> ET.Element:
        return _add(self.root, name, **attributes)

    def rule(self, y: float) -> None:
        self.shape("path", d=f"M{MARGIN} {y:g}H{self.width - MARGIN:g}", stroke=_LINE, fill="none")

    def text(
        self, x: float, text: str, *, size: float, width: float, colour: str = _INK, font: str = _SANS,
        weight: int = 400, style: str = "normal", anchor: str = "start", most: int = 8,
    ) -> None:  # fmt: skip
        """Lines from `y` on, which moves below them."""
        right = leftward(text)
        if right and anchor == "start":
            x, anchor = x + width, "end"
        if any(map(leftward, text.split())):
            font, style = _LEFTWARD, "normal"
        look = {"font-family": font, "font-size": size, "font-weight": weight, "font-style": style, "fill": colour}
        for line in wrapped(text, width, size, most, weight):
            self.y += 1.32 * size
            baseline = round(self.y - 0.3 * size, 1)
            drawn = self.shape("text", x=x, y=baseline, **look, **{"text-anchor": anchor})
            drawn.text = from_the_right(line) if right else line

    def triangles(self, x: float, severity: int) -> None:
        """One to three of three triangles, in a line of their own."""
        if not severity:
            return
        self.y += 12
        for i in range(3):
            fill = _PAIN if i < severity else _LINE
            self.shape("path", d=f"M{x + 11 * i:g} {self.y:g}h8l-4 -8z", fill=fill)

    def face(self, mood: map_parts.Mood, x: float, y: float, size: float) -> None:
        """A feeling's face; hollow where nobody has seen it."""
        fill = _FILLS[mood.score]
        colours = {"fill": "#ffffff" if mood.assumed else fill, "ring": fill if mood.assumed else "#ffffff"}
        colours["m"] = "#ffffff" if abs(mood.score) == 2 and not mood.assumed else _INK
        symbol = re.sub(r"var\(--(\w+)\)", lambda found: colours[found[1]], look.symbols()[mood.key])
        drawing = ET.fromstring(symbol)  # noqa: S314 - the kit's own drawing
        window = self.shape("svg", x=round(x, 1), y=round(y, 1), width=size, height=size, viewBox="0 0 48 48")
        window.extend(drawing)

    def written(self, title: str) -> str:
        """The file: the drawing on paper, with its title for those who cannot see it."""
        height = round(self.y + MARGIN)
        for name, value in {"width": round(self.width), "height": height, "role": "img"}.items():
            self.root.set(name, str(value))
        self.root.set("viewBox", f"0 0 {round(self.width)} {height}")
        self.root.insert(0, ET.Element("rect", width="100%", height="100%", fill=_PAPER))
        self.root.insert(0, ET.Element("title"))
        self.root[0].text = title
        ET.indent(self.root, " ")
        return ET.tostring(self.root, encoding="unicode") + "\n"


def _add(parent: ET.Element, name: str, **attributes: object) -> ET.Element:
    return ET.SubElement(parent, name, {key: f"{value}" for key, value in attributes.items()})
