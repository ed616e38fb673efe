"""Cut the fonts of the handout into the letters nearly every page needs and those that few do.

    npm install --prefix frontend && pip install fonttools brotli
    python scripts/split_fonts.py

A page carries its fonts with it, so each letter weighs. The cuts come from the fonts of the guided steps
(`@fontsource`); what is left of a font's tables is what browsers use of them. `RANGES` of the handout says which
letters go where; a test holds the files against it.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from workshop_kit.handout.look import FONTS, RANGES, Font, letters

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "frontend" / "node_modules" / "@fontsource"
TARGET = ROOT / "templates" / "handout" / "fonts"
#: Kerning, ligatures, accents put together, and figures of one width or height.
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "pnum", "lnum"]


def cut(font: Font, part: str, source: str) -> None:
    """Write the letters of a part, taken from one of the files of the source."""
    made = TTFont(SOURCE / font.file / "files" / f"{font.file}-{source}-{font.weight}-{font.style}.woff2")
    wanted = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    wanted.drop_tables += ["STAT", "gasp"]
    cutter = subset.Subsetter(wanted)
    cutter.populate(unicodes=[code for code in made.getBestCmap() if letters(part).match(chr(code))])
    cutter.subset(made)
    made.flavor = "woff2"
    made.save(TARGET / f"{font.file}-{part}-{font.weight}-{font.style}.woff2")


if __name__ == "__main__":
    for one in FONTS:
        for part in RANGES:
            cut(one, part, "latin-ext" if part == "latin-ext" else "latin")
    print(sum(file.stat().st_size for file in TARGET.glob("*-common-*.woff2")), "bytes for the letters of every page")
