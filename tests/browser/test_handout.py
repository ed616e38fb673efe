"""The handout in a real browser: everybody can read it, it fits phones and paper."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from workshop_kit import document
from workshop_kit.handout import Options, render
from workshop_kit.handout.pdf import pdf
from workshop_kit.model import Entry, Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.resources import folder

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3


def crowded(text: str, language: str = "en", count: int = 30) -> Workshop:
    """A long journey with the same words in every field."""
    spots = [Touchpoint(id=f"t{i}", stage=f"s{i % 3}", name=text[:300], channels=[text[:300]]) for i in range(count)]
    return Workshop(
        title=text[:300],
        question=text,
        business=text[:300],
        language=language,
        personas=[Persona(id="ana", name=text[:300], role=text[:300], quote=text, story=text, goals=[text])],
        stages=[Stage(id=f"s{i}", name=text[:300], question=text) for i in range(3)],
        touchpoints=spots,
        moments=[
            Moment(
                persona="ana",
                touchpoint=spot.id,
                feeling=i % 5 - 2,
                word=text[:300] if i % 2 else text[:9],
                doing=text,
                quote=text,
                pains=[Entry(text=text, severity=3)],
                ideas=[text],
            )
            for i, spot in enumerate(spots)
        ],
    )


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a handout from a file."""
    pages = []

    def opened(text: str, width: int = 1440, dark: bool = False) -> Page:
        file = tmp_path / f"handout-{len(pages)}.html"
        file.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
        page.goto(file.as_uri())
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.mark.parametrize(
    ("width", "dark"),
    [(1440, False), (1440, True), (390, False), (390, True)],
    ids=["wide", "dark", "phone", "dark phone"],
)
def test_axe_finds_nothing(show, sample, width, dark):
    page = show(render(sample), width, dark)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


@pytest.mark.parametrize("width", [320, 768, 1024])
@pytest.mark.parametrize("which", ["sample", "long words", "arabic", "japanese", "emoji", "bare"])
def test_nothing_scrolls_sideways(show, sample, which, width):
    workshop = {
        "sample": lambda: sample,
        "long words": lambda: crowded(LONG),
        "arabic": lambda: crowded("الضيف يصل إلى المقهى ويبحث عن طاولة", "ar"),
        "japanese": lambda: crowded("窓際の席を探してコーヒーを注文するお客様の気持ち", "ja"),
        "emoji": lambda: crowded("👩🏽‍🍳☕️🥐" * 9),
        "bare": lambda: Workshop(title="Corner bakery"),
    }[which]()
    page = show(render(workshop), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('.page').getBoundingClientRect().width") <= width


@pytest.mark.parametrize("width", [1440, 390])
def test_the_bars_of_the_funnel_are_whole(show, sample, width):
    """Row F2: what goes on and what is lost follow each other on one line, and their widths are the numbers."""
    bars = show(render(sample), width).evaluate(
        """() => [...document.querySelectorAll('.way-down .bar')].map(bar => {
            const box = bar.getBoundingClientRect(), parts = [...bar.children].map(one => one.getBoundingClientRect());
            return {high: parts.map(part => part.height / box.height), wide: parts.map(part => part.width / box.width),
                gap: parts.length > 1 ? parts[1].left - parts[0].right : 0};
        })"""
    )
    counts = [1069 + 2261, 725 + 894, 252 + 581, 200 + 551, 37 + 259]
    assert len(bars) == len(counts)
    for bar, here, before in zip(bars, counts, [counts[0], *counts], strict=False):
        assert bar["high"] == pytest.approx([1] * len(bar["high"]))
        assert abs(bar["gap"]) < 1
        wanted = [here / counts[0], (before - here) / counts[0]][: len(bar["wide"])]
        assert bar["wide"] == pytest.approx(wanted, abs=0.01)


def test_faces_lie_on_the_curve(show, sample):
    """Each face's middle is within two pixels of the drawn line."""
    page = show(render(sample))
    off = page.evaluate(
        """() => [...document.querySelectorAll('.map')].flatMap(table => {
            const svg = table.querySelector('.curve'), number = svg.querySelector('use').getAttribute('href').slice(7);
            const line = document.querySelector('#line-' + number + ' path'), total = line.getTotalLength();
            const box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
            const points = Array.from({length: 1601}, (_, i) => line.getPointAtLength(total * i / 1600)).map(p => [
                box.x + (p.x - view.x) / view.width * box.width, box.y + p.y / view.height * box.height]);
            return [...table.querySelectorAll('.point .face')].map(face => {
                const r = face.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
                return Math.min(...points.map(p => Math.hypot(p[0] - x, p[1] - y)));
            });
        })"""
    )
    assert len(off) == sum(moment.feeling is not None for moment in sample.moments)
    assert max(off) < 2


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1440, 390])
def test_faces_lie_on_the_curves_drawn_together(show, sample, language, width):
    """From right to left the drawing is turned round and its faces are turned back: they stay where they were."""
    page = show(render(sample, Options(language=language, sections=("overview",))), width)
    off = page.evaluate(
        """() => {
            const svg = document.querySelector('.field > svg'), view = svg.viewBox.baseVal;
            const box = svg.getBoundingClientRect();
            const turned = document.dir === 'rtl';
            const points = [...svg.querySelectorAll('use')].flatMap(use => {
                const line = document.querySelector(use.getAttribute('href') + ' path'), total = line.getTotalLength();
                return Array.from({length: 1601}, (_, i) => line.getPointAtLength(total * i / 1600)).map(p => {
                    const x = p.x / view.width;
                    return [box.x + (turned ? 1 - x : x) * box.width, box.y + p.y / view.height * box.height];
                });
            });
            return [...document.querySelectorAll('.field .dot')].map(face => {
                const r = face.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
                return Math.min(...points.map(p => Math.hypot(p[0] - x, p[1] - y)));
            });
        }"""
    )
    assert len(off) == 4
    assert max(off) < 2


def test_the_table_makes_way_for_cards_on_a_phone(show, sample):
    page = show(render(sample), 390)
    expect(page.locator(".map:visible")).to_have_count(0)
    expect(page.locator(".spot:visible")).to_have_count(len(sample.moments))
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".map:visible")).not_to_have_count(0)
    expect(page.locator(".spot:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (842, 595)), ("letter", (792, 612)), ("a3", (1191, 842))], ids=["a4", "letter", "a3"]
)
def test_it_prints_on_landscape_pages(browser_path, sample, tmp_path, paper, size):
    source, target = tmp_path / "cafe.html", tmp_path / "cafe.pdf"
    source.write_text(render(sample, Options(paper=paper)), encoding="utf-8")
    command = [browser_path, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = target.read_bytes()
    assert len(printed) < 900_000, "small enough for a mail: nothing of it is printed as a picture of a pattern"
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {size}
    # A sheet for each persona's two bands, some for the cards, the story and what follows; never one for every row.
    assert 12 <= len(boxes) <= 20


def test_the_command_prints_a_pdf_with_the_map_on_landscape_pages(
    tmp_path: Path, browser_path: str, monkeypatch
) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_BROWSER", browser_path)
    printed = pdf(render(crowded("Short")))
    assert printed.startswith(b"%PDF-")
    boxes = {tuple(float(one) for one in found.split()) for found in re.findall(rb"/MediaBox \[([^\]]+)\]", printed)}
    assert [width > height for _, _, width, height in boxes] == [True] * len(boxes)
    assert boxes
