"""start.py: what it decides and what it says, without installing anything."""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """A start.py in a folder of its own, with an environment that looks finished."""
    for name in ("start.py", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path)
    spec = importlib.util.spec_from_file_location("start_of_a_copy", tmp_path / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    python = module.script("python")
    python.parent.mkdir(parents=True)
    python.symlink_to(os.path.realpath(sys.executable))
    return module


@pytest.mark.skipif(os.name == "nt", reason="builds its stand-in environment with POSIX links: run it on Linux")
class TestReady:
    def test_finished(self, start: ModuleType) -> None:
        assert not start.is_ready("kit")
        start.write_stamp("kit", "pip")
        assert start.is_ready("kit")
        assert not start.is_ready("test")

    def test_the_tests_environment_serves_the_kit_too(self, start: ModuleType) -> None:
        start.write_stamp("test", "pip")
        assert start.is_ready("kit")
        assert start.is_ready("test")

    @pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
    def test_changed_files(self, start: ModuleType, name: str) -> None:
        start.write_stamp("kit", "pip")
        with (start.ROOT / name).open("a") as file:
            file.write("# changed\n")
        assert not start.is_ready("kit")

    def test_moved(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        start.write_stamp("kit", "pip")
        elsewhere = start.ROOT / "elsewhere"
        start.VENV.rename(elsewhere)
        monkeypatch.setattr(start, "VENV", elsewhere)
        monkeypatch.setattr(start, "STAMP", elsewhere / "ready.json")
        assert start.STAMP.exists()
        assert not start.is_ready("kit")

    def test_lost_python(self, start: ModuleType) -> None:
        start.write_stamp("kit", "pip")
        start.script("python").unlink()
        start.script("python").symlink_to(start.ROOT / "python-that-was-removed")
        assert not start.is_ready("kit")

    def test_replaced_python(self, start: ModuleType) -> None:
        start.write_stamp("kit", "pip")
        start.script("python").unlink()
        start.script("python").symlink_to("/bin/sh")
        assert not start.is_ready("kit")

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"place": 1}', "\udcff"])
    def test_damaged_stamp(self, start: ModuleType, text: str) -> None:
        start.STAMP.write_bytes(text.encode("utf-8", "surrogateescape"))
        assert not start.is_ready("kit")


@pytest.mark.skipif(os.name == "nt", reason="builds its stand-in environment with POSIX links: run it on Linux")
class TestInstall:
    @pytest.fixture
    def done(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The steps an installation takes; none is carried out."""
        steps: list[str] = []
        monkeypatch.setattr(start, "create", lambda uv, busy: steps.append("create"))
        monkeypatch.setattr(start, "work", lambda what, *rest: steps.append(what))
        monkeypatch.setattr(shutil, "which", lambda name: None)
        return steps

    def test_from_nothing(self, start: ModuleType, done: list[str]) -> None:
        start.prepare("kit")
        assert done == ["create", "Installing the libraries", "Installing the kit itself"]
        assert start.is_ready("kit")

    def test_finished_one_is_completed(self, start: ModuleType, done: list[str]) -> None:
        start.write_stamp("kit", "pip")
        start.prepare("test")
        assert done == ["Installing the libraries", "Installing the kit itself"]

    def test_one_made_by_another_tool_begins_again(self, start: ModuleType, done: list[str]) -> None:
        start.write_stamp("kit", "uv")
        start.prepare("test")
        assert done[0] == "create"

    def test_failure_leaves_no_stamp_and_begins_again(
        self, start: ModuleType, done: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        start.write_stamp("kit", "pip")

        def fail(*what: object) -> None:
            raise start.Trouble("no")

        with monkeypatch.context() as broken:
            broken.setattr(start, "work", fail)
            with pytest.raises(start.Trouble):
                start.prepare("test")
        assert not start.is_ready("kit")
        start.prepare("kit")
        assert done[0] == "create"

    def test_nothing_to_do_after_waiting_for_another_run(self, start: ModuleType, done: list[str]) -> None:
        start.write_stamp("kit", "pip")
        start.prepare("kit")
        assert not done

    def test_one_run_at_a_time(self, start: ModuleType) -> None:
        with start.wait_for_turn(), start.BUSY.open("a+") as other:
            assert not start.try_lock(other.fileno())
        with start.BUSY.open("a+") as other:
            assert start.try_lock(other.fileno())

    def test_full_disk_is_told_before_anything_is_taken_away(
        self, start: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda place: shutil._ntuple_diskusage(10, 9, 1))
        with pytest.raises(start.Trouble, match="disk"):
            start.create(None, 0)
        assert start.VENV.exists()


class TestWords:
    @pytest.mark.parametrize(
        ("printed", "sentence"),
        [
            ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
            ("NewConnectionError: [Errno -3] Temporary failure in name resolution", "internet"),
            ("error: Request failed after 3 retries\n  cause: dns error", "internet"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "checked with"),
            ("ERROR: No matching distribution found for numpy==2.4.6", "Python 3.11 to 3.14"),
            ("PermissionError: [WinError 5] Access is denied: 'python.exe'", "close running notebooks"),
            ("Something\nnew went wrong\n\n", '"new went wrong"'),
        ],
    )
    def test_installers(self, start: ModuleType, printed: str, sentence: str) -> None:
        words = start.reason("Installing", printed.splitlines(keepends=True), Path("log"))
        assert sentence in words
        assert "\n" not in words

    def test_a_lost_network_counts_before_the_library_it_lost(self, start: ModuleType) -> None:
        printed = ["Network is unreachable\n", "ERROR: No matching distribution found for altair==6.3.0\n"]
        assert "internet" in start.reason("Installing", printed, Path("log"))

    @pytest.mark.parametrize(
        ("number", "word"), [(errno.ENOSPC, "full"), (errno.EROFS, "copy"), (errno.EIO, "put it right")]
    )
    def test_the_system(self, start: ModuleType, number: int, word: str) -> None:
        assert word in start.explain(OSError(number, os.strerror(number), "somewhere"))

    def test_no_venv_module(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        with pytest.raises(start.Trouble, match="-venv"):
            start.need_venv()

    def test_old_python(self) -> None:
        pretend = "import runpy, sys; sys.version_info = (3, 10, 4); runpy.run_path('start.py', run_name='__main__')"
        old = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False)
        assert old.returncode == 1
        assert old.stdout == ""
        assert old.stderr.count("\n") == 1
        assert "3.10" in old.stderr

    def test_every_message_fits_any_console(self) -> None:
        assert (ROOT / "start.py").read_bytes().isascii()


class TestCommands:
    def test_without_arguments_the_notebooks_open(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        ran: list[list[str]] = []
        monkeypatch.setattr(start, "is_ready", lambda group: True)
        monkeypatch.setattr(start, "run", lambda command: ran.append(command) or 0)
        assert start.main([]) == 0
        start.main(["show", "test"])
        assert [command[-1:] for command in ran] == [["start"], ["test"]]
        assert "workshop-kit" in ran[0][-2]

    def test_tests_share_the_processors_and_benchmarks_have_them_alone(self, start: ModuleType) -> None:
        alone = [["tests/benchmarks"], ["tests/browser/test_board.py", "-x"]]
        assert [start.rounds(one) for one in alone] == [[one] for one in alone]
        (unit,) = start.rounds(["tests/unit"])
        both, timed = start.rounds(["--heavy"])
        assert unit[0] == both[0] == "--numprocesses"
        assert both[-3:] == ["--ignore", "tests/benchmarks", "--heavy"]
        assert timed == ["tests/benchmarks", "--heavy"]

    @pytest.mark.parametrize(("ends", "code"), [([0, 0], 0), ([1, 0], 1), ([0, 1], 1), ([0, -9], 1)])
    def test_every_round_is_run_and_counts(
        self, start: ModuleType, monkeypatch: pytest.MonkeyPatch, ends: list[int], code: int
    ) -> None:
        ran: list[list[str]] = []
        for name in ("prepare_machine", "prepare"):
            monkeypatch.setattr(start, name, lambda *_: None)
        monkeypatch.setattr(start, "find_browser", lambda: "/some/browser")
        monkeypatch.setattr(start, "wait_for", lambda command: ran.append(command) or ends[len(ran) - 1])
        monkeypatch.setenv("PATH", "/nowhere")
        monkeypatch.setenv("WORKSHOP_KIT_BROWSER", "")
        monkeypatch.chdir(start.ROOT)
        assert start.main(["test"]) == code
        assert [command[3] for command in ran] == ["--numprocesses", "tests/benchmarks"]

    def test_variables_that_would_lead_away(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONPATH", "/elsewhere")
        monkeypatch.setenv("WORKSHOP_KIT_HOME", "/home/of/mine")
        monkeypatch.setenv("PIP_USER", "1")
        clean = start.clean_environment()
        assert "PYTHONPATH" not in clean
        assert clean["WORKSHOP_KIT_HOME"] == "/home/of/mine"
        assert clean["PIP_USER"] == "0"

    def test_the_story_of_a_failed_step_is_kept(self, start: ModuleType) -> None:
        with pytest.raises(start.Trouble, match="oh dear"):
            start.work("Trying", [sys.executable, "-c", "print('first'); print('oh dear'); raise SystemExit(3)"])
        assert "first\noh dear\n" in start.LOG.read_text()

    def test_stamp_is_plain_json(self, start: ModuleType) -> None:
        if os.name == "nt":
            pytest.skip("the stand-in environment has no pyvenv.cfg: run it on Linux")
        start.write_stamp("kit", "uv")
        assert json.loads(start.STAMP.read_text())["tool"] == "uv"

    def test_double_click_files_only_call_start(self) -> None:
        assert "start.py" in (ROOT / "start.bat").read_text()
        assert os.access(ROOT / "start.command", os.X_OK)
        subprocess.run(["sh", "-n", ROOT / "start.command"], check=True)
