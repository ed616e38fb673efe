"""Measures and the funnel in words: what notebooks and handout say about numbers that are followed."""

from workshop_kit.figures.funnel import FunnelTold, told_funnel
from workshop_kit.figures.measures import Gauge, gauge, gauges, headline, pins

__all__ = ["FunnelTold", "Gauge", "gauge", "gauges", "headline", "pins", "told_funnel"]
