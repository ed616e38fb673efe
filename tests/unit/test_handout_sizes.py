"""A huge map prints what people read and says what it leaves out; a choice is always printed."""

from __future__ import annotations

import re
import time

import pytest
from sizes import sized

from workshop_kit import document
from workshop_kit.handout import Options, notes, render
from workshop_kit.model import Workshop


@pytest.fixture(scope="module")
def huge() -> Workshop:
    return sized(20, 100, 500)


@pytest.fixture(scope="module")
def page(huge: Workshop) -> str:
    return render(huge)


def journeys(page: str) -> list[str]:
    return re.findall(r">The journey of ([^<]*)</h2>", page)


def test_a_huge_map_prints_the_first_journeys_and_says_so(huge: Workshop, page: str) -> None:
    assert journeys(page) == ["Persona 1", "Persona 2", "Persona 3"]
    said = "17 journeys are left out. Printed: Persona 1, Persona 2 and Persona 3. Choose personas"
    assert said in page
    assert said in notes(huge, Options())[0]
    assert len(re.findall(r'class="?persona', page)) == 20 + 20


def test_the_largest_shares_come_first(huge: Workshop) -> None:
    people = [one.model_copy(update={"share": {"p7": 30, "p12": 40, "p19": 5}.get(one.id)}) for one in huge.personas]
    page = render(huge.model_copy(update={"personas": tuple(people)}), Options(sections=("map",), data=False))
    assert journeys(page) == ["Persona 8", "Persona 13", "Persona 20"]


def test_who_is_chosen_is_printed(huge: Workshop) -> None:
    chosen = Options(personas=tuple(f"p{n}" for n in range(4)), sections=("map",), data=False)
    page = render(huge, chosen)
    assert len(journeys(page)) == 4
    assert "left out" not in page
    assert notes(huge, chosen) == []


@pytest.mark.parametrize(("personas", "touchpoints", "printed"), [(2, 12, 2), (1, 30, 1), (20, 12, 20), (2, 200, 1)])
def test_what_can_be_read_is_printed_whole(personas: int, touchpoints: int, printed: int) -> None:
    assert len(journeys(render(sized(personas, touchpoints, 1), Options(sections=("map",), data=False)))) == printed


def test_left_out_is_not_lost(huge: Workshop, page: str) -> None:
    """Nobody asked to hide anything: the file opens again as the whole workshop."""
    assert document.loads(page) == huge


@pytest.mark.parametrize("sections", [("overview",), ("map",), ("moments", "overview")])
def test_every_curve_that_is_drawn_is_in_the_file(huge: Workshop, sections: tuple[str, ...]) -> None:
    page = render(huge, Options(sections=sections, data=False))
    assert set(re.findall(r'href="#([^"]+)"', page)) - {"main"} <= set(re.findall(r'\bid="([^"]+)"', page))


def test_it_is_small_and_quick(huge: Workshop, page: str) -> None:
    """Twenty personas by a hundred touchpoints with 500 quotes, against two by twelve in the same run."""
    small = sized(2, 12)
    times = {}
    for value in (small, huge, small, huge):
        start = time.process_time()
        render(value)
        took = time.process_time() - start
        times[value.title] = min(took, times.get(value.title, took))
    size = len(page.encode())
    print(f"{size / 1e6:.2f} MB; {times[small.title]:.3f} s and {times[huge.title]:.3f} s")
    assert size < 2_500_000
    # 83 times the moments.
    assert times[huge.title] < 120 * times[small.title]
