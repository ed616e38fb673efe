"""Row B7: kinds of touchpoints compared, by hand-computed values, honest with few of them."""

from __future__ import annotations

import pytest

from workshop_kit.analysis.comparison import compare
from workshop_kit.model import Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.wording.compared import compared, comparisons


def journey(direct: list[int | None], indirect: list[int | None], **seen: str) -> Workshop:
    """A touchpoint for each feeling of Ana's, own places first; `seen` gives evidence by touchpoint."""
    kinds = [*(("direct", one) for one in direct), *(("indirect", one) for one in indirect)]
    spots = [Touchpoint(id=f"t{i}", stage="s", name=f"Spot {i}", contact=kind) for i, (kind, _) in enumerate(kinds)]  # type: ignore[arg-type]
    moments = [
        Moment(persona="ana", touchpoint=f"t{i}", feeling=feeling, evidence=seen.get(f"t{i}", "assumption"))  # type: ignore[arg-type]
        for i, (_, feeling) in enumerate(kinds)
    ]
    people, stages = (Persona(id="ana", name="Ana"),), (Stage(id="s"),)
    return Workshop(title="W", personas=people, stages=stages, touchpoints=tuple(spots), moments=tuple(moments))


def headline(direct: list[int | None], indirect: list[int | None]) -> str:
    return compared(journey(direct, indirect), "contact")["headline"]


def test_counts_mean_lowest_and_evidence_of_each_kind():
    value = journey([1, -2, None, -2], [2, 1], t0="observed", t2="cited", t5="observed")
    direct, indirect = compare(value, "contact")
    assert (direct.touchpoints, direct.feelings, direct.mean, direct.evidenced) == (4, 3, -1.0, 2)
    assert direct.lowest.touchpoint == "t1", "the first of equal ones"
    assert (indirect.touchpoints, indirect.feelings, indirect.mean, indirect.evidenced) == (2, 2, 1.5, 1)


def test_rows_are_ready_to_be_shown():
    row = compared(journey([1, -2, None, -2], [2], t0="observed"), "contact")["rows"][0]
    assert row == {
        "name": "direct", "label": "Direct, yours", "touchpoints": 4, "feelings": 3, "mean": "−1.0", "face": -1,
        "lowest": {"touchpoint": "t1", "title": "Spot 1", "who": "Ana", "feeling": -2, "score": "−2"},
        "evidence": "1 of 4",
    }  # fmt: skip


def test_the_better_kind_is_named_first():
    many = headline([-1, 0, 0, 0, 0, -1], [1, 1, 1, 1, 0, 1])
    assert many == "Indirect places feel better than your own: +0.8 against −0.3"


def test_few_feelings_are_said_and_too_few_say_nothing():
    assert headline([2, 2, 2], [0, 0, 1]) == (
        "Your own places feel better than indirect ones: +2.0 against +0.3, from 3 and 3 feelings only"
    )
    assert headline([None, None], [None]) == "Touchpoints: 2 direct and 1 indirect, no feelings yet"
    assert headline([2, 2, 2], [-2, -2]) == "Too few feelings to compare: 3 direct, 2 indirect"


@pytest.mark.parametrize(
    ("direct", "said"),
    [
        ([0, 0, 1, 0, 0, 1], "Your own places feel about like indirect ones: +0.3 and 0.0"),
        ([0, 1, 0, 1, 0, 1], "Your own places feel better than indirect ones: +0.5 against 0.0"),
    ],
)
def test_less_than_half_a_step_is_no_difference(direct, said):
    assert headline(direct, [0, 0, 0, 0, 0, 0]) == said


def test_one_kind_alone_is_not_compared():
    assert compared(journey([1, 2], []), "contact") is None
    assert comparisons(journey([1, 2], [])) == []


def test_touchpoints_that_are_both_have_a_row_and_no_side():
    kinds = ["online"] * 3 + ["both"] * 3
    spots = tuple(Touchpoint(id=f"t{i}", stage="s", setting=kind) for i, kind in enumerate(kinds))  # type: ignore[arg-type]
    moments = tuple(Moment(persona="ana", touchpoint=f"t{i}", feeling=1) for i in range(6))
    value = Workshop(
        title="W", personas=(Persona(id="ana"),), stages=(Stage(id="s"),), touchpoints=spots, moments=moments
    )
    found = compared(value, "setting")
    assert [row["name"] for row in found["rows"]] == ["online", "both"]
    assert found["headline"] == "Too few feelings to compare: 3 online, 3 both"
