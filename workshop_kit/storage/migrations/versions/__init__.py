"""The migrations, in the order of their numbers; `scripts/migration.py` writes the next one."""
