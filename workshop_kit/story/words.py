"""The words around people's own words, from templates/story.yaml."""

from __future__ import annotations

from functools import cache

from workshop_kit.language import SOURCE, say, speaking, spoken_language
from workshop_kit.model import Feeling
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Term, Words, load


class Sentences(Term):
    """One pattern for each thing a story says."""

    who: Words
    who_aged: Words
    role: Words
    motto: Words
    wants: Words
    first: Words
    next: Words
    last: Words
    only: Words
    unwritten: Words
    feels: Words
    feels_own: Words
    does: Words
    does_own: Words
    thinks: Words
    says: Words
    likes: Words
    hurts: Words
    hurts_badly: Words
    hesitates: Words
    help: Words
    assumed: Words
    best: Words
    worst: Words
    alike: Words
    ending_feels: Words


class Titles(Term):
    """Headings of chapters that no stage gives a name."""

    opening: Words
    stage: Words
    ending: Words


class StoryWords(Term):
    """Everything a story is told with; `verbs` in their plain form."""

    sentences: Sentences
    titles: Titles
    feelings: dict[Feeling, Words]
    pronouns: dict[Words, frozenset[Words]]
    titled: frozenset[Words]
    subjects: frozenset[Words]
    small: frozenset[Words]
    verbs: frozenset[Words]


@cache
def story_words() -> StoryWords:
    """The words, read once."""
    return StoryWords.model_validate(load(folder("templates") / "story.yaml"))


def sentences() -> Sentences:
    """The patterns in the language that is spoken."""
    own = story_words().sentences
    return own if spoken_language() == SOURCE else _translated(spoken_language())


@cache
def _translated(language: str) -> Sentences:
    with speaking(language):
        return Sentences(**{name: say(text) for name, text in story_words().sentences})


def feelings() -> dict[Feeling, str]:
    """A word for each face, as it stands behind "feels"."""
    return {feeling: say(word) for feeling, word in story_words().feelings.items()}


@cache
def third_persons() -> frozenset[str]:
    """All verbs as they stand behind she or he: waits, catches, tries."""
    return frozenset({_third(verb) for verb in story_words().verbs} | {"has", "goes", "does", "is"})


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"
