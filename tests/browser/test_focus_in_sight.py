"""By keyboard, what has the focus is seen: no curve, note or head lies over it, and no field shrinks under the keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from chart_page import open_page
from playwright.sync_api import Browser, Page

from workshop_kit.document import read, to_dict
from workshop_kit.resources import folder
from workshop_kit.widgets.facts import facts

#: Name, place and width of what has the focus, and whether its middle can be seen.
LOOK = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const at = (one.labels?.[0]?.contains(one) ? one.labels[0] : one).getBoundingClientRect();
  const seen = document.elementFromPoint(at.left + at.width / 2, at.top + Math.min(at.height / 2, 60));
  const field = one.matches("input.in:not([type=date]), textarea.in");
  return {
    name: one.dataset.field || one.getAttribute("aria-label") || one.textContent.trim().slice(0, 40),
    hidden: !(one.contains(seen) || one.labels?.[0]?.contains(seen) || seen?.contains(one) && seen.matches("label")),
    narrow: field && at.width < 60,
    words: field && one.scrollHeight > one.clientHeight + 1,
  };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", [(1440, 900), (1160, 660), (390, 844)], ids=["desk", "laptop", "phone"])
@pytest.mark.parametrize("view", ["personas", "emotions"])
def test_what_has_the_focus_is_seen(page: Page, view: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    value = read(folder("data/sample") / "cafe.workshop.yaml")
    trouble = open_page(page, to_dict(value), [view], facts=facts(value))
    page.locator(f".wk-{view} .sec").first.wait_for()
    page.evaluate("document.querySelectorAll('.sec[aria-expanded=false]').forEach((one) => one.click())")
    wrong, seen = stops(page)
    assert wrong == []
    assert seen > 25
    assert trouble == []


def stops(page: Page) -> tuple[list[Any], int]:
    """Everything that Tab comes to and is not seen as it should be, and how many there were."""
    wrong: list[Any] = []
    for seen in range(200):
        page.keyboard.press("Tab")
        found = page.evaluate(LOOK)
        if found is None:
            return wrong, seen
        if found["hidden"] or found["narrow"] or found["words"]:
            wrong.append(found)
    return wrong, 200
