"""The texts of an archive and the numbers of their sequences, as a search reads them.

Sequences: sorted arrays, mapped and not read (`segments`). Texts: SQLite.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.archive import kernels, manifest, segments
from analysis.archive.engines.duck import PART
from analysis.archive.manifest import Manifest
from analysis.reuse.tokens import Ints

FOLDER = "lookup"
TEXTS = "texts.sqlite"
_COLUMNS = "doc, article_id, outlet, title, day, text, form, aside"
_AT_ONCE = 500
"""Documents asked for in one statement."""


class ArchivedText(NamedTuple):
    """An archived article; form: its reading form where that is another; aside: words set aside."""

    doc: int
    article_id: str
    outlet: str
    title: str
    day: str
    text: str
    form: str | None
    aside: bytes

    @property
    def read(self) -> str:
        """The text as it is read."""
        return self.text if self.form is None else self.form


def read(folder: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """A table of an archive, whole; columns: some of its columns only."""
    return pq.read_table(manifest.files_of(folder), columns=columns, partitioning=None)


def _batches(folder: Path) -> Iterator[pa.RecordBatch]:
    """The sequences of a batch and their articles, some at once."""
    for file in manifest.files_of(folder):
        with pq.ParquetFile(file) as rows:
            yield from rows.iter_batches(columns=["h", "doc"])


def append(archive: Path, held: Manifest, batch: int) -> Manifest:
    """The look-up of a batch, from its tables; what is held with the parts of the look-up then.

    Parts that became one stay until the next batch: who opened them before still reads them. What
    half a batch left is replaced.
    """
    folder, names = archive / FOLDER, [*held.parts, f"{batch:06d}"]
    for at in folder.glob("*/"):
        if at.name not in held.parts:
            shutil.rmtree(at)
    segments.write(folder / names[-1], _batches(manifest.table(archive, "index", batch)))
    with closing(connect(archive)) as db, db:
        db.execute("DELETE FROM articles WHERE doc >= ?", (held.articles,))
        marks = ", ".join("?" * len(ArchivedText._fields))
        db.executemany(f"INSERT INTO articles VALUES ({marks})", _stored(archive, batch))
    parts = [segments.opened(folder / name) for name in names]
    n = segments.to_join([len(h) for h, _ in parts])
    if n > 1:
        names[-n:] = [f"{names[-n].split('-')[0]}-{batch:06d}"]
        segments.merge(folder / names[-1], parts[-n:])
    return replace(held, parts=tuple(names))


def connect(archive: Path) -> sqlite3.Connection:
    """The texts of an archive, to be written."""
    (archive / FOLDER).mkdir(exist_ok=True)
    db = sqlite3.connect(archive / FOLDER / TEXTS)
    db.execute(
        "CREATE TABLE IF NOT EXISTS articles (doc INTEGER PRIMARY KEY, article_id TEXT, "
        "outlet TEXT, title TEXT, day TEXT, text TEXT, form TEXT, aside BLOB)"
    )
    db.execute("CREATE INDEX IF NOT EXISTS by_id ON articles (article_id)")
    return db


def _stored(archive: Path, batch: int) -> Iterator[tuple[Any, ...]]:
    aside = read(manifest.table(archive, "aside", batch)).to_pydict()
    spans = codes(aside["start_word"], aside["stop_word"])
    docs = np.array(aside["doc"], np.int64)
    order = np.argsort(docs, kind="stable")
    docs, spans = docs[order], spans[order]
    with pq.ParquetFile(manifest.table(archive, "articles", batch) / PART) as file:
        for rows in file.iter_batches(1000):
            for row in rows.to_pylist():
                first, last = np.searchsorted(docs, [row["doc"], row["doc"] + 1])
                day = row["published"].isoformat() if row["published"] else ""
                yield (row["doc"], row["article_id"], row["outlet"], row["title"], day,
                       row["text"], row["form"], spans[first:last].tobytes())  # fmt: skip


def texts_of(archive: Path, docs: Sequence[int]) -> Iterator[ArchivedText]:
    """Archived articles by number; those that are not there are left out."""
    with closing(sqlite3.connect(_uri(archive), uri=True)) as db:
        yield from _asked(db, docs)


def _asked(db: sqlite3.Connection, docs: Sequence[int]) -> Iterator[ArchivedText]:
    for first in range(0, len(docs), _AT_ONCE):
        some = docs[first : first + _AT_ONCE]
        query = f"SELECT {_COLUMNS} FROM articles WHERE doc IN ({', '.join('?' * len(some))})"
        yield from (ArchivedText(*row) for row in db.execute(query, some))


def _uri(archive: Path) -> str:
    return f"{(archive / FOLDER / TEXTS).resolve().as_uri()}?mode=ro"


def codes(starts: pa.Array, stops: pa.Array) -> Ints:
    """Stretches as one number each."""
    first, last = (np.asarray(column).astype(np.int64) for column in (starts, stops))
    return np.asarray((first << kernels.STOP_BITS) + last, np.int64)
