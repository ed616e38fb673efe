"""Style, fonts and drawings of a handout, read once from the kit's templates."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from workshop_kit.resources import folder
from workshop_kit.vocabulary import Channel, vocabulary

#: Unicode ranges of the font subsets, which share no letter. Only the first is always embedded: what an English page
#: prints, and the accented letters and quotation marks of its neighbours, which weigh little beside what they are made
#: from.
RANGES = {
    "common": "U+0020-0022,U+0025-003B,U+003F,U+0041-005A,U+0061-007A,U+00A0-00A1,U+00AB,U+00AD,U+00B7,U+00BB,U+00BF,"
    "U+00C0-00C1,U+00C4,U+00C7-00C9,U+00CD,U+00D1,U+00D3,U+00D6,U+00DA,U+00DC,U+00DF-00E2,U+00E4,U+00E7-00EB,"
    "U+00ED-00EF,U+00F1,U+00F3-00F4,U+00F6-00F7,U+00F9-00FC,U+2010-2014,U+2018-2019,U+201C-201E,U+2026,U+202F,U+2212",
    "western": "U+0023-0024,U+003C-003E,U+0040,U+005B-0060,U+007B-007E,U+00A7,U+00A9-00AA,U+00B0-00B1,U+00BA,U+00C5,"
    "U+00D7-00D8,U+00E3,U+00E5-00E6,U+00EC,U+00F2,U+00F5,U+00F8,U+0153,U+2000-200F,U+2015-2017,U+201A-201B,"
    "U+201F-2025,U+2027-202E,U+2030-206F,U+20AC,U+2191,U+2193",
    "latin": "U+0000-001F,U+007F-009F,U+00A2-00A6,U+00A8,U+00AC,U+00AE-00AF,U+00B2-00B6,U+00B8-00B9,U+00BC-00BE,"
    "U+00C2-00C3,U+00C6,U+00CA-00CC,U+00CE-00D0,U+00D2,U+00D4-00D5,U+00D9,U+00DB,U+00DD-00DE,U+00F0,U+00FD-00FF,U+0131,U+0152,U+02BB-02BC,U+02C6,"
    "U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2122,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113",
}

_SYMBOL = re.compile(r'<symbol id="([^"]+)".*?</symbol>', re.DOTALL)
_USED = re.compile(r'<use href="#([^"]+)"')
_ONE_WORD = re.compile(r'(?<!\bid)="([\w.#-]+)"(?=\s)')
_TAG = re.compile(r"<[^>]*>")
_SHOWN_BY_STYLE = re.compile(r'\bdata-[a-z]+="([^"]*)"')
_RIGHT_TO_LEFT = '[dir="rtl"]'
#: A rule, its selectors and what it says, that names pages from right to left.
_RULE_FROM_THE_RIGHT = re.compile(rf"(?:^|(?<=[{{}}]))([^{{}}]*{re.escape(_RIGHT_TO_LEFT)}[^{{}}]*)\{{([^{{}}]*)\}}")
#: One of several selectors; a comma in parentheses, as in `:is(th,td)`, parts none.
_SELECTOR = re.compile(r"(?:[^,()]|\([^()]*\))+")
#: What only crowded pages have: maps with narrow columns, and names that stand upright.
_CROWDED = re.compile(r'class="journey wide dense"|<span class=up ')
_WHITE = re.compile(r"\s*([{};,>])\s*|(:)\s+")


class Font(NamedTuple):
    """One static cut; `file` is the start of its file name."""

    family: str
    file: str
    weight: int
    style: str


FONTS = (
    Font("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", 400, "normal"),
    Font("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", 600, "normal"),
    Font("Fraunces", "fraunces", 500, "normal"),
    Font("Fraunces", "fraunces", 400, "italic"),
)


def stylesheet(sections: tuple[str, ...] = (), direction: str = "ltr") -> str:
    """The handout's rules, after those of a persona's card, and before what the sections bring themselves."""
    text = rules("persona") + rules("handout") + "".join(rules(f"sections/{name}") for name in sections)
    return text if direction == "rtl" else _RULE_FROM_THE_RIGHT.sub(_from_the_left, text)


def _from_the_left(rule: re.Match[str]) -> str:
    """A rule without its selectors for pages from right to left; empty where it has no others."""
    kept = [one for one in _SELECTOR.findall(rule[1]) if not one.startswith(_RIGHT_TO_LEFT)]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""


def crowded(markup: str) -> str:
    """Rules for crowded maps; empty where the page has none."""
    return rules("crowded") if _CROWDED.search(markup) else ""


@cache
def rules(name: str) -> str:
    """A style sheet without comments and spare white space; empty where there is none."""
    file = _home() / f"{name}.css"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return _WHITE.sub(r"\1\2", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).replace(";}", "}").strip()


def faces_for(markup: str) -> str:
    """Font rules for the letters that markup prints; the signs it is written with are none of them."""
    text = unescape(" ".join([_TAG.sub(" ", markup), *_SHOWN_BY_STYLE.findall(markup)]))
    first, *rare = RANGES
    carried = [first, *(part for part in rare if letters(part).search(text))]
    return "".join(_font_rules(part, alone=carried == [first]) for part in carried)


@cache
def letters(part: str) -> re.Pattern[str]:
    """A pattern of the letters in a part of the fonts."""
    bounds = [one.removeprefix("U+").split("-") for one in RANGES[part].split(",")]
    # A line's end is printed by no font.
    return re.compile("(?![\n\t])[" + "".join(f"{chr(int(b[0], 16))}-{chr(int(b[-1], 16))}" for b in bounds) + "]")


def sprite(markup: str) -> str:
    """The symbols that markup uses, each once, in the order of the drawings; a value of one word needs no marks."""
    used = set(_USED.findall(markup))
    return _ONE_WORD.sub(r"=\1", "".join(text for name, text in symbols().items() if name in used))


@cache
def symbols() -> dict[str, str]:
    """All drawings by id."""
    files = sorted((folder("templates") / "art").glob("*.svg"))
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    return {found[1]: found[0] for found in _SYMBOL.finditer(text)}


@cache
def channels() -> dict[str, Channel]:
    """The channels people can choose, by their name in small letters."""
    return {channel.name.casefold(): channel for channel in vocabulary().channels}


@cache
def words() -> dict[int, str]:
    """The word under each face, by score."""
    return {emotion.feeling: emotion.label for emotion in vocabulary().emotions}


@cache
def _font_rules(part: str, alone: bool) -> str:
    # Which letters are in which file is asked for only where there is more than one.
    among = "" if alone else f";unicode-range:{RANGES[part]}"
    return "".join(_font_rule(font, part, among) for font in FONTS)


def _font_rule(font: Font, part: str, among: str) -> str:
    file = _home() / "fonts" / f"{font.file}-{part}-{font.weight}-{font.style}.woff2"
    data = b64encode(file.read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};font-style:{font.style};font-display:swap;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2"){among}}}'
    )


def _home() -> Path:
    return folder("templates") / "handout"
