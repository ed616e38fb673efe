"""Every command, as a person types it."""

import base64
import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_kit import document
from workshop_kit.cli import main
from workshop_kit.handout.carried import carried
from workshop_kit.handout.sections import NAMES

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample" / "cafe.workshop.yaml"
ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=="


@pytest.fixture
def kit(home, monkeypatch, capsys):
    """Run a command; gives exit code, standard output and standard error."""

    def run(*args: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["workshop-kit", *map(str, args)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_new_list_show_export_import(kit, tmp_path) -> None:
    code, out, _ = kit("new", "Corner bakery", "--template", "cafe")
    id = out.strip()
    assert code == 0
    assert len(id) == 6
    assert "Corner bakery" in kit("list")[1]
    listed = json.loads(kit("list", "--json")[1])
    assert [(one["id"], one["title"]) for one in listed] == [(id, "Corner bakery")]
    assert "personas" in kit("show", "bakery")[1]
    shown = json.loads(kit("show", id, "--json")[1])
    assert shown.keys() == {"id", "title", "steps"}
    assert all(0 <= step["complete"] <= 1 and isinstance(step["missing"], list) for step in shown["steps"])
    for ending in ("yaml", "json"):
        file = tmp_path / f"x.{ending}"
        assert kit("export", id, "-o", file)[0] == 0
        code, imported, _ = kit("import", file)
        assert code == 0
        again = tmp_path / f"again.{ending}"
        kit("export", imported.strip(), "-o", again)
        assert document.read(again) == document.read(file)


def test_export_to_other_programs(kit, tmp_path) -> None:
    for name in ("a.xlsx", "a.csv.zip", "a.md", "a.mmd"):
        assert kit("export", SAMPLE, "-o", tmp_path / name)[0] == 0
        assert (tmp_path / name).stat().st_size > 500
    assert kit("export", SAMPLE, "-o", tmp_path / "a.md")[2].startswith(f"'{tmp_path / 'a.md'}' exists already")


def test_handout_with_chosen_sections(kit, tmp_path) -> None:
    code, page, _ = kit("handout", SAMPLE, "-o", "-", "--sections", "method, evidence")
    assert code == 0
    assert 0 < page.index('id="method') < page.index('id="unproven')
    assert 'id="people' not in page
    assert "There is no section 'maps'" in kit("handout", SAMPLE, "-o", "-", "--sections", "maps")[2]


def test_a_pdf_without_a_browser_is_said_and_nothing_is_written(kit, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_BROWSER", str(tmp_path / "none"))
    code, _, said = kit("handout", SAMPLE, "-o", tmp_path / "a.html", "--pdf", tmp_path / "a.pdf")
    assert code == 1
    assert "none is installed here" in said
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize("full_at", [1, 2])
def test_of_page_and_pdf_both_stay_as_they_were_when_the_disk_is_full(kit, tmp_path, monkeypatch, full_at) -> None:
    monkeypatch.setattr("workshop_kit.handout.pdf.pdf", lambda page: b"%PDF")
    for name in ("a.html", "a.pdf"):
        (tmp_path / name).write_text("old")
    written: list[int] = []

    def fill(handle: int) -> None:
        written.append(handle)
        if len(written) == full_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", fill)
    code, _, said = kit("handout", SAMPLE, "-o", tmp_path / "a.html", "--pdf", tmp_path / "a.pdf", "--force")
    assert code == 1
    assert "cannot be written: No space left on device" in said
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {"a.html": "old", "a.pdf": "old"}


@pytest.mark.parametrize("taken", ["a.html", "a.pdf"])
def test_of_page_and_pdf_none_is_written_when_one_may_not_be(kit, tmp_path, monkeypatch, taken) -> None:
    monkeypatch.setattr("workshop_kit.handout.pdf.pdf", lambda page: b"%PDF")
    (tmp_path / taken).write_text("mine")
    code, _, said = kit("handout", SAMPLE, "-o", tmp_path / "a.html", "--pdf", tmp_path / "a.pdf")
    assert code == 1
    assert f"{taken}' exists already" in said
    assert [(one.name, one.read_text()) for one in tmp_path.glob("a.*")] == [(taken, "mine")]


def test_a_handout_with_the_sign_of_the_business(kit, tmp_path) -> None:
    """I2: what the page can choose, the command line can."""
    sign = tmp_path / "sign.png"
    sign.write_bytes(base64.b64decode(ONE_PIXEL))
    code, page, _ = kit("handout", SAMPLE, "-o", "-", "--logo", sign)
    assert code == 0
    assert f'<img class=logo alt="Kestrel Café, Library Lane" src="data:image/png;base64,{ONE_PIXEL}">' in page
    (tmp_path / "cut.png").write_bytes(sign.read_bytes()[:40])
    assert "is no whole PNG or JPEG picture" in kit("handout", SAMPLE, "-o", "-", "--logo", tmp_path / "cut.png")[2]
    assert "cannot be read: No such file" in kit("handout", SAMPLE, "-o", "-", "--logo", tmp_path / "none.png")[2]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("-o", "a.pdf"), "'a.pdf' cannot be the page: end its name with .html. For a PDF as well: --pdf FILE.pdf"),
        (("-o", "a.html", "--pdf", "b.html"), "'b.html' cannot be the PDF: end its name with .pdf."),
    ],
)
def test_a_handout_is_not_written_under_the_name_of_something_else(kit, tmp_path, monkeypatch, names, said) -> None:
    monkeypatch.chdir(tmp_path)
    assert kit("handout", SAMPLE, *names) == (1, "", said + "\n")
    assert not list(tmp_path.iterdir())


def test_handout_of_file_and_workshop(kit, tmp_path) -> None:
    target = tmp_path / "cafe.html"
    assert kit("handout", SAMPLE, "-o", target)[0] == 0
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert len(page.encode()) < 300_000
    assert document.read(target) == carried(document.read(SAMPLE), NAMES)
    code, out, _ = kit("handout", SAMPLE, "-o", "-", "--no-data")
    assert code == 0
    assert "workshop-kit-data" not in out


def test_backup_and_restore(kit, tmp_path, home) -> None:
    kit("new", "Corner bakery")
    code, out, _ = kit("backup")
    kept = Path(out.strip())
    assert (code, kept.parent) == (0, home / "backups")
    assert kit("backup", "-") == (1, "", "A backup is a file to keep. Give it a name instead of '-'.\n")
    mine = tmp_path / "mine.db"
    assert kit("backup", mine)[:2] == (0, f"{mine}\n")
    code, _, err = kit("backup", mine)
    assert (code, "--force" in err) == (1, True)
    kit("new", "Café")
    code, _, err = kit("restore", mine)
    assert (code, err.count("\n"), "--force" in err) == (1, 1, True)
    assert "Café" in kit("list")[1]
    code, out, _ = kit("restore", mine, "--force")
    assert (code, "One workshop came back. What was there before is in" in out) == (0, True)
    assert [one["title"] for one in json.loads(kit("list", "--json")[1])] == ["Corner bakery"]
    code, _, err = kit("restore", SAMPLE)
    assert (code, err.count("\n")) == (1, 1)
    assert "is damaged, or no backup" in err


def test_nothing_is_replaced_without_force(kit, tmp_path) -> None:
    target = tmp_path / "cafe.html"
    target.write_text("mine")
    code, _, err = kit("handout", SAMPLE, "-o", target)
    assert (code, target.read_text()) == (1, "mine")
    assert "--force" in err
    assert kit("handout", SAMPLE, "-o", target, "--force")[0] == 0


def bad_files(folder: Path) -> dict[str, str]:
    """Bad input by what is wrong with it: arguments of a command."""
    sample = SAMPLE.read_text(encoding="utf-8")
    texts = {
        "wrong type": sample.replace("\npeople:", "\npeople: many #", 1),
        "unknown key": sample.replace("title:", "titel:", 1),
        "newer version": sample.replace("version: 1", "version: 2", 1),
        "truncated": sample[: len(sample) // 2] + "\n  bad: [",
    }
    files = {name: folder / f"{name}.yaml" for name in [*texts, "large", "binary", "missing"]}
    for name, text in texts.items():
        files[name].write_text(text, encoding="utf-8")
    with files["large"].open("wb") as file:
        file.truncate(50_000_000)
    files["binary"].write_bytes(bytes(range(256)))
    return {name: str(file) for name, file in files.items()}


def test_bad_input_is_one_line_and_changes_nothing(kit, tmp_path) -> None:
    kit("new", "Mine")
    for name, file in bad_files(tmp_path).items():
        for command in (("import", file), ("handout", file, "-o", tmp_path / "out.html")):
            code, out, err = kit(*command)
            assert (code, out, err.count("\n")) == (1, "", 1), f"{name}: {err}"
            assert 20 < len(err) < 400, name
            assert "Traceback" not in err
    assert not (tmp_path / "out.html").exists()
    assert len(json.loads(kit("list", "--json")[1])) == 1


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("new", "x", "--template", "bakry"), "There is no template 'bakry'"),
        (("new", ""), "title"),
        (("show", "nothing"), "There is no workshop 'nothing'"),
        (("export", SAMPLE, "-o", "x.docx"), "End the name with .yaml, .json, .xlsx"),
        (("handout", SAMPLE, "-o", "/proc/none/x.html"), "cannot be written"),
        (("handout", SAMPLE, "-o", "-", "--persona", "Nobody"), "Nobody"),
    ],
)
def test_what_cannot_be_done_is_said(kit, args, sentence) -> None:
    code, out, err = kit(*args)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert sentence in err


@pytest.mark.parametrize("args", [("explode",), ("new",), ("start", "--port", "zero"), ("handout", "x")])
def test_wrong_use_is_exit_code_2(kit, args) -> None:
    assert kit(*args)[0] == 2


def test_templates_schema_and_help(kit) -> None:
    listed = {line.split()[0] for line in kit("templates")[1].splitlines()}
    assert listed >= {"cafe", "online-shop", "hair-salon", "software", "museum", "dental-practice", "empty"}
    assert json.loads(kit("schema")[1])["title"] == "Workshop"
    helped = subprocess.run(
        [sys.executable, "-m", "workshop_kit", "--help"], capture_output=True, text=True, check=True
    )
    commands = "start templates new list show handout export import schema doctor"
    for command in f"{commands} history undo redo version versions branch diff".split():
        assert command in helped.stdout
    assert "backup" in helped.stdout
    assert "restore" in helped.stdout


def test_history_undo_redo(kit) -> None:
    from workshop_kit.workshops import keep_your_name, open_workshop

    id = kit("new", "Corner bakery")[1].strip()
    assert kit("history", id)[1] == "Nothing was changed yet.\n"
    code, out, err = kit("undo", id)
    assert (code, out, err) == (1, "", "There is nothing to undo.\n")
    keep_your_name(" Ines\n")
    open_workshop(id).set("workshop", business="Bread & Co")
    words = "Business of the workshop: nothing → “Bread & Co”"
    assert words in kit("history", "bakery")[1]
    assert kit("undo", id)[1] == "Undo: Business of the workshop: “Bread & Co” → nothing\n"
    assert kit("redo", id)[1] == f"Redo: {words}\n"
    listed = json.loads(kit("history", id, "--json")[1])
    assert [(one["rev"], one["who"], one["undone"]) for one in listed] == [
        (4, "Ines", False),
        (3, "Ines", True),
        (2, "Ines", False),
    ]
    assert listed[-1]["words"] == words
    assert len(json.loads(kit("history", id, "--limit", 1, "--json")[1])) == 1


def test_asterisks_in_a_name_are_printed_as_they_were_typed(kit) -> None:
    from workshop_kit.workshops import open_workshop

    id = kit("new", "Corner bakery")[1].strip()
    open_workshop(id).add("persona", name="A*B*C")
    assert kit("history", id)[1].endswith("Added persona A*B*C\n")
    assert json.loads(kit("history", id, "--json")[1])[0]["words"] == "Added persona A*B*C"
    assert kit("diff", id, "1")[1] == "Added persona A*B*C\n"
    assert json.loads(kit("diff", id, "1", "--json")[1])[0]["words"] == "Added persona A*B*C"
    assert kit("undo", id)[1] == "Undo: Removed persona A*B*C\n"
    assert kit("redo", id)[1] == "Redo: Brought back persona A*B*C\n"


def test_versions_branches_and_differences(kit) -> None:
    from workshop_kit.workshops import open_workshop

    id = kit("new", "Corner bakery")[1].strip()
    assert kit("versions", id)[1].startswith("No version yet")
    assert kit("version", id, "as is")[1] == "1\n"
    open_workshop(id).set("workshop", business="Bread")
    assert kit("versions", id)[1].split()[:3] == ["as", "is", "1"]
    assert json.loads(kit("versions", id, "--json")[1])[0]["rev"] == 1
    words = "Business of the workshop: nothing → “Bread”"
    assert kit("diff", id, "as is")[1] == f"{words}\n"
    assert kit("diff", id, "as is", "1")[1] == "Nothing differs.\n"
    (found,) = json.loads(kit("diff", id, "1", "2", "--json")[1])
    assert found["words"] == words
    assert (found["what"], found["kind"], found["field"]) == ("changed", "workshop", "business")
    assert (found["before"], found["after"]) == ("", "Bread")
    branch = kit("branch", id, "To be", "--from", "as is")[1].strip()
    assert (open_workshop(branch).value.title, open_workshop(branch).value.business) == ("To be", "")
    code, out, err = kit("diff", id, "nope")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "There are: as is" in err


def test_an_unexpected_error_is_a_sentence_and_a_log(kit, monkeypatch, home) -> None:
    monkeypatch.setattr("workshop_kit.workshops.list_workshops", lambda: 1 / 0)
    code, _, err = kit("list")
    assert (code, err.count("\n")) == (1, 1)
    assert "ZeroDivisionError" in (home / "logs" / "kit.log").read_text()
