"""Cut the fonts of the handout into the letters nearly every page needs and those that few do.

    npm install --prefix frontend && pip install fonttools brotli
    python scripts/split_fonts.py

A page carries its fonts with it, so each letter weighs. The cuts come from the fonts of the guided steps
(`@fontsource`); what is left of a font's tables is what browsers use of them. `RANGES` of the handout says which
letters go where; a test holds the files against it. Letters are laid on a grid of 500 units with the points that their
curves need, and pairs of letters that would move by less than a quarter of a pixel in running text stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from workshop_kit.handout.look import FONTS, RANGES, Font, letters

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "frontend" / "node_modules" / "@fontsource"
TARGET = ROOT / "templates" / "handout" / "fonts"
#: Kerning, ligatures, accents put together, and figures of one width or height.
FEATURES = ["kern", "liga", "ccmp", "mark", "mkmk", "tnum", "pnum", "lnum"]
#: Units to an em; how far a curve may lie from that of the source, in ems; and the least kerning, in units.
GRID, AWAY, LEAST = 500, 1.5 / 1000, 8


def cut(font: Font, part: str, source: str) -> None:
    """Write the letters of a part, taken from one of the files of the source."""
    made = TTFont(SOURCE / font.file / "files" / f"{font.file}-{source}-{font.weight}-{font.style}.woff2")
    wanted = subset.Options(
        layout_features=FEATURES, hinting=False, notdef_outline=True, glyph_names=False, name_IDs=[0, 1, 2, 14]
    )
    wanted.drop_tables += ["STAT", "gasp"]
    cutter = subset.Subsetter(wanted)
    cutter.populate(unicodes=[code for code in made.getBestCmap() if letters(part).match(chr(code))])
    cutter.subset(made)
    simplify(made)
    drop_faint_kerning(made)
    made.flavor = "woff2"
    made.save(TARGET / f"{font.file}-{part}-{font.weight}-{font.style}.woff2")


def simplify(font: TTFont) -> None:
    """Draw every letter with fewer points, on a coarser grid; letters put together from others stay so."""
    glyphs, drawn = font.getGlyphSet(), {}
    away = AWAY * font["head"].unitsPerEm
    for name in font.getGlyphOrder():
        if not font["glyf"][name].isComposite():
            pen = TTGlyphPen(None)
            glyphs[name].draw(Qu2CuPen(Cu2QuPen(pen, away, all_quadratic=True), away, all_cubic=True))
            drawn[name] = pen.glyph()
    for name, glyph in drawn.items():
        font["glyf"][name] = glyph
    scale_upem(font, GRID)


def drop_faint_kerning(font: TTFont) -> None:
    """Leave out the kerning that nobody sees."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            for pair in _pairs(table):
                if pair.Value1 is not None and abs(getattr(pair.Value1, "XAdvance", 0)) < LEAST:
                    pair.Value1.XAdvance = 0


def _pairs(table: Any) -> Iterator[Any]:
    for name in ("PairSet", "Class1Record"):
        for group in getattr(table, name, ()):
            yield from getattr(group, "PairValueRecord", ()) or getattr(group, "Class2Record", ())


if __name__ == "__main__":
    for one in FONTS:
        for part in RANGES:
            cut(one, part, "latin-ext" if part == "latin-ext" else "latin")
    print(sum(file.stat().st_size for file in TARGET.glob("*-common-*.woff2")), "bytes for the letters of every page")
