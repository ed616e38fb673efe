"""A kit in a process of its own that writes until it is told or made to stop.

    python writer.py URL WORKSHOP ITEM FIELD burst            number after number into one field, each told when stored
    python writer.py URL WORKSHOP ITEM FIELD edits COUNT      COUNT edits of one field
    python writer.py URL WORKSHOP ITEM FIELD add COUNT        COUNT increments of one field, each expecting what it read

`--journal MODE` and `--synchronous MODE` set SQLite otherwise than the kit does. A line that was printed says: stored.
"""

from __future__ import annotations

import argparse
import itertools

from workshop_kit.changes.ops import Set
from workshop_kit.errors import Conflict
from workshop_kit.model import new_id
from workshop_kit.storage import database
from workshop_kit.storage.store import Edit, Store

parser = argparse.ArgumentParser()
for name in ("url", "workshop", "item", "field", "how"):
    parser.add_argument(name)
parser.add_argument("count", nargs="?", type=int, default=0)
parser.add_argument("--journal", default=database.journal_mode())
parser.add_argument("--synchronous", default="FULL")
given = parser.parse_args()

database.journal_mode = lambda: given.journal
# Who comes last of several on a busy machine waits longer than a person would.
database._PATIENCE = 60
if given.synchronous != "FULL":
    kits_own = database._write_settings

    def careless(connection) -> None:
        kits_own(connection)
        connection.execute(f"PRAGMA synchronous = {given.synchronous}")

    database._write_settings = careless

store = Store(given.url)


def write(text: str, **expect: str) -> None:
    op = Set(kind="persona", id=given.item, fields={given.field: text}, expect=expect)
    store.apply(given.workshop, [Edit(new_id(), op)], who=given.field, strict=True)


def value() -> str:
    persona = next(one for one in store.load(given.workshop).value.personas if one.id == given.item)
    return str(getattr(persona, given.field))


print("ready", flush=True)
if given.how == "burst":
    for number in itertools.count(int(value() or 0) + 1):
        write(str(number))
        print(number, flush=True)
elif given.how == "edits":
    for number in range(1, given.count + 1):
        write(f"{number}")
else:
    done = 0
    while done < given.count:
        now = value()
        try:
            write(str(int(now) + 1), **{given.field: now})
            done += 1
        except Conflict:
            continue
