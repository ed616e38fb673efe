"""Scales of ratings: told by the name of a column, kept from an earlier reading, or found by the numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workshop_kit.importing import values
from workshop_kit.importing.words import fields, plain
from workshop_kit.voices import Source

#: The worst and the best value of a rating.
Scale = tuple[float, float]
#: Usual scales of ratings, from the worst to the best value.
SCALES = ((1.0, 5.0), (0.0, 5.0), (-2.0, 2.0), (1.0, 7.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))
#: Those where a small number is a good one.
GRADES = ((6.0, 1.0), (5.0, 1.0))
#: Share of the numbers that a scale has at least.
_MOST = 0.98
_SCALE = re.compile(r"\(\s*(\d+)\s*(?:-|–|—|to|bis|…|\.\.+)\s*(\d+)\s*\)|\b(\d+)\s*(?:-|–|—|to|bis)\s*(\d+)\b")


def scale_of(name: str, cells: list[str], given: Mapping[str, Scale], elsewhere: Mapping[str, Scale]) -> Scale:
    """The given scale of a rating, else the first that holds its numbers.

    That may be the one it has in a source with the same columns, the one of its name, or the smallest usual one.
    """
    if name in given:
        worst, best = given[name]
        return float(worst), float(best)
    best = _told_best(cells)
    numbers = [one for one in (values.number(cell, 0, best or 10) for cell in cells) if isinstance(one, float)]
    of_best = [ends for ends in (*SCALES, (min([1, *numbers]), best)) if best and ends[1] == best]
    told = [ends for ends in (elsewhere.get(name), named_scale(name), *of_best) if ends]
    usual = GRADES if _is_grade(name) else SCALES
    low, high = min(numbers, default=1), max(numbers, default=5)
    # Grades stay grades whatever slips there are: read the other way round, the best would be the worst.
    graded = GRADES[:1] if _is_grade(name) and _holds(GRADES[0], numbers, 0.5) else ()
    fitting = [ends for ends in (*told, *usual) if _holds(ends, numbers)]
    others = [ends for ends in SCALES if _holds(ends, numbers)]
    return next(iter([*fitting, *graded, *others]), (low, high + (low == high)))


def _told_best(cells: list[str]) -> float:
    """The best value, where all cells tell it, as "4 of 5" does; 0 where they do not."""
    told = {values.out_of(cell) for cell in cells[:300]}
    best = next(iter(told), None)
    return best or 0.0 if len(told) == 1 else 0.0


def _holds(ends: Scale, numbers: list[float], most: float = _MOST) -> bool:
    """Whether a scale has these numbers, but for a slip among very many: one 7 makes no scale of seven."""
    return sum(min(ends) <= one <= max(ends) for one in numbers) >= most * len(numbers)


def scales_of(found: Source | None) -> dict[str, Scale]:
    """The scales of a source: what was a 4 of 5 stays one when a larger number comes."""
    kept = found.details.get("choices", {}).get("scales", {}) if found else {}
    return {column: (float(worst), float(best)) for column, (worst, best) in kept.items()}


def named_scale(name: str) -> Scale | None:
    """The scale that the name of a column tells, from the worst to the best value: "How was it? (1-5)"."""
    found = _SCALE.search(name)
    if not found:
        return None
    low, high = (float(one) for one in found.groups() if one is not None)
    ends = (max(low, high), min(low, high)) if _is_grade(name) else (low, high)
    return ends if low != high else None


def without_scale(name: str) -> str:
    """The name of a column without the scale that it tells."""
    return _SCALE.sub("", name)


def _is_grade(name: str) -> bool:
    """Whether a column holds grades of a school, where a small number is a good one."""
    return plain(without_scale(name)) in map(plain, fields()["rating"].best_first)
