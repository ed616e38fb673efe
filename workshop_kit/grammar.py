"""A grammar that jsonschema builds on import: half of Jupyter's whole start, and three quarters of Altair's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType


def skip_grammar() -> None:
    """Do without it.

    It judges the spelling of addresses in other people's scripts; the kit has only Jupyter's and Altair's own schemas
    read.
    """
    sys.modules.setdefault("rfc3987_syntax", cast("ModuleType", None))
