"""Whether bytes are a whole PNG or JPEG picture. Names and endings say nothing, so the bytes are read."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from functools import lru_cache

#: Pixels on a side; a face needs far fewer, and a small file can claim a huge picture.
LARGEST = 4096

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADS = {"data:image/png;base64,": "png", "data:image/jpeg;base64,": "jpeg"}
#: JPEG markers that say how large the picture is: all frames, without three tables of the same range.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN = 0xDA
#: What a picture is drawn from. All else in the file tells of its maker, its camera and its place.
_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"}
#: JPEG markers of such notes: APP1 to APP15 and comments. APP0 and Adobe's APP14 say how colours are meant.
_NOTES = {*range(0xE1, 0xF0), 0xFE} - {0xEE}


@lru_cache(maxsize=32)
def is_picture(uri: str) -> bool:
    """Whether a data URI holds the kind of picture it says, whole and of a sensible size."""
    head, comma, text = uri.partition(",")
    kind = _HEADS.get(head + comma)
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return {"png": _is_png, "jpeg": _is_jpeg}[kind](data) if kind else False


def bare(data: bytes) -> bytes:
    """The picture without what else its file says; what is no picture stays as it is."""
    if data.startswith(_PNG):
        return _PNG + b"".join(_chunk(name, body) for name, body in _chunks(data) if name in _DRAWN)
    return _without_notes(data) if data.startswith(b"\xff\xd8") else data


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def _without_notes(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        kept.append(b"" if data[at + 1] in _NOTES else data[at:end])
        at = end
    return b"".join(kept) + data[at:]


def _is_png(data: bytes) -> bool:
    chunks = list(_chunks(data)) if data.startswith(_PNG) else []
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names or len(chunks[0][1]) != 13:
        return False
    size = chunks[0][1]
    return _sensible(int.from_bytes(size[:4], "big"), int.from_bytes(size[4:8], "big"))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and contents of each chunk; one that is cut or altered ends with a nameless one."""
    at = len(_PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        body, check = data[at + 4 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(check) != 4 or zlib.crc32(body) != int.from_bytes(check, "big"):
            yield b"", b""
            return
        yield body[:4], body[4:]
        at += 12 + length


def _is_jpeg(data: bytes) -> bool:
    if not (data.startswith(b"\xff\xd8") and data.endswith(b"\xff\xd9")):
        return False
    at, sized = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return sized
        if marker in _FRAMES:
            height, width = (int.from_bytes(data[at + i : at + i + 2], "big") for i in (5, 7))
            sized = _sensible(width, height)
        at += 2 + length
    return False


def _sensible(width: int, height: int) -> bool:
    return 0 < width <= LARGEST and 0 < height <= LARGEST
