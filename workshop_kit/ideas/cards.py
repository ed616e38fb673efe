"""Idea cards: what others did at such a place of a journey, offered where the map hurts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, model_validator

from workshop_kit.counting import count
from workshop_kit.feelings import signed
from workshop_kit.language import capital
from workshop_kit.model import Moment, Stage, Touchpoint, Workshop
from workshop_kit.personas import called
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, channel_label, load

Help = Literal["low", "pain", "objection", "need", "handover", "promise", "apart", "delight", "indirect"]
Group = Literal["content", "personalisation", "customers", "service", "objections", "loyalty"]
Kind = Literal["fix", "content", "personalisation", "service", "loyalty", "referral", "measurement"]

#: What opportunities made of a card name as their origin, before the card's name.
PREFIX = "card."

#: The beginning of a word that tells which one it is.
_STEM = 5

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
    """A card where the map calls for it: the touchpoint, why there, and how much."""

    card: Card
    touchpoint: str
    stage: str
    why: str
    weight: float


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


def offers(workshop: Workshop) -> list[Offer]:
    """Each card at the touchpoint that calls for it most, the worst hurt first, groups taking turns."""
    kinds = kinds_of_stages(workshop)
    calls = {spot.id: dict(_calls(workshop, spot)) for spot in workshop.touchpoints}
    return _in_turns([offer for card in deck().cards if (offer := _offer(card, workshop.touchpoints, kinds, calls))])


def _offer(
    card: Card, spots: Iterable[Touchpoint], kinds: dict[str, str], calls: dict[str, dict[str, tuple[float, str]]]
) -> Offer | None:
    best: Offer | None = None
    for spot in spots:
        heard = [calls[spot.id][name] for name in card.helps if name in calls[spot.id]]
        if kinds[spot.stage] not in card.stages or not heard:
            continue
        # A card for a few kinds of stages speaks to this one more than a card for all.
        weight = max(weight for weight, _ in heard) + 0.3 * len(heard) + 0.6 / len(card.stages)
        if best is None or weight > best.weight:
            best = Offer(card, spot.id, spot.stage, max(heard)[1], weight)
    return best


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


def _calls(workshop: Workshop, spot: Touchpoint) -> Iterator[tuple[str, tuple[float, str]]]:
    """What a touchpoint calls for: how loud, and why, in words."""
    moments = [moment for moment in workshop.moments if moment.touchpoint == spot.id]
    names = {one.id: called(one, workshop) for one in workshop.personas}
    felt = [(moment.feeling, moment) for moment in moments if moment.feeling is not None]
    yield from _feelings(felt, names)
    pains = [
        (entry.severity or 1, entry.text.strip()) for moment in moments for entry in moment.pains if entry.text.strip()
    ]
    if pains:
        worst = max(pains, key=lambda pain: pain[0])
        yield "pain", (float(worst[0]), worst[1])
    for name, field, one, many in (
        ("objection", "objections", "objection", ""),
        ("need", "support", "need for help", "needs for help"),
    ):
        said = [entry.text.strip() for moment in moments for entry in getattr(moment, field) if entry.text.strip()]
        if said:
            yield (
                name,
                (
                    2.0,
                    capital(f"{count(len(said), one, many)} here, such as “{said[0]}”")
                    if len(said) > 1
                    else f"“{said[0]}”",
                ),
            )
    yield from _around(workshop, spot)


def _feelings(felt: list[tuple[int, Moment]], names: dict[str, str]) -> Iterator[tuple[str, tuple[float, str]]]:
    if not felt:
        return
    low, worst = min(felt, key=lambda pair: pair[0])
    high, best = max(felt, key=lambda pair: pair[0])
    if low < 0:
        yield "low", (-1.25 * low, f"{names[worst.persona]} is at {signed(low)} here{_word(worst)}")
    if high == 2:
        yield "delight", (1.2, f"{names[best.persona]} is at +2 here{_word(best)}")
    if high - low >= APART:
        yield (
            "apart",
            (2.2, f"{names[best.persona]} is at {signed(high)} here, {names[worst.persona]} at {signed(low)}"),
        )


def _around(workshop: Workshop, spot: Touchpoint) -> Iterator[tuple[str, tuple[float, str]]]:
    broken = [one for one in workshop.handovers if one.works is False and spot.id in (one.source, one.target)]
    if broken:
        ends = [channel_label(name) or "one channel" for name in (broken[0].from_channel, broken[0].to_channel)]
        yield "handover", (3.0, f"The way from {ends[0]} to {ends[1]} breaks here")
    late = [
        one
        for one in workshop.promises
        if one.channel in spot.channels and (one.actual or 0) > (one.expected if one.expected is not None else 1e9)
    ]
    if late:
        yield "promise", (2.5, f"{channel_label(late[0].channel)} takes longer than promised")
    if spot.contact == "indirect":
        yield "indirect", (0.8, "Others speak about you here, you do not")


def _word(moment: Moment) -> str:
    return f", {moment.word}" if moment.word else ""
