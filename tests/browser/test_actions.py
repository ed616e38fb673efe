"""Rows E4, E5, E6 and G4 in a browser: promises with a name and a date, what came of them, and the look back."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import violations
from icalendar import Calendar
from kit_page import Kit
from playwright.sync_api import Browser, Page, expect

from workshop_kit import exporting, handout
from workshop_kit.actions import duties, followup
from workshop_kit.document import read
from workshop_kit.errors import Invalid
from workshop_kit.model import Action, FollowUp, Workshop

CAFE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"
NOW = datetime.date(2026, 3, 30)


@pytest.fixture(autouse=True)
def _on_a_day_in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "today", lambda: NOW)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True, locale="en-GB")
    yield context.new_page()
    context.close()


def cafe(**lists: Any) -> Workshop:
    return read(CAFE).model_copy(update=lists)


def _exported(kit: Kit, ending: str) -> dict[str, str]:
    content = exporting.export(kit.value, ending)
    data = base64.b64encode(content if isinstance(content, bytes) else content.encode()).decode()
    return {"data": data, "name": f"cafe{ending}"}


def _comments(_kit: Kit) -> dict[str, Any]:
    words = {"quote": "It closed on my pram.", "words": "14 comments, most from: review"}
    return {"do-door": words}


CALLS = {
    "comments_behind": _comments,
    "export": _exported,
    "handout": lambda kit: {"html": handout.render(kit.value), "name": "cafe.html", "notes": []},
}


def field(page: Page, id: str, name: str) -> Any:
    return page.locator(f"[data-field='action:{id}:{name}']")


def test_e4_an_action_is_written_owned_dated_sorted_and_done_by_keyboard(page: Page) -> None:
    """E4: owner with suggestions, due date in words, first step, measure of success, status; the order of need."""
    kit = Kit(page, cafe(), "actions", calls=CALLS)
    duty = page.get_by_role("region", name="Who does what")
    expect(duty.get_by_text("Two are overdue, one of four is done.")).to_be_visible()
    expect(duty.get_by_text("Overdue for ten days")).to_be_visible()
    duty.get_by_role("button", name="Add an action").press("Enter")
    page.keyboard.type("Oil the hinge")
    kit.until(lambda value: value.actions[-1].name == "Oil the hinge")
    id = kit.value.actions[-1].id
    expect(field(page, id, "name")).to_be_focused()
    expect(duty.get_by_text("One action has no owner and no date yet.")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Find the can")
    page.keyboard.press("Tab")
    page.keyboard.type("Mina")
    names = page.locator(f"#{field(page, id, 'owner').get_attribute('list')} option")
    assert {"Hanna Moreau", "Mina", "Joel"} <= {one.get_attribute("value") for one in names.all()}
    field(page, id, "due").fill("2026-03-31")
    expect(duty.get_by_text("Due tomorrow")).to_be_visible()
    assert (
        field(page, id, "due").evaluate("(one) => one.closest('.when').querySelector('.day').textContent") == "31 March"
    )
    field(page, id, "success").fill("Nobody hears it")
    expect(duty.get_by_text("One action has no owner and no date yet.")).to_have_count(0)
    field(page, id, "name").focus()
    page.keyboard.press("Alt+ArrowUp")
    kit.until(lambda value: value.actions[-2].id == id)
    expect(field(page, id, "name")).to_be_focused()
    duty.get_by_role("radio", name="By date").check()
    rows = duty.locator("li[data-row]")
    order = ["do-pictures", "do-board", id, "do-mat", "do-door"]
    for place, row in enumerate(order):
        expect(rows.nth(place)).to_have_attribute("data-row", row)
    expect(rows).to_have_count(len(order))
    field(page, "do-pictures", "due").fill("2026-06-01")
    kit.until(lambda value: value.actions[-1].due == datetime.date(2026, 6, 1))
    expect(rows.nth(0)).to_have_attribute("data-row", "do-pictures")
    duty.get_by_role("radio", name="By date").focus()
    expect(rows.nth(3)).to_have_attribute("data-row", "do-pictures")
    field(page, id, "status").select_option("done")
    kit.until(lambda value: value.actions[-2].closed == NOW)
    expect(field(page, id, "told")).to_be_visible()
    assert kit.trouble == []


def test_e6_what_was_said_stands_beside_what_was_done(page: Page) -> None:
    """E6: the comments behind it, the pain on the map, and the words that go back."""
    kit = Kit(page, cafe(), "emotions", "actions", calls=CALLS)
    told = page.get_by_role("region", name="You said, we did")
    expect(told.get_by_text("“It closed on my pram.”")).to_be_visible()
    expect(told.get_by_text("14 comments, most from: review")).to_be_visible()
    expect(told.get_by_text("You said the door closes on prams.")).to_be_visible()
    expect(told.get_by_text("Hanna Moreau, 11 March")).to_be_visible()
    field(page, "do-board", "status").select_option("done")
    mine = told.get_by_role("listitem").filter(has_text="Print the board")
    expect(mine.get_by_text("“The chalk is lovely. I can read none of it.”")).to_be_visible()
    expect(mine.get_by_text("Edith Marlow, Comment card, January")).to_be_visible()
    mine.get_by_role("button", name="Say it in the words of the one who asked").click()
    expect(field(page, "do-board", "told")).to_be_focused()
    page.keyboard.type("You could not read it. Here it is on paper.")
    expect(told.get_by_text("You could not read it. Here it is on paper.")).to_be_visible()
    kit.until(lambda value: value.actions[1].told == "You could not read it. Here it is on paper.")
    assert "Here it is on paper." in handout.render(kit.value)
    assert kit.trouble == []


def test_e5_the_gate_says_what_is_not_settled_leads_there_and_lets_the_handout_pass(page: Page) -> None:
    """E5: no owner, no date, guesses, company language, missing ending; printed, never blocking."""
    first = read(CAFE)
    stages = (first.stages[0].model_copy(update={"name": "Lead generation"}), *first.stages[1:])
    loose = cafe(stages=stages, actions=(Action(id="a1", name="Oil it"),))
    kit = Kit(page, loose, "touchpoints", "actions", "handout", calls=CALLS)
    gate = page.get_by_role("region", name="Before it leaves the room")
    expect(gate.get_by_text("Three things not settled yet.")).to_be_visible()
    expect(gate.get_by_role("link", name="Two of 13 moments of Tomás Rivera are guesses")).to_be_visible()
    expect(gate.get_by_text("Perhaps “Gets curious”.")).to_be_visible()
    gate.get_by_role("link", name="is what we say, not what a guest says").click()
    expect(page.locator(f"[data-field='stage:{stages[0].id}:name']")).to_be_focused()
    gate.get_by_role("link", name="“Oil it” has no owner and no date").click()
    expect(field(page, "a1", "owner")).to_be_focused()
    page.keyboard.type("Ana")
    expect(gate.get_by_role("link", name="“Oil it” has no date")).to_be_visible()
    page.get_by_role("button", name="Make the handout").click()
    printed = page.frame_locator("iframe[title='Preview of the handout']")
    expect(printed.get_by_role("heading", name="What is not settled yet")).to_be_attached()
    expect(printed.get_by_text("“Oil it” has no date.")).to_be_attached()
    assert kit.trouble == []


def test_g4_the_look_back_and_the_next_round(page: Page) -> None:
    """G4: 30, 60, 90 days, what was done, what changed since a named version, and one button for the next round."""
    kept: list[tuple[str, Workshop]] = [("The first map", cafe())]

    def keep(kit: Kit, name: str) -> dict[str, str]:
        if any(name == known for known, _ in kept):
            raise Invalid("A version has this name already.", "name")
        kept.insert(0, (name, kit.value))
        return {"name": name}

    def compared(kit: Kit, version: str) -> dict[str, Any]:
        name, old = next((one for one in kept if one[0] == version), kept[0])
        found = followup.changes(old, kit.value)
        return {
            "versions": [{"name": one, "label": f"{one} (5 March)"} for one, _ in kept], "version": name,
            "headline": followup.headline(found), "felt": [one._asdict() for one in found.felt],
            "others": list(found.others),
        }  # fmt: skip

    kit = Kit(page, cafe(follow_ups=()), "emotions", "follow_up", calls={"compared": compared, "keep_version": keep})
    page.get_by_role("button", name="60 days").click()
    kit.until(lambda value: [one.date for one in value.follow_ups] == [datetime.date(2026, 5, 4)])
    expect(page.get_by_text("Counted after the workshop, 5 March. 35 days to go.")).to_be_visible()
    expect(page.get_by_text("One done, two overdue, one still to do.")).to_be_visible()
    page.get_by_label("How far: Print the board on a card in 18 point").select_option("done")
    expect(page.get_by_text("Two done, one overdue, one still to do.")).to_be_visible()
    changed = page.get_by_role("region", name="What changed on the map")
    expect(changed.get_by_text("The map is as it was.")).to_be_visible()
    page.locator(".faces button[aria-pressed=true]").first.press("5")
    expect(changed.get_by_text("One moment feels better.")).to_be_visible()
    page.get_by_label("What have we learned?").fill("Bells work.")
    expect(page.get_by_label("Its name")).to_have_value("Round 2, 30 March 2026")
    page.get_by_label("Its name").fill("The first map")
    page.get_by_role("button", name="Start the next round").click()
    expect(page.get_by_text("A version has this name already.")).to_be_visible()
    page.get_by_label("Its name").fill("Round 2")
    page.get_by_role("button", name="Start the next round").click()
    expect(page.get_by_text("“Round 2” has begun.")).to_be_visible()
    kit.until(lambda value: len(value.follow_ups) == 2)
    assert [(one.held, one.date, one.note, one.version) for one in kit.value.follow_ups] == [
        (True, NOW, "Bells work.", ""), (False, NOW + datetime.timedelta(60), "", "Round 2"),
    ]  # fmt: skip
    expect(changed.get_by_label("Compared with")).to_have_value("Round 2")
    expect(changed.get_by_text("The map is as it was.")).to_be_visible()
    expect(page.get_by_role("region", name="Earlier rounds").get_by_text("30 Mar 2026", exact=True)).to_be_visible()
    assert kit.trouble == []


def test_the_whole_way_from_the_best_opportunities_to_the_calendar_and_the_handout(page: Page) -> None:
    """E4, E5: from the café to three actions with owner and date in the handout, and in an .ics that is read back."""
    kit = Kit(page, cafe(actions=(), follow_ups=()), "actions", "handout", calls=CALLS)
    expect(page.get_by_text("Nothing is promised yet")).to_be_visible()
    page.get_by_role("button", name="Take the three best").click()
    kit.until(lambda value: len(value.actions) == 3)
    ids = [one.id for one in kit.value.actions]
    expect(field(page, ids[0], "owner")).to_be_focused()
    wanted = dict(zip(ids, [("Hanna", "2026-04-17"), ("Mina", "2026-04-24"), ("Joel", "2026-05-08")], strict=True))
    for id, (owner, due) in wanted.items():
        field(page, id, "owner").fill(owner)
        field(page, id, "due").fill(due)
    field(page, ids[0], "first_step").fill("Borrow the screwdriver; ask first")
    expect(page.get_by_text("Three actions, nothing overdue.")).to_be_visible()
    kit.until(lambda value: value.actions[2].due is not None and value.actions[0].first_step.endswith("first"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="To a calendar").click()
    events = Calendar.from_ical(Path(saved.value.path()).read_bytes()).walk("VEVENT")
    assert [(str(one["contact"]), one.decoded("dtstart").isoformat()) for one in events] == list(wanted.values())
    assert "First step: Borrow the screwdriver; ask first" in events[0]["description"]
    page.get_by_role("button", name="Make the handout").click()
    printed = page.frame_locator("iframe[title='Preview of the handout']").get_by_role("table").filter(has_text="Who")
    for one, (owner, due) in zip(kit.value.actions, wanted.values(), strict=True):
        row = printed.get_by_role("row").filter(has_text=one.name)
        expect(row).to_contain_text(owner)
        day = datetime.date.fromisoformat(due)
        expect(row).to_contain_text(f"{day.day} {day:%B} 2026")
    assert kit.trouble == []


@pytest.mark.parametrize("view", ["actions", "follow_up"])
def test_both_steps_are_readable_by_day_by_night_on_a_phone_and_when_empty(page: Page, view: str) -> None:
    """E4, G4: axe finds nothing; nothing is wider than a phone; names of any script and length."""
    long = Action(
        id="long", name="مرحبا " * 20, owner="Wolfeschlegelsteinhausenbergerdorff", first_step="日本語" * 30,
        success="x" * 90, due=NOW - datetime.timedelta(400),
    )  # fmt: skip
    full = cafe(actions=(*cafe().actions, long), follow_ups=(FollowUp(date=NOW, held=True), FollowUp(date=NOW)))
    calls = {**CALLS, "compared": lambda _kit, version: {"versions": [], "version": version}}
    for value, width, light in ((full, 1440, "true"), (full, 390, "false"), (Workshop(title="New"), 390, "true")):
        page.set_viewport_size({"width": width, "height": 900})
        fresh = page.context.new_page()
        fresh.set_viewport_size({"width": width, "height": 900})
        kit = Kit(fresh, value, "header", view, calls=calls, step=view, plans=[])
        fresh.evaluate("(light) => { document.body.dataset.jpThemeLight = light }", light)
        expect(fresh.locator(f".wk-{view} h2").first).to_be_visible()
        assert violations(fresh) == []
        assert fresh.evaluate("document.documentElement.scrollWidth") <= width
        assert kit.trouble == []
        fresh.close()
