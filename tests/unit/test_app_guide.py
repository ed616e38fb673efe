"""One kernel for all steps and visitors, and a new one when it is gone."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from workshop_kit.app.guide import Guide


def run(visit: Coroutine[Any, Any, None]) -> None:
    """To its end, in a thread of its own: a browser of other tests may have a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, visit).result(60)


class Kernels:
    """A manager whose kernels live until they are told otherwise."""

    def __init__(self) -> None:
        self.alive: dict[str, bool] = {}
        self.ended: list[str] = []

    def __contains__(self, kernel: str) -> bool:
        return kernel in self.alive

    def get_kernel(self, kernel: str) -> "Kernels":
        self.asked = kernel
        return self

    async def is_alive(self) -> bool:
        return self.alive[self.asked]

    async def shutdown_kernel(self, kernel: str, *, now: bool) -> None:
        self.ended.append(kernel)
        del self.alive[kernel]


@pytest.fixture
def kernels() -> Kernels:
    return Kernels()


@pytest.fixture
def guide(kernels) -> Guide:
    async def make(kernel: str) -> str:
        kernels.alive[kernel] = True
        await asyncio.sleep(0)
        return f"page on {kernel}"

    return Guide(kernels, make)


def test_all_visitors_get_the_same_page(guide, kernels) -> None:
    async def visit() -> None:
        first, second = await asyncio.gather(guide.now(), guide.now())
        assert await first.page == await second.page == f"page on {first.kernel}"
        assert (await guide.now()).kernel == first.kernel
        assert len(kernels.alive) == 1

    run(visit())


@pytest.mark.parametrize("end", ["culled", "killed"])
def test_a_kernel_that_is_gone_is_replaced(guide, kernels, end) -> None:
    async def visit() -> None:
        first = await guide.now()
        await first.page
        if end == "culled":
            del kernels.alive[first.kernel]
        else:
            kernels.alive[first.kernel] = False
        second, third = await asyncio.gather(guide.now(), guide.now())
        assert second.kernel == third.kernel != first.kernel
        await second.page
        assert list(kernels.alive) == [second.kernel]

    run(visit())


def test_a_page_that_could_not_be_made_is_tried_again_and_its_kernel_ended(kernels) -> None:
    async def make(kernel: str) -> str:
        kernels.alive[kernel] = True
        if len(kernels.ended) < 1:
            raise OSError("disk full")
        return "page"

    async def visit() -> None:
        guide = Guide(kernels, make)
        first = await guide.now()
        with pytest.raises(OSError, match="disk full"):
            await first.page
        second = await guide.now()
        assert await second.page == "page"
        assert kernels.ended == [first.kernel]

    run(visit())
