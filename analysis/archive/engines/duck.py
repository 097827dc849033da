"""DuckDB: one machine, every core, and no more memory than it is given."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.archive.engines.base import GOES_ON
from analysis.archive.kernels import Kernel
from analysis.archive.manifest import files_of
from analysis.errors import UnusableArchive
from analysis.limits import whole

if TYPE_CHECKING:
    import duckdb

_MOST_MEMORY = 4_000
"""Megabytes taken at most where nothing is said; half of the machine's where that is less."""
PART = "part.parquet"


def connect(**config: str | int) -> "duckdb.DuckDBPyConnection":
    """A database in memory that loads nothing from elsewhere.

    Raises:
        UnusableArchive: when DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        message = (
            "Archives need DuckDB, which is not installed. Install it with: "
            "pip install -r requirements.txt"
        )
        raise UnusableArchive(message) from error
    alone = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    return duckdb.connect(config={**alone, **config})


def read(files: Sequence[str]) -> str:
    """Parquet files as a table in a query.

    >>> read(["a.parquet", "b's/*.parquet"])
    "read_parquet(['a.parquet', 'b''s/*.parquet'])"
    """
    return f"read_parquet([{', '.join(map(quoted, files))}])"


def quoted(words: object) -> str:
    """Words as a text in a query."""
    return "'" + str(words).replace("'", "''") + "'"


class DuckEngine:
    """An `Engine` over DuckDB; what does not fit in memory goes to a folder of its own."""

    def __init__(self, spill: Path, batch: int) -> None:
        spill.mkdir(parents=True, exist_ok=True)
        self._batch = batch
        memory = whole("COPYTASTER_ARCHIVE_MEMORY", _memory(), 100)
        self._db = connect(memory_limit=f"{memory}MB", temp_directory=str(spill))
        self._db.execute("SET preserve_insertion_order = false")
        self._db.execute("SET enable_progress_bar = false")

    def load(self, name: str, folders: Sequence[Path]) -> None:
        """As `Engine.load`: a view."""
        files = [str(file) for folder in folders for file in files_of(folder)]
        with _told(f"the table {name}"):
            self._db.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {read(files)}")

    def sql(self, name: str, query: str, folder: Path) -> None:
        """As `Engine.sql`: one Parquet file."""
        with _told(f"the table {name}"):
            self._db.execute(f"COPY ({query}) TO {quoted(folder / PART)} (FORMAT parquet)")
        self.load(name, [folder])

    def map(self, name: str, query: str, kernel: Kernel, schema: pa.Schema, folder: Path) -> None:
        """As `Engine.map`: batches stream through the kernel into one Parquet file.

        Without dictionaries: numbers of sequences hardly recur, and to try costs as much again.
        """
        file = pq.ParquetWriter(folder / PART, schema, use_dictionary=False)
        with _told(f"the table {name}"), file as out:
            for batch in self._db.cursor().sql(query).to_arrow_reader(self._batch):
                out.write_batch(kernel(batch))
        self.load(name, [folder])

    def scalar(self, query: str) -> int:
        """As `Engine.scalar`; 0 for no number."""
        with _told("a count"):
            row = self._db.execute(query).fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def close(self) -> None:
        """As `Engine.close`."""
        self._db.close()


@contextmanager
def _told(what: str) -> Iterator[None]:
    """What DuckDB says at length, in a sentence.

    Raises:
        UnusableArchive: for every error of DuckDB.
    """
    import duckdb

    try:
        yield
    except (duckdb.Error, pa.ArrowException) as error:
        why = next(iter(str(error).splitlines()), "")[:300]
        raise UnusableArchive(f"DuckDB gave up at {what} ({why}). {GOES_ON}") from error


def _memory() -> int:
    """Megabytes to be taken: half of what the machine has, at most `_MOST_MEMORY`."""
    try:
        has = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    except (AttributeError, ValueError, OSError):
        return _MOST_MEMORY
    return max(100, min(_MOST_MEMORY, has // 2))
