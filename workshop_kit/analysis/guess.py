"""The team's guess beside what customers say: touchpoint by touchpoint, and in one sentence.

A guess *differs* where it lies outside the 95 % interval of the customers' mean feeling, `estimates.mean`: Student's
t ("The probable error of a mean", Biometrika 6, 1908) on the scale −2 … +2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workshop_kit.analysis import estimates
from workshop_kit.analysis.estimates import FEW, Estimate
from workshop_kit.feelings import face, signed
from workshop_kit.language import counted, later, say, say_count

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["agrees", "differs", "too few answers", "no guess"]

#: Binary fractions: a guess on the very edge of an interval lies inside it.
_EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Verdict:
    """One touchpoint: what the team guessed, what customers say, and whether the two agree.

    Attributes
    ----------
    touchpoint_id, touchpoint : str
        Its id and name.
    order : int
        Its place in the journey, from 1.
    guess : float | None
        Mean feeling of the personas there, −2 … +2; None while nobody has guessed.
    people : int
        How many personas have a feeling there.
    mean, low, high : float | None
        The customers' mean feeling, −2 … +2, and its 95 % interval; None without an answer.
    n : int
        Number of customers' answers.
    needed : int
        How many answers a verdict needs.
    verdict : str
        "agrees", "differs", "too few answers" or "no guess".
    words : str
        "milder than guessed" and its like where they differ, else "".
    direction : str
        "up" where customers feel better than guessed, "down" where they feel worse, else "".
    gap : float | None
        Customers' mean − guess.
    """

    touchpoint_id: str
    touchpoint: str
    order: int
    guess: float | None
    people: int
    mean: float | None
    low: float | None
    high: float | None
    n: int
    needed: int
    verdict: Kind
    words: str
    direction: Literal["up", "down", ""]
    gap: float | None


@dataclass(frozen=True, slots=True)
class Headline:
    """The finding in words; `touchpoint_id` is what it is about, "" where nothing surprises."""

    title: str
    detail: str
    touchpoint_id: str


_EARLY = counted("For {number} moment it is too early to tell.", "For {number} moments it is too early to tell.")

#: What a guess, and what customers, say of a moment, by the face −2 … +2.
_GUESSED = {
    -2: later("awful"),
    -1: later("uneasy"),
    0: later("neutral"),
    1: later("pleasant"),
    2: later("delightful"),
}
_SAID = {
    -2: later("it hurts badly"),
    -1: later("it hurts"),
    0: later("it is neither good nor bad"),
    1: later("it is a pleasure"),
    2: later("they love it"),
}


def verdicts(moments: pd.DataFrame, feedback: pd.DataFrame, persona: str = "") -> tuple[Verdict, ...]:
    """A verdict for each touchpoint, in the order of the journey.

    Parameters
    ----------
    moments : DataFrame
        The workshop's `tables.moments`.
    feedback : DataFrame
        With `touchpoint_id`, `persona_id` and `feeling` (−2 … +2).
    persona : str
        Id of the only persona to compare: her moments, and the answers of her like. Answers that name no persona at
        all stand for everybody.
    """
    if persona:
        moments = moments[moments["persona_id"] == persona]
        if (feedback["persona_id"] != "").any():
            feedback = feedback[feedback["persona_id"] == persona]
    said = {row.touchpoint_id: _said(row) for row in _felt(feedback, ["touchpoint_id"])}
    guessed = sorted(_felt(moments, ["touchpoint_id", "touchpoint", "order"]), key=lambda row: int(row.order))
    return tuple(_verdict(row, said.get(row.touchpoint_id, estimates.NOTHING)) for row in guessed)


def headline(found: tuple[Verdict, ...], customer: str = "customer", customers: str = "customers") -> Headline:
    """How often the guess was right, and what surprised most, in the workshop's own word for its customers."""
    wrong = [one for one in found if one.verdict == "differs"]
    right = sum(one.verdict == "agrees" for one in found)
    early = sum(one.verdict == "too few answers" for one in found)
    said = [say_count(early, *_EARLY)] if early and (right or wrong) else []
    most = max(wrong, key=lambda one: (abs(one.gap or 0), one.n, -one.order), default=None)
    if most:
        said.insert(0, _surprise(most, customer, customers))
    return Headline(_title(found, right, len(wrong), customer), " ".join(said), most.touchpoint_id if most else "")


def evidence(one: Verdict, customer: str = "customer", customers: str = "customers") -> dict[str, str]:
    """The fields of a moment that rests on these answers instead of a guess; nothing without any answer."""
    if one.mean is None or one.low is None or one.high is None:
        return {}
    told = {"mean": signed(one.mean, 1), "low": signed(one.low, 1), "high": signed(one.high, 1)}
    count = _count(one.n, customer, customers)
    return {
        "evidence": "cited",
        "cites": say("{count}: {mean} on average (95 %: {low} to {high})", count=count, **told),
    }


def _felt(frame: pd.DataFrame, named: list[str]) -> list[Any]:
    """Mean, deviation and number of the feelings of each group, as rows."""
    frame = frame[named].assign(feeling=frame["feeling"].astype("float64"))
    groups = frame.groupby(named, sort=False)["feeling"]
    return list(groups.agg(mean="mean", deviation="std", n="count").reset_index().itertuples())


def _said(row: Any) -> Estimate:
    return estimates.mean(row.mean, row.deviation if row.n > 1 else 0, row.n, -2, 2) if row.n else estimates.NOTHING


def _verdict(row: Any, said: Estimate) -> Verdict:
    guess = float(row.mean) if row.n else None
    kind, words, direction = _judged(guess, said)
    return Verdict(
        touchpoint_id=row.touchpoint_id,
        touchpoint=row.touchpoint,
        order=int(row.order),
        guess=guess,
        people=int(row.n),
        mean=said.value,
        low=said.low,
        high=said.high,
        n=int(said.n),
        needed=FEW,
        verdict=kind,
        words=words,
        direction=direction,
        gap=None if guess is None or said.value is None else said.value - guess,
    )


def _judged(guess: float | None, said: Estimate) -> tuple[Kind, str, Literal["up", "down", ""]]:
    if guess is None:
        return "no guess", "", ""
    if said.few or said.value is None or said.low is None or said.high is None:
        return "too few answers", "", ""
    if said.low - _EDGE <= guess <= said.high + _EDGE:
        return "agrees", "", ""
    pleased = round(said.value, 1) >= 0
    if said.value < guess:
        return "differs", say("cooler than guessed") if pleased else say("worse than guessed"), "down"
    if not pleased:
        return "differs", say("milder than guessed"), "up"
    return "differs", say("warmer than guessed") if guess > 0 else say("better than guessed"), "up"


def _title(found: tuple[Verdict, ...], right: int, wrong: int, customer: str) -> str:
    if right and wrong:
        return say("We guessed right {right}, wrong {wrong}", right=_times(right), wrong=_times(wrong))
    if right:
        return say("We guessed right {times}", times=_times(right))
    if wrong:
        return say("We guessed wrong {times}", times=_times(wrong))
    if not any(one.n for one in found):
        return say("No {customer} has rated a place on the map yet", customer=customer)
    if not any(one.people for one in found):
        return say("We have not guessed any feeling yet")
    return say("Too early to tell whether we guessed right")


def _times(number: int) -> str:
    if number == 1:
        return say("once")
    return say("twice") if number == 2 else say_count(number, "{number} time", "{number} times")


def _surprise(one: Verdict, customer: str, customers: str) -> str:
    guess, mean = one.guess or 0, one.mean or 0
    count = _count(one.n, customer, customers)
    if face(guess) == face(mean):
        told = say(
            "it is {words} ({guess}); {count} say {mean}.",
            words=one.words,
            guess=signed(guess, 1),
            count=count,
            mean=signed(mean, 1),
        )
    else:
        guessed, said = say(_GUESSED[face(guess)]), say(_SAID[face(mean)])
        told = say(
            "we guessed {guessed}, {count} say {said} ({mean}).",
            guessed=guessed,
            count=count,
            said=said,
            mean=signed(mean, 1),
        )
    return say("“{spot}” surprised us most: {told}", spot=one.touchpoint, told=told)


def _count(number: int, customer: str, customers: str) -> str:
    return f"{number:,} {customer if number == 1 else customers}"
