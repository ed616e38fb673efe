"""I2: sections in the user's own order and the language are chosen in the form, by button and by key."""

from __future__ import annotations

from accessible import violations
from chart_page import open_page
from playwright.sync_api import expect

from workshop_kit import document
from workshop_kit.handout import TITLES
from workshop_kit.language import called, languages
from workshop_kit.resources import folder

OPTIONS = {
    "handout": {
        "sections": [{"value": name, "label": title} for name, title in TITLES.items()],
        "languages": [{"value": tag, "label": called(tag)} for tag in languages()],
    }
}


def test_sections_get_an_order_and_the_page_a_language(new_page) -> None:
    page = new_page()
    sample = document.to_dict(document.read(folder("data/sample") / "cafe.workshop.yaml"))
    trouble = open_page(page, sample, ["handout"], options=OPTIONS)
    page.get_by_label("Language").select_option("ar")
    page.get_by_role("button", name="What is in it").click()
    rows = page.get_by_role("list", name="What is in it").get_by_role("listitem")
    expect(rows).to_have_count(len(TITLES))
    page.get_by_role("button", name="Move section 2 up").press("Alt+ArrowUp")
    expect(rows.first).to_contain_text(TITLES["overview"])
    page.get_by_role("button", name="Remove section 2", exact=True).click()
    expect(rows).to_have_count(len(TITLES) - 1)
    assert violations(page, ".choices") == []
    page.get_by_role("button", name=f"Print {TITLES['findings']} again").click()
    expect(rows.first).to_contain_text(TITLES["findings"])
    expect(page.get_by_role("button", name="All, in the usual order")).to_have_count(0)
    page.wait_for_function("sent.flatMap((one) => one.ops ?? []).some((op) => op.fields?.handout_language === 'ar')")
    assert trouble == []
