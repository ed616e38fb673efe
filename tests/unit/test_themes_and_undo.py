"""Themes and their comments, when the map goes back or several people sort: one rule, and nothing is lost (D5, D6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from job_done import job_done

from workshop_kit.actions.answered import answers
from workshop_kit.analysis import behind
from workshop_kit.changes.ops import Remove, Set
from workshop_kit.checks import check
from workshop_kit.errors import WorkshopError
from workshop_kit.handout.given import Given, Voices
from workshop_kit.handout.voiced import voiced
from workshop_kit.handout.words import spoken
from workshop_kit.model import Workshop
from workshop_kit.storage.history import history
from workshop_kit.widgets import calls
from workshop_kit.widgets.feedback import themes
from workshop_kit.widgets.feedback.ground import change
from workshop_kit.widgets.link import link
from workshop_kit.workshops import store_workshop

CAFE = Workshop(
    title="Café",
    stages=[{"id": "s", "name": "Stay"}],
    touchpoints=[{"id": "queue", "stage": "s", "name": "Queue"}],
    themes=[{"id": "slow", "name": "Slow queue"}, {"id": "warm", "name": "Warm"}, {"id": "dark", "name": "Dark"}],
    actions=[{"id": "till", "name": "A second till", "themes": ["slow"], "status": "done", "told": "We have one"}],
)
SAID = (
    *(f"The slow queue at the till took {n} minutes again" for n in range(10)),
    *(f"Warm cup of coffee with a bun number {n}" for n in range(10)),
)


class Page:
    """A page that asks; `anew` is another kernel, which remembers nothing."""

    def __init__(self) -> None:
        self.workshop = store_workshop(CAFE)
        self.anew()
        job = self.ask("feedback_import", text="comment\n" + "\n".join(SAID))["job"]
        job_done(job)
        assert self.ask("feedback_job", job=job)["report"]
        frame = self.workshop.feedback.frame
        self.id = dict(zip(frame["comment"], frame["feedback_id"], strict=True))

    def anew(self) -> None:
        self.room: Any = SimpleNamespace(link=link(self.workshop.store, self.workshop.id))

    def ask(self, name: str, /, **args: Any) -> Any:
        return calls.answer(self.room, name, args)

    def code(self, theme: str, *which: int, coder: str = "") -> None:
        self.ask("feedback_code", ids=[self.id[SAID[n]] for n in which], theme=theme, coder=coder)

    @property
    def counts(self) -> dict[str, int]:
        return {id: told["n"] for id, told in self.ask("feedback")["themes"].items()}

    @property
    def printed(self) -> dict[str, tuple[int, str]]:
        feedback = self.workshop.feedback
        found = voiced(Given(self.workshop.value, (), Voices(feedback.frame, feedback.codings)))
        return {one.name: (one.n, one.quote) for one in found.themes}


@pytest.fixture
def page(home: Path) -> Iterator[Page]:
    page = Page()
    yield page
    page.room.link.flush()


def test_undo_of_a_merge_brings_the_comments_back_in_another_kernel_too(page: Page) -> None:
    page.code("slow", *range(6))
    page.code("dark", 6, 7, 8)
    page.ask("feedback_merge", into="slow", themes=["dark"])
    assert page.counts == {"slow": 9, "warm": 0}
    words = history(page.workshop.store, page.workshop.id)[0].words
    assert words == "Merged themes of *Slow queue*: nothing → Dark; Removed theme *Dark*"
    page.code("warm", 8)
    page.ask("feedback_merge", into="warm", themes=["slow"])
    assert page.counts == {"warm": 9}
    page.ask("undo")
    assert page.counts == {"slow": 8, "warm": 1}
    page.ask("undo")
    assert page.counts == {"slow": 6, "warm": 1, "dark": 2}
    page.ask("redo")
    assert page.counts == {"slow": 8, "warm": 1}


def test_undo_of_a_split_brings_the_comments_back(page: Page) -> None:
    page.code("slow", *range(20))
    page.ask("feedback_part", theme="slow")
    assert len(page.counts) == 4
    assert sum(page.counts.values()) == 20
    assert page.counts["slow"] < 20
    page.ask("undo")
    assert page.counts == {"slow": 20, "warm": 0, "dark": 0}


def test_what_stops_between_two_writes_leaves_nothing_wrong(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page.code("slow", *range(20))

    def killed(*_: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(themes, "change", killed)
    for name, args in (
        ("feedback_part", {"theme": "slow"}),
        ("feedback_merge", {"into": "warm", "themes": ["slow"]}),
    ):
        with pytest.raises(KeyboardInterrupt):
            page.ask(name, **args)
        assert page.counts == {"slow": 20, "warm": 0, "dark": 0}


def test_a_change_of_several_themes_is_done_whole_or_not_at_all(page: Page) -> None:
    with pytest.raises(WorkshopError):
        change(page.room, [Set(kind="theme", id="slow", fields={"name": "New"}), Remove(kind="theme", id="gone")])
    assert page.workshop.value.themes[0].name == "Slow queue"


def test_the_team_decides_comment_by_comment_and_the_others_where_it_has_not(page: Page) -> None:
    """Page, handout and the comments behind an action follow one rule, and show one quote."""
    page.code("slow", *range(10), coder="Ann")
    page.code("warm", *range(3), coder="Ben")
    page.code("warm", 9)
    assert page.counts == {"slow": 9, "warm": 1, "dark": 0}
    feedback, value = page.workshop.feedback, page.workshop.value
    told = page.ask("feedback")["themes"]["slow"]
    assert page.printed == {"Slow queue": (9, spoken(told["quote"])), "Warm": (1, spoken(SAID[9]))}
    found = behind.of_themes(value, ["slow"], feedback.frame, feedback.codings)
    assert (found.n, found.quote) == (9, told["quote"])
    assert [one.action for one in answers(value)] == ["till"]


def test_the_team_can_take_a_comment_out_that_others_have_sorted(page: Page) -> None:
    page.code("slow", 0, 1, coder="Ann")
    page.code("", 0)
    assert page.counts["slow"] == 1
    assert page.ask("feedback")["uncoded"] == 19
    page.code("warm", 0)
    assert page.counts == {"slow": 1, "warm": 1, "dark": 0}


def test_a_suggestion_whose_comments_were_sorted_meanwhile_is_named(page: Page) -> None:
    one = page.ask("feedback_suggest")["themes"][0]
    wanted = [{"key": one["key"], "name": "Buns"}, {"key": "gone", "name": "Stairs"}]
    said = page.ask("feedback_accept", themes=wanted)["said"]
    assert "“Buns”: " in said
    assert "Not taken: “Stairs”, because its comments were sorted meanwhile." in said


def test_the_check_asks_for_a_theme_and_not_for_what_may_be_there() -> None:
    """Feedback is no part of the map, so the check cannot know whether some came in."""
    assert [one.text for one in check(Workshop(title="A map", customers="guests"), "feedback")] == [
        "a first theme of what guests say"
    ]
