"""Charts: the compiled files follow from their sources, every row is drawn, and no word is in a picture."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import vl_convert

from workshop_kit import charts
from workshop_kit.charts import compile as compiling
from workshop_kit.charts import emotion, theme
from workshop_kit.document import read
from workshop_kit.tables import Tables

ROOT = Path(__file__).parents[2]
CAFE = ROOT / "data/sample/cafe.workshop.yaml"


@pytest.fixture(scope="module")
def moments():
    return Tables(read(CAFE)).moments


@pytest.mark.parametrize("name", compiling.SOURCES)
def test_a_compiled_chart_equals_what_its_source_compiles_to(name):
    assert (charts.COMPILED / f"{name}.json").read_text(encoding="utf-8") == compiling.text(name), (
        "Run: python scripts/compile_charts.py, then npm run build in frontend/"
    )


def test_there_is_no_compiled_chart_without_a_source():
    assert {path.stem for path in charts.COMPILED.glob("*.json")} == set(compiling.SOURCES)


@pytest.mark.parametrize("name", compiling.SOURCES)
def test_a_compiled_chart_waits_for_its_rows_and_asks_the_network_for_nothing(name):
    spec = charts.compiled(name)
    rows = {"emotion_curve": "moments", "trend": "lines"}[name]
    assert {"name": rows, "values": []} in spec["data"]
    assert '"url"' not in json.dumps(spec)


def drawn(rows) -> str:
    """The SVG of the compiled curve with these rows."""
    spec = charts.compiled("emotion_curve")
    next(data for data in spec["data"] if data["name"] == "moments")["values"] = emotion.prepared(rows)
    return vl_convert.vega_to_svg(spec)


def row(order: int, feeling: int | None, persona: str = "ana", evidence: str = "cited") -> dict[str, object]:
    number = {"ana": 1, "ben": 2}[persona]
    return {"persona_id": persona, "persona_order": number, "order": order, "feeling": feeling, "evidence": evidence}


def lines(svg: str) -> list[str]:
    return re.findall(r'mark-line[^>]*><path d="([^"]*)"', svg)


def points(svg: str) -> list[str]:
    return re.findall(r"<path transform[^>]*>", svg.split("mark-symbol")[1])


def test_each_persona_has_a_line_and_each_scored_moment_a_point():
    svg = drawn([row(1, 2), row(2, -2), row(1, 0, "ben"), row(2, None, "ben")])
    assert len(lines(svg)) == 2
    assert len(points(svg)) == 3


def test_a_gap_is_skipped_and_keeps_its_column():
    svg = drawn([row(1, 2), row(2, None), row(3, -2), row(4, None)])
    (path,) = lines(svg)
    across = [float(x) for x in re.findall(r"[MC,](-?[\d.]+),[\d.]+(?=C|$)", path)]
    assert across[0] == 0
    assert across[-1] == pytest.approx(540), "level to the edge of the last scored column, 3 of 4"


@pytest.mark.parametrize(("feeling", "height"), [(2, 49.6), (0, 124), (-2, 198.4)])
def test_a_feeling_has_its_height(feeling, height):
    (point,) = points(drawn([row(1, feeling), row(2, None)]))
    place = re.findall(r"translate\(([\d.]+),([\d.]+)\)", point)[0]
    assert [float(part) for part in place] == pytest.approx([180, height])


def test_lines_that_agree_run_side_by_side_in_the_order_of_the_personas():
    felt = [row(1, 1), row(2, 1), row(1, 1, "ben"), row(2, 1, "ben")]
    ana, ben = (float(re.findall(r"M0,([\d.]+)", path)[0]) for path in lines(drawn(felt)))
    assert 2 < ben - ana < 8


def test_many_lines_stay_near_their_feeling():
    rows = [row(1, 0) | {"persona_id": f"p{i}", "persona_order": i} for i in range(1, 11)]
    heights = [one["height"] for one in emotion.prepared(rows) if not one["edge"]]
    assert len(set(heights)) == 10
    assert max(map(abs, heights)) < 0.25


def test_an_assumption_is_hollow():
    evidence = {kind: points(drawn([row(1, 2, evidence=kind)]))[0] for kind in ("assumption", "observed", "cited")}
    assert 'fill="#ffffff"' in evidence["assumption"]
    assert 'fill="rgb(47, 120, 176)"' in evidence["observed"]
    assert evidence["observed"] == evidence["cited"]


def test_a_level_curve_has_a_colour_and_no_gradient():
    # A gradient has no extent over a level line and would leave it unpainted.
    (path,) = re.findall(r'mark-line[^>]*><path [^>]*stroke="([^"]*)"', drawn([row(1, -1), row(2, -1)]))
    assert path == "rgb(234, 163, 103)"


def test_nothing_scored_draws_the_zero_line_only():
    svg = drawn([row(1, None), row(2, None)])
    assert "mark-rule" in svg
    assert not lines(svg)


def test_the_altair_chart_draws_the_sample_without_a_word_of_it(moments):
    chart = charts.emotion_curve(moments)
    svg = vl_convert.vegalite_to_svg(chart.to_dict(), vl_version="6.4")
    assert len(points(svg)) == moments["feeling"].count()
    assert len(lines(svg)) == moments["persona_id"].nunique()
    assert not [name for name in moments["persona"].unique() if name in svg]
    assert ">Touchpoint<" in svg


def test_an_altair_chart_does_not_change_its_rows(moments):
    before = moments.copy()
    charts.emotion_curve(moments)
    assert moments.equals(before)


def test_the_page_and_the_theme_have_the_same_colours():
    tokens = (ROOT / "frontend/src/css/tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"@property --([\w-]+) \{[^}]*initial-value: (#\w+)", tokens))
    assert tuple(light[name] for name in ("f-2", "f-1", "f0", "f1", "f2")) == theme.FEELINGS
    for name, value in theme.INKS.items():
        assert light[name].lower() in (value, value[:4]), name


def test_charts_are_shown_without_altair():
    show = "from workshop_kit import charts; charts.compiled('emotion_curve')"
    code = f"import sys; {show}; sys.exit('altair' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_chart_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no 'pie'"):
        charts.pie  # noqa: B018


def test_a_chart_is_a_function_each_time_it_is_asked_for():
    """A module of the same name would take its place once it was imported."""
    code = "from workshop_kit import charts\nfor name in charts.__all__ * 2: assert callable(getattr(charts, name))"
    subprocess.run([sys.executable, "-c", code], check=True)
