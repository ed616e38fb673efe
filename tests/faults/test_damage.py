"""A damaged file is set aside and explained, the newest backup comes back on request, and nothing is deleted."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_kit.changes.ops import Add, Set
from workshop_kit.errors import Damaged
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import backups, copying
from workshop_kit.storage.database import connect
from workshop_kit.storage.store import Edit, Store


def journey() -> Workshop:
    """Two hundred moments, some 100 pages of a file."""
    personas = [{"id": f"p{n}", "name": f"Persona {n}", "goals": ["tea", "bread"]} for n in range(4)]
    spots = [{"id": f"t{n}", "stage": "s", "name": f"Spot {n}"} for n in range(50)]
    moments = [
        {"persona": f"p{p}", "touchpoint": f"t{t}", "doing": f"waits {t} minutes, " * 20, "feeling": t % 5 - 2}
        for p in range(4)
        for t in range(50)
    ]
    return Workshop(title="Bakery", personas=personas, stages=[{"id": "s"}], touchpoints=spots, moments=moments)


@pytest.fixture
def kept(tmp_path: Path, home: Path) -> tuple[str, Path, Workshop]:
    """A database with a backup: its URL, its file, and what the backup holds."""
    file = tmp_path / "workshops.db"
    url = f"sqlite:///{file}"
    store = Store(url)
    id = store.create(journey())
    for number in range(30):
        store.apply(id, [Edit(new_id(), Set(kind="persona", id="p0", fields={"role": f"Baker {number}"}))])
    assert backups.backup_now(store)
    value = store.load(id).value
    store.close()
    return url, file, value


def twenty_places(seed: int) -> Callable[[bytes], bytes]:
    def damage(content: bytes) -> bytes:
        chance, new = random.Random(seed), bytearray(content)
        for _ in range(20):
            at = chance.randrange(len(new) - 16)
            new[at : at + 16] = chance.randbytes(16)
        return bytes(new)

    return damage


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "half of it": lambda content: content[: len(content) // 2],
    "half a page": lambda content: content[:2048],
    "nothing": lambda content: b"",
    "zeros": lambda content: bytes(len(content)),
    "a text file": lambda content: b"Dear diary, today we opened the bakery.\n" * 100,
    "a short text file": lambda content: b"Dear diary\n",
    "no first page": lambda content: bytes(4096) + content[4096:],
    **{f"20 places, {seed}": twenty_places(seed) for seed in range(6)},
}


def read_all(url: str) -> list[Workshop]:
    store = Store(url)
    try:
        found = [store.load(one.id).value for one in store.workshops()]
        for one in store.workshops():
            store.changes(one.id)
        return found
    finally:
        store.close()


@pytest.mark.parametrize("way", WAYS)
def test_damage_is_explained_and_mended(way: str, kept: tuple[str, Path, Workshop]) -> None:
    url, file, value = kept
    harm = WAYS[way](file.read_bytes())
    file.write_bytes(harm)
    file.with_name("workshops.db-journal").write_bytes(b"")
    with pytest.raises(Damaged) as caught:
        read_all(url)
    backup = copying.kept(connect(url))[0]
    assert f"restore {backup}" in str(caught.value)
    backups.restore(url, backup)
    assert read_all(url) == [value]
    assert harm in [path.read_bytes() for path in file.parent.glob("workshops.db.damaged-*")]
    assert backup.exists()
    store = Store(url)
    store.apply(store.workshops()[0].id, [Edit(new_id(), Add(kind="persona", fields={"name": "Ines"}))])
    store.close()


def test_without_a_backup_it_is_set_aside_all_the_same(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "workshops.db"
    file.write_text("Dear diary")
    with pytest.raises(Damaged, match=r"Nothing was deleted: it is .*damaged-.* now\. There is no backup of it\."):
        Store(f"sqlite:///{file}")
    assert [path.read_text() for path in tmp_path.glob("workshops.db.damaged-*")] == ["Dear diary"]
    Store(f"sqlite:///{file}").close()


def test_damage_that_comes_while_working_is_explained(kept: tuple[str, Path, Workshop]) -> None:
    url, file, _ = kept
    store = Store(url)
    id = store.workshops()[0].id
    content = file.read_bytes()
    with file.open("r+b") as raw:
        raw.seek(100)
        raw.write(bytes(len(content) - 100))
    with pytest.raises(Damaged, match=r"The newest backup is of .* Bring it back with: .* restore "):
        store.apply(id, [Edit(new_id(), Add(kind="persona", fields={"name": "Ines"}))])
    store.close()
