"""Row E7: idea cards by stage and kind, offered where the map hurts."""

from __future__ import annotations

from collections import Counter

import pytest
from pydantic import ValidationError

from workshop_kit import document
from workshop_kit.ideas.cards import APART, Card, Deck, deck, find, kinds_of_stages, offers
from workshop_kit.ideas.opportunities import KINDS as SORTS
from workshop_kit.model import KINDS, Entry, Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.resources import folder
from workshop_kit.starters import templates
from workshop_kit.vocabulary import vocabulary


def test_there_are_cards_of_every_group_and_kind_for_every_kind_of_stage() -> None:
    """Row E7."""
    cards = deck().cards
    assert len(cards) >= 30
    assert min(Counter(card.group for card in cards).values()) >= 5
    assert {card.kind for card in cards} == set(SORTS)
    assert {stage for card in cards for stage in card.stages} == {stage.name for stage in deck().stages}
    assert len({card.title for card in cards}) == len({card.text for card in cards}) == len(cards)


def test_every_stage_of_every_set_is_of_a_kind() -> None:
    """Row E7: the sets of B1 are told by their names."""
    found = {}
    for one in vocabulary().stage_sets:
        stages = tuple(Stage(name=stage.name) for stage in one.stages)
        found[one.name] = list(kinds_of_stages(Workshop(title="x", stages=stages)).values())
    assert found["end to end"] == ["notice", "consider", "consider", "buy", "return", "return"]
    assert found["buyer's three"] == ["notice", "consider", "consider"]
    assert found["service"] == ["consider", "use", "return"]


def hurting(feelings: tuple[int, int], pain: str = "") -> Workshop:
    moments = tuple(
        Moment(persona=id, touchpoint="pay", feeling=feeling, pains=(Entry(text=pain, severity=3),) if pain else ())
        for id, feeling in zip(("ana", "bo"), feelings, strict=True)
    )
    people = (Persona(id="ana", name="Ana"), Persona(id="bo", name="Bo"))
    stages = (Stage(id="s", name="Purchase"),)
    return Workshop(
        title="x", personas=people, stages=stages, moments=moments, touchpoints=(Touchpoint(id="pay", stage="s"),)
    )


def test_a_map_without_pain_calls_for_no_card_that_mends() -> None:
    """Row E7."""
    assert offers(hurting((0, 1))) == []
    offered = offers(hurting((-2, -1), "The reader beeps"))
    assert offered
    assert all("buy" in offer.card.stages and offer.touchpoint == "pay" for offer in offered)
    assert "The reader beeps" in {offer.why for offer in offered}


def test_what_customers_object_is_quoted_as_they_said_it() -> None:
    """Row E7: of two objections a card quotes the one that it answers, else the first, with its own capitals."""
    said = (Entry(text="DHL never finds Ana"), Entry(text="Too late"))
    before = hurting((0, 1))
    moments = (before.moments[0].model_copy(update={"objections": said}), before.moments[1])
    offered = offers(before.model_copy(update={"moments": moments}))
    why = {offer.card.name: offer.why for offer in offered}
    assert (why["say-the-objection"], why["guarantee-the-fear"]) == ("“DHL never finds Ana”", "“Too late”")


def test_people_who_feel_a_place_differently_call_for_a_message_each() -> None:
    """Row E7."""
    far = [offer.card.name for offer in offers(hurting((-1, -1 + APART)))]
    near = [offer.card.name for offer in offers(hurting((0, 1)))]
    assert "same-face-twice" in far
    assert "same-face-twice" not in near


def test_a_card_cites_only_a_pain_that_it_answers() -> None:
    """Row E7: better no card than one beside a pain it has nothing to say to."""
    door = {offer.card.name: offer.why for offer in offers(hurting((-2, -1), "The door pulls outward"))}
    assert door["third-hand"] == "The door pulls outward"
    assert not {"price-before-they-ask", "wait-that-speaks", "way-back", "their-own-words"} & set(door)
    wait = {offer.card.name: offer.why for offer in offers(hurting((-2, -1), "Nobody says how long it takes"))}
    assert wait["wait-that-speaks"] == "Nobody says how long it takes"
    assert "third-hand" not in wait
    foreign = {offer.card.name for offer in offers(hurting((-2, -1), "扉が重い"))}
    assert foreign == {"repair-the-worst-first", "try-it-yourself"}


@pytest.mark.parametrize("name", [one.name for one in templates() if one.name != "empty"])
def test_what_a_card_cites_stands_at_its_touchpoint(name: str) -> None:
    """Row E7: every written reason is of that place, and holds one of the card's words where it has some."""
    value = document.read(folder("templates") / "industries" / f"{name}.yaml")
    written = {}
    for one in value.moments:
        entries = (*one.pains, *one.objections, *one.support)
        written.setdefault(one.touchpoint, set()).update(entry.text.strip() for entry in entries)
    cited = [offer for offer in offers(value) if offer.why.strip("“”") in written[offer.touchpoint]]
    assert cited
    for offer in cited:
        said = offer.why.casefold()
        assert not offer.card.words or any(word.casefold() in said for word in offer.card.words), offer


def test_the_ending_is_mended_where_the_journey_ends_badly() -> None:
    """Row E7: not anywhere where something hurts."""
    value = hurting((-2, -1))
    stages = (*value.stages, Stage(id="r", name="Return"))
    spots = (*value.touchpoints, Touchpoint(id="leave", stage="r"))
    bad = (*value.moments, Moment(persona="ana", touchpoint="leave", feeling=-1, word="cold"))
    good = (*value.moments, Moment(persona="ana", touchpoint="leave", feeling=1))
    named = {
        offer.card.name: offer
        for offer in offers(value.model_copy(update={"stages": stages, "touchpoints": spots, "moments": bad}))
    }
    assert named["better-ending"].why == "The last moment: Ana is at −1 here, cold"
    fine = offers(value.model_copy(update={"stages": stages, "touchpoints": spots, "moments": good}))
    assert "better-ending" not in {offer.card.name for offer in fine}


def test_the_first_six_cards_of_the_cafe_are_six_kinds_of_ideas_at_several_places() -> None:
    """Row E7."""
    cafe = document.read(folder("data/sample") / "cafe.workshop.yaml")
    first = offers(cafe)[:6]
    assert len({offer.card.group for offer in first}) == 6
    assert len({offer.touchpoint for offer in first}) >= 4


def test_a_card_is_found_by_what_an_opportunity_names() -> None:
    """Row E7."""
    card = find("card.better-ending")
    assert card is not None
    assert card.kind == "fix"
    assert find("card.never") is find("better-ending") is None
    assert "opportunity" in KINDS


def test_a_card_for_a_stage_that_is_not_listed_is_refused() -> None:
    """Row E7."""
    card = deck().cards[0].model_dump() | {"stages": ["nowhere"]}
    with pytest.raises(ValidationError, match="kind of stage that is not listed"):
        Deck(stages=deck().stages, groups=deck().groups, cards=(Card(**card),))
