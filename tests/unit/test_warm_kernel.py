"""The feedback step's libraries are loaded while its page is drawn, not when somebody waits for the first answer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from workshop_kit.widgets import feedback, steps


def test_the_step_warms_what_its_first_answer_needs_and_does_not_wait(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    go = threading.Event()

    def load(name: str) -> None:
        assert go.wait(60)
        loaded.append(name)

    monkeypatch.setattr(feedback, "import_module", load)
    feedback.warm.cache_clear()
    steps.feedback()
    steps.feedback()
    assert loaded == []
    go.set()
    feedback.warm().join()
    feedback.warm.cache_clear()
    assert loaded[:3] == ["pandas", "scipy.special", "workshop_kit.widgets.feedback.heard"]
    assert len(set(loaded)) == len(loaded)
