"""Templates and the sample are finished maps: complete, believable in shape, and each in its own words."""

import re
from functools import cache
from itertools import combinations, pairwise

import pytest

from workshop_kit import document
from workshop_kit.errors import NotFound
from workshop_kit.model import Persona, entries, entry_lists
from workshop_kit.resources import folder
from workshop_kit.starters import starter, templates
from workshop_kit.vocabulary import vocabulary

INDUSTRIES = sorted((folder("templates") / "industries").glob("*.yaml"))
SAMPLE = folder("data/sample") / "cafe.workshop.yaml"
NAMES = (
    "cafe",
    "restaurant-delivery",
    "online-shop",
    "hair-salon",
    "dental-practice",
    "gym",
    "trades",
    "bed-and-breakfast",
    "software",
    "online-course",
    "museum",
    "donor",
)
FILLED = [one.name for one in templates() if one.name != "empty"]


@cache
def finished(name):
    """Read once: nobody can change a workshop."""
    return document.read(SAMPLE) if name == "sample" else starter(name)


@pytest.fixture(params=[*FILLED, "sample"])
def workshop(request):
    return finished(request.param)


def test_the_list_names_every_file():
    files = {path.stem for path in INDUSTRIES}
    assert files == {one.name for one in templates()}
    assert files == {*NAMES, "empty"}


def test_an_unknown_template_is_answered_with_the_known_ones():
    with pytest.raises(NotFound, match=rf"'zoo'.*{', '.join(NAMES)}, empty"):
        starter("zoo")


def test_a_path_is_no_template():
    with pytest.raises(NotFound):
        starter("../prompts/start")


def test_the_empty_one_holds_only_a_title():
    assert set(document.to_dict(starter("empty"))) == {"format", "version", "title"}


def test_a_starter_carries_its_own_name():
    assert [starter(name).template for name in FILLED] == FILLED


def test_two_personas_with_every_field(workshop):
    assert len(workshop.personas) == 2
    assert sum(persona.share for persona in workshop.personas) <= 100
    for persona in workshop.personas:
        assert [field for field in Persona.model_fields if not getattr(persona, field)] == []


def test_evidence_is_mixed_and_cited_entries_say_what_they_cite(workshop):
    for persona in workshop.personas:
        marks = [entry.evidence for entry in entries(persona)]
        assert set(marks) == {"assumption", "observed", "cited"}
    items = [*workshop.personas, *workshop.moments]
    cited = [one for item in items for one in entries(item)] + list(workshop.moments)
    assert [one for one in cited if (one.evidence == "cited") != bool(one.cites)] == []


def test_touchpoints_are_told_whole(workshop):
    assert 4 <= len(workshop.stages) <= 5
    assert 8 <= len(workshop.touchpoints) <= 15
    assert all(stage.question.endswith("?") and stage.icon for stage in workshop.stages)
    assert {touchpoint.stage for touchpoint in workshop.touchpoints} == {stage.id for stage in workshop.stages}
    for touchpoint in workshop.touchpoints:
        assert touchpoint.name
        assert touchpoint.description
        assert touchpoint.channels
        assert touchpoint.setting
        assert touchpoint.contact
        assert touchpoint.phase
        assert touchpoint.owner or touchpoint.contact == "indirect"


def test_channels_are_words_of_the_vocabulary(workshop):
    used = {name for item in (*workshop.touchpoints, *workshop.personas) for name in item.channels}
    used |= {name for one in workshop.handovers for name in (one.from_channel, one.to_channel)}
    used |= {promise.channel for promise in workshop.promises}
    assert used <= {channel.name for channel in vocabulary().channels}


def test_no_moment_is_empty(workshop):
    for persona in workshop.personas:
        for touchpoint in workshop.touchpoints:
            moment = workshop.moment(persona.id, touchpoint.id)
            assert moment.doing, moment.id
            assert moment.thinking, moment.id
            assert moment.word, moment.id
            assert moment.quote, moment.id
            assert moment.feeling is not None, moment.id
            assert moment.ideas, moment.id
            assert moment.pains or moment.delights, moment.id
            assert all(pain.severity for pain in moment.pains), moment.id


def test_the_curve_has_a_deep_low_a_high_and_turns(workshop):
    for persona in workshop.personas:
        curve = [workshop.moment(persona.id, touchpoint.id).feeling for touchpoint in workshop.touchpoints]
        assert min(curve) == -2
        assert max(curve) >= 1
        steps = [b - a for a, b in pairwise(curve) if b != a]
        assert sum(a * b < 0 for a, b in pairwise(steps)) >= 3


def test_personas_do_not_feel_the_same(workshop):
    one, two = ([workshop.moment(p.id, t.id).feeling for t in workshop.touchpoints] for p in workshop.personas)
    assert sum(a != b for a, b in zip(one, two, strict=True)) >= 4


def test_some_moments_hold_objections_and_support(workshop):
    assert any(moment.objections for moment in workshop.moments)
    assert any(moment.support for moment in workshop.moments)
    assert any(moment.evidence == "assumption" for moment in workshop.moments)
    assert any(touchpoint.moment_of_truth for touchpoint in workshop.touchpoints)


def test_a_handover_breaks_promises_are_made_and_an_arrow_leads_back(workshop):
    assert any(one.works is False and one.note for one in workshop.handovers)
    assert len(workshop.promises) >= 2
    place = {touchpoint.id: spot for spot, touchpoint in enumerate(workshop.touchpoints)}
    assert any(place[arrow.source] > place[arrow.target] for arrow in workshop.arrows)


def test_faces_are_drawn_and_everybody_has_another():
    drawn = set(re.findall(r'id="(a\d\d)"', (folder("templates") / "art" / "avatars.svg").read_text(encoding="utf-8")))
    faces = [persona.face for name in (*FILLED, "sample") for persona in finished(name).personas]
    assert set(faces) <= drawn
    assert len(set(faces)) == len(faces)


def test_icons_of_stages_are_drawn(workshop):
    drawn = (folder("templates") / "art" / "icons.svg").read_text(encoding="utf-8")
    assert all(f'id="{stage.icon}"' in drawn for stage in workshop.stages)


def sentences(workshop):
    """Everything people read in a workshop, in sentences of four words or more, without its own repetitions."""
    texts = [getattr(workshop, field) for field in ("title", "question", "business")]
    for persona in workshop.personas:
        plain = [f for f in Persona.model_fields if f not in ("id", "face", "channels", *entry_lists("persona"))]
        texts += [str(getattr(persona, field)) for field in plain]
    listed = [entry for one in (*workshop.personas, *workshop.moments) for entry in entries(one)]
    texts += [text for entry in listed for text in (entry.text, entry.cites)]
    texts += [text for m in workshop.moments for text in (m.doing, m.thinking, m.quote)]
    texts += [text for one in workshop.stages for text in (one.name, one.question)]
    texts += [text for one in workshop.touchpoints for text in (one.name, one.description, one.owner)]
    texts += [text for one in workshop.handovers for text in (one.quote, one.note)]
    texts += [arrow.label for arrow in workshop.arrows] + [promise.note for promise in workshop.promises]
    texts += [text for one in workshop.chapters for text in (one.title, one.text)]
    parts = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
    words = [re.sub(r"[^\w\s]", "", part).casefold().split() for part in parts]
    return {" ".join(one) for one in words if len(one) >= 4}


def test_the_sentences_of_a_workshop_are_found():
    found = sentences(finished("sample"))
    assert "i plan my whole morning around one step at the door" in found
    assert len(found) > 200


@pytest.mark.parametrize(("one", "two"), list(combinations([*FILLED, "sample"], 2)))
def test_no_sentence_is_shared(one, two):
    assert sentences(finished(one)) & sentences(finished(two)) == set()


def test_every_quote_is_said_once_and_is_more_than_a_word():
    quotes = [m.quote for name in (*FILLED, "sample") for m in finished(name).moments]
    assert len(set(quotes)) == len(quotes)
    assert [quote for quote in quotes if len(quote.split()) < 4] == []


@pytest.mark.parametrize("path", [*INDUSTRIES, SAMPLE], ids=lambda path: path.stem)
def test_files_read_like_a_page(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert max(map(len, text.splitlines())) <= 120
    # Only rows of numbers stand in one line.
    assert all(line.lstrip().startswith("- {id: ") for line in text.splitlines() if "{" in line)
    assert "\\u" not in text


def test_a_finished_map_survives_export_and_import(workshop, tmp_path):
    for ending in (".yaml", ".json"):
        again = document.read(document.write(workshop, tmp_path / f"x{ending}"))
        assert again == workshop
