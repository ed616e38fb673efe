"""What a field may hold: text that can be stored everywhere, numbers in their range, pictures, links."""

from __future__ import annotations

import datetime
import re
import secrets
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from workshop_kit.pictures import is_picture

Evidence = Literal["assumption", "observed", "cited"]
Feeling = Annotated[int, Field(ge=-2, le=2, strict=True)]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """A fresh item id: ten letters and digits, none that look alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


def _clean(text: str) -> str:
    # Databases cannot store NUL and lone surrogates, XML cannot carry the other control characters.
    if _FORBIDDEN.search(text):
        raise ValueError("holds a control character that cannot be stored; delete it and type it again")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _empty_is_none(value: Any) -> Any:
    return None if value == "" else value


def _number_is_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _seen(face: str) -> str:
    if face.startswith("data:") and not is_picture(face):
        raise ValueError("holds no picture")
    return face


#: In a form nothing chosen is "".
EmptyIsNone = BeforeValidator(_empty_is_none)
NumberIsText = BeforeValidator(_number_is_text)

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
#: Names another item, or "". Nothing keeps that item from going: a link to what is gone reads as none.
Link = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_-]{0,59}(\.[a-z0-9][a-z0-9_-]{0,59})?)?$")]
Line = Annotated[str, Field(max_length=300), AfterValidator(_clean)]
Title = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_clean)]
Text = Annotated[str, Field(max_length=10_000), AfterValidator(_clean)]
Picture = Annotated[
    str,
    Field(max_length=400_000, pattern=r"^([a-z0-9-]{0,40}|data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+)$"),
    AfterValidator(_seen),
]
Logo = Annotated[
    str, Field(max_length=280_000, pattern=r"^(data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+)?$"), AfterValidator(_seen)
]
Percent = Annotated[float, Field(ge=0, le=100)]
Minutes = Annotated[float, Field(ge=0, le=1_000_000)]
Date = Annotated[datetime.date | None, EmptyIsNone]
Number = Annotated[Annotated[float, Field(ge=-1e15, le=1e15)] | None, EmptyIsNone]
HowMany = Annotated[Annotated[int, Field(ge=0, le=10**12)] | None, EmptyIsNone]
OneToFive = Annotated[int, Field(ge=1, le=5, strict=True)]
OfADay = Annotated[float, Field(ge=0, le=1440)]
