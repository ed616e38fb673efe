"""What every Jupyter of the kit stands on: this computer only, and apart from any Jupyter the person already has."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

from workshop_kit.errors import OutputError, WorkshopError
from workshop_kit.home import make

HOST = "127.0.0.1"
FIRST_PORT = 8888
#: Bytes; twice the largest document, because a file to import is a third longer on its way.
LARGEST_MESSAGE = 40_000_000
#: What the first cell would otherwise wait for while the page is already there.
_KERNEL_READS_AHEAD = "import workshop_kit.widgets.board, workshop_kit.widgets.steps\n"


def require_free(port: int) -> None:
    """Raise WorkshopError when nobody may listen there."""
    with socket.socket() as probe:
        if os.name != "nt":
            # Without it a port whose last server has just ended counts as taken for a minute.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise WorkshopError(
                f"Port {port} cannot be used: another program has it, or it is not allowed. "
                "Choose another with --port, or leave --port out and the kit finds a free one."
            ) from error


def keep_apart(home: Path) -> None:
    """Point Jupyter and IPython, here and in the kernels, at folders of our own: nothing else can break them."""
    make(home)
    lab = home / "lab"
    lab.mkdir(exist_ok=True)
    (home / "logs").mkdir(exist_ok=True)
    for name in [name for name in os.environ if name.startswith(("JUPYTER", "IPYTHON", "PYTHONSTARTUP"))]:
        del os.environ[name]
    startup = lab / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    (startup / "00-forms.py").write_text(_KERNEL_READS_AHEAD, encoding="utf-8")
    os.environ |= {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_DATA_DIR": str(lab / "data"),
        "IPYTHONDIR": str(lab / "ipython"),
        "WORKSHOP_KIT_HOME": str(home),
    }


def not_writable(home: Path, error: OSError) -> OutputError:
    """What to tell when the home cannot be prepared."""
    return OutputError(f"The folder {home} cannot be written ({error.strerror}). Choose another one with --home.")


def own_kernels() -> type[Any]:
    """Jupyter's list of kernels with this Python and no other, whatever is registered as "python3" on the machine."""
    # A third of a second of imports that no other command needs.
    from jupyter_client.kernelspec import KernelSpecManager

    class OwnKernel(KernelSpecManager):
        def _kernel_dirs_default(self) -> list[str]:
            return []

    return OwnKernel


def log_to(file: Path, *names: str) -> dict[str, Any]:
    """Logging of Jupyter's programs of these names: everything into the file, errors on the terminal too."""
    return {
        "formatters": {"file": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {
            "console": {"level": "ERROR"},
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "formatter": "file",
                "filename": str(file),
                "maxBytes": 1_000_000,
                "backupCount": 3,
                "encoding": "utf-8",
                "delay": True,
            },
        },
        "loggers": {name: {"level": "INFO", "handlers": ["console", "file"]} for name in names},
    }


def has_display() -> bool:
    """Whether a browser could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
