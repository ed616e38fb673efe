"""The doctor sees what is wrong, and says it in words."""

from __future__ import annotations

import socket
import sys
import webbrowser
from importlib import metadata
from pathlib import Path

import pytest

from workshop_kit import browser, doctor


def test_python() -> None:
    assert doctor.python().ok
    old = doctor.python((3, 10, 2))
    assert not old.ok
    assert "3.10.2 is too old" in old.words


def test_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["pytest>=1", "pytest>=999", "no-such-library>=1", "no-such-library; sys_platform == 'plan9'"]
    monkeypatch.setattr(metadata, "requires", lambda name: asked)
    found = doctor.libraries()
    assert not found.ok
    assert "pytest is " in found.words
    assert "no-such-library is missing" in found.words
    monkeypatch.setattr(metadata, "requires", lambda name: asked[:1])
    assert doctor.libraries() == doctor.Finding("Libraries", True, "all 1 are here")


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "DISTRIBUTION", "no-such-distribution")
    assert not doctor.libraries().ok


def test_folder_is_not_made(tmp_path: Path) -> None:
    assert doctor.write_access(tmp_path / "not" / "yet").ok
    assert not list(tmp_path.iterdir())


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = doctor.write_access(tmp_path / "file" / "home")
    assert not found.ok
    assert "WORKSHOP_KIT_HOME" in found.words


def test_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SPACE_NEEDED", 10**18)
    assert not doctor.write_access(tmp_path).ok


def test_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number = taken.getsockname()[1]
        assert "is taken" in doctor.port(number).words
    assert doctor.port(number) == doctor.Finding("Port", True, f"{number} is free")


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_ELSEWHERE", ("300.0.0.1", 9))
    found = doctor.lan_address()
    assert found.ok
    assert "no phone" in found.words


def test_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = doctor.drawn_chart()
    assert found.ok, found.words
    monkeypatch.setattr(doctor, "_draw", lambda: "<svg></svg>")
    assert not doctor.drawn_chart().ok


def test_chart_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    found = doctor.drawn_chart()
    assert not found.ok
    assert "\n" not in found.words


def test_browser_named_by_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "browser"
    monkeypatch.setenv("WORKSHOP_KIT_BROWSER", str(mine))
    assert browser.find_browser() is None
    mine.write_text("")
    assert browser.find_browser() == mine
    assert doctor.browser().words == str(mine)


def test_browser_of_playwright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKSHOP_KIT_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    program = tmp_path / "chromium-1200" / "chrome-linux64" / "chrome"
    program.parent.mkdir(parents=True)
    program.write_text("")
    assert browser.find_browser() == program


def test_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_BROWSER", str(tmp_path / "none"))

    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert not doctor.browser().ok
    monkeypatch.setattr(webbrowser, "get", lambda: object())
    assert doctor.browser().ok


def test_everything_has_a_name_and_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_HOME", str(tmp_path))
    findings = doctor.examine()
    assert len({one.name for one in findings}) == len(findings) == 7
    assert all(one.words and "\n" not in one.words for one in findings)
