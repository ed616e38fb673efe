"""Row E1: opportunities come from pains, ideas, broken hand-overs, promises and themes of the map."""

from __future__ import annotations

from workshop_kit.ideas.opportunities import origins, place, sources, taken
from workshop_kit.model import (
    Entry,
    Handover,
    Moment,
    Opportunity,
    Persona,
    Promise,
    Stage,
    Theme,
    Touchpoint,
    Workshop,
)


def workshop(**more: object) -> Workshop:
    moment = Moment(
        persona="ana",
        touchpoint="door",
        feeling=-2,
        pains=(
            Entry(id="heavy", text="The door is heavy", severity=3),
            Entry(id="blank", text=" "),
        ),
        objections=(Entry(id="stand", text="I will stand outside"),),
        support=(Entry(id="hand", text="A hand"),),
        ideas=(Entry(id="bell", text="A bell"),),
    )
    given = {
        "title": "A door",
        "personas": (Persona(id="ana", name="Ana", pains=(Entry(id="stairs", text="Stairs", severity=1),)),),
        "stages": (Stage(id="enter", name="Come in"), Stage(id="empty", name="Leave")),
        "touchpoints": (
            Touchpoint(id="ask", stage="enter", name="Asks", channels=("phone",)),
            Touchpoint(id="door", stage="enter", name="The door"),
        ),
        "moments": (moment,),
        "handovers": (Handover(id="h", source="ask", target="door", from_channel="phone", works=False),),
        "promises": (
            Promise(id="late", channel="phone", expected=1, actual=4),
            Promise(id="kept", channel="e-mail", expected=60, actual=60),
            Promise(id="unknown", channel="chat", actual=9),
        ),
        "themes": (
            Theme(id="t", name="Weight", kind="pain", touchpoints=("gone", "door")),
            Theme(id="joy", name="Foam", kind="delight"),
            Theme(id="unmarked", name="Hours"),
        ),
    }
    return Workshop(**given | more)


def test_everything_that_hurts_breaks_or_is_an_idea_is_offered_the_worst_first() -> None:
    """Row E1."""
    found = {one.id: one for one in sources(workshop())}
    assert next(iter(found)) == "heavy"
    assert set(found) == {"heavy", "stand", "hand", "bell", "stairs", "h", "late", "t", "unmarked"}
    assert found["unmarked"].weight < found["t"].weight, "a theme that nobody has marked is offered, too"
    assert [found[id].sort for id in ("heavy", "stand", "hand", "bell", "h", "late", "t")] == [
        "pain", "objection", "need", "idea", "handover", "promise", "theme",
    ]  # fmt: skip
    assert (found["heavy"].touchpoint, found["heavy"].stage, found["heavy"].where) == ("door", "enter", "Ana, The door")
    assert (found["t"].touchpoint, found["late"].touchpoint, found["stairs"].touchpoint) == ("door", "ask", "")
    named = {id for id, one in found.items() if one.name}
    assert named == {"bell", "h", "late"}, "a complaint is nothing to do: people are asked for the answer"
    assert (found["h"].name, found["late"].kind) == ("Mend the way from Phone to one channel", "service")


def test_where_an_idea_comes_from_is_known_as_long_as_it_is_on_the_map() -> None:
    """Row E1: a link to what is gone reads as none."""
    ideas = (Opportunity(id="o", name="A lighter door", origin=("heavy", "gone", "h")),)
    value = workshop(opportunities=ideas)
    assert set(origins(value)) == {"heavy", "h"}
    assert taken(value) == {"heavy": "o", "gone": "o", "h": "o"}
    assert origins(value)["heavy"].item == "entry:heavy"
    assert set(origins(value.model_copy(update={"moments": ()}))) == {"h"}


def test_an_idea_is_at_a_touchpoint_or_in_a_whole_stage() -> None:
    """Row E1."""
    spot, stage, gone = (
        Opportunity(touchpoint="door", stage="empty"),
        Opportunity(stage="empty"),
        Opportunity(touchpoint="gone", stage="gone"),
    )
    value = workshop(opportunities=(spot, stage, gone))
    assert [place(value, one) for one in value.opportunities] == ["The door", "Leave", ""]
