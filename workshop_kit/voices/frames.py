"""Columns of feedback as a DataFrame. What repeats is kept once, so that a million rows fit into a small machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workshop_kit.voices.meaning import Meaning

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Array = np.ndarray[Any, Any]

#: Column and dtype of the feedback. `feeling` and `sentiment` go from −2 to +2; texts that are missing are "".
FEEDBACK = {
    "feedback_id": "str", "date": "datetime64[s]", "source": "str", "channel": "str", "segment": "str",
    "touchpoint_id": "str", "stage_id": "str", "persona_id": "str", "nps": "Int64", "csat": "Int64", "ces": "Int64",
    "feeling": "Float64", "sentiment": "Float64", "sentiment_by": "str", "comment": "str",
}  # fmt: skip
#: Column and dtype of the codings.
CODINGS = {"feedback_id": "str", "coder": "str", "theme_id": "str"}
#: Column and dtype of the tally: every combination that occurs, and how often it does.
TALLY = {
    "source": "str", "channel": "str", "segment": "str", "touchpoint_id": "str", "stage_id": "str",
    "persona_id": "str", "nps": "Int64", "csat": "Int64", "ces": "Int64", "feeling": "Float64", "count": "int64",
}  # fmt: skip

_PLAIN = {"source": "kind", "channel": "channel", "segment": "segment"}
_NUMBERS = ("nps", "csat", "ces", "rating", "sentiment", "date")


class Seen(dict[Any, int]):
    """Numbers values in the order they are first met."""

    def __missing__(self, value: Any) -> int:
        self[value] = number = len(self)
        return number


class Columns:
    """The columns of the feedback while they are read."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._seen = {name: Seen() for name in (*_PLAIN.values(), "sentiment_by", "spot", "who")}
        self._parts: dict[str, list[Array]] = {}

    def put(self, page: Mapping[str, Sequence[Any]]) -> None:
        """Take in some rows, by the names of the database."""
        import numpy as np

        places = zip(page["source"], page["place"], page["touchpoint"], strict=True)
        counted = {"spot": places, "who": zip(page["source"], page["segment"], strict=True)}
        for name, seen in self._seen.items():
            values = counted.get(name, page.get(name, ()))
            self._add(name, np.fromiter(map(seen.__getitem__, values), dtype=np.int32))
        for name in _NUMBERS:
            self._add(name, np.array(page.get(name, ()), dtype=float))
        for name in ("id", "comment", "count"):
            self._add(name, np.array(page.get(name, ()), dtype=object))

    def frame(self) -> pd.DataFrame:
        """One row a piece of feedback."""
        felt, by = self._felt(), self._words("sentiment_by")
        sounds, by = self._sounds(felt, by)
        made = {
            "feedback_id": self._whole("id"),
            "date": self._days(),
            **self._named(),
            "feeling": felt,
            "sentiment": sounds,
            "sentiment_by": by,
            "comment": self._whole("comment"),
        }
        return _frame(made, FEEDBACK)

    def tally(self) -> pd.DataFrame:
        """One row a combination of words and ratings."""
        made = {**self._named(), "feeling": self._felt(), "count": self._whole("count")}
        keys = [name for name in TALLY if name != "count"]
        counted = _frame(made, TALLY).groupby(keys, dropna=False, sort=False, as_index=False)["count"].sum()
        return counted.astype(TALLY)

    def _named(self) -> dict[str, Any]:
        meaning = self._meaning
        spots = [meaning.spot(*spot) for spot in self._seen["spot"]]
        people = [meaning.persona(*one) for one in self._seen["who"]]
        return {
            **{name: self._words(key) for name, key in _PLAIN.items()},
            "touchpoint_id": self._words("spot", spots),
            "stage_id": self._words("spot", [meaning.stage(spot) for spot in spots]),
            "persona_id": self._words("who", people),
            **{name: self._whole(name) for name in ("nps", "csat", "ces")},
        }

    def _words(self, key: str, words: list[str] | None = None) -> Array:
        import numpy as np

        known = np.array([*(list(self._seen[key]) if words is None else words), ""], dtype=object)
        return known[self._whole(key).astype(np.int32)]

    def _felt(self) -> Array:
        """CSAT first, then NPS, then effort (7 is easy), then another rating: each mapped linearly."""
        import numpy as np

        ways = [
            self._whole("csat") - 3,
            (self._whole("nps") - 5) * 0.4,
            (self._whole("ces") - 4) * 2 / 3,
            self._whole("rating"),
        ]
        felt = ways.pop(0)
        for way in ways:
            felt = np.where(np.isnan(felt), way, felt)
        return felt

    def _sounds(self, felt: Array, by: Array) -> tuple[Array, Array]:
        """What a person said, else the rating, else the hint; and who says so."""
        import numpy as np

        stored = self._whole("sentiment")
        rated = (by != "person") & ~np.isnan(felt)
        return np.where(rated, felt, stored), np.where(rated, "rating", by)

    def _days(self) -> Array:
        import numpy as np

        seconds = self._whole("date")
        gone = np.isnan(seconds)
        days = np.where(gone, 0, seconds).astype("int64").astype("datetime64[s]")
        days[gone] = np.datetime64("NaT")
        return days

    def _add(self, name: str, part: Array) -> None:
        self._parts.setdefault(name, []).append(part)

    def _whole(self, name: str) -> Array:
        import numpy as np

        parts = self._parts.get(name, [])
        if len(parts) > 1:
            parts[:] = [np.concatenate(parts)]
        return parts[0] if parts else np.array([], dtype=float)


def _frame(made: Mapping[str, Array], columns: Mapping[str, str]) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    def column(name: str, values: Array) -> Any:
        kind = columns[name]
        if kind == "Int64":
            gone = np.isnan(values)
            return pd.arrays.IntegerArray(np.where(gone, 0, values).astype("int64"), gone)
        if kind == "Float64":
            return pd.arrays.FloatingArray(values, np.isnan(values))
        return pd.array(values.astype(object), dtype="str") if kind == "str" else values.astype(kind)

    return pd.DataFrame({name: column(name, made[name]) for name in columns}, copy=False)
