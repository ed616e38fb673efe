"""Step 2 in a browser: rows A1–A8 of the feature table, by mouse and by keyboard."""

# ruff: noqa: E501 - what runs in the page reads better in one line
from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accessible import in_light_and_dark
from kit_page import Kit
from playwright.sync_api import Browser, Page, expect

from workshop_kit import handout
from workshop_kit.model import Entry, Persona, Workshop, entry_lists
from workshop_kit.pictures import is_picture
from workshop_kit.starters import examples, starter

Open = Callable[..., Kit]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1400})
    yield context.new_page()
    context.close()


@pytest.fixture
def kit(page: Page) -> Iterator[Open]:
    """Opens the step on a workshop; nothing may go wrong or leave the page."""
    opened: list[Kit] = []

    def make(value: Workshop, *views: str, **options: Any) -> Kit:
        calls = {"examples": lambda one: {"personas": examples(one.value.template)}}
        opened.append(Kit(page, value, *(views or ("personas",)), calls=calls, **options))
        return opened[-1]

    yield make
    assert [one.trouble for one in opened] == [[]]


def three(**more: Any) -> Workshop:
    goals = [
        Entry(id=f"goal{i}", text=text) for i, text in enumerate(("Catch the bus", "Something warm", "Be a person"))
    ]
    people = [
        Persona(id="amira", name="Amira", face="a01", share=40, goals=goals),
        Persona(id="ben", name="Ben", face="a02", share=30),
        Persona(id="ruth", name="Ruth", face="a03", share=25),
    ]
    return Workshop(title="x", customer="guest", customers="guests", template="cafe", personas=people, **more)


def names(kit: Kit) -> list[str]:
    return [one.name for one in kit.value.personas]


def tab(page: Page, name: str) -> Any:
    return page.get_by_role("tab", name=name)


def test_tabs_by_arrow_keys_with_one_of_them_in_the_tab_order(kit: Open, page: Page) -> None:
    """A1"""
    kit(three())
    tab(page, "Amira").focus()
    for key, name in (
        ("ArrowRight", "Ben"),
        ("End", "Ruth"),
        ("ArrowRight", "Amira"),
        ("ArrowLeft", "Ruth"),
        ("Home", "Amira"),
    ):
        page.keyboard.press(key)
        expect(tab(page, name)).to_be_focused()
        expect(tab(page, name)).to_have_attribute("aria-selected", "true")
        expect(page.locator("[role=tab][tabindex='0']")).to_have_count(1)
        expect(page.get_by_label("Name", exact=True)).to_have_value(name)


def test_personas_change_places_by_keys_buttons_and_drag(kit: Open, page: Page) -> None:
    """A1: the focus stays on the moved tab, and the new place is said."""
    room = kit(three())
    tab(page, "Amira").focus()
    page.keyboard.press("Alt+ArrowRight")
    room.until(lambda value: [one.id for one in value.personas] == ["ben", "amira", "ruth"])
    expect(tab(page, "Amira")).to_be_focused()
    expect(page.get_by_text("Amira, now 2 of 3")).to_be_attached()
    page.get_by_role("button", name="Move Amira to the right").click()
    room.until(lambda value: [one.id for one in value.personas] == ["ben", "ruth", "amira"])
    tab(page, "Amira").scroll_into_view_if_needed()
    start, end = tab(page, "Amira").bounding_box(), tab(page, "Ben").bounding_box()
    page.mouse.move(start["x"] + 40, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + 20, steps=6)
    page.mouse.up()
    room.until(lambda value: [one.id for one in value.personas] == ["amira", "ben", "ruth"])


def test_a_persona_is_added_duplicated_and_removed_after_a_question(kit: Open, page: Page) -> None:
    """A1"""
    room = kit(three())
    page.get_by_role("button", name="Duplicate Amira").click()
    room.until(lambda value: names(room) == ["Amira", "Amira 2", "Ben", "Ruth"])
    double = room.value.personas[1]
    assert [one.text for one in double.goals] == ["Catch the bus", "Something warm", "Be a person"]
    assert double.share is None
    assert not {one.id for one in double.goals} & {one.id for one in room.value.personas[0].goals}
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.get_by_label("Goal 1", exact=True).fill("Sit down")
    room.until(lambda value: value.personas[1].goals[0].text == "Sit down")
    page.get_by_role("button", name="Remove Amira 2").click()
    expect(page.get_by_text("Remove Amira 2? With 3 lines.")).to_be_visible()
    page.get_by_role("button", name="Remove", exact=True).click()
    room.until(lambda value: names(room) == ["Amira", "Ben", "Ruth"])
    page.get_by_role("button", name="Add a persona").click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Yusuf")
    room.until(lambda value: names(room)[-1] == "Yusuf")


def test_shares_are_added_up_in_words_and_too_much_is_refused_beside_the_field(kit: Open, page: Page) -> None:
    """A1"""
    room = kit(three())
    share = page.get_by_label("Share of guests, %")
    expect(share).to_have_accessible_description(
        "The three shares add up to 95 of 100 guests; 5 are nobody here yet. How many are like this?"
        " Out of a hundred guests. A guess is fine; together the shares stay within 100."
    )
    share.fill("55")
    message = page.get_by_text("The shares add up to 110 %. Put 45 here, or lower Ben or Ruth.")
    expect(message).to_be_visible()
    expect(share).to_have_attribute("aria-invalid", "true")
    assert share.input_value() == "55"
    share.fill("45")
    expect(message).to_have_count(0)
    expect(page.get_by_text("The three shares add up to 100 of 100 guests: nobody is left out.")).to_be_visible()
    room.until(lambda value: value.personas[0].share == 45)


def test_twenty_eight_faces_to_choose_from(kit: Open, page: Page) -> None:
    """A2"""
    room = kit(three())
    page.get_by_role("button", name="All 28").click()
    faces = page.get_by_role("group", name="Face").get_by_role("radio")
    expect(faces.nth(27)).to_be_attached()
    faces.nth(26).check()
    room.until(lambda value: value.personas[0].face == "a27")


def large_picture(page: Page) -> bytes:
    """A photograph-like PNG near 1 MB, made by the browser."""
    made = page.evaluate(
        """() => {
            const canvas = Object.assign(document.createElement("canvas"), { width: 620, height: 520 });
            const pixels = canvas.getContext("2d").createImageData(620, 520);
            for (let i = 0; i < pixels.data.length; i += 1) pixels.data[i] = i % 4 === 3 ? 255 : (i * 7919) ^ (i >> 5);
            for (let i = 0; i < pixels.data.length; i += 4) pixels.data[i] = Math.random() * 255;
            canvas.getContext("2d").putImageData(pixels, 0, 0);
            return canvas.toDataURL("image/png").split(",")[1];
        }"""
    )

    return base64.b64decode(made)


def test_an_own_picture_is_made_small_and_can_go_again(kit: Open, page: Page) -> None:
    """A2"""
    room = kit(three())
    picture = large_picture(page)
    assert 300_000 < len(picture) <= 1_000_000
    own = page.get_by_label("Own picture, a file")
    own.set_input_files({"name": "amira.png", "mimeType": "image/png", "buffer": picture})
    room.until(lambda value: value.personas[0].face.startswith("data:image/jpeg"))
    face = room.value.personas[0].face
    assert is_picture(face)
    assert len(face) < 200_000
    expect(page.locator("article.persona img")).to_be_visible()
    expect(page.get_by_text("amira.png is the face now. Only a small copy is kept.")).to_be_visible()
    page.get_by_role("button", name="Remove picture").click()
    room.until(lambda value: value.personas[0].face == "a01")
    expect(page.get_by_role("button", name="Own picture", exact=True)).to_be_focused()


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'caught\'"><script>document.title=\'caught\'</script></svg>'
HUGE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00"


@pytest.mark.parametrize(
    ("name", "kind", "content", "sentence"),
    [
        ("face.svg", "image/svg+xml", SVG, "is not a picture, whatever its name says. Choose a JPEG or a PNG."),
        ("face.png", "image/png", SVG, "is not a picture, whatever its name says. Choose a JPEG or a PNG."),
        ("notes.png", "image/png", b"Just a text", "is not a picture, whatever its name says."),
        ("cut.jpg", "image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "begins like a picture, but is damaged."),
        ("huge.png", "image/png", HUGE, "has too many pixels. Make it smaller first."),
        ("empty.png", "image/png", b"", "is not a picture, whatever its name says."),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    kit: Open, page: Page, name: str, kind: str, content: bytes, sentence: str
) -> None:
    """A2"""
    room = kit(three())
    page.get_by_label("Own picture, a file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    expect(page.get_by_role("group", name="Face").get_by_role("status")).to_contain_text(f"{name} {sentence}")
    assert room.value.personas[0].face == "a01"
    assert page.title() == "Kit"


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.sec[aria-expanded=false]').forEach((one) => one.click())")
    expect(page.locator(".sec[aria-expanded=false]")).to_have_count(0)


def test_every_field_of_a_persona_is_in_the_form_with_its_prompt(kit: Open, page: Page) -> None:
    """A2–A6, A8: typed on the keyboard, kept, and asked for in words while the field has the focus."""
    room = kit(three())
    unfold(page)
    texts = ["name", "role", "quote", "story", "age", "gender", "income", "education", "occupation", "job_title",
             "location", "household"]  # fmt: skip
    for field in texts:
        box = page.locator(f"[data-field='persona:amira:{field}']")
        box.fill(f"my {field}")
        assert box.evaluate("one => getComputedStyle(one.closest('.f').querySelector('.note')).display") == "block"
    room.until(lambda value: all(getattr(value.personas[0], field) == f"my {field}" for field in texts))

    for field in entry_lists("persona"):
        adds = page.locator(f"[data-field='persona:amira:{field}']")
        asked = adds.locator(
            "xpath=ancestor::div[contains(@class,'rows')]/preceding-sibling::p[contains(@class,'ask')]"
        )
        expect(asked).not_to_be_empty()
        adds.click()
        page.keyboard.type(f"a {field}")
    room.until(lambda value: all(getattr(value.personas[0], f)[-1].text == f"a {f}" for f in entry_lists("persona")))
    page.get_by_role("button", name="Phone", exact=True).click()
    room.until(lambda value: value.personas[0].channels == ("phone",))


def goals(kit: Kit) -> list[str]:
    return [one.text for one in kit.value.personas[0].goals]


def test_rows_by_keyboard_alone(kit: Open, page: Page) -> None:
    """A4: Enter makes the next row, Backspace on nothing takes it away, Alt and arrows move it, each is said."""
    room = kit(three())
    page.get_by_label("Goal 2", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Goal 3", exact=True)).to_be_focused()
    page.keyboard.type("Ab")
    room.until(lambda value: goals(room) == ["Catch the bus", "Something warm", "Ab", "Be a person"])
    page.keyboard.press("Alt+ArrowUp")
    room.until(lambda value: goals(room)[1] == "Ab")
    expect(page.get_by_label("Goal 2", exact=True)).to_be_focused()
    expect(page.get_by_text("Ab, now 2 of 4")).to_be_attached()
    for _ in range(2):
        page.keyboard.press("Backspace")
    room.until(lambda value: goals(room)[1] == "")
    page.keyboard.press("Backspace")
    room.until(lambda value: goals(room) == ["Catch the bus", "Something warm", "Be a person"])
    expect(page.get_by_label("Goal 1", exact=True)).to_be_focused()
    expect(page.get_by_text("Goal 2 removed, three left")).to_be_attached()
    page.keyboard.type("!")
    room.until(lambda value: goals(room)[0] == "Catch the bus!")


def test_rows_by_buttons_and_by_drag(kit: Open, page: Page) -> None:
    """A4"""
    room = kit(three())
    page.get_by_role("button", name="Move goal 1 down").click()
    room.until(lambda value: goals(room) == ["Something warm", "Catch the bus", "Be a person"])
    grips = page.locator("[data-row] .grip")
    start, end = grips.nth(2).bounding_box(), grips.nth(0).bounding_box()
    page.mouse.move(start["x"] + 8, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] - 4, steps=6)
    expect(page.locator("[data-row].drop-before")).to_have_count(1)
    page.mouse.up()
    room.until(lambda value: goals(room) == ["Be a person", "Something warm", "Catch the bus"])
    page.get_by_role("button", name="Remove goal 1").click()
    room.until(lambda value: goals(room) == ["Something warm", "Catch the bus"])


def test_a_drag_that_is_broken_off_changes_nothing(kit: Open, page: Page) -> None:
    """A4"""
    room = kit(three())
    grips = page.locator("[data-row] .grip")
    start, end = grips.nth(2).bounding_box(), grips.nth(0).bounding_box()
    page.mouse.move(start["x"] + 8, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] + 4, steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".drop-before, .held")).to_have_count(0)
    assert goals(room)[0] == "Catch the bus"


def test_an_empty_row_is_no_goal(kit: Open, page: Page) -> None:
    """A4, A8"""
    room = kit(Workshop(title="x", personas=[Persona(id="ana", name="Ana", goals=["One"])]))
    expect(page.get_by_role("link", name="a second goal for Ana")).to_be_visible()
    page.get_by_role("button", name="Add a goal").click()
    room.until(lambda value: len(value.personas[0].goals) == 2)
    expect(page.get_by_role("link", name="a second goal for Ana")).to_be_visible()
    page.keyboard.type("Two")
    expect(page.get_by_role("link", name="a second goal for Ana")).to_have_count(0)


def test_what_is_cited_says_who_said_it(kit: Open, page: Page) -> None:
    """A7: and the card says in words how much is known."""
    room = kit(three())
    card = page.get_by_role("article", name="Amira")
    expect(card).to_contain_text("Every line here is still an assumption.")
    page.get_by_role("group", name="Evidence for goal 1").get_by_role("radio", name="cited").check()
    page.get_by_label("Who said goal 1").fill("Comment card, 6 May")
    room.until(lambda value: value.personas[0].goals[0].cites == "Comment card, 6 May")
    assert room.value.personas[0].goals[0].evidence == "cited"
    expect(card).to_contain_text("One line of 3 seen or said, the others are assumptions.")
    expect(card.get_by_text("Comment card, 6 May")).to_be_visible()
    page.get_by_role("group", name="Evidence for goal 2").get_by_role("radio", name="observed").check()
    expect(card).to_contain_text("Two lines of 3 seen or said")


def test_a_comment_of_the_feedback_is_cited_with_one_press(kit: Open, page: Page) -> None:
    """A7: the words and where they were said stand in the line, and the keyboard stays there."""
    said = [{"id": "f1", "text": "I ran, and the bus was gone", "said": "Review · 3 May", "feeling": -2}]
    room = kit(three())
    room.calls["feedback_citable"] = lambda one, text, touchpoint: {"rows": said if "bus" in text else []}
    page.get_by_role("group", name="Evidence for goal 1").get_by_role("radio", name="cited").check()
    offered = page.get_by_role("group", name="Said in the feedback; press one to cite it")
    offered.get_by_role("button", name="I ran, and the bus was gone").press("Enter")
    room.until(lambda value: value.personas[0].goals[0].cites == "“I ran, and the bus was gone” Review · 3 May")
    expect(page.get_by_label("Who said goal 1")).to_be_focused()
    expect(page.get_by_label("Who said goal 1")).to_have_value("“I ran, and the bus was gone” Review · 3 May")
    expect(offered).to_have_count(0)
    page.get_by_role("group", name="Evidence for goal 2").get_by_role("radio", name="cited").check()
    expect(page.get_by_label("Who said goal 2")).to_be_visible()
    expect(offered).to_have_count(0)


def test_what_is_left_is_said_and_leads_to_its_field(kit: Open, page: Page) -> None:
    """A8: also into a folded section, and to the others."""
    kit(three())
    aside = page.get_by_role("complementary")
    expect(aside.get_by_role("heading", name="A good start: four left")).to_be_visible()
    expect(tab(page, "Ben")).to_contain_text("30 % of guests · five left")
    aside.get_by_role("link", name="a first pain or challenge for Amira").click()
    expect(page.get_by_role("button", name="Add a pain")).to_be_focused()
    aside.get_by_role("link", name="Ben").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ben")


def test_empty_fields_show_what_the_template_says(kit: Open, page: Page) -> None:
    """A8"""
    room = kit(three())
    tab(page, "Ben").click()
    said = starter("cafe").personas[1]
    role = page.get_by_label("What they do")
    role.focus()
    expect(role).to_have_accessible_description(
        f"Who are they on a Tuesday? What they do and one detail that matters here, such as the bus they must catch. For instance: {said.role}"
    )
    goals = page.get_by_text(f"For instance: {said.goals[0].text}")
    expect(goals).to_be_visible()
    role.fill("Runs the bakery")
    expect(page.get_by_text(f"For instance: {said.role}")).to_have_count(0)
    page.get_by_role("button", name="Add a goal").click()
    page.keyboard.type("Sit")
    expect(goals).to_have_count(0)
    room.until(lambda value: value.personas[1].role == "Runs the bakery")


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_a_note_lies_over_no_field(kit: Open, page: Page, width: int) -> None:
    """A3: beside the field that has the focus, or under it."""
    page.set_viewport_size({"width": width, "height": 900})
    kit(three(), "personas")
    unfold(page)
    for box in page.locator(".f.noted > .in").all():
        box.focus()
        over = box.evaluate(
            """(one) => {
                const note = one.closest(".f").querySelector(".note").getBoundingClientRect();
                const covers = (b) => b.left < note.right - 1 && b.right > note.left + 1 && b.top < note.bottom - 1 && b.bottom > note.top + 1;
                const others = [...document.querySelectorAll(".form :is(.in, button, .lbl)")].filter((b) => b.offsetParent);
                return { shown: note.height > 0, inside: note.right <= innerWidth, over: others.filter((b) => covers(b.getBoundingClientRect())).map((b) => b.outerHTML.slice(0, 90)) };
            }"""
        )
        assert over == {"shown": True, "inside": True, "over": []}, box.get_attribute("data-field")


def test_nothing_moves_under_a_finger(kit: Open, page: Page) -> None:
    """A3: on a narrow page a note goes away only after the press on what stands below it."""
    page.set_viewport_size({"width": 390, "height": 900})
    room = kit(three())
    page.get_by_label("In one sentence").focus()
    button = page.get_by_role("button", name="Add a goal")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    page.mouse.move(place["x"] + 30, place["y"] + 20)
    page.mouse.down()
    assert button.bounding_box() == place
    page.mouse.up()
    room.until(lambda value: len(value.personas[0].goals) == 4)


STRUCTURE = """(card) => {
    const tell = (one) => {
        if (one.nodeType === 3) return one.data.replace(/\\s+/g, " ");
        if (one.localName === "svg") return `<svg ${one.querySelector("use")?.getAttribute("href").replace("#wk-", "#")}>`;
        const inside = [...one.childNodes].filter((child) => child.nodeType !== 8).map(tell).join("");
        return `<${one.localName}${one.className ? ` ${one.className.trim()}` : ""}>${inside.trim()}`;
    };
    return tell(card).replace(/ *\\n */g, "").replace(/ +</g, "<").replace(/> +/g, ">");
}"""
LOOK = """(card) => [...card.querySelectorAll(":is(h3, h4, p, li, dt, dd, blockquote, .portrait, .mark, .chip)")].map((one) => {
    const { color, fontFamily, fontSize, fontWeight, fontStyle, lineHeight } = getComputedStyle(one);
    const outer = parseFloat(getComputedStyle(card).fontSize);
    return [one.localName, color, fontFamily, (parseFloat(fontSize) / outer).toFixed(3), fontWeight, fontStyle,
        lineHeight === "normal" ? "normal" : (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2)];
})"""


@pytest.mark.parametrize("name", ["cafe", "hair-salon", "online-shop"])
def test_the_card_beside_the_form_is_the_one_in_the_handout(kit: Open, page: Page, browser: Browser, name: str) -> None:
    """A2, A7: the same elements, words and look."""
    value = starter(name)
    kit(value)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    printed = context.new_page()
    printed.set_content(handout.render(value))
    for number, persona in enumerate(value.personas):
        page.get_by_role("tab").nth(number).click()
        live = page.get_by_role("article", name=persona.name)
        paper = printed.get_by_role("article", name=persona.name).first
        assert live.evaluate(STRUCTURE).replace(" full", "") == paper.evaluate(STRUCTURE).replace(" full", "")
        assert live.evaluate(LOOK) == paper.evaluate(LOOK)
    context.close()


ARABIC = Persona(id="amal", name="أميرة حداد", age="34", role="ممرضة", goals=["اللحاق بالحافلة"], location="حيفا")


def test_a_name_of_any_script_stands_beside_its_picture(kit: Open, page: Page, browser: Browser) -> None:
    """A2: in the card and in the handout."""
    value = Workshop(title="x", personas=[ARABIC])
    kit(value)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    printed = context.new_page()
    printed.set_content(handout.render(value))
    for place in (page, printed):
        card = place.get_by_role("article", name=ARABIC.name)
        gaps = card.evaluate(
            """(card) => {
                const range = document.createRange();
                const left = (one) => { range.selectNodeContents(one); return range.getBoundingClientRect().left; };
                const right = (selector) => card.querySelector(selector).getBoundingClientRect().right;
                return [left(card.querySelector("h3")) - right(".portrait"), left(card.querySelector("li > span")) - right(".mark")];
            }"""
        )
        assert all(0 < gap < 40 for gap in gaps), gaps
    context.close()


def test_all_cards_side_by_side_for_the_wall(kit: Open, page: Page) -> None:
    """A1: goals stand beside goals, and from a card one goes back to its form."""
    kit(starter("cafe"))
    page.get_by_role("button", name="Side by side").click()
    cards = page.get_by_role("article")
    expect(cards).to_have_count(2)
    for block in ("goals", "pains", "fun"):
        expect(page.locator(f".block.{block}")).to_have_count(2)
        tops = {round(one.bounding_box()["y"]) for one in page.locator(f".block.{block}").all()}
        assert len(tops) == 1, block
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Edit Nadia Petrova").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Nadia Petrova")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()


@pytest.mark.parametrize("value", [starter("cafe"), Workshop(title="x", personas=[Persona()]), Workshop(title="x")])
def test_axe_finds_nothing(kit: Open, page: Page, value: Workshop) -> None:
    kit(value)
    if value.personas:
        unfold(page)
    assert in_light_and_dark(page, ".wk") == []
    if len(value.personas) > 1:
        page.get_by_role("button", name="Side by side").click()
        assert in_light_and_dark(page, ".wk") == []


def test_screens_are_no_wider_than_a_phone(kit: Open, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    kit(starter("cafe"))
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
