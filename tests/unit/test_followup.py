"""G4: 30, 60, 90 days after: when, what was done, what changed, and the next round."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest

from workshop_kit import workshops
from workshop_kit.actions import duties, followup
from workshop_kit.changes.ops import Add, Set, changed
from workshop_kit.checks import check
from workshop_kit.errors import Invalid
from workshop_kit.handout import render
from workshop_kit.model import Action, Entry, FollowUp, Moment, Note, Persona, Stage, Touchpoint, Workshop
from workshop_kit.storage import store as store_module
from workshop_kit.widgets import followup as shown
from workshop_kit.widgets import history
from workshop_kit.widgets.room import Room

NOW = datetime.date(2026, 4, 4)
HELD = datetime.date(2026, 3, 1)


def small(**lists) -> Workshop:
    return Workshop(
        title="Small", personas=(Persona(id="ana", name="Ana"),), stages=(Stage(id="in", name="Come in"),),
        touchpoints=(Touchpoint(id="door", stage="in", name="Door"), Touchpoint(id="till", stage="in", name="Till")),
        moments=(
            Moment(persona="ana", touchpoint="door", feeling=-2, pains=(Entry(id="p", text="Heavy"),)),
            Moment(persona="ana", touchpoint="till", feeling=1),
        ),
        **lists,
    )  # fmt: skip


def test_g4_days_are_counted_from_the_workshop_then_from_the_last_look_back() -> None:
    """G4: 30, 60 and 90 days."""
    of = lambda workshop: [day.isoformat() for day in followup.dates(workshop, NOW).values()]  # noqa: E731
    assert of(small()) == ["2026-05-04", "2026-06-03", "2026-07-03"], "without a date, from today"
    assert of(small(date=HELD)) == ["2026-03-31", "2026-04-30", "2026-05-30"]
    late = small(date=datetime.date(2025, 9, 1))
    assert of(late) == ["2026-05-04", "2026-06-03", "2026-07-03"], "where all have passed, from today"
    assert shown._begun(late, NOW) == "from today: 90 days have passed since 1 September 2025"
    held = (FollowUp(date=datetime.date(2026, 4, 1), held=True), FollowUp(date=datetime.date(2026, 9, 1)))
    assert of(small(date=HELD, follow_ups=held)) == ["2026-05-01", "2026-05-31", "2026-06-30"]


def test_g4_actions_done_since_the_last_look_back_and_those_that_are_due() -> None:
    """G4: actions done and due; what was reported once is not reported again."""
    workshop = small(
        follow_ups=(FollowUp(date=HELD, held=True),),
        actions=(
            Action(id="old", status="done", closed=datetime.date(2026, 2, 20)),
            Action(id="new", status="done", closed=datetime.date(2026, 3, 20)),
            Action(id="late", due=datetime.date(2026, 4, 3)),
            Action(id="going", due=datetime.date(2026, 4, 20)),
            Action(id="gone", status="dropped"),
        ),
    )
    found = followup.acted(workshop, NOW)
    assert [[one.id for one in group] for group in found] == [["new"], ["late"], ["going"], ["gone"]]
    assert followup.counted(found) == "One done, one overdue, one still to do, one dropped."


def test_g4_what_changed_on_the_map_is_told_and_what_was_scored_or_parked_is_not() -> None:
    """G4: feelings as scores, the largest change first; everything else of the map in words."""
    old = small()
    new = old
    for kind, id, fields in (
        ("moment", "ana.door", {"feeling": 1, "word": "glad", "evidence": "observed"}),
        ("moment", "ana.till", {"feeling": 0}),
        ("entry", "p", {"text": "Light"}),
        ("workshop", "workshop", {"facilitator": "Lena"}),
    ):
        new = changed(new, Set(kind=kind, id=id, fields=fields))
    new = changed(new, Add(kind="note", fields=Note(text="parked").model_dump(exclude={"id"})))
    new = changed(new, Add(kind="action", fields={"name": "Oil it"}))
    found = followup.changes(old, new)
    assert [(one.touchpoint, one.persona, one.before, one.after) for one in found.felt] == [
        ("Door", "Ana", -2, 1), ("Till", "Ana", 1, 0),
    ]  # fmt: skip
    assert found.others == ("Pains of Door for Ana: “Heavy” → “Light”",)
    text = "One moment feels better, one moment feels worse; one other thing on the map is different."
    assert followup.headline(found) == text
    assert followup.headline(followup.changes(old, old)) == "The map is as it was."


def test_g4_the_step_is_done_when_somebody_has_looked_back_and_not_when_a_day_is_planned() -> None:
    """G4: next date, the look back itself, what was learned, and nothing left lying."""
    assert [one.field for one in check(small(), "follow_up")] == ["follow_ups", "begin"]
    (planned,) = check(small(follow_ups=(FollowUp(date=NOW),)), "follow_up")
    assert planned.text == f"the look back itself, on {NOW.day} {NOW:%B}"
    actions = (
        Action(id="late", name="Oil it", due=HELD - datetime.timedelta(1)),
        Action(id="never", name="A bench"),
        Action(id="soon", name="A bell", due=NOW),
        Action(id="kept", name="A rail", status="done"),
    )
    rounds = (FollowUp(id="f1", date=HELD, held=True), FollowUp(date=NOW))
    left = check(small(follow_ups=rounds, actions=actions), "follow_up")
    assert [(one.id, one.field) for one in left] == [("f1", "note"), ("late", "status")]
    assert left[1].text == "whether it is done, moved or dropped: “Oil it” and “A bench”"
    noted = (rounds[0].model_copy(update={"note": "A bell is heard"}), rounds[1])
    assert check(small(follow_ups=noted, actions=actions[2:]), "follow_up") == []


def test_g4_the_facts_say_how_long_there_is(monkeypatch) -> None:
    """G4: today is a value that a test can put."""
    monkeypatch.setattr(duties, "today", lambda: NOW)
    near = {
        day: shown.follow_up(small(follow_ups=(FollowUp(date=datetime.date(2026, 4, day)),)))["near"]
        for day in (3, 4, 5, 14)
    }
    assert near[3].startswith("That day has passed")
    assert [near[4], near[5], near[14]] == ["It is today.", "One day to go.", "Ten days to go."]
    assert shown.follow_up(small(date=HELD))["next"] == "Round 2, 4 April 2026"


def test_g4_the_next_round_is_a_named_version_that_later_changes_are_compared_with(home) -> None:
    """G4: one button starts the next round as a new version; unsaved edits are in it."""
    opened = workshops.store_workshop(small())
    room = Room(opened)
    assert shown.compared(room) == {"versions": [], "version": "", "headline": "", "felt": [], "others": []}
    assert history.keep_version(room, "Round 2")["name"] == "Round 2"
    opened.set("moment", "ana.door", feeling=2)
    room.link.look()
    found = shown.compared(room, "Round 2")
    assert (found["version"], found["headline"]) == ("Round 2", "One moment feels better.")
    assert found["felt"][0]["after"] == 2
    assert shown.compared(room, "a version that is gone")["version"] == "Round 2", "the newest one"
    with pytest.raises(Invalid):
        history.keep_version(room, "Round 2")


def at(day: int, hour: int, minute: int = 0) -> float:
    """A time in March, by the clock of this place."""
    return datetime.datetime(2026, 3, day, hour, minute).astimezone().timestamp()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_mistyped_year_closes_no_page(home, day: str) -> None:
    opened = workshops.store_workshop(small(date=day))
    opened.set("moment", "ana.door", feeling=-1)
    room = Room(opened)
    assert shown.follow_up(opened.value)["dates"]
    assert shown.compared(room)["versions"] in ([], [{"name": "1", "label": "The map when the day was over"}])
    room.close()


def test_g4_without_a_named_version_the_map_is_compared_with_the_end_of_its_day(home, monkeypatch) -> None:
    """G4: who went home without naming a version sees all the same what changed since."""
    clock = SimpleNamespace(now=at(1, 10))
    monkeypatch.setattr(store_module.time, "time", lambda: clock.now)
    opened = workshops.store_workshop(small(date=HELD))
    room = Room(opened)
    opened.set("moment", "ana.door", feeling=-1)
    clock.now = at(1, 23, 59)
    opened.set("moment", "ana.till", feeling=0)
    room.link.look()
    assert shown.compared(room)["versions"] == [], "nothing is different yet"
    clock.now = at(2, 0, 1)
    opened.set("moment", "ana.door", feeling=2)
    room.link.look()
    found = shown.compared(room)
    assert [one["label"] for one in found["versions"]] == ["The map when the day was over"]
    assert [(one["before"], one["after"]) for one in found["felt"]] == [(-1, 2)]
    history.keep_version(room, "Round 2")
    both = shown.compared(room, found["version"])
    assert [one["name"] for one in both["versions"]] == ["Round 2", found["version"]]
    assert both["headline"] == "One moment feels better."
    # Typed in long after the day it is dated: the first day on which anybody worked counts.
    opened.set("workshop", date=datetime.date(2025, 1, 1))
    room.link.look()
    assert shown.compared(room, found["version"])["felt"] == found["felt"]


def test_g4_a_workshop_without_a_date_is_compared_with_the_end_of_its_first_day(home, monkeypatch) -> None:
    """G4: a date is asked for and may be left out; today would leave nothing to look back on."""
    clock = SimpleNamespace(now=at(1, 10))
    monkeypatch.setattr(store_module.time, "time", lambda: clock.now)
    opened = workshops.store_workshop(small())
    room = Room(opened)
    opened.set("moment", "ana.door", feeling=-1)
    clock.now = at(2, 9)
    opened.set("moment", "ana.door", feeling=2)
    room.link.look()
    assert [(one["before"], one["after"]) for one in shown.compared(room)["felt"]] == [(-1, 2)]


def test_g4_without_a_workshop_it_says_what_to_do() -> None:
    with pytest.raises(Exception, match="00_start_here"):
        shown.compared(SimpleNamespace(link=None))


def test_g4_the_handout_prints_the_next_day_and_what_was_learned() -> None:
    """G4: handout section; nothing while nothing is planned."""
    held = (FollowUp(date=HELD, held=True, note="Bells <work>."), FollowUp(date=NOW))
    page = render(small(follow_ups=held, actions=(Action(name="Oil it"),)))
    assert "When we look again" in page
    assert "4 April 2026" in page
    assert "Bells &lt;work&gt;." in page
    assert "When we look again" not in render(small())
