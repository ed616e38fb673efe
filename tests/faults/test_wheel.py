"""The built wheel carries everything: it works in an empty environment, in another folder, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = place.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment that holds the wheel.

    The libraries are those of the running tests, lent by a path file: they come from the lock file either way.
    """
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "venv", with_pip=True)
    run(place, "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel))
    site = Path(run(place, "python", "-c", "import site; print(site.getsitepackages()[0])").stdout.strip())
    lent = [path for path in map(Path, sys.path) if path.name == "site-packages"]
    (site / "lent.pth").write_text("\n".join(map(str, lent)) + "\n")
    return place


def run(place: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(place, *words), **where(place, **environment), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def command(place: Path, *words: str) -> list[str]:
    folder = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    return [str(folder / words[0]), *words[1:]]


def where(place: Path, **environment: str) -> dict[str, object]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_KIT_")}
    return {"cwd": place, "env": clean | {"WORKSHOP_KIT_HOME": str(place / "home")} | environment}


def test_contents(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "workshop_kit/shipped/notebooks/00_start_here.ipynb",
        "workshop_kit/shipped/templates/industries/cafe.yaml",
        "workshop_kit/shipped/data/sample/cafe.workshop.yaml",
        "workshop_kit/widgets/static/app.js",
        "workshop_kit/app/page/page.js",
        "workshop_kit/app/page/index.html.j2",
        "workshop_kit/charts/compiled/emotion_curve.json",
    ):
        assert name in names
    left_behind = [name for name in names if "checkpoint" in name or "__pycache__" in name or "node_modules" in name]
    assert not left_behind
    strangers = {name.split("/")[0] for name in names if not name.split("/")[0].endswith(".dist-info")}
    assert strangers == {"workshop_kit"}
    shipped = [path for folder in ("templates", "notebooks", "data/sample") for path in (ROOT / folder).rglob("*")]
    expected = {f"workshop_kit/shipped/{path.relative_to(ROOT).as_posix()}" for path in shipped if path.is_file()}
    assert expected <= {*names} | {name for name in expected if "checkpoint" in name or "__pycache__" in name}


def test_it_is_the_wheel_that_runs(place: Path) -> None:
    said = run(place, "python", "-c", "import workshop_kit; print(workshop_kit.__file__)").stdout
    assert Path(said.strip()).is_relative_to(place / "venv")


def test_new_show_handout(place: Path) -> None:
    made = run(place, "workshop-kit", "new", "Corner bakery", "--template", "cafe").stdout.strip()
    assert "Corner bakery" in run(place, "workshop-kit", "list").stdout
    run(place, "workshop-kit", "handout", made, "-o", "bakery.html")
    assert "Corner bakery" in (place / "bakery.html").read_text(encoding="utf-8")


def test_nbconvert_knows_the_handout(place: Path) -> None:
    look = "from nbconvert.exporters import get_exporter; print(get_exporter('handout').__module__)"
    assert run(place, "python", "-c", look).stdout.strip() == "workshop_kit.handout.exporter"
    (place / "any.ipynb").write_text('{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}')
    run(place, "workshop-kit", "new", "By nbconvert")
    run(place, "python", "-m", "nbconvert", "--to", "handout", "any.ipynb")
    assert "workshop-kit-data" in (place / "any.html").read_text(encoding="utf-8")


def test_start_answers(place: Path, free_port: int) -> None:
    port = str(free_port)
    log = place / "start.log"
    with log.open("w") as said:
        start = subprocess.Popen(
            command(place, "workshop-kit", "start", "--no-browser", "--port", port),
            **where(place),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        assert answers(start, f"http://127.0.0.1:{port}/lab") < 500, log.read_text()
        assert "Traceback" not in log.read_text()
    finally:
        start.terminate()
        start.wait(120)


def answers(server: subprocess.Popen[bytes], address: str, seconds: float = 180) -> int:
    """The status that the page answers with, as soon as it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=60) as page:
                return int(page.status)
        except urllib.error.HTTPError as refused:  # a page that asks for the token is an answer too
            with refused:
                return refused.code
        except OSError:
            time.sleep(0.1)
    return 599
