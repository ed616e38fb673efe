"""Row I2: names of channels, stages and people stay whole on the screens that people have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from workshop_kit.handout import render
from workshop_kit.model import Workshop
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


def lone(place: int, name: str) -> Workshop:
    """A map of twelve touchpoints in which one stage has this name and a single touchpoint."""
    workshop = starter("gym")
    places = [one.id for one in workshop.stages]
    others = [one.id for one in workshop.touchpoints if one.stage == places[place]][1:]
    stages = [one.model_copy(update={"name": name}) if one.id == places[place] else one for one in workshop.stages]
    moved = dict.fromkeys(others, places[place - 1 if place else 1])
    touchpoints = [one.model_copy(update={"stage": moved.get(one.id, one.stage)}) for one in workshop.touchpoints]
    touchpoints.sort(key=lambda one: places.index(one.stage))
    return workshop.model_copy(update={"stages": tuple(stages), "touchpoints": tuple(touchpoints)})


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_long_name_over_one_touchpoint_is_not_cut_on_a_phone(new_page, tmp_path: Path, place: int) -> None:
    file = tmp_path / "handout.html"
    file.write_text(render(lone(place, "Responsibilities")), encoding="utf-8")
    page: Page = new_page()
    page.goto(file.as_uri())
    for width in (320, 390, 480):
        page.set_viewport_size({"width": width, "height": 844})
        cut = """() => [...document.querySelectorAll(".axis span")].filter(
          (one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight
        ).map((one) => one.textContent)"""
        assert (width, page.evaluate(cut)) == (width, [])
        assert (width, page.evaluate(TORN)) == (width, [])


def test_a_short_name_over_one_touchpoint_lies_level(new_page, tmp_path: Path) -> None:
    file = tmp_path / "handout.html"
    file.write_text(render(lone(2, "Sign")), encoding="utf-8")
    page: Page = new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(file.as_uri())
    modes = page.eval_on_selector_all(".axis span", "all => all.map(one => getComputedStyle(one).writingMode)")
    assert set(modes) == {"horizontal-tb"}
