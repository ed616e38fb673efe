"""A handout opens again as the workshop it shows; damaged and hostile files are refused."""

from __future__ import annotations

import re
import time

import hostile
import pytest
from sizes import sized

from workshop_kit import document
from workshop_kit.errors import BadDocument
from workshop_kit.handout import Options, render
from workshop_kit.handout.carried import carried
from workshop_kit.handout.sections import NAMES
from workshop_kit.model import KINDS, Workshop
from workshop_kit.resources import folder

TEXTS = {
    "Arabic": ("الضيف يصل إلى المقهى ويبحث عن طاولة", "٣٤ دقيقة: «شكرًا»، ثم لا شيء"),
    "Japanese": ("窓際の席を探してコーヒーを注文する", "「いい香り」と言った。"),
    "emoji": ("👩🏽‍🍳☕️🥐", "🏳️‍🌈 ok 👍🏿 e\u0301 \u200f\u2067x\u2069"),
    "hostile": hostile.PAYLOADS,
}


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


@pytest.fixture(scope="module")
def page(sample: Workshop) -> str:
    return render(sample)


@pytest.mark.parametrize("which", TEXTS)
def test_every_field_of_every_shown_kind_comes_back(which: str) -> None:
    value = hostile.workshop(TEXTS[which])
    again = document.loads(render(value))
    assert again == carried(value, NAMES)
    shown = [name for _, name in KINDS.values() if getattr(again, name)]
    assert {"personas", "stages", "touchpoints", "moments", "handovers", "promises"} <= set(shown)
    # What a team noted for itself is on no page.
    noted = ("themes", "opportunities")
    assert all(getattr(again, name) == getattr(value, name) for name in shown if name not in noted)
    assert not any(one.note for name in noted for one in getattr(again, name))


def test_a_huge_workshop_comes_back() -> None:
    value = sized(20, 100, 500)
    text = render(value)
    start = time.perf_counter()
    again = document.loads(text)
    print(f"20 × 100 read in {time.perf_counter() - start:.2f} s")
    assert again == value


def test_what_comes_back_is_made_into_the_same_page(sample: Workshop, page: str) -> None:
    assert render(document.loads(page)) == render(carried(sample, NAMES))


def test_a_file_that_is_cut_off_anywhere_is_refused_or_whole(page: str) -> None:
    whole, end = document.loads(page), page.index("</script>")
    for part in range(0, len(page), len(page) // 60):
        text = page[:part]
        if part > end + len("</script>"):
            assert document.loads(text) == whole
        else:
            with pytest.raises(BadDocument):
                document.loads(text)


def told(page: str, data: str) -> str:
    return re.sub(
        r'(id="workshop-kit-data">).*?(</script>)', lambda found: found[1] + data + found[2], page, flags=re.DOTALL
    )


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{}",
        "null",
        "<!--",
        '{"format":"workshop-kit","version":1,"title":"x","on_open":"alert(1)"}',
        '{"format":"workshop-kit","version":1,"title":"x","__class__":"os.system"}',
        '{"format":"workshop-kit","version":1,"title":"x","personas":[{"id":"../../x"}]}',
        '{"format":"workshop-kit","version":1,"title":"x","personas":[{"face":"data:text/html;base64,PHNjcmlwdD4="}]}',
        '{"format":"workshop-kit","version":1,"title":"x","handout_logo":"https://evil.example/x.png"}',
        '{"format":"workshop-kit","version":1,"title":"x","handout_accent":"red;}*{background:url(//evil.example)"}',
        '{"format":"workshop-kit","version":1,"title":"\\u0000"}',
        '{"format":"workshop-kit","version":1,"title":"\\ud800"}',
        '{"format":"workshop-kit","version":99,"title":"x"}',
        "!!python/object/apply:os.system ['true']",
        "a: &a [*a, *a]",
        "[" * 5000,
    ],
)
def test_data_that_is_not_the_kits_is_refused(page: str, data: str) -> None:
    with pytest.raises(BadDocument) as caught:
        document.loads(told(page, data), "'x.html'")
    assert "\n" not in str(caught.value)


def test_data_that_is_there_twice_is_refused(page: str) -> None:
    script = page[page.index("<script") : page.index("</script>") + len("</script>")]
    with pytest.raises(BadDocument, match="twice"):
        document.loads(page.replace("<body>", "<body>" + script))


@pytest.mark.parametrize("section", NAMES)
def test_without_data_a_page_holds_nothing_but_what_it_shows(section: str) -> None:
    """Every typed string of what is not shown is searched for: with one section, and no data."""
    value = hostile.workshop(("PLACE≈",))
    page = render(value, Options(sections=(section,), data=False))
    held = set(map(".".join, re.findall(r"(\w+)\.(\w+)≈", page)))
    text = re.sub(r"<[^>]*>", " ", page[page.index("<body") :])
    seen = set(map(".".join, re.findall(r"(\w+)\.(\w+)≈", text)))
    # A name may stand in a label as well as in a text; in a label only stand the logo's business, and which touchpoint
    # a number of the channel table is, which is read aloud and shown under the pointer.
    labels = {"workshop.business", "workshop.title"} | ({"touchpoint.name"} if section == "channels" else set())
    assert held - seen <= labels
    assert "<script" not in page
    assert not {place for place in held if place.startswith(("block.", "note."))}


def test_what_is_not_shown_is_not_in_the_data_either() -> None:
    value = hostile.workshop(("PLACE≈",))
    page = render(value, Options(sections=("map",), personas=()))
    assert "persona.name≈" in page
    for place in (
        "persona.quote≈",
        "persona.goals≈",
        "workshop.question≈",
        "block.text≈",
        "note.text≈",
        "handover.note≈",
    ):
        assert place not in page, place
