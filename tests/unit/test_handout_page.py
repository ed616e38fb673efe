"""The handout as a file: complete, safe whatever was typed, and whole or not written at all."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import hostile
import pytest
from feedback_frames import codings
from feedback_frames import sample as feedback

from workshop_kit import document
from workshop_kit.errors import Invalid, NotFound, OutputError
from workshop_kit.handout import SECTIONS, Options, look, render, save
from workshop_kit.handout.carried import carried
from workshop_kit.handout.given import Voices
from workshop_kit.handout.page import POLICY
from workshop_kit.handout.sections import NAMES
from workshop_kit.model import Moment, Persona, Workshop
from workshop_kit.resources import folder

PAYLOADS = hostile.PAYLOADS[:8]


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.texts = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return document.read(folder("data/sample") / "cafe.workshop.yaml")


@pytest.fixture(scope="module")
def page(sample) -> str:
    return render(sample)


@pytest.fixture(scope="module")
def calm() -> "Page":
    return Page(render(hostile.workshop(("calm",))))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_typed_text_stays_text(calm, payload):
    text = render(hostile.workshop((payload,)))
    found = Page(text)
    assert set(found.tags) <= set(calm.tags)
    assert found.tags.count("meta") == calm.tags.count("meta")
    assert text.count("<script") == 1
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    styles = [value for name, value in found.attributes if name == "style"]
    assert all(re.fullmatch(r"--(n|x|part|span):[\d.]+%?", value) for value in styles)
    assert all(value.startswith("#") for name, value in found.attributes if name in ("href", "src"))


@pytest.fixture(scope="module")
def shown() -> str:
    """The words of a page on which every typed text names its place."""
    return "".join(Page(render(hostile.workshop(("<b>PLACE</b> & co",)), Options(data=False))).texts).casefold()


@pytest.mark.parametrize(
    "place",
    [
        *("workshop.title", "workshop.question", "workshop.business", "workshop.facilitator", "workshop.customer"),
        *("persona.name", "persona.role", "persona.quote", "persona.story", "persona.location", "persona.age"),
        *("persona.goals", "persona.worries", "persona.channels", "touchpoint.name", "touchpoint.channels"),
        *("moment.doing", "moment.thinking", "moment.quote", "moment.word", "moment.pains", "moment.ideas"),
        *("touchpoint.owner", "handover.from_channel", "handover.to_channel", "handover.note", "stage.name"),
    ],
)
def test_what_people_typed_is_printed(shown, place):
    assert f"<b>{place}</b> & co" in shown


def test_nothing_comes_from_elsewhere(page):
    assert "http:" not in page
    assert "https:" not in page
    assert "@import" not in page
    assert all(link.startswith(("data:font/woff2;base64,", "#")) for link in re.findall(r"url\(([^)]*)\)", page))


def test_the_policy_is_stated_before_any_style(page):
    policy = page.index('http-equiv="Content-Security-Policy"')
    assert policy < page.index("<style>")
    assert POLICY.replace("'", "&#39;") in page
    for rule in ("default-src 'none'", "script-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in POLICY


def test_the_sample_is_small(page):
    assert len(page.encode()) < 227_000


def test_only_used_drawings_are_carried(page):
    drawn = re.findall(r'<symbol id="([^"]+)"', page)
    assert len(drawn) == len(set(drawn))
    assert all(f'href="#{name}"' in page for name in drawn)


def test_every_reference_has_its_drawing(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)


def test_it_opens_again_as_a_workshop(sample, page):
    assert document.loads(page) == carried(sample, NAMES)


def test_hostile_text_survives_the_way_out_and_back():
    value = hostile.workshop(("</script><!--&amp; <script>\u2028\u2029",))
    page = render(value)
    script = page[page.index('id="workshop-kit-data">') :]
    data = script[script.index(">") + 1 : script.index("</script>")]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["title"] == value.title
    assert document.loads(page) == carried(value, NAMES)


def test_without_data_nothing_is_hidden(sample):
    page = render(sample, Options(data=False))
    assert "workshop-kit-data" not in page
    assert "<script" not in page


def test_a_chosen_persona_is_the_only_one_in_the_file(sample):
    first, second = sample.personas[:2]
    page = render(sample, Options(personas=(first.name.upper(),)))
    assert second.name not in page
    assert [persona.id for persona in document.loads(page).personas] == [first.id]


def test_an_unknown_persona_is_named_with_those_there_are(sample):
    with pytest.raises(NotFound, match=rf"no persona 'Nobody'.*{sample.personas[0].name}"):
        render(sample, Options(personas=("Nobody",)))


@pytest.mark.parametrize(
    ("option", "sentence"), [({"paper": "a5"}, "a4, letter, a3"), ({"sections": ("maps",)}, "map, ")]
)
def test_unknown_choices_are_refused(option, sentence):
    with pytest.raises(Invalid, match=sentence):
        Options(**option)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_stands_alone(sample, section):
    # In the sample everything is settled.
    shown = sample.model_copy(update={"actions": ()}) if section == "readiness" else sample
    page = render(shown, Options(sections=(section,), data=False), Voices(feedback(), codings()))
    assert page.count("<section") == (len(sample.personas) if section == "map" else 1)


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
def test_paper_is_a_class(sample, paper):
    assert f'class="{paper}">' in render(sample, Options(paper=paper))


def test_wide_letters_bring_their_font():
    assert render(Workshop(title="Zoë & “Co”")).count("@font-face") == 4
    assert "unicode-range" not in render(Workshop(title="Zoë"))
    assert render(Workshop(title="5 €")).count("@font-face") == 8
    assert render(Workshop(title="Ýr")).count("@font-face") == 8
    assert render(Workshop(title="Čaká")).count("@font-face") == 8


def test_the_fonts_share_no_letter_and_lack_none():
    """A page carries what it prints; the letters of western European words are in the part that always travels."""
    parts = {name: {c for c in map(chr, range(0x20, 0x2220)) if look.letters(name).match(c)} for name in look.RANGES}
    assert sum(map(len, parts.values())) == len(set.union(*parts.values()))
    assert set(map(chr, [*range(0x20, 0x100), 0x2019, 0x20AC])) <= set.union(*parts.values())
    assert set("Größe, señor! ¿Qué? Déjà vu – „Œ“à ‚l’été‘, Éclair, França: «Ñandú» −1…") - set("Œ‚") <= parts["common"]
    assert set("5 € <b> œuvre & Ålesund @ 20 ° ø [x] © ×") <= parts["common"] | parts["western"]
    kept = {file.name for file in (folder("templates") / "handout" / "fonts").glob("*.woff2")}
    assert kept == {f"{f.file}-{part}-{f.weight}-{f.style}.woff2" for f in look.FONTS for part in look.RANGES}


def test_an_uploaded_face_is_shown():
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    picture = f"data:image/png;base64,{pixel}"
    page = render(Workshop(title="x", personas=[Persona(name="Ana", face=picture), Persona(name="Bo", face="nobody")]))
    assert f'<img class=portrait alt="" src="{picture}">' in page
    assert page.count("portrait nobody") == 1


def test_right_to_left():
    assert '<html lang="ar" dir="rtl"' in render(Workshop(title="مقهى", language="ar"))


def test_an_open_workshop_will_do(sample, page):
    class Opened:
        value = sample
        feedback = ()

    assert render(Opened()) == page


def test_the_same_workshop_gives_the_same_file(sample, page):
    assert render(sample) == page


def test_a_bare_title_is_a_page():
    page = render(Workshop(title="Corner bakery"))
    assert "Corner bakery</h1>" in page
    assert "The map is still to be drawn" in page


def test_save_writes_the_file(sample, page, tmp_path: Path):
    path = save(sample, tmp_path / "cafe.html")
    assert path.read_text(encoding="utf-8") == page


def test_save_takes_options(sample, tmp_path: Path):
    assert "workshop-kit-data" not in save(sample, tmp_path / "cafe.html", data=False).read_text(encoding="utf-8")


def test_save_does_not_overwrite_unasked(sample, tmp_path: Path):
    path = tmp_path / "cafe.html"
    path.write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        save(sample, path)
    assert path.read_text() == "mine"
    save(sample, path, force=True)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_is_not_saved_under_the_name_of_a_pdf(sample, tmp_path: Path):
    with pytest.raises(OutputError, match=r"cafe\.pdf' cannot be the page: end its name with \.html"):
        save(sample, tmp_path / "cafe.pdf")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(sample, tmp_path: Path):
    with pytest.raises(OutputError, match=r"cafe\.html' cannot be written"):
        save(sample, tmp_path / "nowhere" / "cafe.html")


def test_a_failed_write_leaves_the_old_file(sample, tmp_path: Path, monkeypatch):
    path = tmp_path / "cafe.html"
    path.write_text("mine")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        save(sample, path, force=True)
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["cafe.html"]


def test_e5_the_cover_says_how_much_is_a_guess_and_leads_to_what_to_ask() -> None:
    """E5: whoever was not in the room reads it first; without that section, or without a moment, nothing is said."""
    bare = Workshop(
        title="T",
        personas=[{"id": "p", "name": "Tom"}],
        stages=[{"id": "s", "name": "S"}],
        touchpoints=[{"id": "t", "stage": "s", "name": "Rings"}],
    )
    felt = bare.model_copy(update={"moments": (Moment(persona="p", touchpoint="t", feeling=-2),)})
    page = render(felt, Options(data=False))
    cover = page[page.index("<header class=masthead>") : page.index("</header>")]
    assert '<a href="#unproven">Every moment is still an assumption' in cover
    assert re.search(r'id="?unproven', page)
    assert "#unproven" not in render(bare, Options(data=False))
    assert "#unproven" not in render(felt, Options(data=False, sections=("map",)))
