"""Interviews as people write them down: who speaks, a colon, what was said. Answers count, questions say where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Literal

from workshop_kit.importing.words import cell_words, plain

#: What people should know of an interview.
APART = "Only the answers are read. The questions say what each is about; who answered is left out."
#: The names of its columns, which stand above its first line.
_HEAD = (0, ["Question", "Answer"])
_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_TURN = re.compile(
    rf"\s{{0,9}}(?:{_TIME}\s{{0,3}}[-\u2013\u2014]?\s{{0,3}})?"
    rf"(?P<who>[^\W\d_][^:：\[(]{{0,30}})(?:{_TIME}\s?)?[:：](?!//)\s{{0,3}}(?P<said>.*)"
)
_ASKS = ("?", "？", "؟")
#: A question that is a speech is not shown whole.
_LONGEST = 200
#: The share of somebody's turns that end with a question mark, where nothing else says who asks.
_ENOUGH = 1 / 3

Lines = Iterable[tuple[int, str]]


def divided(head: str) -> Callable[[Lines], Iterator[tuple[int, list[str]]]] | None:
    """How the answers of an interview are told from its questions by its first lines, None where it is none."""
    lines = [line for line in head.splitlines() if line.strip()]
    turns = defaultdict[str, list[str]](list)
    for found in filter(None, map(_TURN.match, lines)):
        turns[plain(found["who"])].append(found["said"].strip())
    speakers = {who: said for who, said in turns.items() if len(said) > 1}
    if not 2 <= len(speakers) <= 6 or 3 * sum(map(len, speakers.values())) < len(lines):
        return None
    asking = {who: _asking(who, said) for who, said in speakers.items()}
    first, second = sorted(asking, key=lambda who: asking[who], reverse=True)[:2]
    if not asking[first] or asking[first] <= asking[second]:
        return None
    return partial(_answers, first, frozenset(speakers))


def _asking(who: str, said: list[str]) -> float:
    """How much somebody is the one who asks, 0 where nothing tells so."""
    called = who.rstrip("0123456789 ")
    if called in _names("asked"):
        # Customers ask a help desk, and it is theirs that one wants to hear.
        return 0
    share, asks = sum(turn.endswith(_ASKS) for turn in said) / len(said), called in _names("asks")
    # A letter says little: P is a pregunta, and a participant.
    if share < _ENOUGH and not (asks and len(called) > 1):
        return 0
    return share + 0.5 * asks


@cache
def _names(which: Literal["asks", "asked"]) -> frozenset[str]:
    return frozenset(map(plain, getattr(cell_words(), which)))


def _answers(asker: str, speakers: frozenset[str], lines: Lines) -> Iterator[tuple[int, list[str]]]:
    yield _HEAD
    question: list[str] = []
    for number, who, said in _turns(speakers, lines):
        if who == asker:
            question = said
        elif answer := "\n".join(filter(None, said)):
            yield number, [" ".join(question)[-_LONGEST:].strip(), answer]


def _turns(speakers: frozenset[str], lines: Lines) -> Iterator[tuple[int, str, list[str]]]:
    """What each said until the next one spoke; what stands above the first of them is nobody's."""
    turn: tuple[int, str, list[str]] | None = None
    for number, line in lines:
        found = _TURN.match(line)
        if found and plain(found["who"]) in speakers:
            if turn:
                yield turn
            turn = number, plain(found["who"]), [found["said"].strip()]
        elif turn:
            turn[2].append(line.strip())
    if turn:
        yield turn
