"""A logo from a file: only the picture itself, without the place, camera or comments a file may carry."""

from __future__ import annotations

import base64
from pathlib import Path

from workshop_kit.errors import Invalid
from workshop_kit.pictures import bare, is_picture

#: Bytes; it is in every copy of the handout.
MOST = 200_000
_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}


def logo(file: Path) -> str:
    """The picture in a PNG or JPEG file as a data URI.

    Raises
    ------
    Invalid
        When it cannot be read, is no such picture, or is too large.
    """
    try:
        with file.open("rb") as opened:
            # A film by mistake is not read to its end.
            data = bare(opened.read(20 * MOST))
    except OSError as error:
        raise Invalid(f"The logo '{file}' cannot be read: {error.strerror or error}.", "logo") from error
    kind = next((kind for begin, kind in _KINDS.items() if data.startswith(begin)), "")
    uri = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    if not is_picture(uri):
        raise Invalid(f"The logo '{file}' is no whole PNG or JPEG picture. The page takes drawings, too.", "logo")
    if len(data) > MOST:
        raise Invalid(f"The logo '{file}' is larger than 200 KB. The page makes it smaller.", "logo")
    return uri
