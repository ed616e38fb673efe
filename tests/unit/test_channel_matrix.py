"""Row B4: the picture of the channel × stage matrix, for those who work in Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import vl_convert

from workshop_kit import charts
from workshop_kit.charts import theme
from workshop_kit.document import read
from workshop_kit.model import Handover, Moment, Persona, Stage, Touchpoint, Workshop
from workshop_kit.tables import Tables

CAFE = Path(__file__).parents[2] / "data/sample/cafe.workshop.yaml"


def svg(workshop: Workshop) -> str:
    """The matrix of a workshop, drawn."""
    return vl_convert.vegalite_to_svg(charts.channel_matrix(Tables(workshop).channels).to_dict(), vl_version="6.4")


def tiles(drawing: str) -> list[tuple[str, str]]:
    """Fill and edge of each cell."""
    found = re.findall(r"<path [^>]*/>", drawing.split("mark-rect")[1].split("mark-text")[0])
    return [(re.search('fill="([^"]*)"', one)[1], re.search('stroke="([^"]*)"', one)[1]) for one in found]  # type: ignore[index]


@pytest.fixture
def workshop() -> Workshop:
    return Workshop(
        title="Small",
        personas=(Persona(id="ana"), Persona(id="ben")),
        stages=(Stage(id="in", name="Come in"), Stage(id="out", name="Go")),
        touchpoints=(
            Touchpoint(id="door", stage="in", channels=("shop",)),
            Touchpoint(id="queue", stage="in", channels=("shop",)),
            Touchpoint(id="mail", stage="out", channels=("e-mail",)),
        ),
        moments=(
            Moment(persona="ana", touchpoint="door", feeling=2),
            Moment(persona="ben", touchpoint="door", feeling=2),
            Moment(persona="ana", touchpoint="queue", feeling=2),
        ),
    )


def test_a_cell_counts_its_touchpoints_and_has_the_colour_of_their_mean(workshop):
    drawing = svg(workshop)
    assert tiles(drawing)[0][0] == "rgb(47, 120, 176)", "delighted, the mean of three feelings at two touchpoints"
    assert tiles(drawing)[1][0] == theme.INKS["card"], "nobody felt anything yet"
    assert re.findall(r">([0-9])<", drawing)[:2] == ["2", "1"]
    assert ">Come in<" in drawing


def test_a_broken_hand_over_has_an_edge(workshop):
    torn = Handover(id="h", source="queue", target="mail", from_channel="shop", works=False)
    edges = [edge for _, edge in tiles(svg(workshop.model_copy(update={"handovers": (torn,)})))]
    assert edges == [theme.BROKEN, theme.BROKEN]
    assert theme.BROKEN not in [edge for _, edge in tiles(svg(workshop))]


def test_the_sample_is_drawn_and_its_rows_stay_as_they_were():
    rows = Tables(read(CAFE)).channels
    before = rows.copy()
    for _ in range(2):  # the module must not take the function's name when it has been loaded
        chart = charts.channel_matrix(rows)
    assert len(tiles(vl_convert.vegalite_to_svg(chart.to_dict(), vl_version="6.4"))) == 12
    assert rows.equals(before)


def test_the_page_has_the_same_colour_for_what_is_broken():
    tokens = (Path(__file__).parents[2] / "frontend/src/css/tokens.css").read_text(encoding="utf-8")
    assert f'--pain {{ syntax: "<color>"; inherits: true; initial-value: {theme.BROKEN}' in tokens
