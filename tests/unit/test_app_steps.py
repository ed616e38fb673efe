"""All guided notebooks as one."""

import json

from workshop_kit.app.steps import joined
from workshop_kit.resources import folder


def test_every_cell_of_every_notebook_is_there_in_order_and_knows_where_it_is_from() -> None:
    cells = joined(folder("notebooks"))["cells"]
    expected = [
        (file.name, cell["cell_type"], cell["source"])
        for file in sorted(folder("notebooks").glob("*.ipynb"))
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]
    ]
    assert [(one["metadata"]["notebook"], one["cell_type"], one["source"]) for one in cells] == expected


def test_it_is_a_notebook_with_ids_of_its_own() -> None:
    import nbformat

    notebook = joined(folder("notebooks"))
    nbformat.validate(nbformat.from_dict(notebook))
    ids = [one["id"] for one in notebook["cells"]]
    assert len(set(ids)) == len(ids)


def test_notes_for_the_facilitator_stay_marked() -> None:
    notebook = joined(folder("notebooks"))
    marked = [one for one in notebook["cells"] if "facilitator" in one["metadata"]["tags"]]
    assert len(marked) >= 5
