"""The sample's numbers are the generator's, fit the sample's map, and hold what real files hold."""

import csv
import importlib.util
import io
import re
from pathlib import Path

import pytest
import yaml

from workshop_kit import document
from workshop_kit.model import entries
from workshop_kit.resources import folder
from workshop_kit.vocabulary import vocabulary

SAMPLE = folder("data/sample")
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_sample.py"


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("make_sample", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def workshop():
    return document.read(SAMPLE / "cafe.workshop.yaml")


def table(name):
    return list(csv.DictReader(io.StringIO((SAMPLE / f"cafe.{name}.csv").read_text(encoding="utf-8"))))


def test_the_files_are_what_the_generator_writes(generator):
    for name, text in generator.files().items():
        assert (SAMPLE / name).read_bytes() == text.encode(), f"run scripts/make_sample.py: {name} is not current"


def test_another_seed_gives_other_numbers(generator, monkeypatch):
    first = generator.files()
    monkeypatch.setattr(generator, "SEED", generator.SEED + 100)
    assert all(generator.files()[name] != text for name, text in first.items())


def test_the_readme_says_that_rows_are_generated():
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "generated" in text
    assert "make_sample.py" in text


def test_feedback_has_its_columns_and_enough_rows():
    rows = table("feedback")
    columns = ["date", "source", "channel", "segment", "touchpoint", "nps", "csat", "ces", "comment", "author", "email"]
    assert list(rows[0]) == columns
    assert len(rows) >= 200
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)


def test_comments_are_many_and_each_is_said_once():
    comments = [row["comment"] for row in table("feedback") if row["comment"]]
    assert len(comments) >= 60
    assert len(set(comments)) == len(comments)


@pytest.mark.parametrize(("column", "low", "high"), [("nps", 0, 10), ("csat", 1, 5), ("ces", 1, 7)])
def test_ratings_stay_on_their_scale_and_some_are_left_out(column, low, high):
    values = [row[column] for row in table("feedback")]
    numbers = [int(value) for value in values if value]
    assert min(numbers) >= low
    assert max(numbers) <= high
    assert 0 < len(numbers) < len(values)


def test_names_match_the_map(workshop):
    names = {touchpoint.name for touchpoint in workshop.touchpoints}
    assert {row["touchpoint"] for row in table("feedback")} == names
    assert {row["touchpoint"] for row in table("measures")} <= names
    stages = [stage.name for stage in workshop.stages]
    assert [row["stage"] for row in table("funnel")[: len(stages)]] == stages
    channels = {channel.name for channel in vocabulary().channels}
    assert {row["channel"] for row in table("feedback")} <= channels


def test_the_three_verdicts_can_be_shown():
    """Some touchpoints have too few answers, and the mean mood differs between the others."""
    moods = {}
    for row in table("feedback"):
        moods.setdefault(row["touchpoint"], []).extend([int(row["csat"]) - 3] if row["csat"] else [])
    few = [name for name, values in moods.items() if len(values) < 10]
    means = [sum(values) / len(values) for values in moods.values() if len(values) >= 10]
    assert 1 <= len(few) <= 3
    assert min(means) < -1
    assert max(means) > 1


def test_comments_fit_the_number_beside_them():
    said = yaml.safe_load(SCRIPT.with_name("sample_comments.yaml").read_text(encoding="utf-8"))
    mood = {line[2]: line[0] for lines in said.values() for line in lines}
    rated = [row for row in table("feedback") if row["comment"] and row["csat"]]
    assert len(rated) > 50
    assert all(int(row["csat"]) - 3 == mood[row["comment"]] for row in rated)


def test_what_the_map_cites_was_said(workshop):
    rows = {row["comment"]: row for row in table("feedback")}
    months = {"01": "January", "02": "February"}
    items = [*workshop.personas, *workshop.moments]
    cites = [entry.cites for item in items for entry in entries(item)] + [moment.cites for moment in workshop.moments]
    found = [re.fullmatch(r"“(.+)” ([\w ]+), (\w+)", text) for text in cites if text]
    assert len(found) >= 10
    for match in found:
        row = rows[match[1]]
        assert (row["source"], months[row["date"][5:7]]) == (match[2].lower(), match[3])


def test_addresses_belong_to_nobody():
    text = (SAMPLE / "cafe.feedback.csv").read_text(encoding="utf-8")
    hosts = re.findall(r"@([\w.-]+)", text)
    assert len(hosts) > 20
    assert set(hosts) == {"example.org"}
    assert any("@" in row["comment"] for row in table("feedback"))


def test_the_funnel_only_narrows_and_measures_have_values():
    rows = table("funnel")
    assert list(rows[0]) == ["period", "device", "segment", "stage", "customers"]
    for start in range(0, len(rows), 5):
        counts = [int(row["customers"]) for row in rows[start : start + 5]]
        assert counts == sorted(counts, reverse=True)
    measures = table("measures")
    assert list(measures[0]) == ["date", "measure", "touchpoint", "value", "n", "unit"]
    assert all(float(row["value"]) >= 0 and int(row["n"]) > 0 for row in measures)
    assert max(float(row["value"]) for row in measures if row["unit"] == "%") <= 100
