"""Named versions of a workshop, what differs between them, and to-be journeys that branch off."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import inf

from workshop_kit.changes.compare import Difference, compare
from workshop_kit.changes.ops import Set, changed
from workshop_kit.errors import Invalid, NotFound
from workshop_kit.storage.store import Store, Version

#: How the workshop as it stands is called where a version is asked for.
NOW = "now"
#: Letters that a title may have, and the name of a version.
_LONGEST = 300


def keep(store: Store, id: str, name: str, who: str = "") -> Version:
    """Give the workshop as it stands a name.

    Raises Invalid when the name is empty, too long, a number, or taken; NotFound when there is no such workshop.
    """
    name = " ".join(name.split())
    if not 1 <= len(name) <= _LONGEST or not name.isprintable():
        raise Invalid("The name of a version has 1 to 300 ordinary characters. Choose another.", "name")
    if name == NOW or name.isdecimal():
        raise Invalid(f"'{name}' could be taken for a revision. Choose a name with more words.", "name")
    return store.keep_version(id, name, who)


def evening(store: Store, id: str, day: date | None = None) -> int | None:
    """The revision at the end of a day, or of the first day on which anybody worked, whichever is later.

    Where no day is known, that first day counts. None where nothing was changed since.
    """
    rev, first = store.worked(id, _end(day) if day else 0.0)
    if rev == 1 and first != inf:
        rev, _ = store.worked(id, _end(datetime.fromtimestamp(first).astimezone().date()))
    return rev if 1 < rev < store.rev(id) else None


def _title(title: str, name: str) -> str:
    """The title of a journey that begins at a named version, as long as a title may be."""
    room = _LONGEST - len(f"… ({name})")
    return f"{title} ({name})" if len(title) <= room else f"{title[:room]}… ({name})" if room > 0 else name


def _end(day: date) -> float:
    # Outside of these years some systems know no time; a mistyped year must not close the page.
    if not 1971 < day.year < 3000:
        return 0.0 if day.year < 3000 else inf
    return (datetime.combine(day, time()) + timedelta(1)).astimezone().timestamp()


def revision(store: Store, id: str, name: str = NOW) -> int:
    """The revision that a version's name, a number, or "now" stands for; raises NotFound."""
    known = {version.name: version.rev for version in store.versions(id)}
    rev = store.rev(id)
    if name in known or name == NOW:
        return known.get(name, rev)
    if name.isdecimal() and len(name) < 10 and 1 <= int(name) <= rev:
        return int(name)
    there = f"There are: {', '.join(known)}" if known else "None has been named yet"
    raise NotFound(f"There is no version '{name}'. {there}; revisions go from 1 to {rev}.")


def difference(store: Store, id: str, a: str, b: str = NOW) -> list[Difference]:
    """What differs between two versions, given by name or revision; raises NotFound."""
    old, new = revision(store, id, a), revision(store, id, b)
    return compare(store.at(id, old), store.at(id, new))


def branch(store: Store, id: str, name: str, start: str | None = None) -> str:
    """Make a workshop of a version, for a journey as it is to be, and return its id.

    `name` is its title; it begins at the version or revision `start`. Without one it begins at the version of that
    name, if there is one, else now. Items keep their ids, so that the two can be compared. Votes, versions and history
    stay with the first.
    """
    named = start is None and name in {version.name for version in store.versions(id)}
    rev = revision(store, id, name if named else start or NOW)
    value = store.at(id, rev)
    title = _title(value.title, name) if named else name.strip()
    return store.create(changed(value, Set(kind="workshop", id="workshop", fields={"title": title})), of=(id, rev))
