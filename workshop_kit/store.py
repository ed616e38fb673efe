"""The only reader and writer of the database."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from workshop_kit import schema
from workshop_kit.database import connect, database_file, refuse
from workshop_kit.errors import Invalid, NotFound, StoreError, WorkshopError
from workshop_kit.model import KINDS, Workshop, new_id
from workshop_kit.ops import Op, as_op, before, changed
from workshop_kit.reverse import reverted

_HEAD = [name for name in Workshop.model_fields if name not in {name for _, name in KINDS.values()}]


class Edit(NamedTuple):
    """An operation, the id that makes sending it twice harmless, and the revisions it takes back, if any."""

    uid: str
    op: Op
    undoes: tuple[int, ...] = ()
    redoes: tuple[int, ...] = ()


class Snapshot(NamedTuple):
    """A workshop as it stands at a revision."""

    value: Workshop
    rev: int


class Change(NamedTuple):
    """One line of the change log; `at` in seconds since 1970, UTC."""

    rev: int
    uid: str
    at: float
    who: str
    op: Op
    before: dict[str, Any]
    undoes: tuple[int, ...] = ()
    redoes: tuple[int, ...] = ()


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

    Raises
    ------
    StoreError
        The database cannot be opened, or was written by a newer kit.
    """

    def __init__(self, url: str) -> None:
        self._lock = threading.RLock()
        self._cache: dict[str, Snapshot] = {}
        self.file: Path | None = database_file(url)
        self._writer, self._reader = connect(url)
        self._prepare()

    def close(self) -> None:
        """Let go of the database."""
        self._writer.dispose()
        self._reader.dispose()

    # --- workshops -------------------------------------------------------------------------------------------------

    def create(self, value: Workshop, of: tuple[str, int] | None = None) -> str:
        """Store a new workshop and return its id; a branch gives the workshop and revision it is `of`."""
        id, now = new_id()[:6], time.time()
        origin = {"branch_of": of[0], "branch_rev": of[1]} if of else {}
        with self._writing() as db:
            row = {"id": id, "json": _head(value), "rev": 1, "created": now, "changed": now, **origin}
            db.execute(insert(schema.workshop), row)
            _write_items(db, id, 1, {}, _rows(value))
        with self._lock:
            self._cache[id] = Snapshot(value, 1)
        return id

    def workshops(self) -> list[Summary]:
        """All workshops, the one changed last first."""
        w, i = schema.workshop.c, schema.item.c
        with self._reading() as db:
            counts: dict[tuple[str, str], int] = {
                (row[0], row[1]): row[2]
                for row in db.execute(select(i.workshop, i.kind, func.count()).group_by(i.workshop, i.kind))
            }
            rows = db.execute(select(schema.workshop).order_by(w.changed.desc(), w.id)).all()
        return [
            Summary(
                row.id, json.loads(row.json)["title"], row.rev, row.created, row.changed,
                counts.get((row.id, "persona"), 0), counts.get((row.id, "touchpoint"), 0), row.branch_of or "",
            )
            for row in rows
        ]  # fmt: skip

    def rev(self, id: str) -> int:
        """Revision of a workshop; raises NotFound."""
        with self._reading() as db:
            rev = db.execute(select(schema.workshop.c.rev).where(schema.workshop.c.id == id)).scalar()
        if rev is None:
            raise _unknown(id)
        return int(rev)

    def load(self, id: str) -> Snapshot:
        """A workshop as it stands; raises NotFound."""
        with self._reading() as db:
            rev = db.execute(select(schema.workshop.c.rev).where(schema.workshop.c.id == id)).scalar()
            if rev is None:
                raise _unknown(id)
            snapshot = self._cached(id, rev) or Snapshot(_read(db, id), rev)
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
        with self._writing() as db:
            # Takes the write lock and gives the revision in one statement, before anything is read.
            bump = update(schema.workshop).where(schema.workshop.c.id == id)
            bump = bump.values(rev=schema.workshop.c.rev + 1, changed=time.time()).returning(schema.workshop.c.rev)
            rev = db.execute(bump).scalar()
            if rev is None:
                raise _unknown(id)
            old = (self._cached(id, rev - 1) or Snapshot(_read(db, id), rev - 1)).value
            planned = edits(Snapshot(old, rev - 1)) if callable(edits) else edits
            new, log, refused = _folded(old, _fresh(db, id, planned), strict)
            if not log:
                db.rollback()
                return Applied(old, rev - 1, refused)
            _write_head(db, id, old, new)
            _write_items(db, id, rev, _rows(old), _rows(new))
            now = time.time()
            db.execute(
                insert(schema.change), [{"workshop": id, "rev": rev, "at": now, "who": who, **row} for row in log]
            )
        self._remember(id, Snapshot(new, rev))
        return Applied(new, rev, refused)

    def changes(self, id: str, after: int = 0) -> list[Change]:
        """The change log after a revision, oldest first."""
        c = schema.change.c
        query = select(schema.change).where(c.workshop == id, c.rev > after)
        with self._reading() as db:
            rows = db.execute(query.order_by(c.number)).all()
        return [_change(row) for row in rows]

    def newest(self, id: str, upto: int, page: int = 500) -> Iterator[Change]:
        """The change log from a revision back to the start, newest first, read as far as it is asked for."""
        c = schema.change.c
        query = select(schema.change).where(c.workshop == id, c.rev <= upto).order_by(c.number.desc()).limit(page)
        rows: Sequence[Any] = ()
        while not rows or len(rows) == page:
            older = query.where(c.number < rows[-1].number) if rows else query
            with self._reading() as db:
                rows = db.execute(older).all()
            if not rows:
                return
            yield from map(_change, rows)

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
        with self._writing() as db:
            rev = db.execute(select(schema.workshop.c.rev).where(schema.workshop.c.id == id)).scalar()
            if rev is None:
                raise _unknown(id)
            v = schema.version.c
            if db.execute(select(v.rev).where(v.workshop == id, v.name == name)).scalar() is not None:
                raise Invalid(f"There is a version '{name}' already. Choose another name.", "name")
            kept = Version(name, rev, time.time(), who)
            db.execute(insert(schema.version), {"workshop": id, **kept._asdict()})
        return kept

    def versions(self, id: str) -> list[Version]:
        """The named versions of a workshop, newest first."""
        v = schema.version.c
        query = select(v.name, v.rev, v.at, v.who).where(v.workshop == id).order_by(v.at.desc(), v.name)
        with self._reading() as db:
            return [Version(*row) for row in db.execute(query)]

    # --- looking ---------------------------------------------------------------------------------------------------

    def pulse(self) -> tuple[int, ...]:
        """Something cheap that differs after another process has written; at the latest 2 s after."""
        # Two writes within one tick of the file clock look alike; the seconds make sure of a second look.
        ticks = int(time.monotonic() / 2)
        if self.file is None:
            return (time.monotonic_ns(),)
        stats = [path.stat() for path in (self.file, Path(f"{self.file}-wal")) if path.exists()]
        return (ticks, *(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size)))

    # --- settings --------------------------------------------------------------------------------------------------

    def setting(self, name: str) -> str | None:
        """A setting of the database, or None."""
        with self._reading() as db:
            query = select(schema.setting.c.value).where(schema.setting.c.name == name)
            return db.execute(query).scalar()

    def keep_setting(self, name: str, value: str) -> None:
        """Store a setting in the place of its old value."""
        with self._writing() as db:
            db.execute(delete(schema.setting).where(schema.setting.c.name == name))
            db.execute(insert(schema.setting), {"name": name, "value": value})

    # --- inside ----------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        with self._writing() as db:
            schema.metadata.create_all(db)
            known = db.execute(select(schema.setting.c.value).where(schema.setting.c.name == "schema")).scalar()
            if known is None:
                db.execute(insert(schema.setting), {"name": "schema", "value": str(schema.VERSION)})
            elif int(known) > schema.VERSION:
                raise StoreError("This database was written by a newer kit. Update the kit, then open it again.")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._lock:
            try:
                with self._writer.begin() as db:
                    yield db
            except DBAPIError as error:
                raise refuse(error, self.file) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._reader.connect() as db:
                yield db
        except DBAPIError as error:
            raise refuse(error, self.file) from error

    def _cached(self, id: str, rev: int) -> Snapshot | None:
        snapshot = self._cache.get(id)
        return snapshot if snapshot and snapshot.rev == rev else None

    def _remember(self, id: str, snapshot: Snapshot) -> None:
        with self._lock:
            held = self._cache.get(id)
            if held is None or held.rev <= snapshot.rev:
                self._cache[id] = snapshot


def _unknown(id: str) -> NotFound:
    return NotFound(f"There is no workshop with the id '{id}'. List them to see those there are.")


def _folded(
    value: Workshop, edits: Sequence[Edit], strict: bool
) -> tuple[Workshop, list[dict[str, str]], list[tuple[Edit, WorkshopError]]]:
    """The workshop after the operations, their rows of the change log, and those refused."""
    log, refused = [], []
    for edit in edits:
        try:
            new = changed(value, edit.op)
            row = {"uid": edit.uid, "op": edit.op.model_dump_json(), "before": json.dumps(before(value, edit.op))}
            log.append({**row, **{name: _revisions(getattr(edit, name)) for name in ("undoes", "redoes")}})
            value = new
        except WorkshopError as error:
            if strict:
                raise
            refused.append((edit, error))
    return value, log, refused


def _revisions(revs: tuple[int, ...]) -> str:
    return json.dumps(revs) if revs else ""


def _change(row: Any) -> Change:
    undoes, redoes = (tuple(json.loads(text)) if text else () for text in (row.undoes, row.redoes))
    return Change(row.rev, row.uid, row.at, row.who, as_op(json.loads(row.op)), json.loads(row.before), undoes, redoes)


def _fresh(db: Connection, id: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that are not in the change log yet, each once."""
    c = schema.change.c
    uids = [edit.uid for edit in edits]
    seen = set(db.execute(select(c.uid).where(c.workshop == id, c.uid.in_(uids))).scalars())
    fresh = []
    for edit in edits:
        if edit.uid not in seen:
            fresh.append(edit)
            seen.add(edit.uid)
    return fresh


def _head(value: Workshop) -> str:
    return value.model_dump_json(include=set(_HEAD))


def _rows(value: Workshop) -> dict[str, tuple[str, int, Any]]:
    """Items by id, with kind and place. The order of moments follows from what they name."""
    return {
        item.id: (kind, 0 if kind == "moment" else place, item)
        for kind, (_, name) in KINDS.items()
        for place, item in enumerate(getattr(value, name))
    }


def _write_head(db: Connection, id: str, old: Workshop, new: Workshop) -> None:
    if any(getattr(old, name) != getattr(new, name) for name in _HEAD):
        db.execute(update(schema.workshop).where(schema.workshop.c.id == id).values(json=_head(new)))


def _write_items(db: Connection, id: str, rev: int, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Write the rows that differ, and only those."""
    differ = [key for key, row in new.items() if not _same(old.get(key), row)]
    rows = [
        {"workshop": id, "id": key, "kind": new[key][0], "place": new[key][1], "rev": rev,
         "json": new[key][2].model_dump_json(exclude_defaults=True)}
        for key in differ
    ]  # fmt: skip
    fresh = [row for row in rows if row["id"] not in old]
    known = [{**row, "of_workshop": id, "of_id": row["id"]} for row in rows if row["id"] in old]
    gone = [{"of_workshop": id, "of_id": key} for key in old.keys() - new.keys()]
    here = (schema.item.c.workshop == bindparam("of_workshop")) & (schema.item.c.id == bindparam("of_id"))
    if gone:
        db.execute(delete(schema.item).where(here), gone)
    if fresh:
        db.execute(insert(schema.item), fresh)
    if known:
        db.execute(update(schema.item).where(here), known)


def _same(old: Any, new: Any) -> bool:
    return old is not None and old[1] == new[1] and (old[2] is new[2] or old[2] == new[2])


def _read(db: Connection, id: str) -> Workshop:
    head = json.loads(db.execute(select(schema.workshop.c.json).where(schema.workshop.c.id == id)).scalar_one())
    i = schema.item.c
    for kind, text in db.execute(select(i.kind, i.json).where(i.workshop == id).order_by(i.kind, i.place, i.id)):
        head.setdefault(KINDS[kind][1], []).append(json.loads(text))
    return Workshop.model_validate(head)
