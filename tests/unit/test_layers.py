"""Each module imports only from modules above it, and foreign libraries stay where they belong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workshop_kit"

# From the bottom to the top: a module may import what stands before it.
ORDER = [
    "errors", "home", "browser", "resources", "files", "log", "pictures", "counting", "collecting", "grammar",
    "harmless", "names", "language", "feelings",
    "model", "vocabulary", "personas", "scoring", "validation", "changes", "document", "ideas", "actions", "checks",
    "session",
    "storage", "analysis", "tables", "voices", "starters", "workshops",
    "priorities", "figures", "wording", "story", "charts",
    "importing", "handout", "exporting", "live",
    "widgets", "lab", "app",
    "doctor", "cli", "__main__",
]  # fmt: skip
# library -> the only modules that may import it
BELONGS = {
    "sqlalchemy": {"storage", "importing"},
    "sqlite3": {"storage", "importing"},
    "alembic": {"storage"},
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "nbconvert": {"handout"},
    "jupyter_server": {"lab", "app"},
    "voila": {"app"},
    "jupyterlab": {"lab"},
    "altair": {"charts"},
    "pandas": set(ORDER[ORDER.index("analysis") :]),
    "typer": {"cli"},
    "babel": {"language"},
    "sklearn": {"analysis"},
    "scipy": {"analysis"},
    "vaderSentiment": {"analysis"},
    "openpyxl": {"importing", "exporting"},
}


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def layer(path: Path) -> str:
    """The module or folder right below workshop_kit that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Dotted names of everything a file imports, inside functions as well."""
    return tuple(imported(path))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write the whole name of what you import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_point_down(path: Path) -> None:
    here = layer(path)
    assert here in ORDER, f"give {here} its place in the order above"
    for name in imports(path):
        top, _, rest = name.partition(".")
        below = rest.partition(".")[0]
        if top == "workshop_kit" and below != "__version__":
            assert below in ORDER, f"import {name} from the module that defines it"
            assert ORDER.index(below) <= ORDER.index(here), f"{here} may not import {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stay_where_they_belong(path: Path) -> None:
    for name in imports(path):
        homes = BELONGS.get(name.partition(".")[0])
        assert homes is None or layer(path) in homes, f"{name} belongs into {', '.join(sorted(homes))}"
