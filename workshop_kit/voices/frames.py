"""Columns of feedback as a DataFrame. What repeats is kept once, so that a million rows fit into a small machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

from workshop_kit.storage.shared import SHARED
from workshop_kit.voices.meaning import Meaning

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Array = np.ndarray[Any, Any]

#: Lines that rows share, by their number.
Shared = Mapping[int, tuple[Any, ...]]

#: Column and dtype of the feedback. `feeling` and `sentiment` go from −2 to +2; texts that are missing are "".
FEEDBACK = {
    "feedback_id": "str", "date": "datetime64[s]", "source": "str", "channel": "str", "segment": "str",
    "touchpoint_id": "str", "stage_id": "str", "persona_id": "str", "nps": "Int64", "csat": "Int64", "ces": "Int64",
    "feeling": "Float64", "sentiment": "Float64", "sentiment_by": "str", "comment": "str",
}  # fmt: skip
#: Column and dtype of the codings.
CODINGS = {"feedback_id": "str", "coder": "str", "theme_id": "str"}
#: Column and dtype of the tally: the ways in which answers were given, and how many were given so.
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

    def numbers(self, values: Iterable[Any]) -> Array:
        """The numbers of many values."""
        import numpy as np

        return np.fromiter(map(self.__getitem__, values), dtype=np.int32)


class Columns:
    """The columns of the feedback while they are read.

    What follows from the source, context and touchpoint of a row, and from its ratings, is worked out once for each
    that occur.
    """

    def __init__(self, meaning: Meaning, contexts: Shared, ratings: Shared) -> None:
        self._meaning, self._contexts, self._ratings = meaning, contexts, ratings
        self._spots, self._rated, self._by = Seen(), Seen(), Seen()
        self._parts: dict[str, list[Array]] = {}

    def put(self, page: Mapping[str, Sequence[Any]]) -> None:
        """Take in some rows, by the names of the database."""
        import numpy as np

        self._share(page["source"], page["context"], page["ratings"], page["touchpoint"])
        self._add("by", self._by.numbers(page["sentiment_by"]))
        for name in _NUMBERS:
            self._add(name, np.array(page[name], dtype=float))
        for name in ("id", "comment"):
            self._add(name, np.array(page[name], dtype=object))

    def frame(self) -> pd.DataFrame:
        """One row a piece of feedback."""
        import numpy as np
        import pandas as pd

        each = self._each()
        known = np.array([*self._by, ""], dtype=object)
        felt, by = each["feeling"].to_numpy(float, na_value=np.nan), known[self._whole("by", np.int32)]
        sounds, by = self._sounds(felt, by)
        own = {
            "feedback_id": _texts(self._whole("id", object)),
            "date": self._days(),
            "sentiment": pd.arrays.FloatingArray(sounds, np.isnan(sounds)),
            "sentiment_by": _texts(by),
            "comment": _texts(self._whole("comment", object)),
        }
        made = each | own
        return pd.DataFrame({name: made[name] for name in FEEDBACK}, copy=False)

    def tally(self, counts: Mapping[tuple[int, int, int, str], int]) -> pd.DataFrame:
        """One row for each of the `counts`, which are by source, context, ratings and touchpoint."""
        import numpy as np
        import pandas as pd

        if counts:
            self._share(*zip(*counts, strict=True))
        made = self._each() | {"count": np.fromiter(counts.values(), dtype=TALLY["count"])}
        return pd.DataFrame({name: made[name] for name in TALLY}, copy=False)

    def _share(self, sources: Any, contexts: Any, ratings: Any, touchpoints: Any) -> None:
        """Take in what some rows share with others."""
        self._add("spot", self._spots.numbers(zip(sources, contexts, touchpoints, strict=True)))
        self._add("rated", self._rated.numbers(ratings))

    def _each(self) -> dict[str, Any]:
        """Columns of what rows share, one value a row."""
        import numpy as np

        spots, rated = self._whole("spot", np.int32), self._whole("rated", np.int32)
        words = {name: column.take(spots) for name, column in self._words().items()}
        return words | {name: column.take(rated) for name, column in self._scores().items()}

    def _words(self) -> dict[str, Any]:
        """What follows from each source, context and touchpoint that occur together."""
        import numpy as np

        ways = [(source, *self._contexts[context], touchpoint) for source, context, touchpoint in self._spots]
        names = ("number", *SHARED["context"], "touchpoint")
        said = dict(zip(names, zip(*ways, strict=True) if ways else repeat(()), strict=False))
        spots = _once(self._meaning.spot, said["number"], said["place"], said["touchpoint"])
        words = {
            "source": said["kind"],
            "channel": said["channel"],
            "segment": said["segment"],
            "touchpoint_id": spots,
            "stage_id": _once(self._meaning.stage, spots),
            "persona_id": _once(self._meaning.persona, said["number"], said["segment"]),
        }
        return {name: _texts(np.array(told, dtype=object)) for name, told in words.items()}

    def _scores(self) -> dict[str, Any]:
        """The ratings that occur together, and how they feel."""
        import numpy as np
        import pandas as pd

        ways = [self._ratings[number] for number in self._rated]
        columns = zip(*ways, strict=True) if ways else repeat(())
        told = {name: np.array(one, dtype=float) for name, one in zip(SHARED["ratings"], columns, strict=False)}
        whole = {name: _whole_numbers(told[name]) for name in ("nps", "csat", "ces")}
        felt = _felt(told)
        return {**whole, "feeling": pd.arrays.FloatingArray(felt, np.isnan(felt))}

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
        days[gone] = np.datetime64("NaT", "s")
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


def _once(ask: Callable[..., str], *columns: Sequence[Any]) -> list[str]:
    """What is answered for each row of some columns, asked once for rows that are the same."""
    rows = list(zip(*columns, strict=True))
    answered = {row: ask(*row) for row in dict.fromkeys(rows)}
    return [answered[row] for row in rows]


def _texts(values: Array) -> Any:
    import pandas as pd

    return pd.array(values, dtype="str")
