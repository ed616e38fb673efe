"""Where the files lie that the kit ships beside its code."""

from __future__ import annotations

from pathlib import Path

from workshop_kit.errors import NotFound

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
