"""Comments as words and short phrases that can be compared, in the language they are written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load

#: Addresses, links and what a mask left of them say nothing about a theme.
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\[[^\]]{1,20}\]")
#: Letters and the signs that belong to them, which many scripts write above, below or behind.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff"
)
_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}])+")
#: Scripts that write without spaces. What is borrowed in Japanese stands in letters of its own, and is a word;
#: of the others every two neighbours are taken for one. Hiragana only binds.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PIECE = re.compile("[\u30a0-\u30ff]{2,}|[\u3400-\u9fff\uf900-\ufaff]+|[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]+")


class Language(Term):
    """The words of a language that carry no theme, and how it bends the others; see templates/feedback/words."""

    stop: frozenset[str] = frozenset()
    endings: frozenset[Words] = frozenset()
    before: frozenset[str] = frozenset()
    pair: Words = "{one}, {other}"
    polite: tuple[Words, ...] = ()


@cache
def language(tag: str) -> Language:
    """What is known of a language; of an unknown one nothing, then only frequent words are left out."""
    path = folder("templates") / "feedback" / "words" / f"{tag.split('-')[0].lower()}.yaml"
    if not path.is_file():
        return Language()
    found = load(path)
    # Lists are kept as text, because YAML takes "no" for a yes or a no.
    whole = ("pair", "polite")
    return Language.model_validate({key: text if key in whole else text.split() for key, text in found.items()})


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of comments.

    Attributes
    ----------
    found : tuple[tuple[str, ...], ...]
        Of each comment, its words (in their base form) and pairs of neighbours.
    shown : dict[str, str]
        How a phrase is most often written.
    nouns : dict[str, float]
        Of each word the share, 0–1, that stands behind an article or its like: a sign of a noun.
    """

    found: tuple[tuple[str, ...], ...]
    shown: dict[str, str]
    nouns: dict[str, float]


def words(comment: str) -> list[str]:
    """A comment's words as they are written, in their order."""
    found: list[str] = []
    for word in _WORD.findall(_ADDRESS.sub(" ", comment)):
        found += _cut(word) if _UNSPACED.search(word) else [word]
    return found


def phrases(comments: Iterable[str], tag: str) -> Phrases:
    """Words and pairs of neighbours that may carry a theme, for each comment."""
    known, spoken = language(tag), [words(one) for one in comments]
    written = Counter(word for one in spoken for word in one)
    bases = _bases(written, known.endings)
    total, nouns = Counter(bases[word] for one in spoken for word in one), Counter[str]()
    forms: dict[str, Counter[str]] = {}
    found = []
    for one in spoken:
        nouns.update(bases[word] for before, word in pairwise(one) if before.casefold() in known.before)
        told = list(_phrases(one, bases, known.stop))
        found.append(tuple(phrase for phrase, _ in told))
        for phrase, form in told:
            forms.setdefault(phrase, Counter())[form] += 1
    shown = {phrase: _usual(counts) for phrase, counts in forms.items()}
    return Phrases(tuple(found), shown, {word: nouns[word] / n for word, n in total.items()})


def _phrases(spoken: list[str], bases: dict[str, str], stop: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Phrases in their base form, each with how it is written here."""
    telling = [
        word.casefold() not in stop and bases[word] not in stop and (len(word) > 1 or bool(_UNSPACED.match(word)))
        for word in spoken
    ]
    for place, word in enumerate(spoken):
        if telling[place]:
            yield bases[word], word
            if telling[place + 1 : place + 2] == [True]:
                after = spoken[place + 1]
                yield f"{bases[word]} {bases[after]}", f"{word} {after}"


def _usual(forms: Counter[str]) -> str:
    """How a phrase is mostly written; large only where it always is, so that a name stays one."""
    return min(forms, key=lambda form: (not form.islower(), -forms[form], form))


def _bases(written: Counter[str], endings: frozenset[str]) -> dict[str, str]:
    """Each word in small letters and without an ending, where the comments hold the rest too, or bend it otherwise."""
    vocabulary = {word.casefold() for word in written}
    stems = Counter(stem for word in vocabulary for stem in _stems(word, endings))
    return {word: _base(word.casefold(), vocabulary, stems, endings) for word in written}


def _stems(word: str, endings: frozenset[str]) -> list[str]:
    """The word without each ending it has."""
    found = [word.removesuffix(ending) for ending in endings if word.endswith(ending)]
    return [stem for stem in found if len(stem) > 2]


def _base(word: str, vocabulary: set[str], stems: Counter[str], endings: frozenset[str]) -> str:
    fitting = (stem for stem in _stems(word, endings) if stem in vocabulary or (stems[stem] > 1 and len(stem) > 3))
    return min(fitting, key=len, default=word)


def _cut(text: str) -> list[str]:
    """Words of a run that holds no spaces."""
    found = []
    for piece in _PIECE.findall(text):
        whole = len(piece) < 3 or "\u30a0" <= piece[0] <= "\u30ff"
        found += [piece] if whole else [a + b for a, b in pairwise(piece)]
    return found
