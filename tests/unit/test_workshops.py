"""Open workshops from Python: what the documentation promises."""

import os

import pytest

import workshop_kit as wk


@pytest.fixture
def workshop(home) -> wk.OpenWorkshop:
    return wk.new_workshop("Harbour café")


def test_the_example_of_the_documentation(workshop) -> None:
    stage = workshop.add("stage", name="Awareness")
    spot = workshop.add("touchpoint", stage=stage, name="Shop window", channels=["physical shop"])
    workshop.set("touchpoint", spot, owner="Ines")
    workshop.set("touchpoint", spot, owner="Tom", expect={"owner": "Ines"})
    with pytest.raises(wk.Conflict) as caught:
        workshop.set("touchpoint", spot, owner="Eve", expect={"owner": "Ines"})
    assert caught.value.current == {"owner": "Tom"}
    other = workshop.add("touchpoint", stage=stage, name="Flyer")
    workshop.move("touchpoint", other, to=0, stage=stage)
    assert [one.name for one in workshop.value.touchpoints] == ["Flyer", "Shop window"]
    workshop.remove("touchpoint", spot)
    assert [one.name for one in wk.open_workshop("harbour").value.touchpoints] == ["Flyer"]


def test_moments_and_their_lines(workshop) -> None:
    stage = workshop.add("stage", name="Awareness")
    spot = workshop.add("touchpoint", stage=stage, name="Window")
    ana = workshop.add("persona", name="Ana", goals=["bread", {"text": "tea", "evidence": "cited"}])
    moment = workshop.add("moment", persona=ana, touchpoint=spot, feeling=-2)
    workshop.set("moment", moment, word="anxious")
    workshop.add("entry", of=moment, list="pains", text="queue", severity=3)
    value = workshop.value.moment(ana, spot)
    assert (value.feeling, value.word, value.pains[0].severity) == (-2, "anxious", 3)
    assert [entry.evidence for entry in workshop.value.personas[0].goals] == ["assumption", "cited"]


def test_a_batch_is_one_transaction_or_nothing(workshop) -> None:
    before = workshop.store.rev(workshop.id)
    with workshop.batch():
        stage = workshop.add("stage", name="Awareness")
        workshop.add("touchpoint", stage=stage, name="Window")
        assert workshop.value.touchpoints[0].name == "Window"
        assert workshop.store.rev(workshop.id) == before
    assert workshop.store.rev(workshop.id) == before + 1
    with pytest.raises(wk.Invalid, match="nam"):
        lose_a_batch(workshop)
    assert len(workshop.value.stages) == 1


def lose_a_batch(workshop: wk.OpenWorkshop) -> None:
    with workshop.batch():
        workshop.add("stage", name="Lost")
        workshop.add("stage", nam="Typo")


def test_undo_redo_and_history(workshop) -> None:
    stage = workshop.add("stage", name="Awareness")
    with workshop.batch():
        spot = workshop.add("touchpoint", stage=stage, name="Shop window")
        workshop.set("touchpoint", spot, owner="Ines")
        with pytest.raises(wk.Invalid, match="batch"):
            workshop.undo()
    workshop.set("touchpoint", spot, owner="Tom")
    workshop.undo()
    assert workshop.value.touchpoints[0].owner == "Ines"
    workshop.undo()
    assert workshop.value.touchpoints == ()
    workshop.redo()
    assert workshop.value.touchpoints[0].owner == "Ines"
    assert [one.words for one in workshop.history(limit=2)] == [
        "Redo: Added touchpoint *Shop window* to Awareness; Owner of *Shop window*: nothing → “Ines”",
        "Undo: Owner of *Shop window*: “Ines” → nothing; Removed touchpoint *Shop window*",
    ]


def test_changes_carry_the_name_of_this_computer(workshop, monkeypatch) -> None:
    from workshop_kit.workshops import keep_your_name, your_name

    assert (your_name(), workshop.who) == ("", "")
    assert keep_your_name("  Ines \x00 of\nRiga ") == "Ines of Riga"
    again = wk.open_workshop("harbour")
    again.set("workshop", business="Café")
    with again.batch():
        again.set("workshop", customer="guest")
    assert [one.who for one in again.history()] == ["Ines of Riga", "Ines of Riga"]
    monkeypatch.setattr("platform.node", lambda: "another-computer")
    assert your_name() == ""


def test_workshops_are_found_by_id_title_and_part(workshop) -> None:
    bakery = wk.new_workshop("Corner bakery", template="cafe")
    wk.new_workshop("Corner shop")
    assert wk.open_workshop(bakery.id).id == bakery.id
    assert wk.open_workshop("corner BAKERY").id == bakery.id
    assert wk.open_workshop("bakery").id == bakery.id
    with pytest.raises(wk.NotFound, match="fits 2 workshops"):
        wk.open_workshop("corner")
    with pytest.raises(wk.NotFound, match="There is no workshop 'moon'"):
        wk.open_workshop("moon")
    assert wk.list_workshops()[0].title == "Corner shop"
    assert wk.open_workshop("bakery").value.personas, "the template was not taken"


def test_the_current_workshop(workshop, monkeypatch) -> None:
    from workshop_kit.workshops import make_current

    newer = wk.new_workshop("Newer")
    assert wk.open_workshop().id == newer.id
    monkeypatch.setenv("WORKSHOP_KIT_WORKSHOP", "harbour")
    assert wk.open_workshop().id == workshop.id
    make_current(newer)
    assert wk.open_workshop().id == newer.id


def test_without_workshops_the_sentence_helps(home) -> None:
    with pytest.raises(wk.NotFound, match="00_start_here"):
        wk.open_workshop()


@pytest.mark.parametrize("title", ["", "   ", "x" * 301])
def test_bad_titles_make_nothing(home, title) -> None:
    with pytest.raises(wk.Invalid, match="title"):
        wk.new_workshop(title)
    assert wk.list_workshops() == []


def test_an_import_equals_the_file(home, tmp_path, workshop) -> None:
    from workshop_kit import document

    workshop.add("persona", name="Ana", quote="“Ünïcode” 日本\nline two")
    file = document.write(workshop.value, tmp_path / "w.yaml")
    assert wk.import_workshop(file).value == workshop.value


def test_every_public_error_is_a_workshop_error() -> None:
    errors = [getattr(wk, name) for name in wk.__all__ if name[0].isupper() and "Workshop" not in name]
    assert len(errors) == 6
    assert all(issubclass(error, wk.WorkshopError) for error in errors)


def test_the_surface_is_sorted_and_complete() -> None:
    assert wk.__all__ == sorted(wk.__all__)
    assert all(getattr(wk, name) is not None for name in wk.__all__)
    assert set(wk.__all__) <= set(dir(wk))
    with pytest.raises(AttributeError):
        wk.nothing_like_this  # noqa: B018


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights: run it on Linux or macOS, as CI does")
@pytest.mark.parametrize("first", ["workshop", "log", "server"])
def test_the_folder_of_the_workshops_is_closed_to_others(home, monkeypatch, first) -> None:
    """Whatever makes it: what customers said is in it."""
    from workshop_kit import log
    from workshop_kit.lab import ground

    begin = {
        "workshop": lambda: wk.new_workshop("Bakery"),
        "log": log.open_log,
        "server": lambda: ground.keep_apart(home),
    }
    monkeypatch.setattr(os, "environ", os.environ.copy())
    log.open_log.cache_clear()
    begin[first]()
    assert home.stat().st_mode & 0o077 == 0
