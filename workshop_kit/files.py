"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workshop_kit.errors import OutputError


def save(path: Path, content: str | bytes, *, force: bool = False) -> Path:
    """Write a file; a failed write leaves the old one as it was.

    Raises
    ------
    OutputError
        When the file exists and `force` is not given, or the folder cannot be written.
    """
    writable(path, force=force)
    try:
        _replace(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise OutputError(f"'{path}' cannot be written: {error.strerror or error}.") from error
    return path


def writable(path: Path, *, force: bool = False) -> None:
    """Raise OutputError, before any work is done, where a file may not be replaced or there is no folder for it."""
    if path.exists() and not force:
        raise OutputError(f"'{path}' exists already. Choose another name, or allow replacing it with --force.")
    if not path.parent.is_dir():
        raise OutputError(f"'{path}' cannot be written: there is no folder '{path.parent}'.")


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink()
        raise


def _umask() -> int:
    """The rights that this process takes away from new files; asking for them sets them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
