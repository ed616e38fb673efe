"""The only reader and writer of the database."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import takewhile
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import URL, Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError

from workshop_kit.changes.reverse import reverted
from workshop_kit.errors import Damaged, Invalid, NotFound, StoreError, WorkshopError
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import aside, changelog, copying, opening, rows, schema
from workshop_kit.storage.changelog import Change as Change
from workshop_kit.storage.changelog import Edit as Edit
from workshop_kit.storage.database import connect
from workshop_kit.storage.feedback import changing
from workshop_kit.storage.refusals import refuse

_w = schema.workshop.c

# Made once: building a statement costs more than running it.
_REV = select(_w.rev).where(_w.id == bindparam("of_id"))
_BUMP = (
    update(schema.workshop)
    .where(_w.id == bindparam("of_id"))
    .values(rev=_w.rev + 1, changed=bindparam("now"))
    .returning(_w.rev)
)

_LEAP = 1_000_000


class Snapshot(NamedTuple):
    """A workshop as it stands at a revision."""

    value: Workshop
    rev: int


class Version(NamedTuple):
    """A named revision; `at` in seconds since 1970, UTC."""

    name: str
    rev: int
    at: float
    who: str


class Summary(NamedTuple):
    """A workshop in the list of all; times in seconds since 1970, UTC."""

    id: str
    title: str
    rev: int
    created: float
    changed: float
    personas: int
    touchpoints: int
    branch_of: str = ""


@dataclass(frozen=True)
class Applied:
    """What became of a batch: the workshop afterwards, and the operations that were refused."""

    value: Workshop
    rev: int
    refused: list[tuple[Edit, WorkshopError]] = field(default_factory=list)


#: Edits, or what plans them for the workshop as it stands.
Edits = Sequence[Edit] | Callable[[Snapshot], Sequence[Edit]]


class Store:
    """A database of workshops.

    Parameters
    ----------
    url : SQLAlchemy URL; for SQLite the file and its folder are made when missing
    spare : whether it is a copy of something kept elsewhere, which needs no backup before it is brought up to date

    Attributes
    ----------
    database : Database
        Where it writes to and reads from.
    file : Path or None
        The file of a SQLite database.

    Raises
    ------
    Damaged
        The file holds something else than a database; it was set aside.
    StoreError
        The database cannot be opened, or was written by a newer kit.
    """

    def __init__(self, url: str | URL, *, spare: bool = False) -> None:
        self._lock = threading.RLock()
        self._cache: dict[str, Snapshot] = {}
        #: Whether it was let go: nobody needs to look into it any more.
        self.closed = False
        self.database = connect(url)
        self.file: Path | None = self.database.file
        self._writer, self._reader = self.database.writer, self.database.reader
        opening.prepare(self.database, spare=spare)
        if not spare:
            self._clear_aside()

    def close(self) -> None:
        """Let go of the database."""
        self.closed = True
        self.database.close()

    # --- workshops -------------------------------------------------------------------------------------------------

    def create(self, value: Workshop, of: tuple[str, int] | None = None) -> str:
        """Store a new workshop and return its id; a branch gives the workshop and revision it is `of`."""
        id = new_id()[:6]
        origin = {"branch_of": of[0], "branch_rev": of[1]} if of else {}
        with self.writing() as db:
            _insert(db, id, value, **origin)
        self._remember(id, Snapshot(value, 1))
        return id

    def put(self, values: dict[str, Workshop]) -> None:
        """Store workshops under ids that nobody has, together or not at all."""
        with self.writing() as db:
            for id, value in values.items():
                _insert(db, id, value)

    def leap(self) -> None:
        """Count revisions on from far above any that a kit may remember of an earlier state."""
        with self.writing() as db:
            db.execute(update(schema.workshop).values(rev=_w.rev + _LEAP))

    def workshops(self) -> list[Summary]:
        """All workshops, the one changed last first."""
        w, i = schema.workshop.c, schema.item.c
        with self.reading() as db:
            counts: dict[tuple[str, str], int] = {
                (row[0], row[1]): row[2]
                for row in db.execute(select(i.workshop, i.kind, func.count()).group_by(i.workshop, i.kind))
            }
            found = db.execute(select(schema.workshop).order_by(w.changed.desc(), w.id)).all()
            return [
                Summary(
                    row.id, json.loads(row.json)["title"], row.rev, row.created, row.changed,
                    counts.get((row.id, "persona"), 0), counts.get((row.id, "touchpoint"), 0), row.branch_of or "",
                )
                for row in found
            ]  # fmt: skip

    def rev(self, id: str) -> int:
        """Revision of a workshop; raises NotFound."""
        with self.reading() as db:
            rev = db.execute(_REV, {"of_id": id}).scalar()
        if rev is None:
            raise _unknown(id)
        return int(rev)

    def load(self, id: str) -> Snapshot:
        """A workshop as it stands; raises NotFound."""
        with self.reading() as db:
            rev = db.execute(_REV, {"of_id": id}).scalar()
            if rev is None:
                raise _unknown(id)
            snapshot = self._cached(id, rev) or Snapshot(rows.read(db, id), rev)
        self._remember(id, snapshot)
        return snapshot

    def apply(self, id: str, edits: Edits, *, who: str = "", strict: bool = False) -> Applied:
        """Apply operations in one transaction; when it returns they are on the disk.

        Instead of operations it takes a function that plans them, given the workshop while nobody else can write.

        An operation that is refused leaves its neighbours alone, unless `strict`: then it is raised and nothing
        is changed. An operation whose uid was applied before counts as applied.

        Raises
        ------
        NotFound
            There is no such workshop.
        StoreError
            The database could not be written; nothing of the batch was.
        """
        with self.writing() as db:
            # Takes the write lock and gives the revision in one statement, before anything is read.
            rev = db.execute(_BUMP, {"of_id": id, "now": time.time()}).scalar()
            if rev is None:
                raise _unknown(id)
            old = (self._cached(id, rev - 1) or Snapshot(rows.read(db, id), rev - 1)).value
            planned = edits(Snapshot(old, rev - 1)) if callable(edits) else edits
            new, lines, refused = changelog.folded(db, id, old, changelog.fresh(db, id, planned), strict)
            if not lines:
                db.rollback()
                return Applied(old, rev - 1, refused)
            rows.write(db, id, rev, old, new)
            changelog.write(db, id, rev, time.time(), who, lines)
        self._remember(id, Snapshot(new, rev))
        return Applied(new, rev, refused)

    def changes(self, id: str, after: int = 0) -> list[Change]:
        """The change log after a revision, oldest first."""
        c = schema.change.c
        query = select(schema.change).where(c.workshop == id, c.rev > after)
        with self.reading() as db:
            return [changelog.read(row) for row in db.execute(query.order_by(c.number)).all()]

    def newest(self, id: str, upto: int, page: int = 500) -> Iterator[Change]:
        """The change log from a revision back to the start, newest first, read as far as it is asked for."""
        c = schema.change.c
        query = select(schema.change).where(c.workshop == id, c.rev <= upto).order_by(c.number.desc()).limit(page)
        found: Sequence[Any] = ()
        while not found or len(found) == page:
            older = query.where(c.number < found[-1].number) if found else query
            with self.reading() as db:
                found = db.execute(older).all()
            if not found:
                return
            yield from map(changelog.read, found)

    def worked(self, id: str, until: float) -> tuple[int, float]:
        """The last revision made before a time, and when the first one was; (1, inf) where nobody has edited."""
        c = schema.change.c
        own = c.workshop == id
        with self.reading() as db:
            rev = db.execute(select(func.max(c.rev)).where(own, c.at < until)).scalar()
            first = db.execute(select(func.min(c.at)).where(own)).scalar()
        return rev or 1, inf if first is None else first

    # --- versions --------------------------------------------------------------------------------------------------

    def at(self, id: str, rev: int) -> Workshop:
        """A workshop as it was at a revision; raises NotFound."""
        now = self.load(id)
        if not 1 <= rev <= now.rev:
            raise NotFound(f"There is no revision {rev}. They go from 1 to {now.rev}.")
        later = takewhile(lambda change: change.rev > rev, self.newest(id, now.rev))
        return reverted(now.value, later)

    def keep_version(self, id: str, name: str, who: str = "") -> Version:
        """Give the workshop as it stands a name; raises Invalid when another version has it."""
        with self.writing() as db:
            rev = db.execute(_REV, {"of_id": id}).scalar()
            if rev is None:
                raise _unknown(id)
            kept = Version(name, rev, time.time(), who)
            try:
                db.execute(insert(schema.version), {"workshop": id, **kept._asdict()})
            except IntegrityError as error:  # the key says it also when two kits give one name at once
                raise Invalid(f"There is a version '{name}' already. Choose another name.", "name") from error
        return kept

    def versions(self, id: str) -> list[Version]:
        """The named versions of a workshop, newest first."""
        v = schema.version.c
        query = select(v.name, v.rev, v.at, v.who).where(v.workshop == id).order_by(v.at.desc(), v.name)
        with self.reading() as db:
            return [Version(*row) for row in db.execute(query)]

    # --- looking ---------------------------------------------------------------------------------------------------

    def pulse(self) -> tuple[object, ...]:
        """Something cheap that differs after another process has written; at the latest 2 s after."""
        if self.file is None:
            return self._revisions()
        # Two writes within one tick of the file clock look alike; the seconds make sure of a second look.
        ticks = int(time.monotonic() / 2)
        stats = [path.stat() for path in (self.file, Path(f"{self.file}-wal")) if path.exists()]
        return (ticks, *(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size)))

    def _revisions(self) -> tuple[object, ...]:
        """Revisions and settings: two short answers of a server, where there is no file to look at."""
        with self.reading() as db:
            revisions = db.execute(select(_w.id, _w.rev, _w.feedback_rev).order_by(_w.id)).all()
            settings = db.execute(select(schema.setting).order_by(schema.setting.c.name)).all()
        return tuple(tuple(row) for row in (*revisions, *settings))

    # --- settings --------------------------------------------------------------------------------------------------

    def setting(self, name: str) -> str | None:
        """A setting of the database, or None."""
        with self.reading() as db:
            query = select(schema.setting.c.value).where(schema.setting.c.name == name)
            return db.execute(query).scalar()

    def keep_setting(self, name: str, value: str) -> None:
        """Store a setting in the place of its old value."""
        self.change_setting(name, lambda _: value)

    def change_setting(self, name: str, change: Callable[[str | None], str]) -> None:
        """Store what becomes of a setting, while nobody else can change it."""
        s = schema.setting.c
        with self.writing() as db:
            # Both databases have it and SQLAlchemy no common word for it; two that keep one setting must not collide.
            kind = sqlite if db.dialect.name == "sqlite" else postgresql
            db.execute(kind.insert(schema.setting).values(name=name, value="").on_conflict_do_nothing())
            old = db.execute(select(s.value).where(s.name == name).with_for_update()).scalar_one()
            db.execute(update(schema.setting).where(s.name == name).values(value=change(old or None)))

    # --- inside ----------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the write lock from its first statement on, for the modules that store."""
        with self._lock, self.explained(), self._writer.begin() as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database; what is read from it is made sense of inside."""
        with self.explained(), self._reader.connect() as db:
            try:
                yield db
            except (ValueError, KeyError, TypeError) as error:
                raise Damaged(f"The database {self.database.name} holds what the kit never wrote.") from error

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Errors of the database as sentences; where it is damaged, with the way back."""
        # SQLite would make a new, empty file, and all work would seem to be gone.
        if self.file and not self.file.exists():
            raise StoreError(f"The database {self.file} is not there any more. Put it back, or start the kit again.")
        try:
            yield
        except DBAPIError as error:
            reason = refuse(error, self.database)
            if isinstance(reason, Damaged):
                raise Damaged(str(reason), copying.way_back(self.database)) from error
            raise reason from error
        except Damaged as error:
            raise Damaged(str(error), copying.way_back(self.database)) from error

    def _clear_aside(self) -> None:
        """Delete what was taken out long ago; where it cannot be now, the next opening does it."""
        with suppress(StoreError):
            with self.reading() as db:
                overdue = list(aside.overdue(db))
            for workshop in overdue:
                with self.writing() as db:
                    # Somebody may have taken out another one since.
                    changing(db, workshop)
                    if workshop in aside.overdue(db):
                        aside.clear(db, workshop)

    def _cached(self, id: str, rev: int) -> Snapshot | None:
        snapshot = self._cache.get(id)
        return snapshot if snapshot and snapshot.rev == rev else None

    def _remember(self, id: str, snapshot: Snapshot) -> None:
        with self._lock:
            held = self._cache.get(id)
            if held is None or held.rev <= snapshot.rev:
                self._cache[id] = snapshot


def _insert(db: Connection, id: str, value: Workshop, **origin: Any) -> None:
    """Store a workshop that begins now."""
    now = time.time()
    row = {"id": id, "json": rows.head(value), "rev": 1, "created": now, "changed": now, **origin}
    db.execute(insert(schema.workshop), row)
    rows.write(db, id, 1, None, value)


def _unknown(id: str) -> NotFound:
    return NotFound(f"There is no workshop with the id '{id}'. List them to see those there are.")
