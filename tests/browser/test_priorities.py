"""Rows E1, E2, E3 and E7 in a browser: ideas by a click, blind scores one person at a time, the reveal, the board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from accessible import violations
from kit_page import Kit
from playwright.sync_api import Browser, Page, expect

from workshop_kit import document
from workshop_kit.changes.ops import changed
from workshop_kit.model import Opportunity, Score, Theme, Workshop
from workshop_kit.resources import folder
from workshop_kit.widgets import priorities

VIEWS = ("header", "priorities", "impact_effort", "check")
SCORE = re.compile(r'"(impact|effort)":[1-5{]|"given":{"|"scores":\[{')
NOT_ONE = "() => document.querySelectorAll('.score-table :checked').length"
#: Everything the page holds of the workshop, as text.
HELD = """() => {
    const [state] = globalThis[Symbol.for("workshop-kit")].states.values();
    const { doc, base, facts, priorities, outbox } = state;
    return JSON.stringify([doc, base, facts, priorities, outbox.ops, { ...localStorage }]);
}"""


class _Link:
    """The link that the calls want, on the workshop of the page's own kernel."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    @property
    def snapshot(self) -> Any:
        return SimpleNamespace(value=self.kit.value)

    def flush(self) -> None:
        """Nothing waits here."""

    def edit(self, _room: Any, edits: list[Any]) -> None:
        for one in edits:
            self.kit.value = changed(self.kit.value, one.op)


def _call(name: str) -> Any:
    answer = getattr(priorities, name)
    return lambda kit, **args: answer(SimpleNamespace(link=_Link(kit)), **args)


CALLS = {"priorities": "ask", "idea_cards": "deck", "score": "score", "reveal": "reveal", "forget_scores": "forget"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def cafe() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


def kit_of(page: Page, value: Workshop, *views: str) -> Kit:
    calls = {name: _call(answer) for name, answer in CALLS.items()}
    return Kit(page, value, *(views or VIEWS), calls=calls, step="priorities")


def bare(cafe: Workshop) -> Workshop:
    return cafe.model_copy(update={"opportunities": (), "scores": (), "scores_shown": False, "actions": ()})


def test_ideas_come_from_the_map_from_cards_and_from_oneself(page: Page, cafe: Workshop) -> None:
    """Rows E1 and E7; an idea becomes an action with one press (E4)."""
    themes = (Theme(id="t-hours", name="Hours nobody finds"),)
    kit = kit_of(page, bare(cafe).model_copy(update={"themes": themes}))
    sources = page.get_by_role("list", name="From the map")
    expect(sources.get_by_role("listitem")).to_have_count(8)
    sources.get_by_role("button", name="Take: The door pulls outward and shuts by itself").click()
    kit.until(lambda value: len(value.opportunities) == 1)
    # What hurts is no idea yet: it asks what could be done, in its own place, and says so as long as nobody answers.
    (first,) = kit.value.opportunities
    assert (first.name, first.kind, first.touchpoint, first.origin) == ("", "fix", "door", ("e-door-shuts",))
    expect(page.get_by_text("one problem that waits for one: how might we change that?")).to_be_visible()
    answer = page.get_by_label("How might we change that?")
    expect(answer).to_be_focused()
    page.keyboard.type("A bell at pram height")
    kit.until(lambda value: value.opportunities[0].name == "A bell at pram height")
    page.keyboard.press("Enter")
    expect(answer).to_have_count(0)
    # By key: the next one has the focus, and an idea that the map has for this place answers with one press.
    page.keyboard.press("Enter")
    kit.until(lambda value: len(value.opportunities) == 2)
    known = page.get_by_role("group", name="Ideas the map has for this place").get_by_role("button").first
    said = known.inner_text().strip()
    known.click()
    kit.until(lambda value: value.opportunities[1].name == said)
    assert len(kit.value.opportunities[1].origin) == 2
    first = kit.value.opportunities[0]
    page.get_by_role("button", name="Idea 27").click()
    sources.get_by_role("button").first.click()
    page.get_by_role("button", name="Theme 1", exact=True).click()
    expect(sources.get_by_role("button", name="Take: Hours nobody finds")).to_be_visible()
    page.get_by_role("button", name="Broken hand-over 2").click()
    sources.get_by_role("button").first.click()
    kit.until(lambda value: len(value.opportunities) == 4)
    assert kit.value.opportunities[3].origin == ("h-ask",)

    page.get_by_role("button", name="Idea cards").click()
    cards = page.get_by_role("list", name="Idea cards")
    expect(cards.get_by_role("listitem")).to_have_count(6)
    expect(cards).to_contain_text("Goes down to the toilet.")
    page.get_by_label("For which stage").select_option(label="Come back")
    page.get_by_label("What kind of idea").select_option(label="Loyalty and referral")
    cards.get_by_role("button", name="Take: Give them something to bring a friend for").click()
    expect(cards.get_by_role("button", name="Taken: Give them something to bring a friend for")).to_be_visible()
    kit.until(lambda value: len(value.opportunities) == 5)
    taken = kit.value.opportunities[4]
    assert (taken.kind, taken.stage, taken.origin) == ("referral", "return", ("card.bring-somebody",))

    page.get_by_role("button", name="Add an idea").click()
    page.get_by_role("textbox", name="Idea 6").fill("A bench by the door")
    page.get_by_label("Kind of idea 6").select_option("loyalty")
    page.get_by_label("Where on the map, idea 6").select_option("again")
    kit.until(lambda value: len(value.opportunities) == 6 and value.opportunities[5].touchpoint == "again")
    assert (kit.value.opportunities[5].name, kit.value.opportunities[5].stage) == ("A bench by the door", "return")

    origin = page.locator("a.origin-of").first
    # The touchpoint stands in the row already; from elsewhere it is named.
    expect(origin).to_have_text(re.compile(r"The door pulls outward and shuts by itself\s+Tomás Rivera\s*$"))
    expect(page.locator(".origin-of", has_text="sure, come")).to_contain_text("From Asks whether there is room to")
    assert origin.get_attribute("href") == "03_emotions.ipynb"
    origin.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    origin.click()
    selected = "[...globalThis[Symbol.for('workshop-kit')].states.values()][0].selected.touchpoint"
    page.wait_for_function(f"{selected} === 'door'")

    page.get_by_role("button", name="Make it an action: A bell at pram height", exact=True).click()
    kit.until(lambda value: len(value.actions) == 1)
    (action,) = kit.value.actions
    assert (action.name, action.opportunity, action.touchpoint) == (first.name, first.id, "door")
    assert violations(page) == []
    assert kit.trouble == []


def test_scores_are_blind_until_the_reveal(page: Page, cafe: Workshop) -> None:
    """Row E3: by digits, by arrows and by mouse, one person after the other; nothing of it stays in the page."""
    ideas = tuple(Opportunity(id=one.id, name=one.name) for one in cafe.opportunities[:4])
    kit = kit_of(page, bare(cafe).model_copy(update={"opportunities": ideas, "people": 3}))
    expect(page.get_by_text("Nobody has scored yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Show all scores")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("Write a first name.")).to_be_visible()

    name = page.get_by_label("Whose turn is it?")
    name.fill("Lena")
    name.press("Enter")
    page.get_by_role("radiogroup", name="Impact, idea 1").get_by_role("radio").first.focus()
    page.keyboard.type("51423")
    # Left and right change the score, up and down go from idea to idea.
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Two ideas to go.")).to_be_visible()
    assert violations(page, ".scoring") == []
    page.reload()
    expect(page.locator(".score-table :checked")).to_have_count(5)
    for group in ("Effort, idea 3", "Impact, idea 4", "Effort, idea 4"):
        page.get_by_role("radiogroup", name=group).get_by_role("radio", name="5").check(force=True)
    page.get_by_role("button", name="Hand in").click()
    kit.until(lambda value: len(value.scores) == 4)
    assert [(one.impact, one.effort) for one in kit.value.scores] == [(5, 1), (4, 3), (3, 5), (5, 5)]

    expect(page.get_by_text("1 of 3 has scored.")).to_be_visible()
    expect(name).to_be_focused()
    assert page.evaluate(NOT_ONE) == 0
    kit.until(lambda _: not SCORE.search(page.evaluate(HELD)))
    expect(page.get_by_text("Hidden until the reveal.")).to_be_visible()

    name.fill("lena ")
    expect(page.get_by_text("Lena has scored 4 of 4.")).to_be_visible()
    for person, digits in (("Tom", "41525314"), ("Ines", "51414255")):
        name.fill(person)
        page.get_by_role("button", name="Begin").click()
        assert page.evaluate(NOT_ONE) == 0
        # The keys are meant for the first score at once.
        expect(page.get_by_role("radiogroup", name="Impact, idea 1").get_by_role("radio").first).to_be_focused()
        page.keyboard.type(digits)
        expect(page.get_by_text("All 4 of yours are in.")).to_be_visible()
        page.get_by_role("button", name="Hand in").click()
        expect(name).to_be_visible()

    page.get_by_role("button", name="Show all scores").click()
    expect(page.get_by_text("In the top 3", exact=True)).to_be_visible()
    # Three people are few, and the page says so before anything else.
    expect(page.locator(".said-of-it")).to_contain_text("Only 3 people have scored: one more can still turn the order.")
    expect(page.locator(".ranks .share-bar .num")).to_have_count(4)
    shares = page.locator(".ranks .share-bar .num").all_inner_texts()
    assert sum(int(share.removesuffix(" %")) for share in shares) in range(298, 303)
    expect(page.locator(".said-of-it")).to_contain_text("Most disputed:")
    assert violations(page) == []

    # After the reveal each press counts at once, and the board follows.
    before = page.locator(".dotb").first.get_attribute("style")
    page.get_by_role("button", name="Tom, score again").click()
    page.get_by_role("radiogroup", name="Effort, idea 1").get_by_role("radio", name="5").check(force=True)
    page.get_by_role("radiogroup", name="Impact, idea 1").get_by_role("radio", name="1").check(force=True)
    kit.until(lambda value: any((one.person, one.impact, one.effort) == ("Tom", 1, 5) for one in value.scores))
    expect(page.locator(".ranks")).to_contain_text("effort 1 (1 to 5)")
    assert before is not None
    page.get_by_role("button", name="Hide the scores again").click()
    expect(page.locator(".dotb")).to_have_count(0)
    kit.until(lambda _: not SCORE.search(page.evaluate(HELD)))
    assert kit.trouble == []


def test_an_idea_that_one_of_seven_scored_waits_below_the_order(page: Page, cafe: Workshop) -> None:
    """Row E3: one enthusiast's score is a median, too; it has no place beside those of seven."""
    few = (*cafe.opportunities, Opportunity(id="pet", name="A cat"), Opportunity(id="late", name="A late thought"))
    extra = Score(opportunity="pet", person="Mina", impact=5, effort=1)
    kit = kit_of(page, cafe.model_copy(update={"opportunities": few, "scores": (*cafe.scores, extra)}))
    expect(page.locator(".dotb")).to_have_count(8)
    waiting = page.locator(".ranks .waiting")
    expect(waiting.get_by_role("heading", name="Too few scores yet")).to_be_visible()
    expect(waiting.get_by_role("listitem")).to_have_text(
        [re.compile("9 *A cat 1 of 6 scored it"), re.compile("10 *A late thought nobody has scored it")]
    )
    expect(page.locator(".ranks .pick").first).to_contain_text("A bell at pram height")
    assert violations(page) == []
    assert kit.trouble == []


def test_the_board_is_used_by_keyboard_and_nothing_lies_over_anything(page: Page, cafe: Workshop) -> None:
    """Row E2: the café's board, then fifty ideas of which many stand at one place."""
    kit = kit_of(page, cafe, "header", "impact_effort")
    marks = page.locator(".dotb")
    expect(marks).to_have_count(8)
    for title in ("Quick wins", "Big bets", "Fill-ins", "Avoid"):
        expect(page.locator(".plotq .q", has_text=title)).to_be_visible()
    first = page.get_by_role("button", name="1: A bell at pram height", exact=False).first
    first.focus()
    page.keyboard.press("ArrowRight")
    focused = page.locator(".dotb:focus")
    expect(focused).to_have_accessible_name(
        re.compile("^3: Three pictures of the way in.*impact 3.5, effort 2, Quick wins")
    )
    expect(page.locator(".chosen-idea")).to_contain_text("Much for little")
    page.keyboard.press("End")
    expect(focused).to_have_attribute("data-idea", kit.value.opportunities[7].id)
    page.get_by_role("button", name="Other ways to rank").click()
    page.get_by_label("Reach a month, idea 8").fill("100")
    page.get_by_label("Impact on each, idea 8").select_option("0.5")
    page.get_by_label("Confidence, idea 8").select_option("80")
    page.get_by_label("Days of work, idea 8").fill("4")
    kit.until(lambda value: value.opportunities[7].effort == 4)
    expect(page.locator(".ranker .score").nth(7)).to_have_text("10")
    # On a phone each number keeps its line, and the opportunity score stands behind one press.
    page.set_viewport_size({"width": 390, "height": 900})
    narrow = "(field) => innerWidth === 390 && field.getBoundingClientRect().width > 100"
    page.wait_for_function(narrow, arg=page.get_by_label("Reach a month, idea 8").element_handle())
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.get_by_role("radio", name="Opportunity score").check(force=True)
    page.get_by_label("Importance, 0–10, idea 8").fill("9")
    page.get_by_label("Satisfaction, 0–10, idea 8").fill("2")
    expect(page.locator(".ranker .score").nth(7)).to_have_text("16")
    assert violations(page) == []

    ideas = tuple(Opportunity(id=f"o{i}", name=f"Idea {i} " + "with a long name " * 6) for i in range(50))
    scores = tuple(
        Score(opportunity=one.id, person=who, impact=4 if i % 2 else 1 + i % 5, effort=2 if i % 3 else 1 + i % 4)
        for i, one in enumerate(ideas)
        for who in ("Ana", "Bo", "Cy")
    )
    other = page.context.new_page()
    many = kit_of(other, kit.value.model_copy(update={"opportunities": ideas, "scores": scores}), "impact_effort")
    for width in (1440, 390):
        other.set_viewport_size({"width": width, "height": 900})
        expect(other.locator(".dotb")).to_have_count(50)
        other.wait_for_function(f"innerWidth === {width} && ({_OVERLAPS})().length === 0")
        other.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
    assert many.trouble == kit.trouble == []


#: Marks whose circles touch, and marks over a name of a field.
_OVERLAPS = """() => {
    const circles = [...document.querySelectorAll(".dotb b")].map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return { name: one.textContent, x: left + width / 2, y: top + height / 2, r: width / 2 };
    });
    const words = [...document.querySelectorAll(".plotq .q")].map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect();
    });
    const held = (value, low, high) => Math.max(low, Math.min(value, high));
    const apart = (one, x, y) => Math.hypot(one.x - x, one.y - y);
    const covers = (one, box) => apart(one, held(one.x, box.left, box.right), held(one.y, box.top, box.bottom)) < one.r;
    const touch = (one, other) => apart(one, other.x, other.y) < one.r + other.r;
    return circles.flatMap((one, i) => [
        ...circles.slice(0, i).filter((other) => touch(one, other)).map((other) => `${one.name} on ${other.name}`),
        ...words.filter((box) => covers(one, box)).map(() => `${one.name} on a name`),
    ]);
}"""
