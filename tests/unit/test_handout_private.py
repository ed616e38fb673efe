"""H1, H3: plan, facilitator's texts and parking lot stay with those who ran the session."""

from __future__ import annotations

import pytest

from workshop_kit import document, handout
from workshop_kit.changes.ops import changed
from workshop_kit.model import Note
from workshop_kit.session import plans
from workshop_kit.starters import starter


@pytest.fixture(scope="module")
def page() -> str:
    workshop = starter("cafe").model_copy(
        update={"notes": (Note(text="The boss does not like the owl", step="start"),)}
    )
    for op in plans.chosen(workshop, "two-hours"):
        workshop = changed(workshop, op)
    return handout.render(workshop)


def test_the_handout_shows_none_of_it_and_carries_none_of_it(page: str) -> None:
    block = plans.plan("two-hours").blocks[0]
    for words in ("the owl", block.text, "Two hours", "we have never checked"):
        assert words not in page


def test_the_rest_opens_again_as_the_same_workshop(page: str) -> None:
    again = document.loads(page)
    assert (again.plan, again.blocks, again.notes) == ("", (), ())
    assert again == starter("cafe").model_copy(update={"template": again.template})
