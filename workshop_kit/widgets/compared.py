"""Two kinds of touchpoints beside each other, in words and rows."""

from __future__ import annotations

from typing import Any

from workshop_kit.analysis import comparison
from workshop_kit.analysis.comparison import Group
from workshop_kit.model import Workshop

#: Below this many feelings on one side a comparison says from how few it comes.
FEW = 6

_TITLES: dict[comparison.Kind, str] = {
    "contact": "Yours and theirs",
    "setting": "Online and offline",
    "phase": "Before, while and after buying",
}

#: How a kind is called in a table, at the beginning of a sentence, and after "better than".
_CALLED = {
    "direct": ("Direct, yours", "Your own places", "your own"),
    "indirect": ("Indirect, theirs", "Indirect places", "indirect ones"),
    "online": ("Online", "Online touchpoints", "online ones"),
    "offline": ("Offline", "Offline touchpoints", "offline ones"),
    "both": ("Both at once", "", ""),
    "before": ("Before buying", "Touchpoints before buying", "those before"),
    "during": ("While buying", "Touchpoints while buying", "those while buying"),
    "after": ("After buying", "Touchpoints after buying", "those after"),
}


def comparisons(workshop: Workshop) -> list[dict[str, Any]]:
    """What there is to compare: direct and indirect, online and offline, before and after buying."""
    return [one for by in comparison.KINDS if (one := compared(workshop, by))]


def compared(workshop: Workshop, by: comparison.Kind) -> dict[str, Any] | None:
    """One comparison: a sentence and a row for each kind; None while there are not two kinds to compare."""
    groups = comparison.compare(workshop, by)
    if len(groups) < 2:
        return None
    rows = [_row(workshop, group) for group in groups]
    return {"by": by, "title": _TITLES[by], "headline": _verdict(groups), "rows": rows}


def _verdict(groups: tuple[Group, ...]) -> str:
    found = comparison.extremes(groups)
    if not any(group.feelings for group in groups):
        counts = " and ".join(f"{group.touchpoints} {group.name}" for group in groups)
        return f"Touchpoints: {counts}, no feelings yet"
    if found is None:
        counts = ", ".join(f"{group.feelings} {group.name}" for group in groups)
        return f"Too few feelings to compare: {counts}"
    best, worst = found
    if not comparison.differ(best, worst):
        one, other = sorted(found, key=groups.index)
        text = f"{_CALLED[one.name][1]} feel about like {_CALLED[other.name][2]}"
        return f"{text}: {signed(one.mean)} and {signed(other.mean)}"
    text = f"{_CALLED[best.name][1]} feel better than {_CALLED[worst.name][2]}"
    text = f"{text}: {signed(best.mean)} against {signed(worst.mean)}"
    few = min(best.feelings, worst.feelings) < FEW
    return f"{text}, from {best.feelings} and {worst.feelings} feelings only" if few else text


def _row(workshop: Workshop, group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "label": _CALLED[group.name][0],
        "touchpoints": group.touchpoints,
        "feelings": group.feelings,
        "mean": signed(group.mean) if group.mean is not None else "",
        "face": _face(group.mean) if group.mean is not None else None,
        "lowest": _lowest(workshop, group),
        "evidence": f"{group.evidenced} of {group.touchpoints}",
    }


def _lowest(workshop: Workshop, group: Group) -> dict[str, Any] | None:
    if group.lowest is None:
        return None
    spot = next(one for one in workshop.touchpoints if one.id == group.lowest.touchpoint)
    who = next(one for one in workshop.personas if one.id == group.lowest.persona)
    feeling = group.lowest.feeling or 0
    return {"touchpoint": spot.id, "title": spot.name, "who": who.name, "feeling": feeling, "score": signed(feeling, 0)}


def _face(mean: float) -> int:
    """The nearest of the five faces; half-way goes away from the middle."""
    return int(abs(mean) + 0.5) * (1 if mean > 0 else -1)


def signed(score: float | None, decimals: int = 1) -> str:
    """A score with its sign, a true minus: −0.2, 0.0, +1.5; a half is rounded away from zero, as people do."""
    size = int(abs(score or 0) * 10**decimals + 0.5) / 10**decimals
    sign = "" if not size else "−" if (score or 0) < 0 else "+"
    return f"{sign}{size:.{decimals}f}"
