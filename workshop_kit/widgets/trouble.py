"""What a page shows in the place of a form when the database cannot be worked with, and the way out of it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from workshop_kit.errors import Damaged, NotFound, StoreError
from workshop_kit.home import database_url
from workshop_kit.log import open_log
from workshop_kit.storage import backups, copying
from workshop_kit.storage.database import connect
from workshop_kit.storage.store import Store

log = logging.getLogger("workshop_kit")

#: Added to what a database answers while somebody types: nobody has to do it again.
WAITING = "What you type waits on this page and is saved by itself as soon as that is over."


def told(error: StoreError) -> dict[str, Any]:
    """A sentence about what is wrong; where a file is damaged, the newest backup and when it was made."""
    open_log()
    log.error("the database cannot be worked with: %s", error)
    if not isinstance(error, Damaged):
        return {"kind": "closed", "text": str(error), "backup": None}
    return {"kind": "damaged", "text": error.plain, "backup": _offer(newest_backup())}


def set_aside(store: Store) -> dict[str, Any]:
    """What to say where nothing is left because the file was damaged when another part of the kit opened it."""
    damaged = copying.put_aside(store.database)
    kept = copying.kept(store.database)
    if store.workshops() or not damaged or not kept:
        return {}
    text = f"The database could not be read any more. Nothing was deleted: it is {damaged[0]} now."
    return {"kind": "damaged", "text": text, "backup": _offer(kept[0])}


def newest_backup() -> Path | None:
    """The newest copy of the database in use."""
    database = connect(database_url())
    try:
        return next(iter(copying.kept(database)), None)
    finally:
        database.close()


def restore() -> str:
    """Bring the newest backup back; gives a sentence about what was done, raises as backups.restore does."""
    newest = newest_backup()
    if newest is None:
        raise NotFound("There is no backup of this database.")
    return backups.restore(database_url(), newest)


def _offer(backup: Path | None) -> dict[str, str] | None:
    if backup is None:
        return None
    return {"name": backup.name, "when": f"{copying.made(backup).astimezone():%Y-%m-%d %H:%M}"}
