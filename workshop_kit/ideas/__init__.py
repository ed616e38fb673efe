"""Cards to think with, and opportunities drawn from what the map holds."""
