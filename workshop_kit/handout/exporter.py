"""Handouts from `jupyter nbconvert --to handout` and from Lab's menu *Save and Export Notebook As*."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default


class HandoutExporter(Exporter):
    """The workshop a notebook belongs to, as a handout. Cells and their outputs are never read."""

    export_from_notebook = "Workshop handout"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert says NotebookNode, and returns text everywhere
        self, nb: NotebookNode, resources: Any | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The handout of the workshop named in the notebook's metadata (`workshop_kit.workshop`), else the current one.

        Raises
        ------
        WorkshopError
            When there is no such workshop, or none at all.
        """
        from workshop_kit.handout.page import render
        from workshop_kit.workshops import open_workshop

        _, made = super().from_notebook_node(nb, resources, **kw)
        named = nb.metadata.get("workshop_kit", {}).get("workshop")
        return render(open_workshop(named or None)), made
