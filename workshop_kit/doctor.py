"""Look whether this computer has what the kit needs, and say in words what to do where it has not."""

from __future__ import annotations

import errno
import shutil
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from workshop_kit.browser import find_browser
from workshop_kit.home import home

DISTRIBUTION = "journey-workshop-kit"
OLDEST_PYTHON = (3, 11)
USUAL_PORT = 8888
SPACE_NEEDED = 200_000_000

# An address that belongs to nobody. Asking which way leads there sends nothing.
_ELSEWHERE = ("192.0.2.1", 9)


@dataclass(frozen=True)
class Finding:
    """What one look found: its name, whether all is well, and a sentence."""

    name: str
    ok: bool
    words: str


def examine() -> list[Finding]:
    """Look at everything, in the order a person would mend it. Nothing is changed and nothing is sent."""
    return [python(), libraries(), write_access(home()), port(), lan_address(), drawn_chart(), browser()]


def python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> Finding:
    """The Python that runs the kit."""
    words = "Python " + ".".join(map(str, version))
    if version >= OLDEST_PYTHON:
        return Finding("Python", True, f"{words} at {sys.executable}")
    return Finding("Python", False, f"{words} is too old. Install Python 3.11 or newer.")


def libraries() -> Finding:
    """The libraries that the kit's own metadata asks for."""
    try:
        wanted = [Requirement(line) for line in metadata.requires(DISTRIBUTION) or []]
    except metadata.PackageNotFoundError:
        return Finding("Libraries", False, "The kit is not installed in this Python. Run start.py instead.")
    wanted = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    lacking = list(_lacking(wanted))
    if lacking:
        return Finding("Libraries", False, f"{', '.join(lacking)}. Run start.py, or install the kit again.")
    return Finding("Libraries", True, f"all {len(wanted)} are here")


def _lacking(wanted: list[Requirement]) -> Iterator[str]:
    for one in wanted:
        try:
            version = metadata.version(one.name)
        except metadata.PackageNotFoundError:
            yield f"{one.name} is missing"
            continue
        if not one.specifier.contains(version, prereleases=True):
            yield f"{one.name} is {version} but {one.specifier} is needed"


def write_access(folder: Path) -> Finding:
    """Whether workshops can be saved."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free
    except OSError as error:
        return Finding(
            "Folder", False, f"{folder} cannot be written ({error.strerror}). Set WORKSHOP_KIT_HOME to one that can."
        )
    room = f"{free / 1e9:.1f} GB free"
    if free < SPACE_NEEDED:
        return Finding("Folder", False, f"{folder} has only {room}. Make room before the workshop.")
    return Finding("Folder", True, f"{folder}, {room}")


def port(usual: int = USUAL_PORT) -> Finding:
    """Whether Jupyter can listen on this computer."""
    try:
        _listen(usual)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            return Finding(
                "Port", False, f"Programs may not listen on 127.0.0.1 ({error.strerror}). Ask who runs this computer."
            )
        return Finding("Port", True, f"{usual} is taken; the kit takes the next free one")
    return Finding("Port", True, f"{usual} is free")


def _listen(number: int) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", number))


def lan_address() -> Finding:
    """The address that other devices in the room would use."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect(_ELSEWHERE)
            address: str = asked.getsockname()[0]
    except OSError:
        return Finding("Network", True, "none: the kit works, but no phone can join")
    return Finding("Network", True, f"other devices in the room would find this computer at {address}")


def drawn_chart() -> Finding:
    """Whether a chart can be turned into a picture."""
    try:
        drawing = _draw()
    except Exception as error:  # noqa: BLE001  the renderer is foreign code: whatever it raises is the finding
        return Finding("Chart", False, f"No chart could be drawn ({_first_line(error)}). Install the kit again.")
    if "<path" not in drawing:
        return Finding("Chart", False, "A chart was drawn but came out empty. Install the kit again.")
    return Finding("Chart", True, "an emotion curve was drawn")


def _draw() -> str:
    """A small emotion curve as SVG, from the chart that pages draw too."""
    import vl_convert

    from workshop_kit.charts import compiled

    place = {"persona_id": "a", "persona_order": 1, "evidence": "observed"}
    rows = [{**place, "order": order, "feeling": feeling} for order, feeling in enumerate((1, -2, 2), start=1)]
    chart = compiled("emotion_curve")
    for dataset in chart["data"]:
        if dataset["name"] == "moments":
            dataset["values"] = rows
    return str(vl_convert.vega_to_svg(chart))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(".:")


def browser() -> Finding:
    """What can show the notebooks, and print handouts without a click."""
    found = find_browser()
    if found:
        return Finding("Browser", True, str(found))
    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding("Browser", False, "None was found. Install Chrome, Chromium, Edge or Firefox.")
    return Finding("Browser", True, "the usual one; for PDFs without a click, install Chrome, Chromium or Edge as well")
