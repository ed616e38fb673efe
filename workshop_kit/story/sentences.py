"""Grammar of a story: people's own words set into English sentences, whatever their language, none of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_kit.language import SOURCE, apart, capital, spoken_language
from workshop_kit.model import Entry, Persona, Workshop
from workshop_kit.personas import one_of_them
from workshop_kit.story.words import feelings, sentences, story_words, third_persons
from workshop_kit.wording.feelings import worded

_ENDED = re.compile(r"[.!?…。！？؟۔]['’”»」』)]*$")
_TYPED_MARKS = re.compile(r'^[“"„«]([^“”"„«»]*)[”"“»]$')

#: A feeling of more words than this is not set behind "feels".
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Hero:
    """A persona as sentences call them: the whole name, the short one, and "she" or "he" where that is known."""

    name: str
    short: str
    pronoun: str

    @property
    def again(self) -> str:
        """How a sentence begins that speaks of them once more."""
        return capital(self.pronoun) if self.pronoun and _english() else isolated(self.short)


def hero(workshop: Workshop, persona: Persona) -> Hero:
    """How to call a persona; one without a name is "Guest 2"."""
    place = next(i for i, one in enumerate(workshop.personas, start=1) if one.id == persona.id)
    name = flat(persona.name) or f"{capital(one_of_them(workshop))} {place}"
    first, *more = re.split(r"[\s,]+", name)
    whole = not flat(persona.name) or first.rstrip(".").casefold() in story_words().titled or not more
    said = persona.gender.strip().casefold()
    pronoun = next((word for word, genders in story_words().pronouns.items() if said in genders), "")
    return Hero(name, name if whole else first, pronoun)


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def isolated(text: str) -> str:
    """Words of the other writing direction keep their order to themselves within a sentence."""
    return apart(text)


def ended(text: str) -> str:
    """A text with a full stop, unless it ends a sentence already."""
    return isolated(text) if _ENDED.search(text) else f"{isolated(text)}."


def quoted(text: str) -> str:
    """What somebody said or thought, in quotation marks, with single ones inside."""
    own = _TYPED_MARKS.sub(r"\1", flat(text)).replace("“", "‘").replace("„", "‘").replace("”", "’")
    stop = "" if _ENDED.search(own) else "."
    return f"“{isolated(own)}{stop}”"


def named(text: str) -> str:
    """The name of a touchpoint within a sentence."""
    own = _TYPED_MARKS.sub(r"\1", flat(text)).replace("“", "‘").replace("”", "’")
    return f"“{isolated(own)}”"


def small(text: str) -> str:
    """A text as it stands within a sentence: its first word small where that cannot be a name."""
    first = text.split(" ", 1)[0]
    if not _english():
        return text
    return text[:1].lower() + text[1:] if first.casefold() in story_words().small else text


def listed(items: Iterable[Entry]) -> str:
    """Entries one after another; empty without any."""
    texts = [flat(entry.text).rstrip(".") for entry in items if flat(entry.text)]
    return ended("; ".join(isolated(small(text)) for text in texts)) if texts else ""


def does(who: Hero, text: str) -> str:
    """What somebody does: behind their name where the text begins with what one does, else as a note."""
    own = flat(text)
    if not own:
        return ""
    if not _english():
        return sentences().does_own.format(name=isolated(who.short), text=ended(own))
    first, *rest = re.findall(r"[\w’'-]+", own.casefold())[:2] or [""]
    say, words = sentences(), story_words()
    if first in words.subjects or own.startswith((who.name, who.short)):
        return ended(own)
    verb = first in third_persons() or (first.endswith("ly") and rest[:1] and rest[0] in third_persons())
    if verb:
        return say.does.format(name=who.again, text=ended(own[:1].lower() + own[1:]))
    return say.does_own.format(name=isolated(who.short), text=ended(small(own)))


def feels(who: Hero, word: str, feeling: int | None) -> str:
    """How somebody feels, in their own word, else in that of the face."""
    own = flat(word)
    say = sentences()
    if not own and feeling is None:
        return ""
    if len(own.split()) > _SHORT or _ENDED.search(own):
        return say.feels_own.format(name=isolated(who.short), text=quoted(own))
    return say.feels.format(name=isolated(who.short), text=felt(own, feeling))


def felt(word: str, feeling: int | None) -> str:
    """The word behind "feels"."""
    own = flat(word)
    if not own:
        return feelings()[feeling or 0]
    return isolated(own[:1].lower() + own[1:] if _english() else worded(own))


def _english() -> bool:
    """Whether English grammar holds; elsewhere people's words stand as they were written."""
    return spoken_language() == SOURCE
