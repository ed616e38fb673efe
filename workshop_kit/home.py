"""Where the kit keeps a person's work: database, backups, logs, copies of the notebooks."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder of WORKSHOP_KIT_HOME, else the usual one."""
    chosen = os.environ.get("WORKSHOP_KIT_HOME")
    return Path(chosen).expanduser().absolute() if chosen else usual_home()


def usual_home() -> Path:
    """The per-user data folder, which no cloud service syncs."""
    from platformdirs import user_data_path

    return user_data_path("workshop-kit", appauthor=False, roaming=False)


def make(place: Path) -> None:
    """Make the home where it is not there yet, for nobody else on this computer: it holds what customers said."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)


def database_url() -> str:
    """The database of WORKSHOP_KIT_DB, else a SQLite file in the home."""
    return os.environ.get("WORKSHOP_KIT_DB") or f"sqlite:///{home() / 'workshops.db'}"
