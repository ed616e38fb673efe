"""Row I2: names of channels, stages and people stay whole on the screens that people have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from workshop_kit.handout import render
from workshop_kit.starters import starter

#: Words that are torn in two lines. Quotes and long texts of a narrow column may be, names may not.
TORN = """() => [...document.querySelectorAll(
  ".map .chip, .map .stages span, .axis span, .selves bdi")].flatMap((one) => {
  const found = [];
  const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    for (const word of node.data.matchAll(/[\\p{L}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1 && one.getBoundingClientRect().width > 2) found.push(word[0]);
    }
  }
  return found;
})"""


@pytest.mark.parametrize("template", ["restaurant-delivery", "museum"])
def test_no_name_is_torn_on_any_screen(new_page, tmp_path: Path, template: str) -> None:
    file = tmp_path / "handout.html"
    file.write_text(render(starter(template)), encoding="utf-8")
    page: Page = new_page()
    page.goto(file.as_uri())
    for width in (390, 660, 768, 910, 1024, 1130, 1180, 1280, 1366, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate(TORN)) == (width, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
