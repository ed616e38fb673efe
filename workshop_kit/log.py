"""The log file: tracebacks go there, people get a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from logging.handlers import RotatingFileHandler
from typing import Any, TypeVar

from workshop_kit.home import home, make

log = logging.getLogger("workshop_kit")
_Function = TypeVar("_Function", bound=Callable[..., Any])


class _QuietFile(RotatingFileHandler):
    """On a full disk the log gets no line, and nobody's screen a traceback about that."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        pass

    def close(self) -> None:
        with suppress(OSError):
            super().close()


@cache
def open_log() -> None:
    """Write the kit's messages to <home>/logs/kit.log, three files of 500 kB at most."""
    folder = home() / "logs"
    with suppress(OSError):  # then there is no log, and no line of it on anybody's screen
        make(home())
        folder.mkdir(exist_ok=True)
    handler = _QuietFile(folder / "kit.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.propagate = False


def complain(error: Exception) -> str:
    """Log an unexpected error and give the sentence to show."""
    open_log()
    log.error("unexpected", exc_info=error)
    return f"Something unexpected happened ({type(error).__name__}). Nothing saved is lost; the log file says more."


def logged(function: _Function) -> _Function:
    """Log what a widget callback raises: Jupyter shows it nowhere."""

    @wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs into the log
            complain(error)
            return None

    return guarded  # type: ignore[return-value]
