"""What an archive asks of an engine."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from analysis.archive.kernels import Kernel

GOES_ON = "What was finished stays: the same command goes on from here."


class Engine(Protocol):
    """Tables by name, each the Parquet files of folders; one of a name taken replaces the other.

    Every method raises `UnusableArchive` when the engine itself gives up.
    """

    def load(self, name: str, folders: Sequence[Path]) -> None:
        """Names a table of the Parquet files that lie in folders, at least one in each."""

    def sql(self, name: str, query: str, folder: Path) -> None:
        """Writes the rows of a query into a folder, as a table of that name."""

    def map(self, name: str, query: str, kernel: Kernel, schema: pa.Schema, folder: Path) -> None:
        """As `sql`, with the rows that a kernel makes of those of the query."""

    def scalar(self, query: str) -> int:
        """The only number of the only row of a query; 0 for no number."""

    def close(self) -> None:
        """Lets go of memory and files; the tables written stay."""


Opens = Callable[[Path, int], Engine]
"""Starts an engine, given a folder for what does not fit in memory and the rows of a batch."""
