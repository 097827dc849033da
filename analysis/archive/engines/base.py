"""What an archive asks of an engine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from analysis.archive.kernels import Kernel


class Engine(Protocol):
    """Tables by name, each a set of Parquet files; a table that exists already is replaced."""

    def load(self, name: str, files: Sequence[str]) -> None:
        """Names a table of Parquet files; each may be a pattern."""

    def sql(self, name: str, query: str, folder: Path) -> None:
        """Writes the rows of a query into a folder, as a table of that name."""

    def map(self, name: str, query: str, kernel: Kernel, schema: pa.Schema, folder: Path) -> None:
        """As `sql`, with the rows that a kernel makes of those of the query."""

    def scalar(self, query: str) -> int:
        """The only number of the only row of a query."""

    def close(self) -> None:
        """Lets go of memory and files; the tables written stay."""
