"""Measures as plain functions on lists: numbers in, a small frozen result out."""

from workshop_kit.analysis.agreement import alpha, kappa
from workshop_kit.analysis.emotion import CurveFacts, Drop, PeakEnd, Spot, facts, peak_end
from workshop_kit.analysis.estimates import Estimate
from workshop_kit.analysis.funnel import funnel
from workshop_kit.analysis.money import churn, clv
from workshop_kit.analysis.priorities import opportunity, rice
from workshop_kit.analysis.satisfaction import Effort, ces, csat, nps

__all__ = [
    "CurveFacts", "Drop", "Effort", "Estimate", "PeakEnd", "Spot", "alpha", "ces", "churn", "clv", "csat", "facts",
    "funnel", "kappa", "nps", "opportunity", "peak_end", "rice",
]  # fmt: skip
