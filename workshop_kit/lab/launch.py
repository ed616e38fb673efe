"""Starts JupyterLab for the guided notebooks, apart from any Jupyter the person already has."""

from __future__ import annotations

import asyncio
import atexit
import secrets
import shutil
import subprocess
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_kit.grammar import skip_grammar
from workshop_kit.lab import copies
from workshop_kit.lab.ground import (
    FIRST_PORT,
    HOST,
    LARGEST_MESSAGE,
    has_display,
    keep_apart,
    log_to,
    not_writable,
    own_kernels,
    require_free,
)
from workshop_kit.resources import folder

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp
    from jupyter_server.services.nbconvert.handlers import NbconvertRootHandler

HERE = Path(__file__).parent
FIRST_NOTEBOOK = "00_start_here.ipynb"
ADDRESS = f"/doc/tree/{FIRST_NOTEBOOK}"
WORKSPACE = "default"
#: Seconds that an open request may take to end.
PATIENCE = 5
#: Seconds in which the machine belongs to the first page; what can wait does.
FIRST_PAGE = 10


def start(port: int | None, browser: bool, home: Path) -> None:
    """Serve the guided notebooks until Ctrl+C, and open the first one.

    Parameters
    ----------
    port : int or None
        The port to listen on; None takes the first free one from 8888 on.
    browser : bool
        Whether to open the person's browser, where there is a display to open it on.
    home : Path
        The kit's folder. The copies of the notebooks live in its ``notebooks``, Jupyter's own files in its ``lab``.

    Raises
    ------
    WorkshopError
        When the port is taken, the home cannot be written, or, at the end, the database cannot be opened.
    """
    if port is not None:
        require_free(port)
    home = home.expanduser().resolve()
    skip_grammar()
    try:
        keep_apart(home)
        copies.refresh(folder("notebooks"), home / "notebooks", home / "lab")
    except OSError as error:
        raise not_writable(home, error) from error
    _shut_side_bars(home / "lab" / "workspaces")
    server = _server(port, browser and has_display(), home)
    server.io_loop.add_callback(_announce, server)
    server.io_loop.add_callback(_warm_up, server)
    server.io_loop.add_callback(back_up)
    server.start()
    _end_requests(server)
    back_up_now()


def _end_requests(server: ServerApp) -> None:
    """End what was still being answered: AnyIO's threads wait for its end, and the process waits for the threads."""
    loop = server.io_loop.asyncio_loop  # type: ignore[attr-defined]
    loop.set_exception_handler(lambda _loop, _context: None)
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks, timeout=PATIENCE))
    # What waits for the tasks hears of their end in the next turn.
    loop.run_until_complete(asyncio.sleep(0))


def _shut_side_bars(workspaces: Path) -> None:
    """Begin without side bars; *View → Appearance* brings them back, and then they stay."""
    # Half a second of imports, which starting the server needs anyway.
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    manager = WorkspacesManager(str(workspaces))
    if not any(workspaces.glob(f"{WORKSPACE}-*")):
        workspaces.mkdir(parents=True, exist_ok=True)
        manager.save(WORKSPACE, (HERE / "settings" / "workspace.json").read_text(encoding="utf-8"))


def _server(port: int | None, browser: bool, home: Path) -> ServerApp:
    # Half a second of imports that no other command needs.
    from jupyter_core.paths import jupyter_config_dir
    from jupyter_server.serverapp import ServerApp
    from jupyter_server.utils import url_path_join
    from traitlets.config import Config

    config = Config(
        Application={"logging_config": log_to(home / "logs" / "lab.log", "ServerApp", "LabApp")},
        ServerApp={
            "ip": HOST,
            "port": port or FIRST_PORT,
            "port_retries": 0 if port else 50,
            "root_dir": str(home / "notebooks"),
            # A sandboxed browser may not read the redirect file in a hidden folder: Firefox on Ubuntu does not.
            "use_redirect_file": False,
            "allow_root": True,
            "answer_yes": True,
            "terminals_enabled": False,
            "tornado_settings": {"websocket_max_message_size": LARGEST_MESSAGE},
            "kernel_spec_manager_class": own_kernels(),
        },
        # A kernel that is not told to encrypt complains about it on the terminal.
        KernelManager={"transport_encryption": "auto"},
        # A token of our own choosing, because Jupyter prints the ones it makes into the log.
        IdentityProvider={"token": secrets.token_hex(24)},
        LabApp={"default_url": ADDRESS, "open_browser": browser} | _lab(home / "lab"),
    )
    # Without configuration Jupyter makes an empty folder for it, and leaves that behind.
    atexit.register(shutil.rmtree, jupyter_config_dir(), ignore_errors=True)
    server = ServerApp.instance(
        jpserver_extensions={"jupyterlab": True}, static_custom_path=[str(HERE / "custom")], config=config
    )
    server.initialize(argv=[], starter_extension="lab", find_extensions=False)
    formats = (url_path_join(server.base_url, "/api/nbconvert"), _formats_later())
    server.web_app.add_handlers(".*$", [formats])  # type: ignore[no-untyped-call]
    return server


def _formats_later() -> type[NbconvertRootHandler]:
    """Lab asks what it can export to just when the notebook is due, which would then wait for nbconvert to load."""
    from jupyter_server.services.nbconvert.handlers import NbconvertRootHandler

    loading: list[asyncio.Task[Any]] = []

    async def load() -> None:
        await asyncio.sleep(FIRST_PAGE)
        await asyncio.to_thread(import_module, "nbconvert.exporters")

    class Later(NbconvertRootHandler):
        async def get(self) -> None:
            if not loading:
                loading.append(asyncio.create_task(load()))
            await asyncio.shield(loading[0])
            await super().get()  # type: ignore[misc]

    return Later


def _lab(lab: Path) -> dict[str, Any]:
    return {
        "app_settings_dir": str(HERE / "settings"),
        "user_settings_dir": str(lab / "user-settings"),
        "workspaces_dir": str(lab / "workspaces"),
        "extra_labextensions_path": [str(HERE / "extension")],
        "labextensions_path": _labextensions(),
        "extension_manager": "readonly",
        "news_url": None,
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "custom_css": True,
    }


def _labextensions() -> list[str]:
    """Folders with the widgets' browser side: those of this Python, not of the person's other ones."""
    schemes = [sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")]
    roots = [Path(sysconfig.get_path("data", scheme), "share", "jupyter", "labextensions") for scheme in schemes]
    return [str(root) for root in roots if (root / "anywidget").is_dir()][:1]


def _announce(server: ServerApp) -> None:
    sys.stdout.write(f"{server.connection_url.rstrip('/')}{ADDRESS}?token={server.identity_provider.token}\n")
    sys.stdout.flush()
    sys.stderr.write("The workshop is open at this address. Ctrl+C ends it.\n")


async def back_up() -> None:
    """Back up beside the starting server, whose own start would wait for the database's libraries.

    A database that cannot be opened is said here and in the pages, which have the way out of it.
    """
    await asyncio.sleep(FIRST_PAGE)
    # In a thread, because the event loop of Jupyter on Windows cannot wait for a process.
    command = [sys.executable, "-X", "utf8", "-c", _BACK_UP]
    done = await asyncio.to_thread(subprocess.run, command, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        said = done.stderr.strip() or "The database cannot be opened. See the log file."
        sys.stderr.write(f"{said}\n")
        sys.stderr.flush()


def back_up_now() -> None:
    """Back up when work ends."""
    from workshop_kit.storage.backups import backup_now
    from workshop_kit.workshops import default_store

    backup_now(default_store())


_BACK_UP = """
import sys
from workshop_kit.errors import WorkshopError
from workshop_kit.lab import launch
try:
    launch.back_up_now()
except WorkshopError as error:
    sys.exit(str(error))
"""


async def _warm_up(server: ServerApp) -> None:
    """Start one kernel for all guided notebooks while the browser still loads Lab, which then finds it by their paths.

    A kernel for each would make every step wait for Python and its libraries again, and take the memory five times.
    """
    sessions = server.session_manager
    kernel: dict[str, Any] = {"kernel_name": "python3"}
    for path in sorted(file.name for file in folder("notebooks").glob("*.ipynb")):
        session = await sessions.create_session(path=path, name=path, type="notebook", **kernel)
        kernel = {"kernel_id": session["kernel"]["id"]}
