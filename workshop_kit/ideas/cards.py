"""Idea cards: what others did at such a place of a journey, offered where the map hurts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Literal

from pydantic import Field, model_validator

from workshop_kit.feelings import signed
from workshop_kit.model import Moment, Stage, Touchpoint, Workshop
from workshop_kit.personas import called
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, channel_label, load

Help = Literal["low", "pain", "objection", "need", "handover", "promise", "apart", "delight", "indirect", "ending"]
Group = Literal["content", "personalisation", "customers", "service", "objections", "loyalty"]
Kind = Literal["fix", "content", "personalisation", "service", "loyalty", "referral", "measurement"]

#: What opportunities made of a card name as their origin, before the card's name.
PREFIX = "card."

#: The beginning of a word that tells which one it is.
_STEM = 5

#: Calls that are what people wrote: a card with words answers only those that hold one of them.
_WRITTEN = {"pain", "objection", "need", "handover"}

#: Feelings of two personas this far apart are two journeys.
APART = 3


class StageKind(Term):
    """A kind of stage, and the words in a stage's name that tell it."""

    name: Words
    label: Words
    names: tuple[Words, ...] = Field(min_length=1)


class Card(Term):
    """One idea, in words that fit any business, and one case of it."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,49}$")]
    group: Group
    kind: Kind
    stages: tuple[Words, ...] = Field(min_length=1)
    helps: tuple[Help, ...] = Field(min_length=1)
    words: tuple[Words, ...] = ()
    title: Annotated[str, Field(min_length=8, max_length=80)]
    text: Annotated[str, Field(min_length=40, max_length=260)]
    instance: Annotated[str, Field(min_length=20, max_length=160)]


class Deck(Term):
    """All cards, and what they are sorted by."""

    stages: tuple[StageKind, ...]
    groups: dict[Group, Words]
    cards: tuple[Card, ...]

    @model_validator(mode="after")
    def _whole(self) -> Deck:
        known = {one.name for one in self.stages}
        for card in self.cards:
            if set(card.stages) - known:
                raise ValueError(f"the card '{card.name}' names a kind of stage that is not listed")
        if len({card.name for card in self.cards}) < len(self.cards):
            raise ValueError("two cards have one name")
        return self


@dataclass(frozen=True, slots=True)
class Offer:
    """A card where the map calls for it: the touchpoint, why there, how much, and whether it is for joy, not pain."""

    card: Card
    touchpoint: str
    stage: str
    why: str
    weight: float
    glad: bool = False


@cache
def deck() -> Deck:
    """The kit's cards, read once from templates/idea_cards.yaml."""
    return Deck.model_validate(load(folder("templates") / "idea_cards.yaml"))


def find(link: str) -> Card | None:
    """The card that an opportunity's origin names."""
    name = link.removeprefix(PREFIX)
    return next((card for card in deck().cards if link.startswith(PREFIX) and card.name == name), None)


def kinds_of_stages(workshop: Workshop) -> dict[str, str]:
    """The kind of each stage, by its id: told by its name, else by when its touchpoints are and where it stands."""
    return {stage.id: _kind_of(workshop, stage, place) for place, stage in enumerate(workshop.stages)}


def _kind_of(workshop: Workshop, stage: Stage, place: int) -> str:
    said = stage.name.casefold()
    # The last kind first: "post-purchase" is after buying.
    for kind in (*reversed(deck().stages),):
        if any(_tells(said, word) for word in kind.names):
            return kind.name
    phases = [spot.phase for spot in workshop.touchpoints if spot.stage == stage.id and spot.phase]
    if phases and len(set(phases)) == 1:
        first = place == 0
        return {"before": "notice" if first else "consider", "during": "use", "after": "return"}[phases[0]]
    share = place / max(len(workshop.stages) - 1, 1)
    return deck().stages[min(round(share * (len(deck().stages) - 1)), len(deck().stages) - 1)].name


def _tells(name: str, word: str) -> bool:
    """Whether a word stands in a stage's name; five letters are enough of a longer one, "plan" is not "plant"."""
    said = f" {name.replace('-', ' ')} "
    return f" {word}" in said if len(word) >= _STEM else f" {word} " in said


@dataclass(frozen=True, slots=True)
class Call:
    """What a touchpoint calls for: how loud, why in words, and what somebody wrote, if it is that."""

    help: str
    weight: float
    why: str
    text: str = ""


def offers(workshop: Workshop) -> list[Offer]:
    """Each card at the touchpoint that calls for it most, the worst hurt first, groups taking turns.

    A card that no touchpoint calls for is not offered: none is better than one that answers something else.
    """
    kinds = kinds_of_stages(workshop)
    calls = {spot.id: tuple(_calls(workshop, spot)) for spot in workshop.touchpoints}
    return _in_turns([offer for card in deck().cards if (offer := _offer(card, workshop.touchpoints, kinds, calls))])


def _offer(
    card: Card, spots: Iterable[Touchpoint], kinds: dict[str, str], calls: dict[str, tuple[Call, ...]]
) -> Offer | None:
    best: Offer | None = None
    for spot in spots:
        if kinds[spot.stage] not in card.stages:
            continue
        heard = [call for call in calls[spot.id] if answers(card, call)]
        if not heard:
            continue
        loudest = max(heard, key=lambda call: call.weight)
        # A card for a few kinds of stages, and one that names the very thing, speak to this place more than others.
        named = 1.0 if card.words and loudest.text else 0.0
        weight = loudest.weight + 0.3 * len({call.help for call in heard}) + 0.6 / len(card.stages) + named
        if best is None or weight > best.weight:
            best = Offer(card, spot.id, spot.stage, loudest.why, weight, glad=loudest.help == "delight")
    return best


def answers(card: Card, call: Call) -> bool:
    """Whether a card is an answer to what a touchpoint calls for."""
    if call.help not in card.helps:
        return False
    if call.help not in _WRITTEN or not card.words:
        return True
    said = _plain(call.text)
    return any(_plain(word) in said for word in card.words)


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    """Words with one space before each, so that the beginning of one is found."""
    return "".join(f" {word}" for word in re.findall(r"\w+", text.casefold()))


def _in_turns(found: list[Offer]) -> list[Offer]:
    """The best of each group, then the second of each, and not all at one touchpoint: six cards are six ideas."""
    left, turns = list(found), list[Offer]()
    groups, spots = Counter[str](), Counter[str]()
    while left:
        best = min(left, key=lambda offer: (groups[offer.card.group], spots[offer.touchpoint] - offer.weight))
        left.remove(best)
        turns.append(best)
        groups[best.card.group] += 1
        spots[best.touchpoint] += 1
    return turns


def _calls(workshop: Workshop, spot: Touchpoint) -> Iterator[Call]:
    moments = [moment for moment in workshop.moments if moment.touchpoint == spot.id]
    names = {one.id: called(one, workshop) for one in workshop.personas}
    felt = [(moment.feeling, moment) for moment in moments if moment.feeling is not None]
    yield from _feelings(felt, names, last=spot.id == workshop.touchpoints[-1].id)
    for moment in moments:
        yield from _written(moment)
    yield from _around(workshop, spot)


def _written(moment: Moment) -> Iterator[Call]:
    for entry in moment.pains:
        if text := entry.text.strip():
            yield Call("pain", float(entry.severity or 1), text, text)
    for name, entries in (("objection", moment.objections), ("need", moment.support)):
        for entry in entries:
            if text := entry.text.strip():
                yield Call(name, 2.0, f"“{text}”", text)


def _feelings(felt: list[tuple[int, Moment]], names: dict[str, str], *, last: bool) -> Iterator[Call]:
    if not felt:
        return
    low, worst = min(felt, key=lambda pair: pair[0])
    high, best = max(felt, key=lambda pair: pair[0])
    down = f"{names[worst.persona]} is at {signed(low)} here{_word(worst)}"
    if low < 0:
        yield Call("low", -1.25 * low, down)
    if last and low <= 0:
        yield Call("ending", 2.0 - low, f"The last moment: {down}")
    if high == 2:
        yield Call("delight", 1.2, f"{names[best.persona]} is at +2 here{_word(best)}")
    if high - low >= APART:
        apart = f"{names[best.persona]} is at {signed(high)} here, {names[worst.persona]} at {signed(low)}"
        yield Call("apart", 2.2, apart)


def _around(workshop: Workshop, spot: Touchpoint) -> Iterator[Call]:
    for one in workshop.handovers:
        if one.works is False and spot.id in (one.source, one.target):
            ends = [channel_label(name) or "one channel" for name in (one.from_channel, one.to_channel)]
            said = " ".join([*ends, one.quote, one.note])
            yield Call("handover", 3.0, f"The way from {ends[0]} to {ends[1]} breaks here", said)
    for kept in workshop.promises:
        late = kept.expected is not None and (kept.actual or 0) > kept.expected
        if late and kept.channel in spot.channels:
            yield Call("promise", 2.5, f"{channel_label(kept.channel)} takes longer than promised")
    if spot.contact == "indirect":
        yield Call("indirect", 0.8, "Others speak about you here, you do not")


def _word(moment: Moment) -> str:
    return f", {moment.word}" if moment.word else ""
