"""Brings the handout's catalogues up to date: adds sentences that are new, takes out those that nobody says any more.

What is translated stays. A sentence that is new has an empty translation, and a test asks for it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from workshop_kit.analysis.questions import sentences  # noqa: E402
from workshop_kit.story.words import story_words  # noqa: E402
from workshop_kit.vocabulary import vocabulary  # noqa: E402

LOCALE = ROOT / "templates/handout/locale"
LANGUAGES = ("ar", "de", "es", "fr")
#: What sentences are said with, and which of its arguments they are.
_SAID = {"say": None, "later": None, "say_count": (2, 3), "counted": (1, 2), "_": None, "_n": (2, 3)}

#: What a file says about its making: nothing a translator needs, and it would change each time.
_UNSAID = tuple(
    f'"{name}:'
    for name in (
        "POT-Creation-Date", "PO-Revision-Date", "Project-Id-Version", "Report-Msgid-Bugs-To", "Last-Translator",
        "Language-Team", "Generated-By",
    )
)  # fmt: skip

Id = str | tuple[str, str]


def messages() -> dict[Id, str]:
    """Every sentence the handout can print, with the file that says it first; both forms of a counted one."""
    found: dict[Id, str] = {}
    for place, id in [*_code(), *_templates(), *_words()]:
        found.setdefault(id, place)
    counted = {id[0] for id in found if isinstance(id, tuple)}
    return {id: place for id, place in found.items() if not (isinstance(id, str) and id in counted)}


def read(language: str) -> dict[Id, Message]:
    """The messages of all catalogues of a language."""
    files = sorted((LOCALE / language).glob("*.po"))
    made = [read_po(io.BytesIO(file.read_bytes()), locale=language) for file in files]
    return {_id(message): message for one in made for message in one if message.id}


def _code() -> Iterator[tuple[str, Id]]:
    for file in sorted((ROOT / "workshop_kit").rglob("*.py")):
        yield from _extracted("python", file)


def _templates() -> Iterator[tuple[str, Id]]:
    for file in sorted((ROOT / "templates/handout").rglob("*.j2")):
        yield from _extracted("jinja2.ext:babel_extract", file)


def _extracted(method: str, file: Path) -> Iterator[tuple[str, Id]]:
    place = file.relative_to(ROOT).as_posix()
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    with file.open("rb") as source:
        for _, id, _, _ in extract(method, source, _SAID, options=options):
            yield place, (id if isinstance(id, str) else (id[0], id[1]))


def _words() -> Iterator[tuple[str, Id]]:
    """What stands in the kit's own lists."""
    words, story = vocabulary(), story_words()
    for channel in words.channels:
        yield from (("templates/vocabulary/channels.yaml", text) for text in (channel.label, channel.reach) if text)
    for one in words.measures:
        yield from (("templates/vocabulary/measures.yaml", text) for text in (one.label, one.definition) if text)
    for emotion in words.emotions:
        yield from (("templates/vocabulary/emotions.yaml", text) for text in (emotion.label, *emotion.words))
    cards = [*words.persona.lists.values(), *words.persona.details.values()]
    yield from (("templates/vocabulary/persona.yaml", one.card) for one in cards)
    told = [*dict(story.sentences).values(), *dict(story.titles).values(), *story.feelings.values()]
    yield from (("templates/story.yaml", text) for text in told)
    yield from (("templates/feedback/asking.yaml", text) for text in sentences())


def _id(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def _update(language: str) -> int:
    wanted, file = messages(), LOCALE / language / "kit.po"
    here = {}
    if file.exists():
        here = {_id(one): one for one in read_po(io.BytesIO(file.read_bytes()), locale=language) if one.id}
    elsewhere = read(language).keys() - here.keys()
    head = (
        f"# What the handout says in {Locale(language).english_name}. New sentences come by scripts/make_catalogues.py."
    )
    made = Catalog(locale=language, header_comment=head, charset="utf-8", fuzzy=False)
    for id, place in sorted(wanted.items(), key=lambda pair: (pair[1], str(pair[0]))):
        if id not in elsewhere:
            made.add(id, here[id].string if id in here else "", locations=[(place, 1)])
    file.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, made, width=120, omit_header=False, include_lineno=False, sort_by_file=True)
    lines = written.getvalue().decode().splitlines()
    kept = (one for one in lines if not one.startswith(_UNSAID))
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return sum(not done(one) for one in read(language).values())


def done(message: Message) -> bool:
    """Whether every form of a message has its translation."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    for language in LANGUAGES:
        print(f"{language}: {_update(language)} of {len(messages())} sentences to translate")
