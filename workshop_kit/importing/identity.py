"""What a row says, as an id: the same words come in once, however often their file is brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from workshop_kit.storage.answers import ANSWER

# A copy of it is quicker than a new one.
_BLANK = blake2b(digest_size=8)
_FORM = "\x1f%s" * len(ANSWER)
#: Ways to be filled in that are remembered; a segment that is a name makes one for each row.
_MOST = 200_000


class Ticked(dict[tuple[Any, ...], tuple[int, str]]):
    """What rows ticked, each combination worked out once: its number in the database, and its words in an id."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._count = 0
        self._new: list[tuple[Any, ...]] = []

    def __missing__(self, told: tuple[Any, ...]) -> tuple[int, str]:
        self._count += 1
        self[told] = found = self._count, _FORM % told
        self._new.append((self._count, told[0] or self._kind, *told[1:]))
        return found

    def all(self, told: Iterable[tuple[Any, ...]]) -> tuple[list[str], list[int]]:
        """Words and numbers of many rows."""
        if len(self) > _MOST:
            self.clear()
        found = list(map(self.__getitem__, told))
        return [words for _, words in found], [number for number, _ in found]

    def new(self) -> list[tuple[Any, ...]]:
        """Number and values of those that the database was not told yet."""
        new, self._new = self._new, []
        return new


class Identity:
    """Ids made of what rows say and, where rows say the same, of how many did so before."""

    def __init__(self, salt: str) -> None:
        self._salt = salt
        self._seen: set[bytes] = set()
        self._again: dict[bytes, int] = {}

    def ids(self, said: Iterable[tuple[Any, ...]]) -> list[str]:
        """The ids of rows by their date, the words of what they ticked, and their comment."""
        keys = [f"{self._salt}\x1f{date}{words}\x1f{comment}" for date, words, comment in said]
        digests = _digests(keys)
        fresh = set(digests)
        again = self._seen & fresh
        if len(fresh) < len(digests):
            again |= {digest for digest, times in Counter(digests).items() if times > 1}
        if again:
            both = zip(keys, digests, strict=True)
            digests = [self._other(key, digest) if digest in again else digest for key, digest in both]
        self._seen.update(digests)
        return [digest.hex() for digest in digests]

    def _other(self, key: str, digest: bytes) -> bytes:
        if digest not in self._seen:
            self._seen.add(digest)
            return digest
        times = self._again[digest] = self._again.get(digest, 0) + 1
        return _digests([f"{key}\x1f{times}"])[0]


def _digests(keys: Iterable[str]) -> list[bytes]:
    """Eight bytes for each text."""
    blank, found = _BLANK.copy, []
    for key in keys:
        made = blank()
        made.update(key.encode())
        found.append(made.digest())
    return found
