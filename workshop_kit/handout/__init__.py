"""The handout: one HTML file that opens anywhere, prints, and opens again as a workshop."""

from workshop_kit.handout.options import SECTIONS, TITLES, Options, remembered
from workshop_kit.handout.page import render, save

__all__ = ["SECTIONS", "TITLES", "Options", "remembered", "render", "save"]
