"""What is missing of the journey: its touchpoints, and what is felt there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop_kit.checks.asked import Check, Problem, by_number, of_each, so_many_more, up_to_three
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop, moment_id

#: Fewer touchpoints seldom make a journey; with more, nobody sees it at a glance.
FEWEST, MOST = 8, 15


def touchpoints(workshop: Workshop) -> Iterator[Check]:
    """What the step asks: a touchpoint in each stage, enough of them, and what each is."""
    if not workshop.stages:
        yield Check(0, 1, Problem("touchpoints", "the stages of the journey", "workshop", "workshop", "stages"))
        return
    if not workshop.touchpoints:
        text = f"the first touchpoint; a journey has {FEWEST} to {MOST}"
        asked = len(workshop.stages) + FEWEST
        yield Check(0, asked, Problem("touchpoints", text, "stage", workshop.stages[0].id, "touchpoints"))
        return
    for stage in workshop.stages:
        here = any(spot.stage == stage.id for spot in workshop.touchpoints)
        text = f"a touchpoint in {stage.name.strip() or 'a stage without a name'}"
        yield Check(here, 1, Problem("touchpoints", text, "stage", stage.id, "touchpoints"))
    yield _named("stage", workshop.stages)
    count, last = len(workshop.touchpoints), workshop.stages[-1].id
    more = f"{so_many_more(FEWEST - count)} touchpoint{'s' if FEWEST - count > 1 else ''}"
    text = f"{more}; a journey has {FEWEST} to {MOST}"
    yield Check(min(count, FEWEST), FEWEST, Problem("touchpoints", text, "stage", last, "touchpoints"))
    yield _named("touchpoint", workshop.touchpoints)
    for field, words in _OF_TOUCHPOINTS.items():
        blank = [spot for spot in workshop.touchpoints if not getattr(spot, field)]
        text = f"{words} {up_to_three((spot.name for spot in blank), 'touchpoint')}"
        yield of_each("touchpoints", "touchpoint", field, text, count, blank)


def _named(kind: str, items: Sequence[Stage | Touchpoint]) -> Check:
    """Whether each has a name; those without are told by their place."""
    blank = {number: one for number, one in enumerate(items, 1) if not one.name.strip()}
    text = f"a name for {by_number(kind, list(blank))}" if blank else ""
    return of_each("touchpoints", kind, "name", text, len(items), list(blank.values()))


_OF_TOUCHPOINTS = {
    "channels": "a channel for",
    "contact": "whose place it is, yours or another's, for",
    "setting": "online or offline for",
}


def emotions(workshop: Workshop) -> Iterator[Check]:
    """What the step asks of each persona's moments."""
    if not (workshop.personas and workshop.touchpoints):
        text = "a persona and a touchpoint to begin with"
        yield Check(0, 1, Problem("emotions", text, "workshop", "workshop", "personas"))
        return
    written = {moment.id: moment for moment in workshop.moments}
    for persona in workshop.personas:
        ids = [moment_id(persona.id, spot.id) for spot in workshop.touchpoints]
        moments = [written.get(id) or Moment(persona=persona.id, touchpoint=id.split(".")[1]) for id in ids]
        yield from _felt(persona, workshop.touchpoints, moments)


_OF_MOMENTS = {
    "feeling": "a feeling for",
    "word": "a word for the feeling at",
    "doing": "what happens at",
    "quote": "a sentence said at",
}


def _felt(persona: Persona, spots: tuple[Touchpoint, ...], moments: list[Moment]) -> Iterator[Check]:
    """What the step asks of one persona's moments: a face, a word, and an idea where it hurts most."""
    names = {moment.id: spot.name for moment, spot in zip(moments, spots, strict=True)}
    felt = [moment for moment in moments if moment.feeling is not None]
    for field, words in _OF_MOMENTS.items():
        # Without a face there are no words to choose from yet.
        asked = felt if field == "word" else moments
        blank = [moment for moment in asked if getattr(moment, field) in ("", None)]
        yield _lacking(persona, words, field, len(asked), blank, names)
    lowest = min(felt, key=lambda moment: moment.feeling or 0, default=None)
    if lowest and (lowest.feeling or 0) < 0:
        blank = [] if lowest.ideas else [lowest]
        yield _lacking(persona, "an idea for the lowest moment,", "ideas", 1, blank, names)


def _lacking(persona: Persona, words: str, field: str, asked: int, blank: list[Moment], names: dict[str, str]) -> Check:
    text = (
        f"{words} {up_to_three((names[moment.id] for moment in blank), 'touchpoint')} ({persona.name or 'a persona'})"
    )
    return of_each("emotions", "moment", field, text, asked, blank)
