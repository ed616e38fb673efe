"""Where the files lie that the kit ships beside its code."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from workshop_kit.errors import NotFound
from workshop_kit.home import home, usual_home

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The shipped folder of that name: inside the package when installed from a wheel, else the checkout's own.

    Parameters
    ----------
    name : str
        `"templates"`, `"notebooks"` or `"data/sample"`.

    Raises
    ------
    NotFound
        When the kit was installed without its files.
    """
    for place in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise NotFound(f"The kit's folder '{name}' is missing. Install the workshop kit again.")


def command(*words: str | Path) -> str:
    """A command of the kit as a person has to type it here: from a checkout, from a wheel, with this home."""
    script = _PACKAGE.parent / "start.py"
    kit = ["py" if os.name == "nt" else "python3", str(script)] if script.is_file() else ["workshop-kit"]
    place = [] if home() == usual_home() else ["--home", str(home())]
    line = [*kit, *map(str, words), *place]
    return subprocess.list2cmdline(line) if os.name == "nt" else shlex.join(line)
