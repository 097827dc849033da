"""Articles for an archive: a folder of texts, or a table of any size as CSV, JSON lines or Parquet.

Tables are read row by row; a column is known by its heading, as in `ingest.tables`.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.ingest import read_articles
from analysis.ingest.dates import stated_date
from analysis.ingest.folder import article_files
from analysis.ingest.plain import checked
from analysis.ingest.table_file import METADATA
from analysis.ingest.tables import columns
from analysis.limits import MAX_LETTERS
from analysis.text.visible import undirected, visible

Warn = Callable[[str], object]
"""Told a sentence for each part that could not be read."""
Cells = Mapping[str, object]
_FILES = 500
"""Files of a folder read at once."""


class Incoming(NamedTuple):
    """An article that comes in; what is not known of it is empty."""

    article_id: str
    outlet: str
    title: str
    url: str
    published: str
    text: str


def incoming(source: Path, problem: Warn) -> Iterator[Incoming]:
    """The articles of a folder, of a table, or of one file of any kind that a story takes.

    Raises:
        UnreadableTable: when there is nothing of that name, or none of the columns of a table is
            known to hold texts.
    """
    if source.is_dir():
        return _folder(source, problem)
    shown = visible(source.name)[:80]
    kinds = {".parquet": _parquet, ".csv": _csv, ".tsv": _csv, ".jsonl": _json, ".ndjson": _json}
    reader = kinds.get(source.suffix.lower())
    if not source.is_file():
        message = f"There is no folder and no file {shown}. Name what holds the articles."
        raise UnreadableTable(message)
    if reader is None:
        return _read([source], problem)
    return _rows(_told(reader(source), shown), shown, problem)


def _folder(folder: Path, problem: Warn) -> Iterator[Incoming]:
    """Files in parts, so that a folder may hold any number; with its table all at once."""
    files = article_files(folder)
    if not files:
        message = f"The folder {visible(folder.name)} holds no articles. Put texts into it."
        raise UnreadableTable(message)
    whole = (folder / METADATA).exists()
    cuts = range(0, 1 if whole else len(files), _FILES)
    parts = ([folder] if whole else files[at : at + _FILES] for at in cuts)
    for part in parts:
        yield from _read(part, problem)


def _read(part: Sequence[Path], problem: Warn) -> Iterator[Incoming]:
    """The articles of folders or files, of any kind that a story takes."""
    articles, problems = read_articles(part)
    for told in problems["problem"]:
        problem(told)
    yield from (Incoming(*row) for row in articles[list(Incoming._fields)].to_numpy().tolist())


def _parquet(path: Path) -> Iterator[Cells]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(1000):
            yield from batch.to_pylist()


def _csv(path: Path) -> Iterator[Cells]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        yield from csv.DictReader(file, delimiter=max(",;\t|", key=first.count))


def _json(path: Path) -> Iterator[Cells]:
    with open(path, encoding="utf-8-sig") as file:
        for line in filter(str.strip, file):
            row = json.loads(line)
            if isinstance(row, dict):
                yield row


def _told(rows: Iterator[Cells], shown: str) -> Iterator[Cells]:
    """The rows; a fault of the file becomes one sentence.

    Raises:
        UnreadableTable: when the file cannot be read.
    """
    n = 0
    try:
        for row in rows:
            n += 1
            yield row
    except (ValueError, csv.Error, OSError, RecursionError, pa.ArrowException) as error:
        message = f"{shown} cannot be read after row {n}. Save it anew as UTF-8."
        raise UnreadableTable(message) from error


def _rows(rows: Iterator[Cells], shown: str, problem: Warn) -> Iterator[Incoming]:
    """Rows as articles, by the headings of the first."""
    first = next(rows, None)
    if first is None:
        message = f"{shown} holds no articles. Check that it is the right file."
        raise UnreadableTable(message)
    names = [str(name) for name in first]
    where = columns(names)
    if "text" not in where:
        some = ", ".join(undirected(name)[:40] for name in names[:12])
        message = (
            f"{shown} has no column that is known to hold the texts. Its columns are {some}. "
            "Call the one with the texts “text”."
        )
        raise UnreadableTable(message)
    for n, row in enumerate(chain([first], rows), 1):
        try:
            yield _article(row, where, n, shown, problem)
        except UnreadableArticle as error:
            problem(str(error))


def _article(
    row: Cells, where: Mapping[str, str], n: int, shown: str, problem: Warn
) -> Incoming:
    text = checked(_plain(row.get(where["text"])).strip("\n"), f"Row {n} of {shown}")
    about = {field: _short(row.get(name)) for field, name in where.items() if field != "text"}
    when = stated_date(about.get("published", ""))
    if about.get("published") and not when:
        problem(f"Row {n} of {shown} has a date that is none or can be read two ways; left out.")
    known = about | {"published": when, "article_id": about.get("article_id") or str(n)}
    fields = {field: known.get(field, "") for field in Incoming._fields if field != "text"}
    return Incoming(text=text, **fields)


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell)


def _short(cell: object) -> str:
    return " ".join(undirected(_plain(cell)).split())[:MAX_LETTERS]
