"""E5: what is not settled before the handout leaves the room; said, printed, never in the way."""

from __future__ import annotations

import datetime

import pytest

from workshop_kit import handout
from workshop_kit.actions.readiness import company_words, headline, in_company_language, readiness
from workshop_kit.checks import check
from workshop_kit.model import Action, Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.vocabulary import vocabulary

DAY = datetime.date(2026, 4, 1)


def map_of(*, names=("Come in", "Pay"), felt=(-2, 1), evidence="observed", actions=None, phases=("during", "after")):
    """Ana in two stages, one touchpoint each."""
    spots = tuple(
        Touchpoint(id=f"t{i}", stage=f"s{i}", name=f"Spot {i}", phase=phase) for i, phase in enumerate(phases)
    )
    return Workshop(
        title="Small", customer="guest", personas=(Persona(id="ana", name="Ana"),),
        stages=tuple(Stage(id=f"s{i}", name=name) for i, name in enumerate(names)), touchpoints=spots,
        moments=tuple(
            Moment(persona="ana", touchpoint=f"t{i}", feeling=score, evidence=evidence) for i, score in enumerate(felt)
        ),
        actions=(Action(id="a1", name="Oil it", owner="Lena", due=DAY),) if actions is None else actions,
    )  # fmt: skip


def said(workshop):
    return [(one.text, one.kind, one.id, one.field) for one in readiness(workshop)]


def test_e5_a_settled_map_is_ready() -> None:
    assert readiness(map_of()) == ()
    assert headline(()).startswith("Ready")


@pytest.mark.parametrize(
    ("actions", "found"),
    [
        ((), [("No action yet: nobody has promised anything", "workshop", "workshop", "actions")]),
        ((Action(id="a1", name="Oil it", due=DAY),), [("“Oil it” has no owner", "action", "a1", "owner")]),
        ((Action(id="a1", name="Oil it", owner="Lena"),), [("“Oil it” has no date", "action", "a1", "due")]),
        ((Action(id="a1"),), [("An action without a name has no owner and no date", "action", "a1", "owner")]),
        ((Action(id="a1", name="Oil it", status="done"), Action(id="a2", name="No", status="dropped")), []),
    ],
)
def test_e5_no_owner_no_date(actions, found) -> None:
    """E5: each with the field that settles it; what is closed needs neither."""
    assert said(map_of(actions=actions)) == found


def test_e5_moments_that_are_guesses_lead_to_the_strongest_one() -> None:
    """E5: assumption-only moments."""
    (found,) = readiness(map_of(evidence="assumption", felt=(-1, 2)))
    assert (found.text, found.id, found.field) == ("Every moment of Ana is a guess", "ana.t1", "feeling")
    assert found.hint == "Ask somebody about “Spot 1” first"
    mixed = map_of().model_copy(update={"moments": (
        Moment(persona="ana", touchpoint="t0", feeling=-2),
        Moment(persona="ana", touchpoint="t1", feeling=1, evidence="cited"),
    )})  # fmt: skip
    assert [one.text for one in readiness(mixed)] == ["One of two moments of Ana is a guess"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Conversion", "conversion"), ("Lead generation", "lead generation"), ("Order fulfilment", "fulfilment"),
        ("ONBOARDING", "onboarding"), ("Post-purchase", "post-purchase"), ("Leads", "leads"),
        ("Check-out", "check-out"),
        ("Come in", None), ("Leading the dog home", None), ("Wish for it", None), ("Wins a prize", None), ("", None),
    ],
)  # fmt: skip
def test_e5_stages_in_company_language_whole_words_only(name, word) -> None:
    """E5: from a list that people may change."""
    found = in_company_language(name)
    assert (found and found[0]) == word


def test_e5_a_company_word_comes_with_what_a_customer_would_say() -> None:
    """E5: the workshop's own word for its customers, and a suggestion that is no company language itself."""
    (found,) = readiness(map_of(names=("Conversion", "Pay")))
    assert found.text == "The stage “Conversion” is what we say, not what a guest says"
    assert (found.hint, found.kind, found.id, found.field) == ("Perhaps “Decides”", "stage", "s0", "name")
    for say in set(company_words().values()):
        assert in_company_language(say) is None, say


def test_e5_the_marketing_names_of_the_stage_sets_are_told_from_customers_words() -> None:
    """E5: the classic sets begin in company language, the service set does not."""
    told = {
        one.name: sum(bool(in_company_language(stage.name)) for stage in one.stages) for one in vocabulary().stage_sets
    }
    assert told["four stages"] == 4
    assert told["service"] == 0


def test_e5_a_missing_ending() -> None:
    """E5: no touchpoint in the last stage, nothing after they have paid, or no feeling at the end."""
    assert said(map_of(names=("Come in", "Pay", "Go home"))) == [
        ("Nothing happens in the last stage, “Go home”", "stage", "s2", "touchpoints")
    ]
    assert said(map_of(phases=("before", "during"))) == [
        ("The map ends when they have paid: what happens afterwards?", "stage", "s1", "touchpoints")
    ]
    assert said(map_of(felt=(-2,))) == [
        ("How does it end for Ana? “Spot 1” has no feeling yet", "moment", "ana.t1", "feeling")
    ]


def test_e5_it_stands_in_the_checks_and_in_the_handout_and_stops_nobody() -> None:
    """E5: printed, never blocking."""
    loose = map_of(names=("Conversion", "Pay"), actions=(Action(id="a1", name="<b>Oil</b> it"),))
    asked = [one.text for one in check(loose, "handout")]
    assert "The stage “Conversion” is what we say, not what a guest says" in asked
    assert any(text.startswith("who does “<b>Oil</b> it") for text in asked), "asked of actions in their own step, once"
    page = handout.render(loose)
    assert "What is not settled yet" in page
    assert "“&lt;b&gt;Oil&lt;/b&gt; it” has no owner and no date." in page
    assert "Nobody yet" in page
    assert "What is not settled yet" not in handout.render(map_of())
