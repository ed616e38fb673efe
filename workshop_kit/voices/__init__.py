"""What customers say, as DataFrames, and the ways to change it: the only door from stored feedback to pandas.

A workshop and the journeys that branched off it share one set of feedback: customers said it once.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from workshop_kit.collecting import no_collecting
from workshop_kit.storage import aside, feedback
from workshop_kit.storage.arriving import Arrivals, arriving
from workshop_kit.storage.aside import TakenOut as TakenOut
from workshop_kit.storage.feedback import Source as Source
from workshop_kit.storage.shared import SHARED, shared
from workshop_kit.storage.store import Store
from workshop_kit.voices.frames import CODINGS as CODINGS
from workshop_kit.voices.frames import FEEDBACK as FEEDBACK
from workshop_kit.voices.frames import TALLY as TALLY
from workshop_kit.voices.frames import Columns
from workshop_kit.voices.meaning import Meaning, from_map
from workshop_kit.voices.standing import standing

if TYPE_CHECKING:
    import pandas as pd


_PLACE = SHARED["context"].index("place")
#: What follows from the rows and the names on the map; all else that is held follows from the rest of the map, too.
_TABLES = ("frame", "codings", "tally")


class Held(NamedTuple):
    """Tables, and answers worked out from them, as they were at a state of feedback and map.

    `from_map` is what of the map the tables depend on.
    """

    state: tuple[str, int, int]
    from_map: tuple[Any, ...]
    tables: dict[str, Any]


_held: WeakKeyDictionary[Store, Held] = WeakKeyDictionary()
#: An answer is worked out from tables, which are held in their turn.
_holding = threading.RLock()


class Voices:
    """The feedback of a workshop.

    The DataFrames belong to everybody who asks: copy one before you change it.
    """

    def __init__(self, store: Store, workshop: str) -> None:
        self.store = store
        self.workshop = workshop

    # --- tables ------------------------------------------------------------------------------------------------------

    @property
    def frame(self) -> pd.DataFrame:
        """One row a piece of feedback, with the columns of `FEEDBACK`, in the order it came in."""
        return self.held("frame", self._read_frame)

    @property
    def codings(self) -> pd.DataFrame:
        """One row for each theme that a coder gave to a piece of feedback; themes that are gone count as none.

        A theme that was merged into another is read as that one, and where somebody decided for none it is "".
        """
        return self.held("codings", self._read_codings)

    @property
    def tally(self) -> pd.DataFrame:
        """The ways in which answers were given, with the columns of `TALLY`; `count` answers were given like each row.

        Ratings by touchpoint, stage, persona, segment and channel follow from it at a fraction of the frame's cost.
        """
        return self.held("tally", self._read_tally)

    @property
    def rated(self) -> pd.DataFrame:
        """The ratings with what they can be grouped by: the frame where it was read already, else the tally."""
        held = _held.get(self.store)
        at_hand = held is not None and "frame" in held.tables and held.state == self._state()
        return self.frame if at_hand else self.tally

    @property
    def revision(self) -> int:
        """A number that grows with every change of the feedback."""
        return self._state()[1]

    @property
    def sources(self) -> list[Source]:
        """Where it came from, in the order it came."""
        with self.store.reading() as db:
            return feedback.sources(db, feedback.root(db, self.workshop))

    @property
    def taken_out(self) -> TakenOut | None:
        """What `bring_back` has; what has lain there for a day is deleted now."""
        with self.store.reading() as db:
            found = aside.taken_out(db, feedback.root(db, self.workshop))
        if found and found.until <= time.time():
            self.forget_for_good()
            return None
        return found

    def __len__(self) -> int:
        with self.store.reading() as db:
            return feedback.count(db, feedback.root(db, self.workshop))

    def places(self) -> pd.DataFrame:
        """Where the files say it happened: source, place (their words), touchpoint_id ("" where unknown), count."""
        import pandas as pd

        root, meaning = self._meaning()
        with self.store.reading() as db:
            counts, contexts = feedback.tally(db, root), shared(db, root, "context")
        rows: Counter[tuple[int, str]] = Counter()
        for (number, context, *_), times in counts.items():
            rows[number, contexts[context][_PLACE]] += times
        names = {one.number: one.name for one in meaning.sources}
        told = [(names.get(s, ""), place, meaning.spot(s, place, ""), n) for (s, place), n in rows.items() if place]
        columns = {"source": "str", "place": "str", "touchpoint_id": "str", "count": "int64"}
        return pd.DataFrame(told, columns=list(columns)).astype(columns)

    # --- changes -----------------------------------------------------------------------------------------------------

    def code(self, coder: str, themes: Mapping[str, str]) -> dict[str, str]:
        """Let a coder give each piece of feedback a theme, or none (""); gives the themes they had, to go back to."""
        with self._changing() as (db, root):
            return feedback.code(db, root, coder, themes)

    def assign(self, ids: Sequence[str], touchpoint: str) -> int:
        """Say which touchpoint some feedback is about, whatever its file said; gives how much that was."""
        with self._changing() as (db, root):
            return feedback.set_fields(db, root, ids, touchpoint=touchpoint)

    def place(self, text: str, touchpoint: str, source: str | None = None) -> None:
        """Say which touchpoint the words of a file mean ("" for none), for one source or all."""
        with self._changing() as (db, root):
            for one in feedback.sources(db, root):
                if source in (None, one.name):
                    chosen = {**one.details.get("touchpoints", {}), text: touchpoint}
                    feedback.keep_source(db, root, one._replace(details={**one.details, "touchpoints": chosen}))

    def feel(self, ids: Sequence[str], sentiment: float | None) -> None:
        """Let a person say how some feedback sounds, −2 … +2; None gives the word back to rating and hint."""
        by = "" if sentiment is None else "person"
        with self._changing() as (db, root):
            feedback.set_fields(db, root, ids, sentiment=sentiment, sentiment_by=by)

    def hint(self, hints: Mapping[str, float | None], by: str = "lexicon") -> None:
        """Store hints of sentiment, −2 … +2. A rating and a person's word count more than they do."""
        with self._changing() as (db, root):
            feedback.hint(db, root, hints, by)

    def note(self, source: str, **details: Any) -> None:
        """Keep something with a source: what came of reading it, or why it failed."""
        with self._changing() as (db, root):
            for one in feedback.sources(db, root):
                if one.name == source:
                    feedback.keep_source(db, root, one._replace(details={**one.details, **details}))

    def forget(self, source: str) -> int:
        """Take a source out with everything that came from it; gives how many rows that were.

        For a day `bring_back` has it; it is deleted then, or when the next one is taken out.
        """
        with self._changing() as (db, root):
            numbers = [one.number for one in feedback.sources(db, root) if one.name == source]
            return sum(aside.take_out(db, root, number) for number in numbers)

    def bring_back(self) -> int:
        """Let in again what was taken out last, with all that was decided about it; gives how many rows that were."""
        with self._changing() as (db, root):
            return aside.bring_back(db, root) if aside.taken_out(db, root) else 0

    def forget_for_good(self) -> None:
        """Delete what was taken out last."""
        with self._changing() as (db, root):
            aside.clear(db, root)

    @contextmanager
    def arriving(self) -> Iterator[Arrivals]:
        """A place for rows that come in; see `workshop_kit.importing`."""
        with self.store.explained(), arriving(self.store.database) as arrivals:
            yield arrivals

    # --- inside ------------------------------------------------------------------------------------------------------

    @contextmanager
    def _changing(self) -> Iterator[tuple[feedback.Connection, str]]:
        with self.store.writing() as db:
            root = feedback.root(db, self.workshop)
            feedback.changing(db, root)
            yield db, root

    def _state(self) -> tuple[str, int, int]:
        rev = self.store.rev(self.workshop)
        with self.store.reading() as db:
            return self.workshop, feedback.revision(db, feedback.root(db, self.workshop)), rev

    def held(self, name: str, make: Callable[[], Any]) -> Any:
        """What is worked out from the feedback and the map, kept until one of them changes: of one workshop."""
        state = self._state()
        with _holding:
            held = _held.get(self.store)
            if held is None or held.state != state:
                # Most edits of a map change no table: a million rows are not read again for a new title.
                now = from_map(self.store.load(self.workshop).value)
                kept = held.tables if held and held.state[:2] == state[:2] and held.from_map == now else {}
                tables = {name: table for name, table in kept.items() if name in _TABLES}
                held = _held[self.store] = Held(state, now, tables)
            if name not in held.tables:
                held.tables[name] = make()
            return held.tables[name]

    def _meaning(self) -> tuple[str, Meaning]:
        value = self.store.load(self.workshop).value
        with self.store.reading() as db:
            root = feedback.root(db, self.workshop)
            return root, Meaning(value, feedback.sources(db, root))

    def _read_frame(self) -> pd.DataFrame:
        root, meaning = self._meaning()
        with self.store.reading() as db, no_collecting():
            columns = Columns(meaning, *(shared(db, root, name) for name in SHARED))
            for page in feedback.read(db, root):
                columns.put(dict(zip(feedback.READ, page, strict=True)))
        return columns.frame()

    def _read_tally(self) -> pd.DataFrame:
        root, meaning = self._meaning()
        with self.store.reading() as db, no_collecting():
            columns = Columns(meaning, *(shared(db, root, name) for name in SHARED))
            return columns.tally(feedback.tally(db, root))

    def _read_codings(self) -> pd.DataFrame:
        import pandas as pd

        with self.store.reading() as db:
            rows = feedback.codings(db, feedback.root(db, self.workshop))
        stands = standing(self.store.load(self.workshop).value)
        told = ((id, coder, stands(theme)) for id, coder, theme in rows)
        return pd.DataFrame([row for row in told if row[2] is not None], columns=list(CODINGS)).astype(CODINGS)
