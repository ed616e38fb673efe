"""The business's own colour, dark or light enough to be read."""

from __future__ import annotations

from typing import NamedTuple

#: Paper of the handout by day and by night; text on the colour has the paper's.
_PAPER, _NIGHT = (251, 247, 239), (20, 24, 31)
#: WCAG 2.2, 1.4.3: contrast of text.
_LEGIBLE = 4.5
_STEPS = 64

Colour = tuple[float, float, float]


class Brand(NamedTuple):
    """A colour for paper and one for dark screens; `said` tells when the first is not the one that was asked for."""

    light: str
    dark: str
    said: str

    @property
    def style(self) -> str:
        """CSS that puts the colours in."""
        night = f"@media screen and (prefers-color-scheme:dark){{:root{{--brand:{self.dark}}}}}"
        return f":root{{--brand:{self.light}}}{night}"


def brand(colour: str) -> Brand:
    """A colour (#rrggbb) as it can be printed: darker or lighter until it has a contrast of 4.5 to the paper."""
    asked = _channels(colour)
    light = _hex(_towards(asked, (0, 0, 0), _PAPER))
    dark = _hex(_towards(asked, (255, 255, 255), _NIGHT))
    said = "" if light == colour.lower() else f"{colour} is too pale to be read on paper; {light} is printed instead."
    return Brand(light, dark, said)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours by WCAG 2.2, 1 … 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _towards(colour: Colour, end: Colour, paper: Colour) -> Colour:
    """The first colour on the way to black or white that can be read on the paper."""
    mixes = (tuple(a + (b - a) * i / _STEPS for a, b in zip(colour, end, strict=True)) for i in range(_STEPS + 1))
    return next(mix for mix in mixes if contrast(_rounded(mix), paper) >= _LEGIBLE)  # type: ignore[return-value, arg-type]


def _luminance(colour: Colour) -> float:
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _rounded(colour: Colour) -> Colour:
    return round(colour[0]), round(colour[1]), round(colour[2])


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(value):02x}" for value in colour)
