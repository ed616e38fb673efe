"""Rows E2 and E3: fields of the board, words of the order, and scores that nobody sees before the reveal."""

from __future__ import annotations

import json
from math import hypot
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import document
from workshop_kit.analysis.placing import HEIGHT, LABEL, WIDTH, board
from workshop_kit.changes.ops import Add, Remove, Set, changed
from workshop_kit.changes.reverse import Draft
from workshop_kit.changes.words import told
from workshop_kit.checks import progress
from workshop_kit.errors import Invalid
from workshop_kit.handout import Options, render
from workshop_kit.model import Opportunity, Score, Workshop
from workshop_kit.priorities import by_opportunity, by_rice, standing
from workshop_kit.resources import folder
from workshop_kit.scoring import people
from workshop_kit.tables import Tables
from workshop_kit.widgets import actions, blind, priorities

SCORES = {
    "Ana": {"a": (5, 1), "b": (4, 2), "c": (5, 5), "d": (1, 4)},
    "Bo": {"a": (5, 2), "b": (4, 2), "c": (4, 1), "d": (2, 4)},
    "Cy": {"a": (4, 1), "b": (3, 1), "c": (4, 4), "d": (2, 5)},
}


def workshop(shown: bool = True, scores: dict[str, dict[str, tuple[int, int]]] | None = None, **more: Any) -> Workshop:
    rows = tuple(
        Score(id=f"s-{who.strip().lower()}-{idea}", opportunity=idea, person=who, impact=impact, effort=effort)
        for who, given in (SCORES if scores is None else scores).items()
        for idea, (impact, effort) in given.items()
    )
    ideas = tuple(Opportunity(id=id, name=f"Idea {id}") for id in "abcd")
    return Workshop(title="x", **{"opportunities": ideas, "scores": rows, "scores_shown": shown} | more)


def room(value: Workshop) -> Any:
    """A room whose link changes a value in memory."""
    link = SimpleNamespace(snapshot=SimpleNamespace(value=value), flush=lambda: None)

    def edit(_room: Any, edits: list[Any]) -> None:
        for one in edits:
            link.snapshot.value = changed(link.snapshot.value, one.op)

    link.edit = edit
    return SimpleNamespace(link=link)


def test_fields_of_the_board() -> None:
    """Row E2: more than 3 is much; what lies on the line is little."""
    found = {idea.id: idea.quadrant for idea in standing(workshop()).ideas}
    assert found == {"a": "quick", "b": "quick", "c": "big", "d": "avoid"}
    middle = standing(workshop(scores={"Ana": {"a": (3, 3)}}))
    assert middle.ideas[0].quadrant == "fill"


def test_words_of_the_order() -> None:
    """Row E3."""
    said = " ".join(one.text for one in standing(workshop()).words)
    assert said.endswith("Most disputed: 3, effort from 1 to 5. Talk about it.")
    few = "Only 3 people have scored: one more can still turn the order. "
    assert said.startswith(f"{few}Ideas 1, 2 and 3 are safe. 2 and 3 count as a tie.")
    five = standing(workshop(scores={**SCORES, "Di": SCORES["Ana"], "Ed": SCORES["Bo"]}))
    assert five.words[0].text.startswith(("Idea", "No idea"))
    alone = standing(workshop(scores={"Ana": SCORES["Ana"]}))
    one = "One person has scored: that is one view. From three on the kit says how safe the order is."
    assert (alone.words[0].text, alone.words[0].strong) == (one, True)
    two = standing(workshop(scores={name: SCORES[name] for name in ("Ana", "Bo")}))
    assert two.words[0].text.startswith("Only two people have scored: a first impression.")
    agreed = standing(workshop(scores=dict.fromkeys(SCORES, SCORES["Bo"])))
    assert agreed.words[-1].text == "Nobody is more than a point away from the others."
    assert standing(workshop(scores={})).words == ()


def test_an_idea_that_few_scored_has_no_place_on_page_handout_or_among_the_offers() -> None:
    """Row E3: it waits below the order, with how many have scored it; so does one that nobody has."""
    three = {who: {idea: pair for idea, pair in given.items() if idea != "d"} for who, given in SCORES.items()}
    value = workshop(scores={**three, "Di": {"d": (5, 1)}}, opportunities=(
        *workshop().opportunities, Opportunity(id="e", name="Idea e"), Opportunity(id="f")))  # fmt: skip
    told = priorities.shown(value)
    assert [one["id"] for one in told["ideas"]] == ["a", "b", "c"]
    assert [(one["number"], one["words"]) for one in told["waiting"]] == [
        (4, "1 of 4 scored it"), (5, "nobody has scored it")
    ]  # fmt: skip
    assert [one["name"] for one in actions.offered(value)][:3] == ["Idea a", "Idea b", "Idea c"]
    page = render(value, Options(sections=("priorities",)))
    assert page.count("too few scores yet") == page.count("nobody has scored it") == 1
    assert page.index("Idea d") < page.index("too few scores yet") < page.index("Idea e")
    assert page.index("Idea c") < page.index("Idea d")
    assert standing(workshop(shown=False)).waiting == standing(workshop(scores={})).waiting == ()


def test_a_name_written_twice_is_one_person() -> None:
    """Row E3."""
    value = workshop(scores={"Ana": {"a": (5, 1)}, " ana ": {"b": (4, 1)}})
    assert people(value) == (("Ana", 2),)


def test_order_and_tables_count_people_not_their_scores() -> None:
    """Row E3: of one name in two ways the later scores count, as one person; half a score is none."""
    given = [("Ana", 5, 1), (" ana ", 3, 2), ("Bo", 5, 4), ("Cy", 1, None)]
    scores = tuple(
        Score(id=f"s{place}", opportunity="a", person=person, impact=impact, effort=effort)
        for place, (person, impact, effort) in enumerate(given)
    )
    value = workshop().model_copy(update={"scores": scores})
    row = Tables(value).opportunities.iloc[0]
    assert (row["people"], row["median_impact"], row["median_effort"]) == (2, 4, 3)
    (idea,) = standing(value).ideas
    assert (idea.ranked.people, idea.ranked.impact.median, idea.ranked.effort.median) == (2, 4, 3)
    (missing,) = (one.text for one in progress(value, "priorities").missing if one.field == "scores")
    assert missing == "the scores of one more"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(2, 10), st.integers(2, 10)), max_size=30))
def test_marks_never_lie_over_one_another_nor_over_names_nor_in_a_foreign_field(points: list[tuple[int, int]]) -> None:
    """Row E2."""
    found = board([(effort / 2, impact / 2) for effort, impact in points])
    half = found.size / 2
    for i, mark in enumerate(found.marks):
        assert half <= mark.x <= WIDTH - half
        assert half <= mark.y <= HEIGHT - half
        assert (mark.x > WIDTH / 2) == (mark.at_x > WIDTH / 2)
        assert (mark.y < HEIGHT / 2) == (mark.at_y < HEIGHT / 2)
        beside = mark.x - half < LABEL[0] or mark.x + half > WIDTH - LABEL[0]
        assert not (beside and (mark.y - half < LABEL[1] or mark.y + half > HEIGHT - LABEL[1]))
        assert all(hypot(mark.x - one.x, mark.y - one.y) > found.size for one in found.marks[:i])


def test_before_the_reveal_no_page_gets_a_score() -> None:
    """Row E3: not in the document, not in the facts, not in what is asked for, not in what is said of a change."""
    hidden = workshop(shown=False)
    assert "scores" not in blind.document(hidden)
    assert "scores" not in blind.document(workshop())
    told_of = blind.public([SimpleNamespace(op=Add(kind=kind)) for kind in ("score", "note")])
    assert [change.op.kind for change in told_of] == ["note"]
    shown = priorities.shown(hidden)
    assert (shown["ideas"], shown["words"], shown["given"]) == ([], [], {})
    assert shown["people"] == [{"name": name, "scored": 4} for name in SCORES]
    other = workshop(shown=False, scores={who: dict.fromkeys(given, (1, 1)) for who, given in SCORES.items()})
    assert json.dumps(priorities.told(hidden)) == json.dumps(priorities.told(other))


def test_the_history_says_who_scored_and_never_what() -> None:
    """Row E3."""
    before = workshop(shown=False)
    op = Set(kind="score", id="s-ana-a", fields={"impact": 2})
    words = told(SimpleNamespace(op=op, before={"impact": 5}), Draft(changed(before, op)))
    assert words == "Changed scores of *Ana*"
    reveal = Set(kind="workshop", id="workshop", fields={"scores_shown": True})
    after = Draft(changed(before, reveal))
    assert told(SimpleNamespace(op=reveal, before={"scores_shown": False}), after) == "Showed all scores"


def test_tables_and_handout_keep_scores_until_they_are_shown() -> None:
    """Row E3."""
    hidden, shown = Tables(workshop(shown=False)), Tables(workshop())
    assert hidden.scores["impact"].isna().all()
    assert hidden.opportunities["median_impact"].isna().all()
    assert shown.scores["impact"].tolist()[:4] == [5, 4, 5, 1]
    assert shown.opportunities["median_effort"].tolist() == [1, 2, 4, 4]
    page = render(workshop(shown=False), Options(sections=("priorities",)))
    assert "Idea a" in page
    assert "impact" not in page
    opened = document.loads(render(workshop(), Options(sections=("priorities",))))
    assert (len(opened.opportunities), opened.scores, opened.scores_shown) == (4, (), False)


def test_the_handout_prints_the_order_the_board_and_how_safe_it_is() -> None:
    """Row E3 in the handout."""
    cafe = document.read(folder("data/sample") / "cafe.workshop.yaml")
    page = render(cafe, Options(sections=("priorities", "method"), data=False))
    assert page.count("class=number") == len(cafe.opportunities)
    assert "<b>2 and 3 count as a tie.</b>" in page
    assert "10,000 draws" in page
    assert "Quick wins" in page
    nothing = cafe.model_copy(update={"opportunities": (), "scores": ()})
    assert 'id="priorities"' not in render(nothing, Options(sections=("priorities",), data=False))


def test_scores_are_handed_in_and_replaced_never_doubled() -> None:
    """Row E3."""
    here = room(workshop(shown=False, scores={}))
    given = [{"opportunity": "a", "impact": 5, "effort": 2}, {"opportunity": "gone", "impact": 1, "effort": 1}]
    priorities.score(here, "  Ana   Ruiz ", given)
    priorities.score(here, "ana ruiz", [{"opportunity": "a", "impact": 4, "effort": 2}])
    (score,) = here.link.snapshot.value.scores
    assert (score.person, score.impact, score.effort) == ("Ana Ruiz", 4, 2)
    priorities.reveal(here, True)
    assert here.link.snapshot.value.scores_shown
    assert priorities.told(here.link.snapshot.value)["standing"]["given"] == {"Ana Ruiz": {"a": [4, 2]}}
    priorities.forget(here, "ANA RUIZ")
    assert here.link.snapshot.value.scores == ()


@pytest.mark.parametrize("value", [0, 6, 2.5, "3", True])
def test_a_score_is_a_whole_number_from_one_to_five(value: object) -> None:
    """Row E3."""
    with pytest.raises(Invalid, match="from 1 to 5"):
        priorities.score(room(workshop()), "Ana", [{"opportunity": "a", "impact": value, "effort": 1}])


def test_a_score_needs_a_name() -> None:
    """Row E3."""
    with pytest.raises(Invalid, match="Write a name first"):
        priorities.score(room(workshop()), "  ", [])


def test_rice_and_the_opportunity_score_rank_what_has_numbers() -> None:
    """Row E2: reach × impact × confidence ÷ effort; importance + max(importance − satisfaction, 0)."""
    ideas = (
        Opportunity(id="a", reach=100, impact=2, confidence=50, effort=4, importance=8, satisfaction=9),
        Opportunity(id="b", reach=100, impact=2, confidence=50, effort=0, importance=9, satisfaction=2),
        Opportunity(id="c", reach=300, impact=1, confidence=100, effort=3),
    )
    value = Workshop(title="x", opportunities=ideas)
    assert [(one.id, score) for one, score in by_rice(value)] == [("c", 100), ("a", 25), ("b", None)]
    assert [(one.id, score) for one, score in by_opportunity(value)] == [("b", 16), ("a", 8), ("c", None)]


def test_removing_an_idea_takes_its_scores_along() -> None:
    """Row E3."""
    value = changed(workshop(), Remove(kind="opportunity", id="a"))
    assert {one.opportunity for one in value.scores} == {"b", "c", "d"}
    assert standing(value).ideas[0].number == 1
