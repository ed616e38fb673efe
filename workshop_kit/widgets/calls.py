"""What a page may ask the kernel to do, beside editing."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from workshop_kit import document, workshops
from workshop_kit.changes.words import first
from workshop_kit.errors import BadDocument, NotFound
from workshop_kit.language import known
from workshop_kit.storage import undo, versions
from workshop_kit.widgets import actions, feedback, figures, followup, history, meanwhile, priorities, session, trouble
from workshop_kit.widgets.link import Link, link_of, saved_link

if TYPE_CHECKING:
    from workshop_kit import handout
    from workshop_kit.model import Workshop
    from workshop_kit.storage.history import Entry
    from workshop_kit.storage.store import Store
    from workshop_kit.widgets.room import Room


def answer(room: Room, name: str, args: dict[str, Any]) -> Any:
    """Do what the page asks and give a JSON value back; raises WorkshopError with the sentence to show."""
    if name not in _CALLS:
        raise NotFound(f"This page asks for '{name}', which this version does not know. Reload the page.")
    return _CALLS[name](room, **args)


def _new(room: Room, title: str, template: str = "empty") -> dict[str, Any]:
    return _entered(room, workshops.new_workshop(title, template))


def _open(room: Room, id: str) -> dict[str, Any]:
    return _entered(room, workshops.open_workshop(id))


def _import(room: Room, name: str, data: str) -> dict[str, Any]:
    return _entered(room, workshops.store_workshop(document.loads(_text(name, data), f"'{name}'")))


def _handout(room: Room) -> dict[str, Any]:
    """The handout as text for preview and download."""
    from workshop_kit import handout

    link = saved_link(room)
    value = link.snapshot.value
    said = handout.notes(value, handout.remembered(value))
    name = file_name(value.title, f"{_spoken(value)}.html")
    return {"html": handout.render(value, voices=_voices(link)), "name": name, "notes": said}


def _export(room: Room, ending: str) -> dict[str, Any]:
    """The workshop in another program's format, as bytes in base64."""
    from workshop_kit import exporting
    from workshop_kit.voices import Voices

    link = saved_link(room)
    value = link.snapshot.value
    content = _pdf(link) if ending == ".pdf" else exporting.export(value, ending, Voices(link.store, link.id))
    data = base64.b64encode(content.encode() if isinstance(content, str) else content).decode()
    # A PDF is the handout; the other formats speak as the workshop does.
    spoken = _spoken(value) if ending == ".pdf" else ""
    return {"data": data, "name": file_name(value.title, spoken + ending)}


def _spoken(workshop: Workshop) -> str:
    """What the name of a handout says of its language: nothing, unless it is another than the workshop's."""
    tongue = known(workshop.handout_language)
    return f"-{tongue.lower()}" if tongue and tongue != known(workshop.language) else ""


def _pdf(link: Link) -> bytes:
    from workshop_kit.handout import render
    from workshop_kit.handout.pdf import pdf

    return pdf(render(link.snapshot.value, voices=_voices(link)))


def _voices(link: Link) -> handout.Voices | None:
    """What customers said of the workshop of this page."""
    from workshop_kit.handout.heard import told
    from workshop_kit.voices import Voices

    return told(Voices(link.store, link.id))


def _examples(room: Room) -> dict[str, Any]:
    """What the personas of the chosen template say, to show beside empty fields."""
    from workshop_kit.starters import examples

    return {"personas": examples(link_of(room).snapshot.value.template)}


def _story(room: Room, persona: str) -> dict[str, Any]:
    """The chapters that the map tells of a persona now."""
    from workshop_kit import story

    value = saved_link(room).snapshot.value
    walks = next((one for one in value.personas if one.id == persona), None)
    return {"chapters": [made.as_dict() for made in story.chapters(value, walks)] if walks else []}


def _undo(room: Room) -> dict[str, Any]:
    return _taken_back(room, undo.undo)


def _redo(room: Room) -> dict[str, Any]:
    return _taken_back(room, undo.redo)


def _taken_back(room: Room, step: Callable[[Store, str, str], Entry]) -> dict[str, Any]:
    """Undo or redo what this person did, after saving what waits; tells every page at once."""
    link = saved_link(room)
    entry = step(link.store, link.id, workshops.your_name(link.store))
    link.look()
    done = first(entry.words)
    return {"words": done if len(done) <= 80 else done[:79] + "…"}


def _bring_back(room: Room, rev: int) -> dict[str, Any]:
    """Take one step of the history back, whoever did it."""
    return _taken_back(room, partial(undo.undo, rev=rev))


def _branch(room: Room, version: str) -> dict[str, Any]:
    """Make a workshop of its own of a named version, and go there."""
    link = saved_link(room)
    return _entered(room, workshops.open_workshop(versions.branch(link.store, link.id, version)))


def _removed(room: Room, id: str) -> dict[str, Any]:
    """Who removed what somebody was just looking at."""
    link = link_of(room)
    return meanwhile.remover(link.store, link.id, link.snapshot, id)


def _try_again(room: Room) -> dict[str, Any]:
    """Open the database that could not be opened."""
    room.begin()
    return {"text": room.trouble.get("text", "")}


def _restore(room: Room) -> dict[str, Any]:
    """Bring the newest backup back in the place of a database that is damaged."""
    said = trouble.restore()
    room.begin()
    return {"text": said}


def _begin_anew(room: Room) -> dict[str, Any]:
    """Go on without the backup; it stays where it is."""
    if not room.link:
        room.begin()
    room.trouble = {}
    return {}


def _name(room: Room, name: str) -> dict[str, Any]:
    """Keep the name that stands in the history beside what is changed on this computer."""
    room.you = workshops.keep_your_name(name)
    return {"name": room.you}


def file_name(title: str, ending: str = ".html") -> str:
    """A file name every system takes: letters, digits and single dashes."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return ("-".join(part for part in kept.split("-") if part)[:60] or "handout") + ending


def _entered(room: Room, workshop: workshops.OpenWorkshop) -> dict[str, Any]:
    workshops.make_current(workshop)
    room.enter(workshop)
    return {"id": workshop.id, "title": workshop.value.title}


def _text(name: str, data: str) -> str:
    try:
        raw = base64.b64decode(data, validate=True)
        if len(raw) > document.LIMIT:
            raise BadDocument(f"'{name}' is larger than {document.LIMIT // 1_000_000} MB. Choose another file.")
        return raw.decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise BadDocument(
            f"'{name}' is not a text file in UTF-8. Choose a .yaml, .json or handout .html file."
        ) from error


_CALLS: dict[str, Callable[..., dict[str, Any]]] = {
    "new_workshop": _new,
    "open": _open,
    "import": _import,
    "handout": _handout,
    "export": _export,
    "examples": _examples,
    "story": _story,
    "undo": _undo,
    "redo": _redo,
    "name": _name,
    "history": history.told,
    "since": history.since,
    "keep_version": history.keep_version,
    "branch": _branch,
    "plan": session.take_plan,
    "timer": session.press,
    "shorten": session.shorten,
    "pace": session.ask,
    "priorities": priorities.ask,
    "idea_cards": priorities.deck,
    "score": priorities.score,
    "reveal": priorities.reveal,
    "forget_scores": priorities.forget,
    "read_figures": figures.read_figures,
    "bring_back": _bring_back,
    "removed": _removed,
    "try_again": _try_again,
    "restore": _restore,
    "begin_anew": _begin_anew,
    **feedback.CALLS,
    "compared": followup.compared,
    "comments_behind": actions.comments_behind,
}

#: What may take seconds.
SLOW = {"handout", "export", "try_again", "restore", "history", "since", "compared", "comments_behind", *feedback.SLOW}
