"""Whatever is typed, wherever, a handout shows it and does nothing else, even without its policy.

`pytest -s` prints what was counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
from playwright.sync_api import Browser, Page

from workshop_kit import handout

#: What a page holds that would run, fetch or lead somewhere.
TRACES = """() => {
    const all = [...document.querySelectorAll('*')];
    const address = e => ['href', 'src', 'action', 'data', 'srcset'].map(n => e.getAttribute(n)).filter(Boolean);
    return {
        handlers: all.filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
        scripts: [...document.scripts].filter(e => e.type !== 'application/json').length,
        addresses: all.flatMap(address).filter(a => !/^(#|data:image\\/(png|jpeg);base64,)/.test(a)),
        strangers: document.querySelectorAll('iframe, object, embed, form, input, base, link, video, audio, math,'
            + 'meta[http-equiv=refresh], foreignObject, style:not(head > style)').length,
        styles: all.flatMap(e => e.getAttribute('style') ?? []).filter(s => !/^--[a-z]+:[-\\d.]+%?$/.test(s)),
    };
}"""
NOTHING = {"handlers": 0, "scripts": 0, "addresses": [], "strangers": 0, "styles": []}


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """A page that notes every dialog and request."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.dialogs, page.asked = [], []
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()


def visit(page: Page, file: Path) -> list[str]:
    """Open a file and do what readers do; the addresses that it asked for."""
    page.asked.clear()
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.mouse.move(300, 300)
    page.keyboard.press("Tab")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    return [url for url in page.asked if not url.startswith(("data:", file.as_uri()))]


def without_policy(text: str) -> str:
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)


@pytest.mark.parametrize("guarded", [True, False], ids=["with policy", "without policy"])
def test_nothing_typed_is_run(watched: Page, tmp_path: Path, guarded: bool) -> None:
    tried, asked = 0, []
    pages = {"everything": hostile.workshop()} | {payload: hostile.masthead(payload) for payload in hostile.PAYLOADS}
    # The file's name is chosen by people, too; a slash is what no name can hold.
    file = tmp_path / f"{hostile.PAYLOADS[0]} onload=alert(1).html".replace("/", "")
    for name, value in pages.items():
        text = handout.render(value)
        file.write_text(text if guarded else without_policy(text), encoding="utf-8")
        asked += visit(watched, file)
        assert watched.evaluate(TRACES) == NOTHING, name
        title = watched.locator("h1").inner_text()
        assert " ".join(title.split()) == " ".join(value.title.split())
        tried += 1
    fields = len(hostile.places())
    print(f"{fields} fields × {len(hostile.PAYLOADS)} payloads on {tried} pages, guarded: {guarded}: "
          f"{len(watched.dialogs)} dialogs, {len(asked)} requests")  # fmt: skip
    assert fields >= 80
    assert watched.dialogs == []
    assert asked == []


def test_the_watch_notices_a_script(watched: Page, tmp_path: Path) -> None:
    """The checks above can fail: a page in which scripts run is caught."""
    file = tmp_path / "x.html"
    file.write_text(
        "<!DOCTYPE html><h1>x</h1><img src='missing.png' onerror='alert(1)' style='color:red'><form></form>"
    )
    with watched.expect_event("dialog"):
        asked = visit(watched, file)
    assert watched.dialogs == ["1"]
    assert asked == [(tmp_path / "missing.png").as_uri()]
    found = watched.evaluate(TRACES)
    assert found == {**NOTHING, "handlers": 1, "addresses": ["missing.png"], "strangers": 1, "styles": ["color:red"]}
