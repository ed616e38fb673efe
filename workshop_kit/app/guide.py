"""The page of all steps and the one kernel behind it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, NamedTuple


class Made(NamedTuple):
    """A kernel, by its id, and the page on it, which may still be in the making."""

    kernel: str
    page: asyncio.Future[str]


class Guide:
    """Keeps one kernel in which every step is made once, and the page that shows them.

    A kernel for each step, or for each visitor, would make people wait for Python and its libraries again and take
    the memory again. All visitors sit at this computer, and forms on one kernel see each other's changes at once.

    Parameters
    ----------
    kernels : Jupyter's manager of kernels
    make : starts a kernel of that id, runs the steps in it and gives the page
    """

    def __init__(self, kernels: Any, make: Callable[[str], Awaitable[str]]) -> None:
        self._kernels = kernels
        self._make = make
        self._made: Made | None = None
        # Two visitors who find the kernel gone must not make two.
        self._turn = asyncio.Lock()

    async def now(self) -> Made:
        """The page in use; when its kernel was culled or died meanwhile, the begin of a new one."""
        async with self._turn:
            if self._made is None or await self._is_over(self._made):
                kernel = str(uuid.uuid4())
                self._made = Made(kernel, asyncio.ensure_future(self._make(kernel)))
            return self._made

    async def _is_over(self, made: Made) -> bool:
        if not made.page.done():
            return False
        well = not made.page.cancelled() and made.page.exception() is None
        if well and made.kernel in self._kernels and await self._kernels.get_kernel(made.kernel).is_alive():
            return False
        with suppress(KeyError, RuntimeError):
            await self._kernels.shutdown_kernel(made.kernel, now=True)
        return True
