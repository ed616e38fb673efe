"""The Mermaid that comes with JupyterLab draws the kit's `journey` as it was typed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hostile
import pytest
from playwright.sync_api import Browser, Error, Route

from workshop_kit import document
from workshop_kit.exporting import export
from workshop_kit.resources import folder

Draw = Callable[[str], dict[str, Any]]

SAMPLE = folder("data/sample") / "cafe.workshop.yaml"
STATIC = Path(sys.prefix) / "share/jupyter/lab/static"

#: Lab's own loader gives out the parts that its extensions share; Mermaid needs no server and no Lab around it.
LOAD = """async () => {
    const chunks = Object.keys(self).find(name => /Chunk_jupyterlab_application_top$/.test(name));
    let parts;
    self[chunks].push([["test"], {}, found => { parts = found; }]);
    await parts.I("default");
    const [newest] = Object.values(parts.S.default["@jupyterlab/mermaid"]);
    const { MermaidManager } = (await newest.get())();
    self.manager = new MermaidManager({});
}"""

#: What a drawing says. Mermaid writes its words as HTML, with plain text for what draws none.
DRAW = """async text => {
    const { svg } = await self.manager.renderSvg(text);
    const page = new DOMParser().parseFromString(svg.slice(svg.indexOf("<svg")), "text/html");
    const words = found => [...page.querySelectorAll(found)].map(one => one.textContent);
    return {
        tasks: words("div.task"), sections: words("div.journey-section"), who: words("circle > title"),
        title: words("svg > text").at(-1), faces: page.querySelectorAll(".face").length,
        strangers: page.querySelectorAll("script, iframe, img, a, form, [onload], [onerror], [onclick]").length,
    };
}"""


@pytest.fixture(scope="module")
def draw(browser: Browser) -> Iterator[Draw]:
    page = browser.new_page()
    page.strange = []
    page.on("dialog", lambda dialog: (page.strange.append(dialog.message), dialog.dismiss()))

    def serve(route: Route) -> None:
        host, _, path = route.request.url.removeprefix("http://").partition("/")
        if host != "lab.invalid":
            page.strange.append(route.request.url)
        file = STATIC / path.partition("?")[0].removeprefix("static/")
        if not path:
            main = next(STATIC.glob("main.*.js")).name
            told = json.dumps({"fullStaticUrl": "/static", "baseUrl": "/"})
            head = f'<meta charset="utf-8"><script id="jupyter-config-data" type="application/json">{told}</script>'
            route.fulfill(content_type="text/html", body=f'<!doctype html>{head}<script src="/static/{main}"></script>')
        elif file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", serve)
    page.goto("http://lab.invalid/")
    page.evaluate(LOAD)
    yield lambda text: page.evaluate(DRAW, text)
    assert page.strange == []
    page.close()


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("which", ["sample", "hostile", "Arabic", "Japanese", "emoji", "words of the language"])
def test_it_is_drawn_as_it_was_typed(draw: Draw, which: str) -> None:
    workshop = {
        "sample": lambda: document.read(SAMPLE),
        "hostile": hostile.workshop,
        "Arabic": lambda: hostile.workshop(("الضيف يصل إلى المقهى",)),
        "Japanese": lambda: hostile.workshop(("窓際の席を探す、コーヒーを注文", "「いい香り：とても」")),
        "emoji": lambda: hostile.workshop(("👩🏽‍🍳☕️🥐 #1; 50 % off", "🏳️‍🌈")),
        "words of the language": lambda: hostile.workshop(("title x", "section: 5: y", "accTitle: z", "journey", "%%")),
    }[which]()
    drawn = draw(str(export(workshop, ".mmd")))
    felt = [(one.persona, one.touchpoint) for one in workshop.moments if one.feeling is not None]
    names = {one.id: plain(one.name) for one in (*workshop.personas, *workshop.touchpoints)}
    assert drawn["title"] == plain(workshop.title)
    assert drawn["tasks"] == [names[spot] for _, spot in felt]
    assert drawn["who"] == [names[persona] for persona, _ in felt]
    assert drawn["faces"] == len(felt)
    assert {one.rpartition(" (")[0] or one for one in drawn["sections"]} == {plain(one.name) for one in workshop.stages}
    assert drawn["strangers"] == 0


@pytest.mark.parametrize("text", ["journey\n  section\n", "journey\n  Door 1 Ana: \n  a: b: c: d: :\n: 1", "journeys"])
def test_what_is_no_diagram_is_refused(draw: Draw, text: str) -> None:
    """The test above can fail."""
    with pytest.raises(Error, match=r"Parse error|No diagram type|Syntax"):
        draw(text)
