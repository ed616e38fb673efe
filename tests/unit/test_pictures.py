"""A2: an own picture is believed only when its bytes are one, whatever its name says."""

from __future__ import annotations

import base64
import zlib

import pytest

from workshop_kit.changes.ops import Set, changed
from workshop_kit.errors import Invalid
from workshop_kit.model import Persona, Workshop
from workshop_kit.pictures import LARGEST, bare, is_picture


def uri(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def png(width: int = 1, height: int = 1) -> bytes:
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND")


def jpeg(width: int = 1, height: int = 1) -> bytes:
    frame = b"\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b" + frame + b"\xff\xda\x00\x02\x12\x34\xff\xd9"


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def test_whole_pictures_are_believed():
    assert is_picture(uri(png()))
    assert is_picture(uri(jpeg(), "jpeg"))


@pytest.mark.parametrize(
    "face",
    [
        uri(b"Just a text that is called face.png"),
        uri(SVG),
        uri(SVG, "svg+xml"),
        uri(png(), "jpeg"),
        uri(jpeg(), "png"),
        uri(png()[:-3]),
        uri(png() + b"<script>alert(1)</script>"),
        uri(png().replace(b"IDAT", b"IDAX")),
        uri(png(LARGEST + 1)),
        uri(png(0)),
        uri(jpeg() + b"PK\x03\x04", "jpeg"),
        uri(jpeg(LARGEST + 1), "jpeg"),
        uri(jpeg()[:8], "jpeg"),
        uri(b""),
        "data:image/png;base64,%%%",
        "data:image/png;base64,AAA",
        "https://elsewhere.test/face.png",
        "",
    ],
)
def test_what_is_no_whole_picture_is_refused(face):
    assert not is_picture(face)


def test_a_refused_picture_is_said_in_a_sentence():
    workshop = Workshop(title="x", personas=[Persona(id="ana", name="Ana")])
    with pytest.raises(
        Invalid, match=r"face of a persona must be a face from the set or a PNG or JPEG picture\."
    ) as said:
        changed(workshop, Set(kind="persona", id="ana", fields={"face": uri(SVG)}))
    assert said.value.field == "face"
    kept = changed(workshop, Set(kind="persona", id="ana", fields={"face": uri(png())}))
    assert changed(kept, Set(kind="persona", id="ana", fields={"face": ""})).personas[0].face == ""


def test_faces_of_the_set_need_no_picture():
    assert Persona(face="a07").face == "a07"


def test_a_picture_keeps_what_it_is_drawn_from_and_nothing_of_where_it_was_taken() -> None:
    told = png()[:33] + chunk(b"tEXt", b"Place\x00at home") + png()[33:]
    assert is_picture(uri(told))
    assert bare(told) == png()
    begin, end = jpeg()[:2], jpeg()[2:]
    note = b"Exif at home"
    assert bare(begin + b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note + end) == jpeg()
    assert bare(b"no picture") == b"no picture"
