"""Tables of texts (.csv, .tsv, .jsonl, .xlsx): a row is an article, its columns known by name.

Which column holds what is told by its heading (data/words/table_columns.txt) or by the editor.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from analysis.errors import UnmappedTable, UnreadableArticle
from analysis.ingest.brought import Brought, Taken, refuse
from analysis.ingest.dates import stated_date
from analysis.ingest.metadata import ROLES
from analysis.ingest.office import packed_again, parts
from analysis.ingest.plain import checked
from analysis.ingest.plain import read as read_plain
from analysis.limits import MAX_LETTERS, MAX_ROWS
from analysis.text.visible import undirected
from analysis.text.wordlists import mapping

FIELDS = Brought._fields[: Brought._fields.index("role") + 1]
"""What a column may hold; only the text is needed."""
_SEPARATORS = ",;\t|"
_MOST_COLUMNS = 100
"""Columns that are read."""
_SHOWN = 12
"""Headings named in a message."""
_HASTY = 5_000_000
"""Characters of a cell that the reader of tables takes; the limit of a text is checked later."""

csv.field_size_limit(_HASTY)

Row = Mapping[str, str]
"""The cells of a row by heading."""


def columns(headings: Sequence[str]) -> dict[str, str]:
    """Which heading stands for which field, as far as headings tell; the first of two counts.

    >>> columns(["Headline", "Body", "Newspaper"])
    {'title': 'Headline', 'text': 'Body', 'outlet': 'Newspaper'}
    """
    found: dict[str, str] = {}
    for heading in headings:
        name = "_".join(heading.strip().casefold().replace("-", " ").split())
        if field := mapping("table_columns").get(name):
            found.setdefault(field, heading)
    return found


def read(raw: bytes, file: str) -> Taken:
    """The texts of a table whose headings are known.

    Raises:
        UnmappedTable: when no heading is known to stand for the texts.
        UnreadableArticle: when no row holds a text, or the file cannot be read.
    """
    return mapped(raw, file, {})


def mapped(raw: bytes, file: str, chosen: Mapping[str, str]) -> Taken:
    """The texts of a table: `chosen` says which heading stands for which of `FIELDS`.

    What it does not name is told by the headings.

    Raises:
        UnreadableArticle: as `read`.
    """
    rows = list(table_rows(raw, file))
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    where = {**columns(headings), **{field: name for field, name in chosen.items() if name}}
    if where.get("text") not in headings:
        raise UnmappedTable(_unmapped(file, headings), headings)
    taken = Taken([], [])
    for n, row in enumerate(rows, 1):
        _take(taken, {field: row.get(name, "") for field, name in where.items()}, n, file)
    if not taken.articles:
        column = undirected(where["text"])[:40]
        refuse(f"{file} is a table without texts and was left out. Check its column {column}.")
    return taken


def _unmapped(file: str, headings: list[str]) -> str:
    named = ", ".join(undirected(one)[:40] for one in headings[:_SHOWN]) or "none"
    return (
        f"{file} is a table, and no column of it is known to hold the texts. Its columns are "
        f"{named}. Call the one with the texts “text” and add the file again."
    )


def headings(raw: bytes, file: str) -> list[str]:
    """The headings of a table, in order.

    Raises:
        UnreadableArticle: when the file cannot be read.
    """
    return list(dict.fromkeys(name for row in table_rows(raw, file) for name in row))


def table_rows(raw: bytes, file: str) -> Iterator[Row]:
    """The rows of a table with their cells by heading; empty rows aside.

    Raises:
        UnreadableArticle: when the file cannot be read.
    """
    if raw.startswith(b"PK"):
        yield from _sheet(raw, file)
        return
    text, _ = read_plain(raw, file)
    yield from _objects(text, file) if text.lstrip()[:1] in "{[" else _lines(text, file)


def _take(taken: Taken, row: Row, n: int, file: str) -> None:
    """Adds the text of one row, or says why it is left out."""
    try:
        text = checked(row["text"].strip("\n"), f"Row {n} of {file}")
    except UnreadableArticle as error:
        taken.problems.append(str(error))
        return
    about = {name: _short(row.get(name, "")) for name in FIELDS[1:]}
    when, role = stated_date(about["published"]), about["role"].casefold()
    if about["published"] and not when:
        taken.problems.append(
            f"Row {n} of {file} has a date, “{about['published'][:40]}”, that can be read two ways "
            "or is none; it was left out. Write dates as 2024-11-23."
        )
    brought = Brought(
        text,
        about["article_id"] or str(n),
        title=about["title"],
        outlet=about["outlet"],
        published=when,
        url=about["url"],
        byline=about["byline"],
        label=about["label"],
        role=role if role in ROLES else "",
        how="row of a table",
    )
    taken.articles.append(brought)


def _short(words: str) -> str:
    return " ".join(undirected(words).split())[:MAX_LETTERS]


def _lines(text: str, file: str) -> Iterator[Row]:
    """Rows of lines whose cells stand apart by whichever mark the first line has most of."""
    mark = max(_SEPARATORS, key=text.split("\n", 1)[0].count)
    lines = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        yield from _rows(lines)
    except csv.Error:
        where = f"in line {lines.line_num}"
        refuse(f"{file} is a table that cannot be read {where}. Save it anew as CSV.")


def _rows(lines: Iterator[Sequence[object]]) -> Iterator[Row]:
    head: list[str] = []
    for n, cells in enumerate(lines):
        if n > MAX_ROWS:
            return
        said = [_said(cell) for cell in cells[:_MOST_COLUMNS]]
        if not any(map(str.strip, said)):
            continue
        if not head:
            head = [one.strip() or f"column {k}" for k, one in enumerate(said, 1)]
            continue
        yield dict(zip(head, said, strict=False))


def _said(cell: object) -> str:
    """A cell as words; a day of a sheet has no time."""
    return "" if cell is None else str(cell).removesuffix(" 00:00:00")


def _objects(text: str, file: str) -> Iterator[Row]:
    """Rows of JSON: one object a line, or a list of objects."""
    try:
        is_list = text.lstrip().startswith("[")
        lines = [text] if is_list else [line for line in text.split("\n") if line.strip()]
        parsed = [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        refuse(f"{file} is no JSON with one article a line and was left out. Export it again.")
    for item in (parsed[0] if is_list else parsed)[:MAX_ROWS]:
        if isinstance(item, dict):
            yield {str(name): _cell(value) for name, value in item.items()}


def _cell(value: object) -> str:
    """A value as words; what is inside an object is left out."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if isinstance(one, str | int | float))
    return "" if value is None or isinstance(value, dict) else str(value)


def _sheet(raw: bytes, file: str) -> Iterator[Row]:
    """The rows of the first sheet of a workbook that has any."""
    from openpyxl import load_workbook

    made = packed_again(parts(raw, file, "Excel"))
    try:
        book = load_workbook(made, read_only=True, data_only=True, keep_links=False)
        rows: list[Row] = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = rows or list(_rows(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)))
    except Exception:
        refuse(f"{file} is a damaged table and was left out. Save it anew as .xlsx or .csv.")
    yield from rows
