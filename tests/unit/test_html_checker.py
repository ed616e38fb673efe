"""The handout is valid HTML, whatever was typed.

With --heavy the checker of the W3C (npm `vnu-jar`, run by Java) reads five pages; without, every tag is closed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import hostile
import pytest
from feedback_frames import sample, with_themes
from sizes import sized

from workshop_kit import document
from workshop_kit.handout import Voices, render
from workshop_kit.model import Workshop
from workshop_kit.resources import folder


class Heard(NamedTuple):
    """A workshop with what its customers said."""

    workshop: Workshop
    voices: Voices


#: Elements without an end, and those of SVG that are written closed.
VOID = {"meta", "img", "br", "hr", "input", "link"}


def heard() -> Heard:
    """The café with its feedback and themes, so that every section is printed."""
    workshop, codings = with_themes(document.read(folder("data/sample") / "cafe.workshop.yaml"))
    return Heard(workshop, Voices(sample(), codings))


PAGES = {
    "sample": lambda: document.read(folder("data/sample") / "cafe.workshop.yaml"),
    "heard": heard,
    "Arabic": lambda: hostile.workshop(("الضيف يصل إلى المقهى",)).model_copy(update={"language": "ar"}),
    "hostile": hostile.workshop,
    "huge": lambda: sized(20, 100, 500),
}


#: Elements whose end HTML lets a page leave out, each with those that a new one of it ends.
ENDED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
    "thead": {"td", "th", "tr"},
    "tbody": {"td", "th", "tr", "thead", "tbody"},
}


class Tags(HTMLParser):
    """Tags that are open, and those that were closed in the wrong order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> says something twice")
        while self.open and self.open[-1] in ENDED_BY.get(tag, ()):
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed where it begins."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] in ENDED_BY and self.open[-1] != tag:
            self.open.pop()
        last = self.open.pop() if self.open else ""
        if last != tag:
            self.wrong.append(f"</{tag}> after <{last}>")


def page(which: str) -> str:
    """One of the pages as text."""
    made = PAGES[which]()
    return render(made.workshop, voices=made.voices) if isinstance(made, Heard) else render(made)


@pytest.mark.parametrize("which", ["sample", "heard", "Arabic", "hostile"])
def test_every_tag_is_closed_in_its_turn(which: str) -> None:
    found = Tags(page(which))
    assert found.wrong == []
    assert found.open == []


def test_a_tag_that_stays_open_is_noticed() -> None:
    assert Tags("<p><b>x</p>").wrong == ["</p> after <b>"]
    assert Tags("<ul><li><b>x<li>y</ul>").wrong == ["</ul> after <b>"]
    assert Tags("<ul><li>x<li>y</ul>").wrong == []


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that checks; without Java it is skipped on a laptop and fails where all is checked."""
    java, npm = shutil.which("java"), shutil.which("npm")
    if java is None or npm is None:
        lacking = "Java is not installed: on Debian and Ubuntu, `sudo apt install default-jre-headless`"
        pytest.fail(lacking) if os.environ.get("CI") else pytest.skip(lacking)
    place = tmp_path_factory.mktemp("checker")
    command = [npm, "install", "--prefix", str(place), "--no-audit", "--no-fund", "vnu-jar@26"]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (jar,) = place.rglob("vnu.jar")
    return [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]


@pytest.mark.heavy
@pytest.mark.parametrize("which", PAGES)
def test_the_nu_checker_finds_no_error(checker: list[str], tmp_path: Path, which: str) -> None:
    file = tmp_path / f"{which}.html"
    file.write_text(page(which), encoding="utf-8")
    done = subprocess.run([*checker, str(file)], capture_output=True, text=True, encoding="utf-8", check=False)
    errors = [one["message"] for one in json.loads(done.stdout)["messages"] if one["type"] == "error"]
    print(f"{which}: {len(errors)} errors")
    assert errors == []


@pytest.mark.heavy
def test_the_nu_checker_finds_what_is_wrong(checker: list[str], tmp_path: Path) -> None:
    file = tmp_path / "wrong.html"
    file.write_text("<!DOCTYPE html><title>x</title><p><b>x</p>", encoding="utf-8")
    done = subprocess.run([*checker, str(file)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert json.loads(done.stdout)["messages"]
