"""What pages never get: other people's scores. What may be known of them comes worked out, and after the reveal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_kit.document import to_dict
from workshop_kit.model import Workshop
from workshop_kit.storage.store import Change


def document(workshop: Workshop) -> dict[str, Any]:
    """The document of a workshop as its pages hold it."""
    return to_dict(workshop.model_copy(update={"scores": ()}))


def public(changes: Iterable[Change]) -> list[Change]:
    """The changes that pages are told one by one."""
    return [change for change in changes if change.op.kind != "score"]
