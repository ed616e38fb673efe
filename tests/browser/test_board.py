"""Rows B1, B2, B3, B5, B6: the board of stages and touchpoints, by mouse and by keyboard, on a made-up room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import in_light_and_dark
from chart_page import open_page, sent
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from workshop_kit import resources
from workshop_kit.changes.ops import as_op, changed
from workshop_kit.document import from_dict, read, to_dict
from workshop_kit.model import Workshop
from workshop_kit.storage import undo
from workshop_kit.storage.store import Edit, Store
from workshop_kit.widgets.facts import facts

Document = dict[str, Any]
TEN = [
    "Sees the van", "Asks a neighbour", "Reads two reviews", "Rings", "Waits for a call back", "Opens the door",
    "Watches him work", "Pays at the table", "Finds the tap dripping", "Rings again",
]  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def cafe() -> Document:
    return to_dict(read(resources.folder("data/sample") / "cafe.workshop.yaml"))


def board(touchpoints: int = 0, arrows: list[tuple[int, int]] | None = None) -> Document:
    """Five stages, touchpoints dealt evenly in the order of the journey, arrows by place from 0."""
    stages = [{"id": f"s{i}", "name": f"Stage {i + 1}", "question": "What decides it?"} for i in range(5)]
    spots = [
        {"id": f"t{i}", "stage": f"s{i * 5 // touchpoints}", "name": f"Does thing {i + 1}", "channels": ["phone"],
         "contact": "direct", "setting": "offline"}
        for i in range(touchpoints)
    ]  # fmt: skip
    ways = [{"source": f"t{a}", "target": f"t{b}", "id": f"a{i}"} for i, (a, b) in enumerate(arrows or [])]
    head = {"format": "workshop-kit", "version": 1, "title": "Board"}
    return {**head, "stages": stages, "touchpoints": spots, "arrows": ways}


def opened(page: Page, document: Document) -> list[str]:
    trouble = open_page(page, document, ["touchpoints"], facts=facts(from_dict(document)))
    page.wait_for_selector(".wk h2")
    return trouble


def plain(page: Page) -> list[Document]:
    """The operations that left for the kernel, without their uids and what they expect to replace."""
    return [{key: value for key, value in op.items() if key not in ("uid", "expect")} for op in sent(page)]


def after(document: Document, page: Page) -> Workshop:
    """The workshop as Python has it after what the page sent."""
    workshop = from_dict(document)
    for op in plain(page):
        workshop = changed(workshop, as_op(op))
    return workshop


def names(page: Page) -> list[str]:
    return page.locator(".tp .open").all_text_contents()


# --- B1 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(5))
def test_b1_each_of_the_five_sets_starts_a_board(page: Page, number: int) -> None:
    """B1: stage sets to choose from, each stage with its question and icon."""
    opened(page, {"format": "workshop-kit", "version": 1, "title": "New"})
    expect(page.locator(".sets button")).to_have_count(5)
    chosen = page.locator(".sets li").nth(number)
    wanted = chosen.locator("i").all_text_contents()
    chosen.get_by_role("button").click()
    expect(page.locator(".stage h3")).to_have_text(wanted)
    expect(page.locator(".stage h3 svg")).to_have_count(len(wanted))
    assert all(page.locator(".stage .ask").all_text_contents())
    expect(page.get_by_label(f"A touchpoint in {wanted[0]}", exact=True)).to_be_focused()


def test_b1_another_set_keeps_every_touchpoint_and_is_one_step_of_undo(
    page: Page, cafe: Document, tmp_path: Path
) -> None:
    """B1: changing the set later."""
    opened(page, cafe)
    page.get_by_role("button", name="Change stages").click()
    page.get_by_role("button", name="Take another set of stages").click()
    page.locator(".change .sets button").nth(1).click()
    page.get_by_label("What is in Stay moves to").select_option("Post-purchase")
    page.get_by_role("button", name="Change to four stages").click()
    expect(page.get_by_text("13 touchpoints kept, with all that was written about them.")).to_be_visible()
    expect(page.locator(".stage h3")).to_have_text(["Awareness", "Consideration", "Purchase", "Post-purchase"])
    start, end = from_dict(cafe), after(cafe, page)
    assert [one.id for one in end.touchpoints] == [one.id for one in start.touchpoints]
    assert end.moments == start.moments
    assert names(page) == [one.name for one in end.touchpoints]
    stages = {one.id: one.name for one in end.stages}
    old = {one.id: one.name for one in start.stages}
    assert {
        stages[b.stage] for a, b in zip(start.touchpoints, end.touchpoints, strict=True) if old[a.stage] == "Stay"
    } == {"Post-purchase"}
    batches = [one["ops"] for one in page.evaluate("sent") if one.get("ops")]
    assert len(batches) == 1

    store = Store(f"sqlite:///{tmp_path}/workshops.db")
    id = store.create(start)
    store.apply(id, [Edit(op["uid"], as_op({k: v for k, v in op.items() if k != "uid"})) for op in batches[0]])
    assert store.load(id).value.stages == end.stages
    undo.undo(store, id)
    assert store.load(id).value == start
    store.close()


def test_b1_stages_are_renamed_moved_signed_added_and_removed_with_a_question(page: Page, cafe: Document) -> None:
    """B1: add, rename, re-order, remove; guiding question and icon."""
    opened(page, cafe)
    page.get_by_role("button", name="Change stages").click()
    page.get_by_label("Name of stage 2", exact=True).fill("Ask around")
    page.get_by_label("Guiding question of stage 2").fill("Whom do they believe?")
    page.get_by_role("button", name="Sign of stage 2").click()
    page.get_by_role("button", name="phone", exact=True).click()
    page.get_by_label("Name of stage 2", exact=True).press("Alt+ArrowUp")
    expect(page.get_by_label("Name of stage 1", exact=True)).to_be_focused()
    expect(page.locator(".stage h3").first).to_have_text("Ask around")
    page.get_by_role("button", name="Remove stage 2").click()
    page.get_by_role("button", name="Move to Come in").click()
    page.get_by_role("button", name="Add a stage").click()
    page.keyboard.type("Years later")
    expect(page.locator(".stage h3")).to_have_text(["Ask around", "Come in", "Stay", "Come back", "Years later"])
    end = after(cafe, page)
    assert len(end.touchpoints) == 13
    assert (end.stages[0].question, end.stages[0].icon) == ("Whom do they believe?", "i-phone")
    assert [one.name for one in end.touchpoints if one.stage == end.stages[1].id][:2] == [
        "Sees the lit window",
        "Hears about it in the library",
    ]


# --- B2 ---------------------------------------------------------------------------------------------------------------


def test_b2_ten_touchpoints_are_dictated_without_leaving_the_keyboard(page: Page) -> None:
    """B2: a name, Enter, the next name; Alt and an arrow lead to the next stage."""
    opened(page, board())
    page.get_by_label("A touchpoint in Stage 1").focus()
    for place, name in enumerate(TEN):
        page.keyboard.type(name)
        page.keyboard.press("Alt+ArrowRight" if place % 2 and place < 9 else "Enter")
    expect(page.locator(".tp .open")).to_have_text(TEN)
    end = after(board(), page)
    assert [(one.name, one.stage) for one in end.touchpoints] == [(name, f"s{i // 2}") for i, name in enumerate(TEN)]


def test_b2_every_field_of_a_touchpoint_is_in_its_form(page: Page) -> None:
    """B2: name, what happens, channels, online or offline, direct or indirect, phase, owner, device, stage."""
    opened(page, board(5))
    page.get_by_role("button", name="Does thing 1", exact=True).click()
    form = page.locator(".edit")
    form.get_by_label("Name, in the").fill("Rings twice")
    form.get_by_label("What happens").fill("Nobody answers.")
    form.get_by_label("Who looks after it").fill("Ines")
    form.get_by_label("What is in their hand").fill("phone")
    for choice in ("Theirs, indirect", "Both", "After"):
        form.get_by_role("radio", name=choice).check()
    form.get_by_role("button", name="Website").click()
    form.get_by_label("Stage", exact=True).select_option("Stage 3")
    spot = next(one for one in after(board(5), page).touchpoints if one.id == "t0")
    assert spot.model_dump() == {
        "id": "t0", "stage": "s2", "name": "Rings twice", "description": "Nobody answers.", "setting": "both",
        "channels": ("phone", "website"), "contact": "indirect", "phase": "after", "owner": "Ines", "device": "phone",
        "moment_of_truth": False,
    }  # fmt: skip


def test_b2_a_card_is_dragged_behind_another_and_keeps_the_focus(page: Page) -> None:
    """B2: re-order by drag, move between stages."""
    opened(page, board(10))
    card, target = page.locator("[data-card=t0]"), page.locator("[data-card=t4]")
    below = {"x": 60, "y": (target.bounding_box() or {})["height"] - 8}
    card.drag_to(target, target_position=below)
    expect(page.get_by_role("button", name="Does thing 1", exact=True)).to_be_focused()
    assert plain(page) == [{"op": "move", "kind": "touchpoint", "id": "t0", "to": 1, "stage": "s2"}]
    card.drag_to(page.locator("[data-drop=s4]"), target_position={"x": 60, "y": 20})
    assert plain(page)[1:] == [{"op": "move", "kind": "touchpoint", "id": "t0", "to": 2, "stage": "s4"}]


def test_b2_keys_and_buttons_move_a_card_which_keeps_the_focus(page: Page) -> None:
    """B2: re-order by keyboard, between stages too."""
    opened(page, board(10))
    page.get_by_role("button", name="Does thing 1", exact=True).focus()
    for key, place in (("Down", 1), ("Right", 2), ("Up", 1), ("Left", 0)):
        page.keyboard.press(f"Alt+Arrow{key}")
        expect(page.locator(".tp .open").nth(place)).to_have_text("Does thing 1")
        expect(page.locator(".tp .open").nth(place)).to_be_focused()


# --- B3 ---------------------------------------------------------------------------------------------------------------


def test_b3_a_shop_finds_its_channels_without_opening_the_whole_list(page: Page) -> None:
    """B3: what is offered first on an empty map and to an offline touchpoint; an own channel; icons."""
    document = board(5)
    for spot in document["touchpoints"]:
        spot["channels"] = []
    document["touchpoints"][1]["setting"] = ""
    opened(page, document)
    page.get_by_role("button", name="Does thing 2", exact=True).click()
    chips = page.locator(".edit .chips .chipb")
    expect(chips).to_have_text([
        "Shop", "Word of mouth", "Search", "Review site", "Website", "Social media", "Messaging app", "Phone",
        "Loyalty card", "E-mail", "Ad",
    ])  # fmt: skip
    expect(chips.locator("svg")).to_have_count(11)
    chips.nth(0).click()
    page.get_by_role("button", name="Own channel").click()
    page.keyboard.type("Market stall")
    page.keyboard.press("Enter")
    expect(page.locator("[data-card=t1] .ch")).to_contain_text("Market stall")
    assert after(document, page).touchpoints[1].channels == ("physical shop", "Market stall")
    page.get_by_role("button", name="Does thing 3", exact=True).click()
    expect(chips.nth(0)).to_have_text("Shop")
    expect(chips.nth(1)).to_have_text("Market stall")
    for name in ("Phone", "Word of mouth", "Event", "Post", "Loyalty card", "Receipt"):
        expect(chips.filter(has_text=re.compile(rf"^\s*{name}\s*$"))).to_be_visible()
    page.get_by_role("button", name="All 23").click()
    expect(chips).to_have_count(23)


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_b2_what_a_press_opens_comes_into_sight(page: Page, by: str) -> None:
    """B2: the board is as high as the screen, the form opens below it; by key the focus goes there and comes back."""
    page.set_viewport_size({"width": 1440, "height": 700})
    opened(page, board())
    for name in TEN:
        page.get_by_role("button", name="Add a touchpoint to Stage 1").or_(
            page.get_by_label("A touchpoint in Stage 1")
        ).click()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    card = page.get_by_role("button", name=TEN[1], exact=True)
    if by == "mouse":
        card.click()
    else:
        card.focus()
        page.keyboard.press("Enter")
    expect(page.locator(".edit h3")).to_be_in_viewport()
    if by == "key":
        expect(page.get_by_label("Name, in the")).to_be_focused()
        page.keyboard.press("Escape")
        expect(card).to_be_focused()


# --- B2, B3: several at once ------------------------------------------------------------------------------------------


def acts(page: Page) -> list[list[str]]:
    """What was sent together, as verb and id."""
    sent(page)
    batches = [one["ops"] for one in page.evaluate("sent") if one.get("ops")]
    return [[f"{op['op']} {op['id']}" for op in batch] for batch in batches]


def test_b3_several_touchpoints_get_a_channel_or_go_at_once_by_keyboard(page: Page) -> None:
    """B2, B3: picked, changed and removed without a mouse; each act leaves as one; quiet before and after."""
    document = board(10)
    trouble = opened(page, document)
    expect(page.locator(".tick")).to_have_count(0)
    page.get_by_role("button", name="Pick several").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Does thing 1", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Does thing 4", exact=True).focus()
    page.keyboard.press("Enter")
    several = page.get_by_role("region", name="Two touchpoints picked")
    several.get_by_role("button", name="Change").focus()
    page.keyboard.press("Enter")
    several.get_by_role("button", name="E-mail").focus()
    page.keyboard.press("Enter")
    expect(several.get_by_role("button", name="E-mail")).to_have_attribute("aria-pressed", "true")
    assert acts(page) == [["set t0", "set t3"]]
    assert [one.id for one in after(document, page).touchpoints if "e-mail" in one.channels] == ["t0", "t3"]
    several.get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pick several")).to_be_focused()
    expect(page.locator(".tick, .several")).to_have_count(0)
    assert acts(page)[1:] == [["remove t0", "remove t3"]]
    assert trouble == []


@pytest.mark.parametrize("width", [1440, 390])
def test_b2_several_touchpoints_are_picked_by_pointer_and_moved_to_a_stage(page: Page, width: int) -> None:
    """B2: Ctrl and a press picks; what can be done is in sight however high the board is; axe finds nothing."""
    page.set_viewport_size({"width": width, "height": 700})
    document = board(40)
    trouble = opened(page, document)
    page.get_by_role("button", name="Does thing 2", exact=True).click(modifiers=["ControlOrMeta"])
    page.get_by_role("button", name="Does thing 9", exact=True).click()
    page.get_by_role("button", name="Does thing 3", exact=True).click()
    page.get_by_role("button", name="Does thing 9", exact=True).click()
    several = page.get_by_role("region", name="Two touchpoints picked")
    expect(several.get_by_role("button", name="Done")).to_be_in_viewport(ratio=1)
    expect(page.locator(".edit")).to_have_count(0)
    several.get_by_role("button", name="Change").click()
    expect(several.get_by_label("Stage")).to_have_value("s0")
    assert in_light_and_dark(page, ".wk") == []
    several.get_by_label("Stage").select_option("Stage 5")
    assert [one.id for one in after(document, page).touchpoints][-2:] == ["t1", "t2"]
    assert acts(page) == [["move t1", "move t2"]]
    page.evaluate("scrollTo(0, 60)")
    several.get_by_role("button", name="Done").click()
    expect(page.locator(".tick, .several")).to_have_count(0)
    assert page.evaluate("scrollY") == 60, "who presses Done stays where he looks"
    assert trouble == []


# --- B5 ---------------------------------------------------------------------------------------------------------------

EVERY_KIND = [(0, 2), (0, 7), (1, 9), (4, 3), (5, 0), (9, 4), (2, 6), (8, 1)]

TOUCHING = """() => {
  const words = [...document.querySelectorAll(".tp .open, .tp .ch, .tp .meta, .stage .ask")].map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return { text: one.textContent, boxes: [...range.getClientRects()] };
  });
  const hits = [];
  for (const line of document.querySelectorAll(".board > .flow .line")) {
    const matrix = line.getScreenCTM(), length = line.getTotalLength();
    for (let at = 0; at <= length; at += 3) {
      const { x, y } = line.getPointAtLength(at).matrixTransform(matrix);
      for (const { text, boxes } of words) {
        const over = (box) => x > box.left && x < box.right && y > box.top + 2 && y < box.bottom - 2;
        if (boxes.some(over)) hits.push(text);
      }
    }
  }
  return [...new Set(hits)];
}"""


def expect_no_words_crossed(page: Page) -> None:
    """Lines are drawn again a moment after what they lead round."""
    try:
        page.wait_for_function(f"({TOUCHING})().length === 0")
    except NotInTime:
        assert page.evaluate(TOUCHING) == []


@pytest.mark.parametrize("width", [1440, 768])
def test_b5_arrows_are_drawn_with_heads_and_cross_no_words(page: Page, width: int) -> None:
    """B5: order, branches and loops, drawn."""
    page.set_viewport_size({"width": width, "height": 900})
    trouble = opened(page, board(10, EVERY_KIND))
    lines = page.locator(".board > .flow g")
    expect(lines).to_have_count(len(EVERY_KIND))
    expect(page.locator(".board > .flow .back")).to_have_count(4)
    expect(page.locator(".board > .flow .head")).to_have_count(len(EVERY_KIND))
    expect_no_words_crossed(page)
    assert trouble == []


def test_b5_lines_follow_what_moves_and_let_clicks_through(page: Page) -> None:
    """B5: redrawn after edits, moves and another width."""
    opened(page, board(10, [(0, 4), (9, 6)]))
    line = page.locator("[data-way-of=a0] .line")

    def moved_by(act: Any) -> None:
        before = line.get_attribute("d") or ""
        act()
        expect(line).not_to_have_attribute("d", before)
        expect_no_words_crossed(page)

    moved_by(lambda: page.set_viewport_size({"width": 1200, "height": 900}))
    page.get_by_role("button", name="Does thing 4", exact=True).click()
    page.get_by_role("button", name="Does thing 4", exact=True).click()
    page.get_by_role("button", name="Does thing 5", exact=True).focus()
    moved_by(lambda: page.keyboard.press("Alt+ArrowDown"))
    expect(page.locator("[data-card=t4] .open")).to_be_focused()
    spot = line.evaluate(
        "(one) => { const { x, y } = one.getPointAtLength(4).matrixTransform(one.getScreenCTM()); return [x, y] }"
    )
    page.mouse.click(*spot)
    expect(page.locator(".edit h3")).to_contain_text("Does thing 1")


def test_b5_an_arrow_is_made_and_removed_from_the_form_and_told_on_a_phone(page: Page) -> None:
    """B5: goes on to, comes back to, why; words in the card where nothing is drawn."""
    opened(page, board(5))
    page.get_by_role("button", name="Does thing 4", exact=True).click()
    page.get_by_role("button", name="Add an arrow").click()
    page.get_by_label("The arrow leads to").select_option("2 · Does thing 2")
    page.get_by_role("button", name="Draw it").click()
    page.keyboard.type("nobody came")
    expect(page.locator(".board > .flow .back")).to_have_count(1)
    # The key below the board draws both kinds as the board does; a rule for the board alone had left it black wedges.
    key = page.locator(".keys .sample .line")
    expect(key).to_have_count(2)
    for one in key.all():
        expect(one).to_have_css("fill", "none")
    expect(key.last).to_have_css("stroke-dasharray", "1px, 5px")
    assert [(one.source, one.target, one.label) for one in after(board(5), page).arrows] == [
        ("t3", "t1", "nobody came")
    ]
    told = page.locator("[data-card=t3] .told").first
    assert (told.bounding_box() or {})["width"] <= 1
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("[data-card=t3] .leads")).to_contain_text("goes back to 2 Does thing 2: nobody came")
    page.wait_for_function("document.querySelector('[data-card=t3] .told').getBoundingClientRect().width > 40")
    expect(page.locator(".board > .flow")).to_be_hidden()
    page.get_by_role("button", name="Remove: Goes back to 2, Does thing 2").click()
    expect(page.locator(".leads")).to_have_count(0)
    expect(page.get_by_role("button", name="Add an arrow")).to_be_focused()


# --- B6 ---------------------------------------------------------------------------------------------------------------


def test_b6_suggestions_stand_on_the_board_with_a_reason_and_take_one_click(page: Page, cafe: Document) -> None:
    """B6: first, last, hand-over, extreme emotion; marked by hand as well."""
    for spot in cafe["touchpoints"]:
        spot["moment_of_truth"] = False
    opened(page, cafe)
    for reason in ("the first meeting", "the last meeting", "a strong feeling", "a hand-over breaks here"):
        expect(page.locator(".sug").filter(has_text=re.compile(rf"^\s*{reason}\s*$")).first).to_be_attached()
    page.get_by_role("button", name="Mark Sees the lit window as a moment of truth: the first meeting").click()
    expect(page.locator("[data-card=window] .mot[role=img]")).to_be_visible()
    page.get_by_role("button", name="Pays and gets a number", exact=True).click()
    page.locator(".edit").get_by_role("button", name="Moment of truth").click()
    assert plain(page) == [
        {"op": "set", "kind": "touchpoint", "id": id, "fields": {"moment_of_truth": True}}
        for id in ("window", page.locator(".tp.sel").get_attribute("data-card"))
    ]


# --- all of it --------------------------------------------------------------------------------------------------------


def test_the_whole_board_by_keyboard_alone(page: Page) -> None:
    """B1, B2, B5, B6 without a mouse, from no stage to a loop."""
    document = {"format": "workshop-kit", "version": 1, "title": "New"}
    trouble = opened(page, document)

    def to(words: str, key: str = "Tab") -> None:
        """Tab until what has the focus begins with these words."""
        for _ in range(60):
            said = page.evaluate(
                "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? ''"
            )
            if said.strip().startswith(words):
                return
            page.keyboard.press(key)
        pytest.fail(f"{words} cannot be reached")

    to("service")
    page.keyboard.press("Enter")
    expect(page.get_by_label("A touchpoint in Before")).to_be_focused()
    for name, key in (("Rings", "Enter"), ("Waits", "Alt+ArrowRight"), ("Opens the door", "Enter")):
        page.keyboard.type(name)
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    to("Waits", "Shift+Tab")
    page.keyboard.press("Alt+ArrowRight")
    to("Waits")
    page.keyboard.press("Alt+ArrowDown")
    to("Opens the door", "Shift+Tab")
    page.keyboard.press("Enter")
    to("Add an arrow")
    page.keyboard.press("Enter")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why it goes back to 1, rings")).to_be_focused()
    page.keyboard.type("wrong tap")
    to("Moment of truth")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Opens the door", exact=True)).to_be_focused()
    to("Waits")
    page.keyboard.press("Delete")
    end = after(document, page)
    assert [(one.name, one.moment_of_truth) for one in end.touchpoints] == [("Rings", False), ("Opens the door", True)]
    assert [(one.label, one.source) for one in end.arrows] == [("wrong tap", end.touchpoints[1].id)]
    assert trouble == []


def test_typing_stays_quick_with_a_hundred_touchpoints(page: Page) -> None:
    """B2: cards are drawn again only when something of their own changed."""
    opened(page, board(100, [(a, a + 7) for a in range(0, 90, 9)]))
    page.get_by_role("button", name="Does thing 1", exact=True).click()
    page.evaluate("""() => {
      globalThis.drawn = new Set();
      new MutationObserver((all) => all.forEach(({ target }) => {
        const card = (target.closest ? target : target.parentElement).closest("[data-card]");
        if (card) drawn.add(card.dataset.card);
      })).observe(document.querySelector(".board"), { subtree: true, childList: true, characterData: true });
    }""")
    page.locator(".edit").get_by_label("Name, in the").focus()
    page.keyboard.press("End")
    page.keyboard.type(" and waits")
    expect(page.locator("[data-card=t0] .open")).to_have_text("Does thing 1 and waits")
    assert page.evaluate("[...drawn]") == ["t0"]


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(page: Page, cafe: Document, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, cafe)
    page.get_by_role("button", name="Gets through the door", exact=True).click()
    page.get_by_role("button", name="Add an arrow").click()
    page.get_by_role("button", name="Change stages").click()
    page.get_by_role("button", name="Take another set of stages").click()
    page.locator(".change .sets button").nth(1).click()
    page.locator("[data-stage]").first.click()
    assert in_light_and_dark(page, ".wk") == []
