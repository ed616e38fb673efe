"""What a handout says: findings, maps in bands, next steps and what is still a guess."""

from dataclasses import fields
from datetime import date
from types import SimpleNamespace

import pytest

from workshop_kit.handout.journey import evenly
from workshop_kit.handout.sections import NAMES
from workshop_kit.handout.view import view
from workshop_kit.handout.words import spoken
from workshop_kit.language import direction, listing
from workshop_kit.model import Entry, Handover, Moment, Persona, Stage, Touchpoint, Workshop

FACES = {-2: "awful", -1: "uneasy", 0: "neutral", 1: "pleased", 2: "delighted"}


def journey(scores, **fields):
    """A workshop of one guest, Ana, with a touchpoint per score in two stages."""
    half = (len(scores) + 1) // 2
    spots = [
        Touchpoint(id=f"t{i}", stage="in" if i < half else "out", name=f"Spot {i + 1}") for i in range(len(scores))
    ]
    moments = [Moment(persona="ana", touchpoint=f"t{i}", feeling=s) for i, s in enumerate(scores)]
    made = {
        "personas": [Persona(id="ana", name="Ana")],
        "stages": [Stage(id="in", name="Come in"), Stage(id="out", name="Go out")],
        "touchpoints": spots,
        "moments": moments,
        **fields,
    }
    return Workshop(title="Corner bakery", customer="guest", customers="guests", **made)


def said(workshop):
    """What is printed: the frame, and each section's contents by its name."""
    shown = view(workshop, FACES)
    frame = {field.name: getattr(shown, field.name) for field in fields(shown)}
    nothing = dict.fromkeys(NAMES, ())
    return SimpleNamespace(**{**nothing, **frame, **shown.content, "sections": shown.sections})


@pytest.mark.parametrize(
    ("total", "sizes"),
    [(0, []), (1, [1]), (12, [12]), (13, [7, 6]), (24, [12, 12]), (25, [9, 8, 8]), (100, [12] + [11] * 8)],
)
def test_bands_are_split_evenly(total, sizes):
    assert evenly(total) == sizes


def test_a_stage_goes_on_in_the_next_band():
    (journey_map,) = said(journey([0] * 26)).maps
    first, second, third = journey_map.bands
    assert [span.again for span in first.spans] == [False]
    assert [(span.name, span.again) for span in second.spans] == [("Come in", True), ("Go out", False)]
    assert [(span.name, span.again) for span in third.spans] == [("Go out", True)]
    assert (second.start, second.width) == (900, 900)


def test_stages_of_the_same_name_stay_apart():
    stages = [Stage(id="in", name="Wait"), Stage(id="out", name="Wait")]
    (journey_map,) = said(journey([0, 0], stages=stages)).maps
    assert [len(span.columns) for span in journey_map.spans] == [1, 1]


def test_findings_name_question_worst_best_and_first_step():
    idea = Moment(persona="ana", touchpoint="t1", feeling=-2, word="cross", ideas=["Open the door"])
    moments = [Moment(persona="ana", touchpoint="t0", feeling=1), idea]
    found = said(journey([1, -2], moments=moments, question="Why do they leave?")).findings
    assert [(f.title, f.text, f.detail) for f in found] == [
        ("We asked", "Why do they leave?", ""),
        ("It hurts most", "Spot 2", "Ana, cross"),
        ("It shines", "Spot 1", "Ana, pleased"),
        ("Do first", "Open the door", "at Spot 2"),
    ]


def test_a_lowest_moment_that_does_not_hurt_is_not_said_to():
    assert [f.title for f in said(journey([1, 2])).findings] == ["It shines"]


def test_facts_print_the_definition_beside_the_number():
    (journey_map,) = said(journey([1, 2, -1, 2])).maps
    facts = {fact.title: (fact.text, fact.detail) for fact in journey_map.facts}
    assert facts["Highest"] == ("Spot 2", "+2, delighted, and again at the end")
    assert facts["Lowest"] == ("Spot 3", "−1, uneasy")
    assert facts["Steepest drop"] == ("Spot 2 → Spot 3", "three steps down")
    assert facts["Ends"] == ("Spot 4", "+2, delighted")
    assert facts["Stays in memory"] == ("+2", "most extreme +2, last +2, halved")


def test_a_tie_of_peaks_shows_both_answers():
    (journey_map,) = said(journey([2, -2, 1])).maps
    assert journey_map.facts[-1].text == "+1.5 or −0.5"
    assert "equally strong" in journey_map.facts[-1].detail


def test_next_steps_are_ranked_by_need():
    def moment(spot, feeling, severity, idea):
        pains = [Entry(text="x", severity=severity)]
        return Moment(persona="ana", touchpoint=spot, feeling=feeling, pains=pains, ideas=[idea])

    moments = [
        moment("t0", 1, 3, "fifth"),
        moment("t1", -1, 1, "fourth"),
        moment("t2", -1, 3, "third"),
        moment("t3", -2, 1, "second"),
        moment("t4", -2, 2, "first"),
        Moment(persona="ana", touchpoint="t5", ideas=["last"]),
    ]
    steps = said(journey([None] * 6, moments=moments)).steps
    assert [step.idea for step in steps.first] == ["first", "second", "third", "fourth", "fifth", "last"]


def test_an_idea_of_two_personas_is_one_step():
    people = [Persona(id="ana", name="Ana"), Persona(id="bo", name="Bo")]
    moments = [
        Moment(persona="ana", touchpoint="t0", feeling=0, ideas=["A bell"]),
        Moment(persona="bo", touchpoint="t0", feeling=-2, ideas=["a bell "]),
    ]
    (step,) = said(journey([None], personas=people, moments=moments)).steps.first
    assert (step.idea, step.who, step.column.mood.score) == ("a bell", "Ana and Bo", -2)


def test_steps_beyond_the_readable_are_counted():
    ideas = [f"Idea {i}" for i in range(11)]
    moments = [Moment(persona="ana", touchpoint="t0", feeling=0, ideas=ideas)]
    steps = said(journey([None], moments=moments)).steps
    assert (len(steps.first), steps.others) == (8, "Three more ideas in the maps.")


def test_only_broken_handovers_are_shown():
    ways = [Handover(source="t0", target="t1", works=works, note=str(works)) for works in (True, None, False)]
    assert [way.note for way in said(journey([0, 0], handovers=ways)).handovers] == ["False"]


def test_assumptions_are_counted_and_the_strongest_come_first():
    moments = [
        Moment(persona="ana", touchpoint="t0", feeling=0),
        Moment(persona="ana", touchpoint="t1", feeling=-2),
        Moment(persona="ana", touchpoint="t2", feeling=1, evidence="observed"),
    ]
    unproven = said(journey([None] * 4, moments=moments)).evidence
    assert unproven.headline.startswith("Two moments of 3 are still assumptions")
    assert unproven.counts == (("observed", "observed", 1), ("assumption", "assumed", 2))
    assert [check.column.name for check in unproven.checks] == ["Spot 2", "Spot 1"]
    assert unproven.gaps == ("One touchpoint without a feeling in the journey of Ana.",)


def test_lanes_without_contents_are_left_out():
    moments = [Moment(persona="ana", touchpoint="t0", feeling=0, thinking="Hm.", pains=[Entry(text=" ")])]
    ((band,),) = (one.bands for one in said(journey([None, None], moments=moments)).maps)
    assert [lane.title for lane in band.lanes] == ["Thinks"]


def test_a_long_word_gets_a_lane_of_its_own():
    moments = [Moment(persona="ana", touchpoint="t0", feeling=0, word="not sure whether to laugh")]
    ((band,),) = (one.bands for one in said(journey([None], moments=moments)).maps)
    assert [lane.title for lane in band.lanes] == ["Feels"]


@pytest.mark.parametrize(
    ("workshop", "sections"),
    [
        (Workshop(title="x"), ()),
        (Workshop(title="x", question="Why?"), ("findings",)),
        (Workshop(title="x", personas=[Persona(name="Ana")]), ("personas",)),
        (journey([None, None]), ("personas", "map", "readiness")),
        (journey([0]), ("personas", "map", "moments", "story", "readiness", "evidence", "method")),
        (
            journey([-1, 1]),
            ("findings", "overview", "personas", "map", "moments", "story", "readiness", "evidence", "method"),
        ),
    ],
)
def test_sections_without_contents_are_left_out(workshop, sections):
    assert said(workshop).sections == sections


def test_sections_come_in_the_order_asked_for():
    assert view(journey([-1, 1]), FACES, ("map", "findings", "map")).sections == ("map", "findings")


def test_masthead():
    workshop = journey([0, 0, 0], date=date(2026, 3, 5), people=7, facilitator="Ines", business="Harbour café")
    head = said(workshop)
    assert head.eyebrow == "Guest journey"
    assert head.subtitle == "Three touchpoints in two stages, through the eyes of Ana"
    assert head.meta == (("Business", "Harbour café"), ("Held", "5 March 2026"), ("Led by", "Ines"), ("People", "7"))


def test_the_share_of_evidence_is_said_on_a_card():
    goals = [Entry(text="a", evidence="cited"), Entry(text="b"), Entry(text=" ", evidence="cited")]
    (card,) = said(journey([0], personas=[Persona(id="ana", goals=goals, share=35)])).personas
    assert card.name == "Guest 1"
    assert card.share == "35\u00a0% of guests"
    assert card.known == "One line of 2 seen or said, the others are assumptions."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Four people.", "Four people."),
        ("“Four people.”", "Four people."),
        ('"Four people."', "Four people."),
        ("„Vier Leute.“", "Vier Leute."),
        ("“Sure” is the nicest word", "‘Sure’ is the nicest word"),
        ("“Yes,” she said, “now.”", "‘Yes,’ she said, ‘now.’"),
        ("", ""),
    ],
)
def test_quotes_are_marked_once(typed, printed):
    assert spoken(typed) == printed


@pytest.mark.parametrize(
    ("language", "way"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("ur-Latn", "ltr"), ("pa-Arab-PK", "rtl")]
)
def test_writing_direction(language, way):
    assert direction(language) == way


def test_names_become_a_phrase():
    assert [listing(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
