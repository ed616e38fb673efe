"""Write the next migration: what `workshop_kit/storage/schema.py` has and the migrations so far do not build.

    python scripts/migration.py "Versions have names"    write workshop_kit/storage/migrations/versions/v0002_….py

Look at what it wrote, then set `schema.VERSION` to its number. A renamed column needs your hand: to a program it looks
like one that went and another that came.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from workshop_kit.storage import migrations

VERSIONS = migrations.HERE / "versions"


def write(message: str) -> Path:
    """The file of the next migration."""
    number = f"{len(list(VERSIONS.glob('v*.py'))) + 1:04}"
    with create_engine("sqlite://").begin() as db:
        config = Config(attributes={"connection": db})
        config.set_main_option("script_location", str(migrations.HERE).replace("%", "%%"))
        config.set_main_option("file_template", "v%%(rev)s_%%(slug)s")
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=number)
    file = next(VERSIONS.glob(f"v{number}_*.py"))
    file.write_text(re.sub(r"\n *# (###|#+ commands).*", "", file.read_text("utf-8")), "utf-8")
    for tool in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *tool, str(file)], check=False)
    return file


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(write(sys.argv[1]))
