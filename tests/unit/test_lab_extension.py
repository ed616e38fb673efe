"""The kit's own JupyterLab extension, as browsers fetch it."""

from __future__ import annotations

import hashlib
import json

from workshop_kit.lab import launch

EXTENSION = launch.HERE / "extension" / "workshop-kit"


def test_a_changed_extension_has_a_new_address() -> None:
    """Jupyter tells browsers to keep the file for a year, so an upgrade would go unseen under the old address."""
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    name, _, version = package["jupyterlab"]["_build"]["load"].partition("?v=")
    assert version == hashlib.sha256((EXTENSION / name).read_bytes()).hexdigest()[:8]
