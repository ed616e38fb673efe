"""The feedback step's libraries are loaded when they are about to be needed: not before, and not while somebody waits.

Where nobody has been heard the kernel holds none of them (half of its memory), and the next step comes sooner.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from workshop_kit.importing import File, import_
from workshop_kit.model import Theme, Workshop
from workshop_kit.widgets import feedback, steps
from workshop_kit.widgets.feedback import bringing, heard
from workshop_kit.workshops import OpenWorkshop, store_workshop

SAID = File("said.csv", data=b"comment\nThe queue took ten minutes\nThe bun was warm\n")


@pytest.fixture
def loaded(home: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a new kernel loads beforehand."""
    names: list[str] = []
    monkeypatch.setattr(feedback, "import_module", names.append)
    feedback.warm.cache_clear()
    yield names
    feedback.warm.cache_clear()


def said(*themes: Theme) -> OpenWorkshop:
    """A workshop whose customers have said something."""
    opened = store_workshop(Workshop(title="Café", themes=themes))
    import_(SAID, opened)
    return opened


def test_the_step_warms_what_its_first_answer_needs_and_does_not_wait(
    loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def load(name: str) -> None:
        assert go.wait(60)
        loaded.append(name)

    monkeypatch.setattr(feedback, "import_module", load)
    opened = said()
    steps.feedback(opened)
    steps.feedback(opened)
    assert loaded == []
    go.set()
    feedback.warm().join()
    assert loaded[:3] == ["pandas", "scipy.special", "workshop_kit.widgets.feedback.heard"]
    assert len(set(loaded)) == len(loaded)


def test_where_nobody_was_heard_nothing_is_loaded_before_a_file_is_looked_at(loaded: list[str]) -> None:
    form = steps.feedback(store_workshop(Workshop(title="Café")))
    assert heard.heard(form.room) == {"total": 0, "taken_out": None}
    assert loaded == []
    bringing.look(form.room, {}, text="comment\nThe bun was warm\n")
    feedback.warm().join()
    assert loaded[0] == "pandas"


def test_what_groups_comments_is_loaded_only_where_the_first_themes_can_be_found(loaded: list[str]) -> None:
    heard.heard(steps.feedback(said(Theme(id="queue", name="The queue"))).room)
    feedback.warm().join()
    assert not any("sklearn" in name for name in loaded)
    heard.heard(steps.feedback(said()).room)
    feedback.warm_for_themes().join()
    assert any("sklearn" in name for name in loaded)
