"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from workshop_kit.errors import OutputError


def save(path: Path, content: str | bytes, *, force: bool = False) -> Path:
    """Write a file; a failed write leaves the old one as it was.

    Raises
    ------
    OutputError
        When the file exists and `force` is not given, or the folder cannot be written.
    """
    return save_all({path: content}, force=force)[0]


def save_all(contents: Mapping[Path, str | bytes], *, force: bool = False) -> list[Path]:
    """Write files that belong together: none takes its place before all are on the disk; errors as in `save`."""
    for path in contents:
        writable(path, force=force)
    with ExitStack() as stack:
        ready = {path: stack.enter_context(_beside(path, content)) for path, content in contents.items()}
        for path, temporary in ready.items():
            with _said_of(path):
                temporary.replace(path)
    return list(contents)


def writable(path: Path, *, force: bool = False) -> None:
    """Raise OutputError, before any work is done, where a file may not be replaced or there is no folder for it."""
    if path.exists() and not force:
        raise OutputError(f"'{path}' exists already. Choose another name, or allow replacing it with --force.")
    if path.is_dir():
        raise OutputError(f"'{path}' is a folder. Give the file a name of its own.")
    if not path.parent.is_dir():
        raise OutputError(f"'{path}' cannot be written: there is no folder '{path.parent}'.")


@contextmanager
def _beside(path: Path, content: str | bytes) -> Iterator[Path]:
    """The content in a file beside the one that it will replace; gone with the block unless it did."""
    with _said_of(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with _said_of(path), os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"'{path}' cannot be written: {error.strerror or error}.") from error


def _umask() -> int:
    """The rights that this process takes away from new files; asking for them sets them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
