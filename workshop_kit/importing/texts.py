"""Text files: which alphabet, which sign between the cells, and their rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter

from workshop_kit.importing import alphabets, interviews, reviews
from workshop_kit.importing.files import Cut, File, Table, Unreadable
from workshop_kit.importing.reviews import Lines
from workshop_kit.importing.words import fields, plain

#: Encodings to choose from, and what people call them.
ENCODINGS = {
    "utf-8": "Unicode (UTF-8)", "utf-16": "Unicode (UTF-16)", "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)", "cp1251": "Cyrillic (Windows-1251)", "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)", "cp1255": "Hebrew (Windows-1255)", "cp1256": "Arabic (Windows-1256)",
    "cp1257": "Baltic (Windows-1257)", "cp932": "Japanese (Shift-JIS)", "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese (GB 18030)", "big5": "Chinese (Big5)", "cp949": "Korean (CP949)",
    "mac_roman": "Western (old Mac)",
}  # fmt: skip
#: Signs between cells.
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
#: Signs that few files have, and many sentences; looked for where none of the usual ones divides the lines.
_RARE = ":^~#"
#: In their place where each line is one text.
LINES = "\n"

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
_HEAD = 200_000
#: No text has as many characters that nobody sees; a few of them are told by their rows.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x19\x1b]")
_MOST_UNSEEN, _FEW_UNSEEN = 0.03, 30
# A cell as long as may be; that of the library is told as a broken file.
_LONGEST = min(sys.maxsize, 2**31 - 1)

Row = tuple[int, list[str] | Cut]


def open_text(file: File, encoding: str = "", delimiter: str = "") -> Table:
    """A text file as a table; what is not chosen is guessed. Raises Unreadable."""
    if not file.size:
        raise Unreadable(f"'{file.name}' is empty.")
    known = (encoding, "chosen") if encoding else guess_encoding(file)
    try:
        head = _decoded(file, known[0], _HEAD)
    except (LookupError, UnicodeError) as error:
        raise Unreadable(f"'{file.name}' cannot be read as {known[0]}. Choose another encoding.") from error
    if not head.strip():
        raise Unreadable(f"'{file.name}' is empty.")
    if len(_UNSEEN.findall(head)) > max(_FEW_UNSEEN, _MOST_UNSEEN * len(head)) or head.startswith("%PDF-"):
        raise Unreadable(f"'{file.name}' is no table of texts, whatever its name ends with. Save it as CSV or XLSX.")
    between = (delimiter, "chosen") if delimiter else guess_delimiter(head)
    guesses = {"encoding": known, "delimiter": between}
    choices = {"encoding": tuple(ENCODINGS), "delimiter": (*DELIMITERS, LINES)}
    if between[0] != LINES:
        even = cache(lambda: _is_even(file))
        return Table("csv", lambda: _rows(file, known[0], between[0], even), guesses, choices)
    how = reviews.divided(head)
    notes = list(filter(None, [reviews.leaves_out(how)]))
    if not how and (how := interviews.divided(head)):
        notes, guesses["kind"] = [interviews.APART], ("interview", "somebody asks, and somebody answers")
    return Table("text", lambda: _texts(file, known[0], how or _whole), guesses, choices, notes)


def guess_encoding(file: File) -> tuple[str, str]:
    """The encoding of a file, and how one can tell."""
    head = file.head(_HEAD)
    for mark, name in _BOMS.items():
        if head.startswith(mark):
            return name, "the file says so in its first bytes"
    zeros = [head[place::2].count(0) * 2 for place in (0, 1)]
    if len(head) > 3 and max(zeros) > 0.3 * len(head) and min(zeros) < 0.1 * len(head):
        return ("utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"), "every other byte is zero"
    wrong, letters = _faults(file)
    if not wrong:
        return "utf-8", "all letters fit" if letters else "it holds plain letters only"
    if letters > 20 * wrong:
        return "utf-8", f"nearly all letters fit; {wrong} do not, and are shown as \ufffd"
    return _by_letters(head)


def _faults(file: File) -> tuple[int, int]:
    """How many pieces of a file are no UTF-8, and how many bytes beyond plain letters there are."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    wrong = letters = 0
    with file.open() as stream:
        while block := stream.read(1 << 20):
            if block.isascii() and not decoder.getstate()[0]:
                continue
            read = decoder.decode(block)
            wrong += read.count("\ufffd")
            letters += len(block) - len(read.encode("ascii", "ignore"))
    return wrong, letters


def _by_letters(head: bytes) -> tuple[str, str]:
    head = head[:60_000]
    found = alphabets.latin(head) or alphabets.other(head)
    if found == "cp1252":
        return found, "all letters fit, as those of Windows do in Western Europe"
    if found:
        return found, f"it looks like {ENCODINGS[found]}; please look whether letters with accents are right"
    from charset_normalizer import from_bytes

    names = [name for name in ENCODINGS if not name.startswith("utf")]
    best = from_bytes(head, cp_isolation=names, threshold=0.4).best()
    if best is None:
        return "cp1252", "the usual one of Windows; please look whether letters with accents are right"
    if best.encoding.startswith("cp125") and _same(head, best.encoding, "cp1252"):
        return "cp1252", "all letters fit, as those of Windows do in Western Europe"
    name = ENCODINGS.get(best.encoding, best.encoding)
    return best.encoding, f"it looks like {name}; please look whether letters with accents are right"


def _same(head: bytes, one: str, other: str) -> bool:
    return head.decode(one, "replace") == head.decode(other, "replace")


def _decoded(file: File, encoding: str, size: int) -> str:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return decoder.decode(file.head(size))


def guess_delimiter(head: str) -> tuple[str, str]:
    """The sign between the cells (LINES for a plain text), and how one can tell."""
    lines = head.splitlines(keepends=True)
    lines = lines[:-1] if len(lines) > 1 and len(head) >= _HEAD // 4 else lines
    found = _usual(lines)
    if found[0] == LINES:
        rare = next((sign for sign in _RARE if _fit(lines, sign)[1] > 1), "")
        return (rare, "it stands between names of columns that the kit knows") if rare else found
    return found


def _usual(lines: list[str]) -> tuple[str, str]:
    best = max(DELIMITERS, key=lambda sign: _fit(lines, sign))
    share, _, width = _fit(lines, best)
    if width < 2 or share < 0.3:
        return LINES, "no sign divides its lines into cells"
    if _is_prose(lines, best):
        return LINES, f"the {DELIMITERS[best]} stands in sentences"
    return best, f"it divides the rows into {width} columns"


def _fit(lines: list[str], sign: str) -> tuple[float, int, int]:
    """Share of rows with the usual number of cells, of the names that the kit knows, and that number."""
    csv.field_size_limit(_LONGEST)
    widths = Counter[int]()
    first: list[str] = []
    for number, row in enumerate(csv.reader(lines, delimiter=sign)):
        first = first or row
        widths[len(row)] += bool(row)
        if number > 200:
            break
    width, count = max(widths.items(), key=lambda one: (one[0] > 1, one[1])) if widths else (0, 0)
    known = sum(cell in names for cell in map(plain, first) for names in _all_names()) if width > 1 else 0
    share = count / max(1, widths.total()) if width > 1 else 0.0
    return (round(share, 1) + 0.5 * (known > 1), known, width) if width > 1 else (0.0, 0, width)


def _is_prose(lines: list[str], sign: str) -> bool:
    """Whether the sign only divides sentences: a space follows it nearly always, and no cells come of it."""
    share, known, width = _fit(lines, sign)
    places = re.findall(re.escape(sign) + r"(\s?)", "".join(lines[:200]))
    spaced = sum(map(bool, places)) >= 0.9 * len(places)
    return sign in ",;" and spaced and known < 2 and (width < 3 or share < 0.9)


@cache
def _all_names() -> list[frozenset[str]]:
    return [frozenset(map(plain, one.names)) for one in fields().values()]


class _Lines:
    """The lines of a text; it keeps those of the present row, to look at again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.kept: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.kept.append(line)
            yield line


def _rows(file: File, encoding: str, delimiter: str, even: Callable[[], bool]) -> Iterator[tuple[int, list[str] | Cut]]:
    csv.field_size_limit(_LONGEST)
    with file.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        if even():
            yield from filter(itemgetter(1), enumerate(csv.reader(text, delimiter=delimiter), 1))
        else:
            yield from _cells(text, delimiter, 1)


def _texts(file: File, encoding: str, how: Callable[[Lines], Iterator[tuple[int, list[str]]]]) -> Iterator[Row]:
    with file.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        yield from how((number, line.rstrip("\r\n")) for number, line in enumerate(text, 1))


def _whole(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Each line as one text."""
    return ((number, [line]) for number, line in lines if line.strip())


def _is_even(file: File) -> bool:
    """Whether each quotation mark can have its second one."""
    marks = 0
    with file.open() as stream:
        while block := stream.read(1 << 20):
            marks += block.count(b'"')
    return marks % 2 == 0


def _cells(text: Iterable[str], delimiter: str, start: int) -> Iterator[tuple[int, list[str] | Cut]]:
    lines = _Lines(text)
    doubtful: tuple[int, list[str], list[str]] | None = None
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), start):
        if doubtful:
            yield doubtful[:2]
            doubtful = None
        if len(lines.kept) > 1 and sum(line.count('"') for line in lines.kept) % 2:
            doubtful = (number, row, lines.kept)
        elif row:
            yield number, row
        lines.kept = []
    if doubtful:
        # It swallowed the rest of the file; what comes after its own line is read as if it were not there.
        number, _, kept = doubtful
        yield number, Cut(number, "a quotation mark that is never closed: delete it, or add the second one")
        yield from _cells(kept[1:], delimiter, number + 1)
