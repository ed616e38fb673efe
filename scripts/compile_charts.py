"""Compile the charts after a change in ``workshop_kit/charts``: ``python scripts/compile_charts.py``."""

from workshop_kit.charts.compile import save_all

for path in save_all():
    print(f"{path.name}  {path.stat().st_size:,} bytes")
