"""Write the lock files, or look whether every locked library has a ready-made file for every supported system.

    python scripts/lock.py            write requirements.lock and requirements-test.lock (newest versions)
    python scripts/lock.py --check    resolve both for each system and Python, wheels only; nothing is written

Needs `uv` and the package registry. The lock files hold names, versions and hashes, never an address.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {"requirements.lock": ["build"], "requirements-test.lock": ["build", "test"]}
SYSTEMS = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "x86_64-apple-darwin", "aarch64-apple-darwin", "windows")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
KIT = "requirements.lock"
# Libraries whose newest versions left a system behind.
_INTEL_MAC = "sys_platform == 'darwin' and platform_machine == 'x86_64'"
OLDER = [f"argon2-cffi-bindings<26 ; {_INTEL_MAC}", f"cryptography<49 ; {_INTEL_MAC}"]


def compile_lock(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`uv pip compile`, free of this machine's own settings."""
    command = ["uv", "pip", "compile", "--quiet", "--no-config", "--no-emit-index-url", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, text=True, capture_output=True, input="\n".join(OLDER))


def write() -> None:
    """Both files; the test file takes the kit's versions as they are."""
    for name, groups in GROUPS.items():
        chosen = [word for group in groups for word in ("--group", group)]
        same = ["--constraints", "-"] if name == KIT else ["--constraints", KIT]
        # One command must do, also for a page without code and for a team whose workshops are in PostgreSQL.
        same += ["--extra", "app", "--extra", "postgres"]
        how = ["--universal", "--generate-hashes", "--python-version", PYTHONS[0], "--upgrade"]
        header = ["--custom-compile-command", "python scripts/lock.py"]
        done = compile_lock("pyproject.toml", *chosen, *same, *how, *header, "--output-file", name)
        if done.returncode:
            sys.exit(done.stderr)


def check() -> None:
    """Each file, system and Python: every pinned version has a wheel."""
    failed = False
    for name, system, python in itertools.product(GROUPS, SYSTEMS, PYTHONS):
        where = ["--python-platform", system, "--python-version", python, "--only-binary", ":all:"]
        done = compile_lock(name, *where, "--output-file", os.devnull)
        failed |= bool(done.returncode)
        print("missing" if done.returncode else "ok     ", name, system, python, done.stderr.strip())
    sys.exit(failed)


if __name__ == "__main__":
    check() if "--check" in sys.argv[1:] else write()
