"""Row B4: changes of channel are found, gaps are said in words, hand-overs are summed up."""

from __future__ import annotations

import pytest

from workshop_kit.analysis import channels as reach
from workshop_kit.analysis.channels import Change
from workshop_kit.model import Arrow, Handover, Promise, Stage, Touchpoint, Workshop
from workshop_kit.widgets.facts import suggested
from workshop_kit.wording.channels import gaps, handovers

STAGES = (Stage(id="in", name="Come in"), Stage(id="out", name="Go"))


def spot(id: str, channels: str = "", stage: str = "in", **fields: str) -> Touchpoint:
    names = tuple(filter(None, channels.split(", ")))
    return Touchpoint(id=id, stage=stage, name=id.title(), channels=names, **fields)  # type: ignore[arg-type]


def journey(*spots: Touchpoint, **more: object) -> Workshop:
    return Workshop(title="Small", stages=STAGES, touchpoints=spots, **more)  # type: ignore[arg-type]


def texts(workshop: Workshop) -> list[str]:
    return [gap["text"] for gap in gaps(workshop)]


def test_a_change_is_where_the_next_touchpoint_shares_no_channel():
    value = journey(spot("map", "search, phone"), spot("call", "phone"), spot("door", "physical shop"), spot("bus"))
    assert reach.changes(value) == (Change("call", "door", "phone", "physical shop"),)


def test_arrows_are_followed_too_and_every_way_counts_once():
    spots = spot("map", "search"), spot("door", "physical shop"), spot("mail", "e-mail", "out")
    ways = Arrow(id="a1", source="map", target="mail"), Arrow(id="a2", source="map", target="door")
    found = [(one.source, one.target) for one in reach.changes(journey(*spots, arrows=ways))]
    assert found == [("map", "door"), ("map", "mail"), ("door", "mail")]


def test_what_somebody_wrote_down_is_decided_whatever_the_answer():
    value = journey(
        spot("map", "search"),
        spot("door", "physical shop"),
        spot("mail", "e-mail"),
        handovers=(Handover(id="h", source="map", target="door"),),
    )
    assert reach.undecided(value) == (Change("door", "mail", "physical shop", "e-mail"),)


def test_after_buying_nobody_can_reach_you_by_phone():
    value = journey(
        spot("call", "phone, website", phase="before"),
        spot("till", "physical shop", phase="during"),
        spot("use", "physical shop", "out", phase="after"),
    )
    assert texts(value) == [
        "Before buying nobody can reach you in the shop",
        "After buying nobody can reach you by phone",
    ]
    assert gaps(value)[1] == {"text": texts(value)[1], "kind": "touchpoint", "id": "use", "field": "channels"}


def test_while_buying_one_way_to_speak_is_enough_but_none_is_a_gap():
    spots = spot("call", "phone, chat", phase="before"), spot("form", "website", "out", phase="during")
    assert "While buying nobody can reach you by phone or by chat" in texts(journey(*spots))
    talking = spots[0], spot("form", "website, chat", "out", phase="during")
    assert texts(journey(*talking)) == []


def test_nothing_is_said_about_a_phase_without_touchpoints_or_a_map_without_channels():
    assert texts(journey(spot("call", "phone", phase="before"), spot("go", "phone", "out", phase="before"))) == []
    assert texts(journey(spot("call"))) == []


@pytest.mark.parametrize(
    ("spots", "said"),
    [
        ([spot("a", "phone")], "Nobody meets you in Go"),
        (
            [spot("a", "phone"), spot("b", "review site", "out", contact="indirect")],
            "In Go they only meet others, never you",
        ),
        (
            [spot("a", "phone"), spot("b", "physical shop", "out"), spot("c", "physical shop", "out")],
            "All of Go hangs on one channel: Shop",
        ),
    ],
)
def test_a_stage_can_be_empty_foreign_or_narrow(spots, said):
    assert texts(journey(*spots)) == [said]


def test_one_touchpoint_alone_or_two_channels_are_not_narrow():
    both = spot("b", "physical shop, phone", "out"), spot("c", "physical shop, phone", "out")
    assert texts(journey(spot("a", "phone"), *both)) == []


def test_a_promise_without_a_touchpoint_is_a_gap():
    promised = Promise(id="p", channel="chat"), Promise(id="q", channel="parrot"), Promise(id="r", channel="phone")
    value = journey(spot("a", "phone"), spot("b", "phone", "out"), promises=promised)
    assert texts(value) == [
        "You promise answers by chat, and no touchpoint is there",
        "You promise answers through parrot, and no touchpoint is there",
    ]


def way(id: str, works: bool | None, source: str = "map", target: str = "door") -> Handover:
    ends = {"from_channel": "messaging app", "to_channel": "physical shop"}
    return Handover(id=id, source=source, target=target, works=works, **ends)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((), "One change of channel, and nobody has looked at it yet"),
        ((way("h", False),), "Messaging app to Shop breaks"),
        (
            (way("h", False), way("i", False)),
            "Two hand-overs break: Messaging app to Shop, Messaging app to Shop",
        ),
        ((way("h", None),), "Nobody is sure about one hand-over"),
        ((way("h", True),), "The hand-over works"),
        ((way("h", True), way("i", True)), "All 2 hand-overs work"),
    ],
)
def test_hand_overs_in_one_line(known, said):
    value = journey(spot("map", "messaging app"), spot("door", "physical shop"), handovers=known)
    assert handovers(value)["headline"] == said


def test_a_broken_hand_over_makes_its_target_a_suggested_moment_of_truth():
    spots = spot("map", "search"), spot("door", "physical shop"), spot("end", "physical shop", "out")
    value = journey(*spots, handovers=(way("h", False),))
    assert suggested(value)["door"] == "a hand-over breaks here"
    working = journey(*spots, handovers=(way("h", True),))
    assert "breaks" not in suggested(working).get("door", "")
