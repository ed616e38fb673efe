"""Measures as plain functions on lists: numbers in, a small frozen result out."""

from workshop_kit.analysis.emotion import CurveFacts, Drop, PeakEnd, Spot, facts, peak_end

__all__ = ["CurveFacts", "Drop", "PeakEnd", "Spot", "facts", "peak_end"]
