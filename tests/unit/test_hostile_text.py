"""The hostile workshop itself: every place is found, and what it says survives saving."""

from __future__ import annotations

import hostile

from workshop_kit import document, handout
from workshop_kit.handout.carried import carried
from workshop_kit.handout.sections import NAMES
from workshop_kit.model import KINDS


def test_every_kind_and_the_lists_are_tried() -> None:
    found = hostile.places()
    assert {place.partition(".")[0] for place in found} == {"workshop", *KINDS}
    for place in ("workshop.title", "persona.goals.cites", "touchpoint.channels", "moment.pains.text", "handover.note"):
        assert place in found
    assert not [place for place in found if place.endswith((".id", ".face", ".logo", ".persona", ".evidence"))]


def test_every_place_says_every_payload() -> None:
    value = hostile.workshop()
    for place in hostile.places():
        kind, field, *part = place.split(".")
        if kind == "workshop":
            continue
        for item, payload in zip(getattr(value, KINDS[kind][1]), hostile.PAYLOADS, strict=True):
            said = getattr(item, field)
            said = getattr(said[0], part[0]) if part else said[0] if isinstance(said, tuple) else said
            assert said == payload[: len(said)], place
            assert said


def test_it_survives_a_file_and_a_handout() -> None:
    value = hostile.workshop()
    assert document.loads(document.dumps(value)) == value
    assert document.loads(document.dumps(value, ".json")) == value
    shown = carried(value, NAMES)
    assert shown.moments == value.moments
    assert document.loads(handout.render(value)) == shown
