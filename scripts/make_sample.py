"""Write the three CSV files of data/sample. The same seed gives the same bytes on every system.

Usage: python scripts/make_sample.py [FOLDER]
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

SEED = 12
ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"
FIRST_DAY, DAYS = date(2025, 12, 1), 90
MONTHS = ("2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02")
SEGMENTS = ("parent", "regular", "student", "visitor")
NAMES = (
    "Aino", "Bilal", "Chiara", "Dara", "Emeka", "Farah", "Goran", "Hana", "Imre", "Jonna",
    "Kofi", "Lien", "Milan", "Noor", "Oskar", "Paula", "Rui", "Signe", "Tove", "Uma",
)  # fmt: skip
SURNAMES = (
    "Abel", "Brandao", "Castell", "Dahl", "Ekman", "Fontes", "Grewal", "Hale",
    "Ionescu", "Juhl", "Kovac", "Lund", "Mensah", "Novak", "Obi", "Pires",
)  # fmt: skip

#: Rows of each touchpoint, the mean mood of ratings without a comment, and how much worse it is for parents.
RATED = {
    "window": (18, 1.0, 0.0), "librarian": (6, 1.3, 0.0), "map": (20, -0.8, 0.3), "ask": (19, -0.2, 0.2),
    "door": (30, -0.9, 0.9), "board": (22, -0.7, 0.0), "pay": (20, 0.2, 0.6), "table": (24, -0.8, 0.8),
    "cup": (34, 1.7, 0.0), "stairs": (20, -1.2, 0.7), "stamp": (14, 0.5, 0.0), "letter": (12, 1.1, 0.0),
    "again": (7, 1.7, 0.0),
}  # fmt: skip

#: Each source with the channel it comes through and the share of comments and of bare ratings it brings.
SOURCES = (
    ("survey", "e-mail", 0.40, 0.75),
    ("review", "review site", 0.20, 0.15),
    ("comment card", "physical shop", 0.20, 0.10),
    ("social post", "social media", 0.12, 0.0),
    ("phone call", "phone", 0.08, 0.0),
)

#: Guests a month who reach each stage, by device and segment, in September; and the growth a month.
FUNNEL = {
    ("phone", "parent"): ((900, 610, 212, 168, 31), 1.03),
    ("phone", "other"): ((2100, 830, 540, 512, 241), 1.01),
    ("computer", "parent"): ((160, 118, 40, 31, 6), 1.00),
    ("computer", "other"): ((640, 270, 171, 160, 77), 0.99),
}

#: Measure, touchpoint, first and last value, answers a month, unit.
MEASURES = (
    ("message answered within", "ask", 140, 95, 60, "minutes"),
    ("calls answered", "ask", 58, 61, 110, "%"),
    ("hours right on the map", "map", 40, 98, 50, "%"),
    ("prams that turn round", "door", 36, 41, 75, "%"),
    ("satisfied with the cup", "cup", 88, 93, 90, "%"),
    ("letter opened", "letter", 47, 56, 320, "%"),
    ("back within 30 days", "again", 31, 33, 210, "%"),
)


def pick(rng: Random, items: Sequence[Any]) -> Any:
    """One of the items. Only Random.random() is promised to stay the same in every Python."""
    return items[int(rng.random() * len(items))]


def scatter(rng: Random, mean: float, spread: float, low: int, high: int) -> int:
    """A whole number near the mean, within the limits."""
    wobble = (sum(rng.random() for _ in range(12)) - 6) * spread
    return min(high, max(low, round(mean + wobble)))


def source_of(rng: Random, column: int) -> tuple[str, str]:
    """A source and its channel, by the shares of that column of SOURCES."""
    left = rng.random()
    for name, channel, *shares in SOURCES:
        left -= shares[column]
        if left < 0:
            return name, channel
    return SOURCES[0][:2]


def ratings(rng: Random, source: str, mood: int) -> dict[str, Any]:
    """The numbers a source asks for; a guest leaves some of them out."""
    asked = {"survey": ("nps", "csat", "ces"), "review": ("csat",), "comment card": ("csat",), "phone call": ("ces",)}
    drawn = {
        "nps": scatter(rng, 6.5 + 1.7 * mood, 0.9, 0, 10),
        "csat": 3 + mood,
        "ces": scatter(rng, 4.2 + 1.3 * mood, 0.7, 1, 7),
    }
    kept = {key for key in asked.get(source, ()) if key == "csat" or rng.random() < 0.85}
    return {key: value if key in kept else "" for key, value in drawn.items()}


def writer(rng: Random, source: str) -> dict[str, str]:
    """Who wrote it: nobody, a name, or a name with an address that belongs to no one."""
    first, last = pick(rng, NAMES), pick(rng, SURNAMES)
    if source in ("comment card", "phone call") or rng.random() < 0.3:
        return {"author": "", "email": ""}
    mail = f"{first}.{last}@example.org".lower() if source == "survey" else ""
    return {"author": f"{first} {last}", "email": mail}


def row(rng: Random, touchpoint: str, said: Sequence[Any] | None, mean: float, harder: float) -> dict[str, Any]:
    """One line of feedback: a comment with its mood, or a bare rating."""
    day = FIRST_DAY + timedelta(days=int(rng.random() * DAYS))
    if said is None:
        segment = pick(rng, SEGMENTS)
        source, channel = source_of(rng, 1)
        mood, comment = scatter(rng, mean - harder * (segment == "parent"), 0.6, -2, 2), ""
    else:
        mood, segment, comment, *fixed = said
        source, channel = source_of(rng, 0)
        if fixed:
            source, day = fixed
            channel = next(line[1] for line in SOURCES if line[0] == source)
    head = {"date": day.isoformat(), "source": source, "channel": channel, "segment": segment, "touchpoint": touchpoint}
    return {**head, **ratings(rng, source, mood), "comment": comment, **writer(rng, source)}


def feedback(names: dict[str, str], comments: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """All feedback, oldest first."""
    rng = Random(SEED)
    rows = []
    for key, (count, mean, harder) in RATED.items():
        said = comments[key]
        rows += [row(rng, names[key], said[n] if n < len(said) else None, mean, harder) for n in range(count)]
    return sorted(rows, key=lambda line: (line["date"], line["touchpoint"], line["comment"]))


def funnel(stages: list[str]) -> Iterator[dict[str, Any]]:
    """Customers who reach each stage, by month, device and segment."""
    rng = Random(SEED + 1)
    for step, period in enumerate(MONTHS):
        for (device, segment), (start, growth) in FUNNEL.items():
            factor = growth**step * (0.96 + 0.08 * rng.random())
            for stage, customers in zip(stages, start, strict=True):
                head = {"period": period, "device": device, "segment": segment, "stage": stage}
                yield {**head, "customers": round(customers * factor)}


def measures(names: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Monthly values that move from the first to the last with some wobble."""
    rng = Random(SEED + 2)
    for step, month in enumerate(MONTHS):
        for measure, key, first, last, answers, unit in MEASURES:
            value = first + (last - first) * step / (len(MONTHS) - 1) + (rng.random() - 0.5) * 4
            count = round(answers * (0.9 + 0.2 * rng.random()))
            head = {"date": f"{month}-28", "measure": measure, "touchpoint": names[key]}
            yield {**head, "value": round(value, 1), "n": count, "unit": unit}


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV text with a header."""
    text = io.StringIO()
    table = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def files() -> dict[str, str]:
    """Name and text of each file."""
    sample = yaml.safe_load((SAMPLE / "cafe.workshop.yaml").read_text(encoding="utf-8"))
    comments = yaml.safe_load(Path(__file__).with_name("sample_comments.yaml").read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in sample["touchpoints"]}
    stages = [one["name"] for one in sample["stages"]]
    return {
        "cafe.feedback.csv": as_csv(feedback(names, comments)),
        "cafe.funnel.csv": as_csv(list(funnel(stages))),
        "cafe.measures.csv": as_csv(list(measures(names))),
    }


def main() -> None:
    """Write all files."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    for name, text in files().items():
        (place / name).write_bytes(text.encode())
        print(f"{name}: {text.count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main()
