"""Every section of the handout, in the order it is printed when nobody asks for another.

A new one is a line here, a function that makes its contents (None leaves it out), and a template
`templates/handout/sections/NAME.html.j2` that prints them as `content`; rules of its own go to `NAME.css` beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from workshop_kit.handout import findings, guessed, measured, people, promised, ranked, voiced
from workshop_kit.handout.beside import beside
from workshop_kit.handout.given import Given
from workshop_kit.handout.glance import glance
from workshop_kit.handout.meeting import meeting
from workshop_kit.handout.method import method
from workshop_kit.handout.overview import overview
from workshop_kit.handout.service_promises import service_promises
from workshop_kit.handout.tales import tales
from workshop_kit.handout.unproven import unproven
from workshop_kit.language import later


class Section(NamedTuple):
    """One section.

    Attributes
    ----------
    name : str
        As in options, file names and classes.
    title : str
        What people call it where they choose.
    made : Callable[[Given], object]
        Its contents, frozen values in words; what is false (None, an empty tuple) leaves the section out.
    shows : tuple[str, ...]
        Lists of the workshop whose items it prints whole. A list that no printed section shows does not travel in the
        file, so a section that shows a kind must name its list here, or the file will not open again with it.
    heading : str
        Id of its heading where that is not its name; the contents on a phone lead there.
    explained : tuple[str, ...]
        Sentences of method and definitions, added to *How to read this* when the section is printed; {customers} is
        the workshop's word for its people.
    """

    name: str
    title: str
    made: Callable[[Given], object]
    shows: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    heading: str = ""


ALL = (
    Section("findings", later("What we found"), glance),
    Section("overview", later("The curves together"), lambda given: overview(given.printed)),
    Section("personas", later("Personas"), lambda given: people.cards(given.workshop), ("personas",), heading="people"),
    Section("map", later("Journey maps"), lambda given: given.printed, ("stages", "touchpoints", "moments", "arrows")),
    Section("moments", later("Lowest and best moment"), lambda given: findings.turns(given.printed), heading="turns"),
    Section("comparison", later("Side by side"), beside, heading="beside"),
    Section("story", later("The story"), tales, ("chapters",), heading="tales"),
    Section("channels", later("Channels by stage"), meeting, ("handovers",), heading="meeting"),
    Section(
        "handovers",
        later("Broken hand-overs"),
        lambda given: findings.breaks(given.workshop),
        ("handovers",),
        heading="breaks",
    ),
    Section("promises", later("Service promises"), service_promises, ("promises",)),
    Section("guess", later("Guess against customer"), guessed.guessed, explained=guessed.EXPLAINED),
    Section("voices", later("What we heard"), voiced.voiced, ("themes",), voiced.EXPLAINED),
    Section("steps", later("What to do first"), lambda given: given.steps, heading="next"),
    Section("priorities", later("Priorities"), ranked.priorities, ("opportunities",), ranked.EXPLAINED),
    Section("actions", later("Who does what"), promised.actions, ("actions",), heading="duties"),
    Section("you_said", later("You said, we did"), promised.you_said, ("actions",), heading="yousaid"),
    Section("measures", later("What we measure"), measured.measures, ("measures", "readings"), measured.EXPLAINED),
    Section("funnel", later("From stage to stage"), measured.funnel, ("counts",), measured.STEPS_EXPLAINED),
    Section("follow_up", later("When we look again"), promised.follow_up, ("follow_ups",), heading="look"),
    Section("readiness", later("What is not settled yet"), promised.unsettled, heading="unsettled"),
    Section(
        "evidence",
        later("What is still a guess"),
        lambda given: unproven(given.workshop, given.maps),
        heading="unproven",
    ),
    Section("method", later("How to read this"), lambda given: method(given.maps)),
)
TITLES = {section.name: section.title for section in ALL}
NAMES = tuple(TITLES)
