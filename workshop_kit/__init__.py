"""The Journey Workshop Kit: guided customer-journey workshops in notebooks, with a handout at the end.

Everything is loaded when it is first used, so that a notebook's form appears quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workshop_kit import analysis, charts, handout
    from workshop_kit.errors import BadDocument, Conflict, Invalid, NotFound, OutputError, StoreError, WorkshopError
    from workshop_kit.model import Workshop
    from workshop_kit.widgets import board, steps
    from workshop_kit.workshops import OpenWorkshop, import_workshop, list_workshops, new_workshop, open_workshop

__version__ = "0.1.0"

_HOMES = {
    "BadDocument": "errors",
    "Conflict": "errors",
    "Invalid": "errors",
    "NotFound": "errors",
    "OpenWorkshop": "workshops",
    "OutputError": "errors",
    "StoreError": "errors",
    "Workshop": "model",
    "WorkshopError": "errors",
    "analysis": "",
    "board": "widgets",
    "charts": "",
    "handout": "",
    "import_workshop": "workshops",
    "list_workshops": "workshops",
    "new_workshop": "workshops",
    "open_workshop": "workshops",
    "steps": "widgets",
}

__all__ = [
    "BadDocument", "Conflict", "Invalid", "NotFound", "OpenWorkshop", "OutputError", "StoreError", "Workshop",
    "WorkshopError", "analysis", "board", "charts", "handout", "import_workshop", "list_workshops", "new_workshop",
    "open_workshop", "steps",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"workshop_kit has no '{name}'")
    home = _HOMES[name]
    if name in ("analysis", "charts", "handout"):
        return import_module(f"workshop_kit.{name}")
    module = import_module(f"workshop_kit.{home}.{name}" if home == "widgets" else f"workshop_kit.{home}")
    value = module if home == "widgets" else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
