"""Commands that open the kit in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from workshop_kit.cli.asked import Home, live_in

commands = typer.Typer()

Port = Annotated[int | None, typer.Option(help="Port to use; a free one when left out.", min=1, max=65535)]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")]


@commands.command()
def start(
    port: Port = None,
    browser: Browser = True,
    home: Home = None,
) -> None:
    """Open the guided notebooks in JupyterLab, on this computer only."""
    from workshop_kit import home as homes
    from workshop_kit.lab.launch import start as launch

    live_in(home)
    launch(port, browser, homes.home())


@commands.command("app")
def without_code(
    port: Port = None,
    browser: Browser = True,
    home: Home = None,
) -> None:
    """Open the same steps as one page without code or files, on this computer only."""
    from workshop_kit import home as homes
    from workshop_kit.app.launch import start as launch

    live_in(home)
    launch(port, browser, homes.home())
