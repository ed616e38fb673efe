"""Notices that another process has written to a database."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from workshop_kit.storage.store import Store

log = logging.getLogger("workshop_kit")

#: Seconds between looks. A look costs a file status, so an idle kernel stays at about 0 % of a core.
LOOK = 0.5


class Watch:
    """One thread per database; it ends when the store is closed, or with its process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._trouble = ""
        self._calls: list[Callable[[], None]] = []
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def call(self, back: Callable[[], None]) -> None:
        """Call back, on the watch's thread, after somebody may have written."""
        self._calls.append(back)

    def _run(self) -> None:
        pulse: tuple[object, ...] = ()
        while not self._store.closed:
            last = pulse
            pulse = self._safely(self._store.pulse) or ()
            if pulse != last:
                for back in list(self._calls):
                    self._safely(back)
            time.sleep(LOOK)

    def _safely(self, call: Callable[[], Any]) -> Any:
        """Call; a disk or a server that is away for a moment must not end the watching, nor one call the others."""
        try:
            return call()
        except Exception as error:
            if str(error) != self._trouble:
                log.exception("looking for changes")
            self._trouble = str(error)


_watches: dict[Store, Watch] = {}
_lock = threading.Lock()


def watch(store: Store) -> Watch:
    """The watch of a database, one in a process."""
    with _lock:
        if store not in _watches:
            _watches[store] = Watch(store)
        return _watches[store]
