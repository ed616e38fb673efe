"""Voilà with one page: no list of files, no files, no code, nothing from elsewhere."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.ioloop import IOLoop
from tornado.web import StaticFileHandler
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from workshop_kit.app.guide import Guide
from workshop_kit.errors import WorkshopError

PAGE = Path(__file__).parent / "page"
#: Voilà's own addresses that the page uses. Its others list and hand out files, or end the kernel with the first page.
KEPT = ("/api/kernels/", "/voila/static/", "/voila/labextensions/")


class App(Voila):  # type: ignore[misc]
    """Voilà as the kit needs it."""

    guide: Guide

    def setup_template_dirs(self) -> None:
        """Put the kit's page before Voilà's own."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(PAGE))

    def init_handlers(self) -> list[Any]:
        """Voilà's addresses that the page uses, and the page."""
        self.guide = Guide(self.kernel_manager, self._make)
        return [
            *(one for one in super().init_handlers() if one[0].startswith(KEPT)),
            (r"/voila/api/shutdown/.*", Leaving),
            (r"/kit/(.*)", StaticFileHandler, {"path": str(PAGE)}),
            (r"/(?:\w+\.ipynb)?", StepsPage, {"app": self}),
        ]

    def serve(self, beside: Callable[[], Iterable[Awaitable[Any]]]) -> None:
        """Run until it is ended, and from its begin on these things beside it."""
        self._beside = beside
        self.start()

    def listen(self) -> None:
        """Listen at the first free port from the wanted one on, and run."""
        with suppress(KeyboardInterrupt):
            asyncio.run(self._run())

    def end(self) -> None:
        """End the server, and with it the kernels."""
        self._ended.set()

    async def _run(self) -> None:
        self.ioloop = IOLoop.current()
        self._ended = asyncio.Event()
        self.port = self._listening()
        running = [asyncio.ensure_future(one) for one in self._beside()]
        try:
            await self._ended.wait()
        finally:
            for one in running:
                one.cancel()
            await self.kernel_manager.shutdown_all(now=True)
            shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _listening(self) -> int:
        for port in range(self.port, self.port + self.port_retries + 1):
            try:
                self.app.listen(port, self.ip)
            except OSError:
                continue
            return port
        raise WorkshopError("No port is free for the page. Close other programs that serve pages, or name a --port.")

    def _handle_signal_stop(self, _signal: int, _frame: Any) -> None:
        self.ioloop.add_callback_from_signal(self.end)

    async def _make(self, kernel: str) -> str:
        renderer = NotebookRenderer(
            base_url=self.base_url,
            voila_configuration=self.voila_configuration,
            notebook_path=Path(self.notebook_path).name,
            page_config={},
            traitlet_config=self.config,
            template_paths=self.template_paths,
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
        )
        await renderer.initialize()
        await self.kernel_manager.start_kernel(kernel_name="python3", kernel_id=kernel)
        text: str = await renderer.generate_content_str(kernel, self.kernel_manager.get_kernel(kernel))
        return text

    def opening(self, kernel: str) -> str:
        """The first part of the page, which loads what the browser needs while the kernel still starts."""
        config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        config["kernelId"] = kernel
        # It would be fetched from elsewhere, and nobody writes formulas here.
        config["disabledExtensions"] = ["@jupyterlab/mathjax2-extension"]
        return _text("opening.html", config=config)


class Leaving(JupyterHandler):
    """Voilà's program asks for the end of the kernel when a page goes; the other pages go on with it."""

    def check_xsrf_cookie(self) -> None:
        """Nothing is done, so nothing needs a sign that the page is ours."""

    # Else Jupyter would lead to its login page.
    @allow_unauthenticated
    async def post(self) -> None:
        """Keep the kernel; the kit ends it after half an hour without a page."""
        self.set_status(204)
        self.finish()


class StepsPage(JupyterHandler):
    """All steps at one address, and each at the name of its notebook."""

    def initialize(self, app: App) -> None:
        """Remember whose page this is."""
        self.app = app

    # Else Jupyter would lead to its login page.
    @allow_unauthenticated
    async def get(self) -> None:
        """Show at once that something is coming, then the steps."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if not self.current_user:
            self.set_status(403)
            self.finish(_text("stranger.html"))
            return
        made = await self.app.guide.now()
        self.write(self.app.opening(made.kernel))
        await self.flush()
        try:
            # Shielded, because a visitor who leaves must not stop what the next one waits for.
            self.finish(await asyncio.shield(made.page))
        except Exception:
            self.log.exception("the steps could not be made")
            self.finish(_text("failed.html"))


def _text(name: str, **values: Any) -> str:
    pages = Environment(loader=FileSystemLoader(PAGE), autoescape=True)
    return pages.get_template(name).render(**values)
