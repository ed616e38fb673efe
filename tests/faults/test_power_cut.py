"""The power fails: whatever was told to be stored is on the disk.

The database lies on a file system of its own in an image. The image is copied while the writers stand still, without
telling that file system: the copy has what had reached the "disk" at that moment, and no more.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workshop_kit.errors import Damaged
from workshop_kit.model import Workshop
from workshop_kit.storage.database import journal_mode
from workshop_kit.storage.store import Store

WRITER = Path(__file__).with_name("writer.py")
FIELDS = ("role", "age")


@contextmanager
def mounted(image: Path, at: Path) -> Iterator[Path]:
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", image, at], check=True, capture_output=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """An image with an ext4 file system."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("needs root, loop devices and mkfs.ext4: run it as root on Linux")
    image = tmp_path / "disk"
    with image.open("wb") as file:
        file.truncate(24_000_000)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    try:
        with mounted(image, tmp_path / "trial"):
            pass
    except subprocess.CalledProcessError as error:
        pytest.skip(f"run it where root may mount loop devices ({error.stderr.decode().strip()})")
    return image


class Writers:
    """One process for each field; `told` has the last number each of them said was stored."""

    def __init__(self, url: str, id: str, *options: str) -> None:
        self.told = dict.fromkeys(FIELDS, 0)
        self._all = {
            field: subprocess.Popen(
                [sys.executable, WRITER, url, id, "ana", field, "burst", *options], stdout=subprocess.PIPE
            )
            for field in FIELDS
        }
        for writer in self._all.values():
            assert writer.stdout
            assert writer.stdout.readline() == b"ready\n"
            os.set_blocking(writer.stdout.fileno(), False)

    def hear(self) -> bool:
        """Take what was told; gives whether that was anything new."""
        before = dict(self.told)
        assert all(writer.poll() is None for writer in self._all.values()), "a writer has ended by itself"
        for field, writer in self._all.items():
            assert writer.stdout
            lines = (writer.stdout.read() or b"").split()
            self.told[field] = int(lines[-1]) if lines else self.told[field]
        return self.told != before

    def pause(self) -> None:
        for writer in self._all.values():
            writer.send_signal(signal.SIGSTOP)
            os.waitpid(writer.pid, os.WUNTRACED)
        self.hear()

    def go_on(self) -> None:
        for writer in self._all.values():
            writer.send_signal(signal.SIGCONT)

    def end(self) -> None:
        for writer in self._all.values():
            writer.kill()
            writer.wait()
            assert writer.stdout
            writer.stdout.close()


def after_the_cut(image: Path, place: Path, id: str) -> dict[str, int] | None:
    """What a kit reads after the power has come back; None where it cannot read the file."""
    with mounted(image, place):
        try:
            store = Store(f"sqlite:///{place}/workshops.db")
            ana = store.load(id).value.personas[0]
            store.close()
        except Damaged:
            return None
        return {field: int(getattr(ana, field) or 0) for field in FIELDS}


def cut(disk: Path, cuts: int, *options: str) -> tuple[int, int, int]:
    """Cut the power that often; gives edits told to be stored, edits of them lost, and files that did not open."""
    folder, chance = disk.parent, random.Random(11)
    edits = lost = damaged = 0
    with mounted(disk, folder / "work") as work:
        url = f"sqlite:///{work}/workshops.db"
        store = Store(url)
        id = store.create(Workshop(title="Bakery", personas=[{"id": "ana", "name": "Ana"}]))
        store.close()
        os.sync()
        writers = Writers(url, id, *options)
        try:
            for _ in range(cuts):
                # Something is there to be lost at each cut, also where the machine is busy.
                while not writers.hear():
                    time.sleep(0.01)
                time.sleep(chance.uniform(0.05, 0.4))
                writers.pause()
                shutil.copyfile(disk, folder / "copy")
                told = dict(writers.told)
                writers.go_on()
                found = after_the_cut(folder / "copy", folder / "later", id)
                damaged += found is None
                lost += sum(max(0, told[field] - (found[field] if found else 0)) for field in FIELDS)
                edits = sum(told.values())
        finally:
            writers.end()
    return edits, lost, damaged


@pytest.mark.parametrize("journal", sorted({"TRUNCATE", journal_mode()}))
def test_nothing_that_was_told_is_lost(disk: Path, home: Path, journal: str, request: pytest.FixtureRequest) -> None:
    cuts = 50 if request.config.getoption("--heavy") else 3
    edits, lost, damaged = cut(disk, cuts, "--journal", journal)
    print(f"\n{journal}, FULL: {cuts} cuts, {edits} edits, {lost} lost, {damaged} damaged")
    assert edits >= cuts
    assert (lost, damaged) == (0, 0)


def test_the_cut_is_a_real_one(disk: Path, home: Path, request: pytest.FixtureRequest) -> None:
    """Without waiting for the disk edits are lost; if not, the test above would prove nothing."""
    cuts = 50 if request.config.getoption("--heavy") else 3
    edits, lost, damaged = cut(disk, cuts, "--synchronous", "OFF")
    print(f"\nOFF: {cuts} cuts, {edits} edits, {lost} lost, {damaged} damaged")
    assert lost > 0
