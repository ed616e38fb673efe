"""Who scored which opportunity: what order, tables and checks count by."""

from __future__ import annotations

from workshop_kit.model import Workshop
from workshop_kit.names import folded


def scores_by_idea(workshop: Workshop) -> dict[str, dict[str, tuple[int, int]]]:
    """Impact and effort, 1–5, of each person who scored both, by the opportunity's id and the folded name.

    Opportunities are in the order of the list; without scores they are left out. Of a name written in two ways the
    last scores count.
    """
    found: dict[str, dict[str, tuple[int, int]]] = {one.id: {} for one in workshop.opportunities}
    for one in workshop.scores:
        if one.impact and one.effort:
            found[one.opportunity][folded(one.person)] = (one.impact, one.effort)
    return {id: given for id, given in found.items() if given}


def people(workshop: Workshop) -> tuple[tuple[str, int], ...]:
    """Who has scored, by the name given first, and how many opportunities."""
    names: dict[str, str] = {}
    for one in workshop.scores:
        if one.impact and one.effort:
            names.setdefault(folded(one.person), one.person.strip())
    scored = scores_by_idea(workshop).values()
    return tuple((name, sum(key in given for given in scored)) for key, name in names.items())
