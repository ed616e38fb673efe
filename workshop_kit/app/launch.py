"""Starts the steps without code: Voilà on this computer only, apart from any Jupyter the person already has."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.app.steps import joined
from workshop_kit.grammar import skip_grammar
from workshop_kit.lab import ground
from workshop_kit.lab.launch import back_up, back_up_now
from workshop_kit.resources import folder

if TYPE_CHECKING:
    from workshop_kit.app.server import App

#: What the browser needs to show widgets. Whatever else is installed on this computer stays out of the page.
EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]
#: The browser itself refuses to ask anybody else for anything.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; frame-src 'self' data: blob:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
#: Seconds after which a kernel ends that no page is connected to, and how often that is looked at.
IDLE, LOOK = 1800, 60


def start(port: int | None, browser: bool, home: Path) -> None:
    """Serve the guided steps until Ctrl+C, and open the first one.

    Parameters
    ----------
    port : int or None
        The port to listen on; None takes the first free one from 8888 on.
    browser : bool
        Whether to open the person's browser, where there is a display to open it on.
    home : Path
        The kit's folder. What Voilà needs on the disk lies in its ``app``.

    Raises
    ------
    WorkshopError
        When the port is taken, the home cannot be written, or, at the end, the database cannot be opened.
    """
    if port is not None:
        ground.require_free(port)
    home = home.expanduser().resolve()
    skip_grammar()
    try:
        ground.keep_apart(home)
        notebook = _notebook(home / "app")
    except OSError as error:
        raise ground.not_writable(home, error) from error
    app = _app(port, home, notebook)
    app.serve(lambda: [_open(app, browser and ground.has_display()), app.guide.now(), back_up()])
    back_up_now()


def _notebook(place: Path) -> Path:
    place.mkdir(exist_ok=True)
    notebook = place / "steps.ipynb"
    notebook.write_text(json.dumps(joined(folder("notebooks"))), encoding="utf-8")
    return notebook


def _app(port: int | None, home: Path, notebook: Path) -> App:
    # Two seconds of imports that no other command needs.
    from jupyter_server.log import log_request
    from traitlets.config import Config

    from workshop_kit.app.server import App

    app = App(
        config=Config(
            Application={"logging_config": _log_to(home / "logs" / "app.log")},
            Voila={
                "ip": ground.HOST,
                "port": port or ground.FIRST_PORT,
                "port_retries": 0 if port else 50,
                "open_browser": False,
                "token": secrets.token_hex(24),
                "config_file_paths": [],
                "notebook_path": str(notebook),
                "tornado_settings": {
                    # Tornado's own would write the token into the log.
                    "log_function": log_request,
                    "websocket_max_message_size": ground.LARGEST_MESSAGE,
                    # Else a page from elsewhere could come in under a name that leads to this computer.
                    "allow_remote_access": False,
                    "local_hostnames": ["localhost", ground.HOST],
                    "headers": {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"},
                },
            },
            VoilaConfiguration={
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "extension_allowlist": EXTENSIONS,
                "extension_config": {},
                "kernel_spec_manager_class": ground.own_kernels(),
                "show_tracebacks": False,
            },
            # A kernel that died is replaced when its page is asked for again; one that is restarted would be empty.
            KernelManager={"transport_encryption": "auto", "autorestart": False},
            MappingKernelManager={"cull_idle_timeout": IDLE, "cull_interval": LOOK},
        )
    )
    app.initialize([])
    return app


def _log_to(file: Path) -> dict[str, Any]:
    config = ground.log_to(file, "App", "tornado")
    # The page has a sentence for what goes wrong; a traceback on the terminal would tell nobody more.
    config["handlers"]["console"]["level"] = "CRITICAL"
    return config


async def _open(app: App, browser: bool) -> None:
    address = f"http://{ground.HOST}:{app.port}/?token={app.token}"
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    sys.stderr.write("The workshop is open at this address. Ctrl+C ends it.\n")
    if browser:
        await asyncio.to_thread(webbrowser.open, address)
