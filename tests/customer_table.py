"""A table of invented customers in three groups."""

from __future__ import annotations

import numpy as np
import pandas as pd

#: Group, how many, visits a month, spend, age, comes by.
GROUPS = (("parents", 60, 2, 9, 34, "pram"), ("regulars", 100, 18, 5, 66, "foot"), ("tourists", 40, 0, 24, 45, "tram"))


def guests(seed: int = 3) -> pd.DataFrame:
    mixer = np.random.default_rng(seed)
    rows = [
        {
            "number": 0,
            "visits": max(0, mixer.normal(visits, 1)),
            "spend": mixer.normal(spend, 1.5),
            "age": int(mixer.normal(age, 4)),
            "comes by": by if mixer.random() < 0.9 else "bicycle",
            "town": "Kestrel",
            "made of": group,
        }
        for group, n, visits, spend, age, by in GROUPS
        for _ in range(n)
    ]
    table = pd.DataFrame(rows).sample(frac=1, random_state=seed, ignore_index=True)
    table["number"] = range(1, len(table) + 1)
    return table
