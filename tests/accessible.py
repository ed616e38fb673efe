"""What axe finds on a page, one line for each rule."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: Colours that are on their way to others are not what people read.
_STILL = """Promise.allSettled(document.getAnimations()
    .filter((one) => one.playState === "running" && one.effect.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished))"""


def violations(page: Page, within: str | None = None) -> list[str]:
    """The rules that are broken, with the first element; only within a part of the page when one is named."""
    page.evaluate(f"async () => {{ await {_STILL}; }}")
    found = Axe().run(page, context=within).response["violations"]
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]


def in_light_and_dark(page: Page, within: str | None = None) -> list[str]:
    """The rules that are broken on a page of the kit in either colour scheme."""
    found = []
    for scheme, light in (("light", "true"), ("dark", "false")):
        page.evaluate("(light) => { document.body.dataset.jpThemeLight = light; }", light)
        found += [f"{scheme}: {one}" for one in violations(page, within)]
    return found
