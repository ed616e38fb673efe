"""Interviews as people write them down: who speaks, a colon, what was said. Answers count, questions say where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial

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
    if asking[first] < 0.5 or asking[first] <= asking[second]:
        return None
    return partial(_answers, first, frozenset(speakers))


def _asking(who: str, said: list[str]) -> float:
    """How much somebody is the one who asks."""
    return sum(turn.endswith(_ASKS) for turn in said) / len(said) + 0.5 * (who in map(plain, cell_words().asks))


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
