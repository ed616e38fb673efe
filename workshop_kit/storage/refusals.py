"""What a database answers when it refuses, in plain words."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from workshop_kit.errors import Damaged, StoreError
from workshop_kit.storage.database import Database

_FULL = "The disk of the database is full, so nothing was saved. Free some space, then type on."
_LOCKED = "Another program holds the database. Close it, then try again; nothing was saved just now."
_READ_ONLY = "The database is read-only, so nothing was saved. Allow writing to {name}."
_AWAY = (
    "The database {name} does not answer, so nothing was saved just now. Check that it runs and that you are "
    "connected; then go on."
)
_DAMAGED = "The database {name} is damaged."

#: Words of SQLite, and of PostgreSQL's library before there is a connection; the first that fits counts.
_BY_WORDS = {
    "disk is full": _FULL,
    "disk I/O error": "The disk of {name} failed, so nothing was saved. Check the disk, then go on.",
    "database is locked": _LOCKED,
    "readonly database": _READ_ONLY,
    "unable to open database": "The database {name} cannot be opened. Is its folder there, and may you write to it?",
    "not a database": _DAMAGED,
    "malformed": _DAMAGED,
    "decode to UTF-8": _DAMAGED,
    "password authentication failed": "The database {name} refused the user name or the password in WORKSHOP_KIT_DB.",
    "no password supplied": "The database {name} wants a password. Put it into WORKSHOP_KIT_DB: //NAME:PASSWORD@HOST",
    "no pg_hba.conf entry": "The database {name} lets nobody in from this computer. Ask who runs it.",
    "too many clients": "The database {name} has no free place. Close other programs that use it, then try again.",
}
#: Five letters that PostgreSQL gives, or the first two of them.
_BY_STATE = {
    "53100": _FULL,
    "25006": _READ_ONLY,
    "55P03": _LOCKED,
    "40P01": _LOCKED,
    "3D000": "There is no such database: {name}. Make it, or correct WORKSHOP_KIT_DB.",
    "42501": "You have no right to do this in the database {name}. Ask who runs it to make you its owner.",
    "53300": _BY_WORDS["too many clients"],
    "28": _BY_WORDS["password authentication failed"],
    "57P": _AWAY,
    "08": _AWAY,
    "XX001": _DAMAGED,
}


def refuse(error: DBAPIError, database: Database) -> StoreError:
    """The database's own error as a sentence; its text goes along as the cause."""
    words = str(error.orig)
    sentence = _by_state(getattr(error.orig, "sqlstate", None)) or _by_words(words)
    if sentence is None and "does not exist" in words and "database" in words:
        sentence = _BY_STATE["3D000"]
    if sentence is None and not database.is_sqlite and _no_connection(error):
        sentence = _AWAY
    if sentence is None:
        first = next(iter(words.splitlines()), "no reason given")
        return StoreError(f"The database refused: {first}. Nothing was saved.")
    kind = Damaged if sentence == _DAMAGED else StoreError
    return kind(sentence.format(name=database.name))


def _by_state(state: str | None) -> str | None:
    return next((words for sign, words in _BY_STATE.items() if state and state.startswith(sign)), None)


def _by_words(text: str) -> str | None:
    return next((words for sign, words in _BY_WORDS.items() if sign in text), None)


def _no_connection(error: DBAPIError) -> bool:
    """Whether the connection broke, or there never was one: then no state comes with the error."""
    broken = isinstance(error, (OperationalError, InterfaceError)) and not getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or broken
