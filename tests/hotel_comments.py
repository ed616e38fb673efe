"""Comments of an invented hotel: seven things guests speak of, mixed by a seed, as many as wanted."""

from __future__ import annotations

from random import Random

TOPICS = {
    "breakfast": (
        "The breakfast buffet was empty by {n}.", "Cold eggs at breakfast, {n} days in a row.",
        "Breakfast with a view of the {place}, warm bread.", "We missed the breakfast because of the {place}.",
        "No gluten free bread at the buffet.", "Coffee at the breakfast buffet tastes of {thing}.",
    ),
    "shower": (
        "The shower was cold after {n} minutes.", "Hot water in the shower takes {n} minutes.",
        "Shower drips on the {thing} all night.", "Bathroom tiny, the shower floods the {thing}.",
        "Mould in the shower, told the {who} twice.",
    ),
    "wifi": (
        "The wifi drops every {n} minutes.", "Wifi password needs a new login every hour, my {who} gave up.",
        "No wifi in room {n}, only near the {place}.", "Slow wifi, could not send the {thing} to my boss.",
    ),
    "noise": (
        "Noise from the street until {n} in the morning.", "Walls are thin, noise of the neighbours and their {thing}.",
        "Bar noise below our room, no sleep before {n}.", "Noise of the lift beside the bed, my {who} did not sleep.",
    ),
    "check-in": (
        "Queue of {n} people at check in.", "Check in took {n} minutes, the {who} was alone at the desk.",
        "Check in before noon was no problem, thanks to the {who}.", "They lost our booking at check in.",
    ),
    "parking": (
        "Parking costs {n} a night, nobody told us.", "Parking garage too narrow for our {thing}.",
        "No parking left, we circled the {place} for an hour.", "The parking ticket machine ate my {thing}.",
    ),
    "pool": (
        "The pool closes at {n}, why?", "Pool was warm and empty, my {who} did not want to leave.",
        "Towels at the pool gone by {n}.", "They clean the pool while you swim beside the {thing}.",
    ),
}  # fmt: skip
PLACES = ("harbour", "church", "garden", "station", "old town", "river", "market")
THINGS = ("suitcase", "van", "towel", "laptop", "carpet", "card", "umbrella", "bicycle", "trumpet", "report")
PEOPLE = ("daughter", "husband", "receptionist", "mother", "colleague", "porter", "wife", "manager")


def comments(number: int, seed: int = 1) -> list[tuple[str, str]]:
    """Topic and words of each comment."""
    rng = Random(seed)
    said = []
    for _ in range(number):
        topic = rng.choice(list(TOPICS))
        words = {"place": rng.choice(PLACES), "thing": rng.choice(THINGS), "who": rng.choice(PEOPLE)}
        first, second = rng.sample(TOPICS[topic], 2)
        said.append((topic, f"{first} {second}".format(n=rng.randrange(2, 40), **words)))
    return said
