"""Where the tests of this folder write, and how they draw examples."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from quick_folder import quick_place, tmp_path

from workshop_kit.grammar import skip_grammar

__all__ = ["quick_place", "tmp_path"]

# How long an example takes says how busy the machine is, and nothing about what is asked of it.
settings.register_profile("kit", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")

# As in the kit: who loads Altair or jsonschema here does not wait for it.
skip_grammar()
