"""The handout: one HTML file that opens anywhere, prints, and opens again as a workshop."""

from workshop_kit.handout.given import Voices
from workshop_kit.handout.options import Options, remembered
from workshop_kit.handout.page import notes, render, save
from workshop_kit.handout.sections import NAMES as SECTIONS
from workshop_kit.handout.sections import TITLES

__all__ = ["SECTIONS", "TITLES", "Options", "Voices", "notes", "remembered", "render", "save"]
