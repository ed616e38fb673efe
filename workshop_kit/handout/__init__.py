"""The handout: one HTML file that opens anywhere, prints, and opens again as a workshop."""

from workshop_kit.handout.options import SECTIONS, TITLES, Options, remembered
from workshop_kit.handout.page import notes, render, save

__all__ = ["SECTIONS", "TITLES", "Options", "notes", "remembered", "render", "save"]
