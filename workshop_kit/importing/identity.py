"""What a row says, as an id: the same words come in once, however often their file is brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from workshop_kit.storage.shared import Numbering

# A copy of it is quicker than a new one.
_BLANK = blake2b(digest_size=8)


class Ticked(Numbering):
    """What rows share, each combination worked out once: its number in the database, and its words in an id."""

    def __missing__(self, told: tuple[Any, ...]) -> tuple[int, str]:
        found = self[told] = super().__missing__(told), "".join(f"\x1f{one}" for one in told)
        return found

    def all(self, told: Iterable[tuple[Any, ...]]) -> tuple[list[int], list[str]]:
        """Numbers and words of many rows."""
        found = list(map(self.__getitem__, told))
        return [number for number, _ in found], [words for _, words in found]


class Identity:
    """Ids made of what rows say and, where rows say the same, of how many did so before."""

    def __init__(self, salt: str) -> None:
        self._salt = salt
        self._seen: set[bytes] = set()
        self._again: dict[bytes, int] = {}

    def ids(self, said: Iterable[tuple[Any, ...]]) -> list[str]:
        """The ids of rows by their date, the words of their context and ratings, and their comment."""
        keys = [f"{self._salt}\x1f{date}{context}{rated}\x1f{comment}" for date, context, rated, comment in said]
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
