"""A workshop in the formats of other programs."""

from workshop_kit.exporting.save import export, save

__all__ = ["export", "save"]
