"""Columns of feedback as a DataFrame. What repeats is kept once, so that a million rows fit into a small machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workshop_kit.storage.answers import ANSWER
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

_NUMBERS = ("date", "sentiment")


class Seen(dict[Any, int]):
    """Numbers values in the order they are first met."""

    def __missing__(self, value: Any) -> int:
        self[value] = number = len(self)
        return number


class Columns:
    """The columns of the feedback while they are read.

    What follows from the source, the answer and the touchpoint of a row is worked out once for each that occur.
    """

    def __init__(self, meaning: Meaning, answers: Mapping[int, tuple[Any, ...]]) -> None:
        self._meaning, self._answers = meaning, answers
        self._ticked, self._by = Seen(), Seen()
        self._parts: dict[str, list[Array]] = {}

    def put(self, page: Mapping[str, Sequence[Any]]) -> None:
        """Take in some rows, by the names of the database."""
        import numpy as np

        ticked = zip(page["source"], page["answer"], page["touchpoint"], strict=True)
        self._add("ticked", np.fromiter(map(self._ticked.__getitem__, ticked), dtype=np.int32))
        self._add("by", np.fromiter(map(self._by.__getitem__, page["sentiment_by"]), dtype=np.int32))
        for name in _NUMBERS:
            self._add(name, np.array(page[name], dtype=float))
        for name in ("id", "comment"):
            self._add(name, np.array(page[name], dtype=object))

    def frame(self) -> pd.DataFrame:
        """One row a piece of feedback."""
        import numpy as np
        import pandas as pd

        each, ticked = self._each(), self._whole("ticked", np.int32)
        known = np.array([*self._by, ""], dtype=object)
        felt, by = each["feeling"].to_numpy(float, na_value=np.nan)[ticked], known[self._whole("by", np.int32)]
        sounds, by = self._sounds(felt, by)
        own = {
            "feedback_id": _texts(self._whole("id", object)),
            "date": self._days(),
            "sentiment": pd.arrays.FloatingArray(sounds, np.isnan(sounds)),
            "sentiment_by": _texts(by),
            "comment": _texts(self._whole("comment", object)),
        }
        made = {name: own[name] if name in own else each[name].array.take(ticked) for name in FEEDBACK}
        return pd.DataFrame(made, copy=False)

    def tally(self, counts: Mapping[tuple[int, int, str], int]) -> pd.DataFrame:
        """One row a combination of words and ratings; `counts` by source, answer and touchpoint."""
        for ticked in counts:
            self._ticked[ticked]
        keys = [name for name in TALLY if name != "count"]
        told = self._each().assign(count=list(counts.values()))[list(TALLY)]
        counted = told.groupby(keys, dropna=False, sort=False, as_index=False)["count"].sum()
        return counted.astype(TALLY)

    def _each(self) -> pd.DataFrame:
        """One row for each source, answer and touchpoint that occurs together."""
        import numpy as np
        import pandas as pd

        said = [dict(zip(ANSWER, self._answers[answer], strict=True)) for _, answer, _ in self._ticked]
        spots = [self._meaning.spot(s, one["place"], t) for (s, _, t), one in zip(self._ticked, said, strict=True)]
        people = [self._meaning.persona(s, one["segment"]) for (s, _, _), one in zip(self._ticked, said, strict=True)]
        words = {
            "source": [one["kind"] for one in said],
            "channel": [one["channel"] for one in said],
            "segment": [one["segment"] for one in said],
            "touchpoint_id": spots,
            "stage_id": [self._meaning.stage(spot) for spot in spots],
            "persona_id": people,
        }
        rated = {name: np.array([one[name] for one in said], dtype=float) for name in ("nps", "csat", "ces", "rating")}
        felt = _felt(rated)
        whole = {name: _whole_numbers(rated[name]) for name in ("nps", "csat", "ces")}
        texts = {name: _texts(np.array(told, dtype=object)) for name, told in words.items()}
        return pd.DataFrame({**texts, **whole, "feeling": pd.arrays.FloatingArray(felt, np.isnan(felt))})

    def _sounds(self, felt: Array, by: Array) -> tuple[Array, Array]:
        """What a person said, else the rating, else the hint; and who says so."""
        import numpy as np

        stored = self._whole("sentiment", float)
        rated = (by != "person") & ~np.isnan(felt)
        return np.where(rated, felt, stored), np.where(rated, "rating", by)

    def _days(self) -> Array:
        import numpy as np

        seconds = self._whole("date", float)
        gone = np.isnan(seconds)
        days = np.where(gone, 0, seconds).astype("int64").astype("datetime64[s]")
        days[gone] = np.datetime64("NaT")
        return days

    def _add(self, name: str, part: Array) -> None:
        self._parts.setdefault(name, []).append(part)

    def _whole(self, name: str, kind: Any) -> Array:
        import numpy as np

        parts = self._parts.pop(name, [])
        return np.concatenate(parts) if parts else np.array([], dtype=kind)


def _felt(rated: Mapping[str, Array]) -> Array:
    """CSAT first, then NPS, then effort (7 is easy), then another rating: each mapped linearly."""
    import numpy as np

    felt = rated["csat"] - 3
    for way in ((rated["nps"] - 5) * 0.4, (rated["ces"] - 4) * 2 / 3, rated["rating"]):
        felt = np.where(np.isnan(felt), way, felt)
    return felt


def _whole_numbers(values: Array) -> Any:
    import numpy as np
    import pandas as pd

    gone = np.isnan(values)
    return pd.arrays.IntegerArray(np.where(gone, 0, values).astype("int64"), gone)


def _texts(values: Array) -> Any:
    import pandas as pd

    return pd.array(values, dtype="str")
