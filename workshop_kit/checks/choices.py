"""What is missing of themes and priorities: what a group makes of what it has heard."""

from __future__ import annotations

from collections.abc import Iterator

from workshop_kit import scoring
from workshop_kit.checks.asked import Check, Problem, first_three, of_each, so_many_more, up_to_three
from workshop_kit.model import Workshop


def feedback(workshop: Workshop) -> Iterator[Check]:
    """Feedback itself is no part of the map; what people made of it is."""
    if not workshop.themes:
        text = f"a first theme of what {workshop.customers or 'customers'} say"
        yield Check(0, 1, Problem("feedback", text, "theme", "", "name"))
    spots = {spot.id for spot in workshop.touchpoints}
    placed = [theme.id for theme in workshop.themes if spots.intersection(theme.touchpoints)]
    asked = [
        ("name", "a name for a theme", [one for one in workshop.themes if not one.name.strip()]),
        ("kind", "whether it is a pain or a delight, for", [one for one in workshop.themes if not one.kind]),
        ("touchpoints", "a touchpoint for", [one for one in workshop.themes if one.id not in placed]),
    ]
    for field, words, blank in asked if workshop.themes else ():
        text = words if field == "name" else f"{words} {up_to_three((one.name for one in blank), 'theme')}"
        yield of_each("feedback", "theme", field, text, len(workshop.themes), blank)


#: Whose scores it takes at least before an order means something.
FEWEST_PEOPLE = 3


def priorities(workshop: Workshop) -> Iterator[Check]:
    """What the step asks: ideas that say what and where, and the scores of enough people, shown."""
    ideas = [one for one in workshop.opportunities if one.name.strip()]
    first = "a first idea of what could be better"
    yield Check(bool(ideas), 1, Problem("priorities", first, "workshop", "workshop", "opportunities"))
    numbered = enumerate(workshop.opportunities, 1)
    unsaid = [(number, one) for number, one in numbered if one.origin and not one.name.strip()]
    if unsaid:
        text = f"what you would do, for {first_three(f'idea {number}' for number, _ in unsaid)}"
        yield Check(0, len(unsaid), Problem("priorities", text, "opportunity", unsaid[0][1].id, "name"))
    for field, words in (("kind", "the kind of"), ("touchpoint", "where on the map to put")):
        blank = [one for one in ideas if not (one.kind if field == "kind" else one.touchpoint or one.stage)]
        text = f"{words} {up_to_three((one.name for one in blank), 'idea')}"
        yield of_each("priorities", "opportunity", field, text, len(ideas), blank)
    if ideas:
        asked = min(workshop.people or FEWEST_PEOPLE, FEWEST_PEOPLE) or 1
        scored = min(len(scoring.people(workshop)), asked)
        text = f"the scores of {so_many_more(asked - scored) if scored else 'everybody, one after the other'}"
        yield Check(scored, asked, Problem("priorities", text, "workshop", "workshop", "scores"))
        text = "the reveal of the scores"
        yield Check(workshop.scores_shown, 1, Problem("priorities", text, "workshop", "workshop", "scores_shown"))
