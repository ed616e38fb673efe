"""Two kinds of touchpoints beside each other, in words and rows."""

from __future__ import annotations

from typing import Any

from workshop_kit.analysis import comparison
from workshop_kit.analysis.comparison import Group
from workshop_kit.feelings import face, signed
from workshop_kit.language import later, listing, say
from workshop_kit.model import Workshop

#: Below this many feelings on one side a comparison says from how few it comes.
FEW = 6

_TITLES: dict[comparison.Kind, str] = {
    "contact": later("Yours and theirs"),
    "setting": later("Online and offline"),
    "phase": later("Before, while and after buying"),
}

#: How a kind is called in a table, at the beginning of a sentence, and after "better than".
_CALLED = {
    "direct": (later("Direct, yours"), later("Your own places"), later("your own")),
    "indirect": (later("Indirect, theirs"), later("Indirect places"), later("indirect ones")),
    "online": (later("Online"), later("Online touchpoints"), later("online ones")),
    "offline": (later("Offline"), later("Offline touchpoints"), later("offline ones")),
    "both": (later("Both at once"), "", ""),
    "before": (later("Before buying"), later("Touchpoints before buying"), later("those before")),
    "during": (later("While buying"), later("Touchpoints while buying"), later("those while buying")),
    "after": (later("After buying"), later("Touchpoints after buying"), later("those after")),
}


#: The kinds in a row of counts.
_NAMES = {
    "direct": later("direct"),
    "indirect": later("indirect"),
    "online": later("online"),
    "offline": later("offline"),
    "both": later("both"),
    "before": later("before"),
    "during": later("during"),
    "after": later("after"),
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
    return {"by": by, "title": say(_TITLES[by]), "headline": _verdict(groups), "rows": rows}


def _verdict(groups: tuple[Group, ...]) -> str:
    found = comparison.extremes(groups)
    if not any(group.feelings for group in groups):
        counts = listing([_counted(group.touchpoints, group) for group in groups])
        return say("Touchpoints: {counts}, no feelings yet", counts=counts)
    if found is None:
        counts = say(", ").join(_counted(group.feelings, group) for group in groups)
        return say("Too few feelings to compare: {counts}", counts=counts)
    best, worst = found
    if not comparison.differ(best, worst):
        one, other = sorted(found, key=groups.index)
        text = later("{one} feel about like {other}: {score} and {less}")
        return say(text, one=_begun(one), other=_behind(other), score=_mean(one), less=_mean(other))
    words = {"one": _begun(best), "other": _behind(worst), "score": _mean(best), "less": _mean(worst)}
    if min(best.feelings, worst.feelings) >= FEW:
        return say("{one} feel better than {other}: {score} against {less}", **words)
    text = later("{one} feel better than {other}: {score} against {less}, from {few} and {fewer} feelings only")
    return say(text, **words, few=best.feelings, fewer=worst.feelings)


def _mean(group: Group) -> str:
    return signed(group.mean or 0, 1, fixed=True)


def _counted(number: int, group: Group) -> str:
    return say("{number} {kind}", number=number, kind=say(_NAMES[group.name]))


def _begun(group: Group) -> str:
    return say(_CALLED[group.name][1])


def _behind(group: Group) -> str:
    return say(_CALLED[group.name][2])


def _row(workshop: Workshop, group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "label": say(_CALLED[group.name][0]),
        "touchpoints": group.touchpoints,
        "feelings": group.feelings,
        "mean": _mean(group) if group.mean is not None else "",
        "face": face(group.mean) if group.mean is not None else None,
        "lowest": _lowest(workshop, group),
        "evidence": say("{part} of {all}", part=group.evidenced, all=group.touchpoints),
    }


def _lowest(workshop: Workshop, group: Group) -> dict[str, Any] | None:
    if group.lowest is None:
        return None
    spot = next(one for one in workshop.touchpoints if one.id == group.lowest.touchpoint)
    who = next(one for one in workshop.personas if one.id == group.lowest.persona)
    feeling = group.lowest.feeling or 0
    return {"touchpoint": spot.id, "title": spot.name, "who": who.name, "feeling": feeling, "score": signed(feeling)}
