"""The kit's words are complete, fit the model, and have a drawing each."""

import json
import re

import pytest
from pydantic import ValidationError

from workshop_kit.checks import STEPS
from workshop_kit.model import KINDS, Workshop
from workshop_kit.resources import folder
from workshop_kit.vocabulary import Channel, vocabulary

STAGES = {
    "end to end": ["Awareness", "Research", "Consideration", "Purchase", "Post-purchase", "Advocacy"],
    "four stages": ["Awareness", "Consideration", "Purchase", "Post-purchase"],
    "buyer's three": ["Awareness", "Consideration", "Decision"],
    "loyalty": ["Awareness", "Consideration", "Purchase", "Loyalty"],
    "service": ["Before", "During", "After"],
}
MODELS = {"workshop": Workshop, **{kind: model for kind, (model, _) in KINDS.items()}}


def test_every_channel_has_a_name_a_label_and_an_icon_of_its_own():
    channels = vocabulary().channels
    assert len(channels) == 22
    for key in ("name", "label", "icon"):
        assert len({getattr(channel, key) for channel in channels}) == 22


def test_every_icon_is_drawn():
    drawn = set(re.findall(r'id="(i-[a-z]+)"', (folder("templates") / "art" / "icons.svg").read_text(encoding="utf-8")))
    stages = [stage for one in vocabulary().stage_sets for stage in one.stages]
    assert {term.icon for term in (*vocabulary().channels, *stages)} <= drawn


def test_five_faces_with_words_that_belong_to_one_face_only():
    emotions = vocabulary().emotions
    assert [one.feeling for one in emotions] == [-2, -1, 0, 1, 2]
    assert [one.label for one in emotions] == ["awful", "uneasy", "neutral", "pleased", "delighted"]
    words = [word for one in emotions for word in one.words]
    assert len(words) == len(set(words))
    asked = {"excited", "curious", "confused", "anxious", "frustrated", "confident", "valued", "delighted"}
    assert asked <= set(words)


def test_stage_sets_hold_the_stages_of_the_method():
    assert {one.name: [stage.name for stage in one.stages] for one in vocabulary().stage_sets} == STAGES


def test_stages_of_a_set_ask_different_questions():
    for one in vocabulary().stage_sets:
        questions = [stage.question for stage in one.stages]
        assert len(set(questions)) == len(questions)
        assert all(question.endswith("?") for question in questions)


def test_prompts_name_fields_of_the_model():
    for step in vocabulary().prompts.values():
        for key in step.fields:
            kind, field = key.split(".")
            assert field in MODELS[kind].model_fields, key


@pytest.mark.parametrize(
    ("kind", "without"),
    [
        ("workshop", {"template", "plan", "scores_shown", *(name for _, name in KINDS.values())}),
        ("persona", {"id"}),
        ("touchpoint", {"id", "stage"}),
        ("moment", {"persona", "touchpoint", "evidence"}),
    ],
)
def test_every_field_of_a_form_has_a_prompt(kind, without):
    prompted = {key for step in vocabulary().prompts.values() for key in step.fields}
    assert {f"{kind}.{field}" for field in MODELS[kind].model_fields if field not in without} <= prompted


def test_prompts_use_only_the_workshops_own_words_as_placeholders():
    found = set(re.findall(r"{[^}]*}", json.dumps([step.model_dump() for step in vocabulary().prompts.values()])[1:-1]))
    assert {text for text in found if '"' not in text} == {"{customer}", "{customers}"}


def test_no_two_prompts_say_the_same():
    texts = [prompt.text for step in vocabulary().prompts.values() for prompt in step.fields.values()]
    assert len(set(texts)) == len(texts)


def test_the_browser_gets_plain_json():
    plain = vocabulary().as_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert set(plain) == {"channels", "emotions", "stage_sets", "persona", "measures", "prompts"}
    assert set(plain["prompts"]) == set(STEPS)


def test_a_misspelt_key_is_refused():
    with pytest.raises(ValidationError, match="lable"):
        Channel.model_validate({**vocabulary().channels[0].model_dump(), "lable": "Web"})


def test_the_first_ten_channels_serve_a_shop_as_well_as_a_website():
    """B3: what is offered without opening the whole list."""
    first = vocabulary().channels[:10]
    offline = [channel.name for channel in first if channel.setting == "offline"]
    assert offline == ["physical shop", "word of mouth", "phone", "loyalty programme"]
