"""`articles.csv`: what is known of each file, read line by line so that one bad line loses one."""

import csv
import re
from collections.abc import Iterator

from analysis.errors import UnreadableDate
from analysis.ingest.dates import iso_date
from analysis.ingest.formats import stem
from analysis.ingest.metadata import ROLES, unused
from analysis.ingest.plain import MAX_BYTES, decode
from analysis.limits import MAX_LETTERS, megabytes
from analysis.schema import Problem
from analysis.text.visible import undirected, visible

METADATA = "articles.csv"
COLUMNS = ("article_id", "file", "label", "outlet", "title", "byline", "published", "url", "role")
_LONGEST_CELL = 100_000
"""Characters of a cell at most."""
_SEPARATORS = ",;\t|"
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")

Known = dict[str, str]
"""One line of the table, a cell for each of `COLUMNS`."""


def known_files(raw: bytes) -> tuple[dict[str, Known], list[Problem]]:
    r"""What `articles.csv` says of each file it names, and what of it could not be used.

    Its cells may stand apart by commas, semicolons or tabs; capitals and spaces in the names of
    columns do not matter, and neither does the order of columns.

    >>> known_files(b"File;Outlet\na.txt;East Courier\n")[0]["a.txt"]["outlet"]
    'East Courier'
    """
    if len(raw) > MAX_BYTES:
        most = megabytes(MAX_BYTES)
        return {}, [_told(f"is larger than {most}, so it was left out. Keep the texts out of it.")]
    lines = decode(raw).lstrip("\n").splitlines(keepends=True)
    head, separator = _head(lines[0] if lines else "")
    if "file" not in head:
        return {}, [_told("has no column file, so it was left out. Add the file names.")]
    problems: list[Problem] = []
    found: dict[str, Known] = {}
    for n, cells in _rows(lines[1:], separator, problems):
        row = _row(n, head, cells, problems)
        if row and row["file"] in found:
            problems.append(_told(f"names {row['file']} twice; line {n} was left out.", n))
        elif row:
            found[row["file"]] = row
    return _with_ids(found, problems), problems


def _told(what: str, n: int = 0) -> Problem:
    return Problem(f"{METADATA}, line {n}" if n else METADATA, f"{METADATA} {visible(what)}")


def _head(line: str) -> tuple[list[str], str]:
    """Names of the columns and the separator under which most of them are known."""
    cut = [([_name(cell) for cell in line.split(mark)], mark) for mark in _SEPARATORS]
    return max(cut, key=lambda names: len({*names[0]} & {*COLUMNS}))


def _name(cell: str) -> str:
    return "_".join(cell.strip().strip('"').strip().casefold().split())


def _rows(
    lines: list[str], separator: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line; a line that cannot be read is told."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        n = reader.line_num + 2
        try:
            yield n, _short(next(reader))
        except StopIteration:
            return
        except csv.Error:
            why = "has a quotation mark that never closes, or a cell that is far too long"
            problems.append(_told(f"{why}, in line {n}; what it holds from there was left out.", n))


def _short(cells: list[str]) -> list[str]:
    """The cells of a line; one that is far too long has likely lost its closing mark."""
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        raise csv.Error
    return cells


def _row(n: int, head: list[str], cells: list[str], problems: list[Problem]) -> Known | None:
    """The cells by column, made plain; nothing for an empty line or one that names no file."""
    if not any(map(str.strip, cells)):
        return None
    if any(map(str.strip, cells[len(head) :])):
        why = f"has more cells in line {n} than columns, so the line was left out. "
        problems.append(_told(why + "Put quotation marks around a cell that holds a comma.", n))
        return None
    given = dict(zip(head[::-1], [*cells, *[""] * len(head)][: len(head)][::-1], strict=True))
    row = {name: _cell(given.get(name, ""), name) for name in COLUMNS}
    if not row["file"]:
        problems.append(_told(f"names no file in line {n}. Add the file name.", n))
        return None
    return {**row, "published": _date(n, row, problems), "role": _role(n, row, problems)}


def _cell(cell: str, column: str) -> str:
    """A cell as it looks; the name of a file stays what it is, or it would not be found."""
    even = _SPACES.sub(" ", cell[:MAX_LETTERS]).strip()
    if column == "file":
        return even
    return visible(even) if column == "article_id" else undirected(even)


def _date(n: int, row: Known, problems: list[Problem]) -> str:
    try:
        return iso_date(row["published"])
    except UnreadableDate as error:
        problems.append(_told(f"has a date in line {n} that was left out. {error}", n))
        return ""


def _role(n: int, row: Known, problems: list[Problem]) -> str:
    role = row["role"].casefold()
    if role not in ROLES:
        why = f"has a role in line {n} that is not known, “{role[:40]}”; it was left out."
        problems.append(_told(f"{why} Use one of {', '.join(filter(None, ROLES))}.", n))
        return ""
    return role


def _with_ids(found: dict[str, Known], problems: list[Problem]) -> dict[str, Known]:
    """Every file with an article_id of its own."""
    taken: set[str] = set()
    for file, row in found.items():
        asked = row["article_id"] or stem(file)
        row["article_id"] = unused(asked, taken)
        taken.add(row["article_id"])
        if row["article_id"] != asked:
            name = f"gives the name {asked} to more than one file"
            problems.append(_told(f"{name}; {file} is called {row['article_id']} here."))
    return found
