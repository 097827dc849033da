"""Spark: many machines, each of which sees the archive's folder under the same path."""

import os
import re
import shutil
import socket
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from analysis.archive.engines.base import GOES_ON, Engine, Opens
from analysis.archive.kernels import Kernel
from analysis.archive.manifest import files_of
from analysis.errors import UnusableArchive
from analysis.text.visible import visible

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_PATIENCE = 10
"""Seconds that a cluster may take to let us in."""
_NEEDS = "The engine spark needs"
_FOR_ALL = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}
"""What a session is told: days are days, also those before 1582."""
_OF_OUR_OWN = {
    "spark.app.name": "Copytaster archive",
    "spark.executorEnv.PYTHONPATH": str(Path(__file__).resolve().parents[3]),
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
"""What a session that is started here is told besides; nothing is served to a browser."""


def spark(master: str = "", remote: str = "") -> Opens:
    """Starts `SparkEngine` on a cluster.

    master: as Spark names it (spark://host:7077, yarn, local[*]). remote: a Spark Connect server
    (sc://host:15002) instead. Memory, cores and the like are Spark's own settings
    (spark-defaults.conf).
    """

    def opens(_: Path, batch: int) -> Engine:
        if remote or master.startswith("spark://"):
            _reached(remote or master)
        connect = _remote if remote else _classic
        return SparkEngine(connect(remote or master or "local[*]"), batch)

    return opens


def _reached(url: str) -> None:
    """Asks whether anybody is there; Spark itself would go on trying for minutes.

    Raises:
        UnusableArchive: when nobody is.
    """
    for place in url.split("://")[-1].split("/")[0].split(","):
        host, _, port = place.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
        except (OSError, ValueError, OverflowError):
            continue
        return
    message = (
        f"Nobody answers at {visible(url)[:80]}. Check that the cluster runs, and its address: "
        "spark://host:7077 after --master, sc://host:15002 after --remote."
    )
    raise UnusableArchive(message)


def _classic(master: str) -> "SparkSession":
    builder = _pyspark().builder
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        message = f"{_NEEDS} Java 17 or newer: apt install openjdk-17-jre-headless"
        raise UnusableArchive(message)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with _told(f"No Spark could be started on {master}, with Java 17 or newer"):
        return builder.config(map=_OF_OUR_OWN).master(master).getOrCreate()


def _remote(server: str) -> "SparkSession":
    builder = _pyspark().builder
    with _told(f"Nobody answers as a Spark Connect server at {server}"):
        return builder.remote(server).getOrCreate()


def _pyspark() -> Any:  # noqa: ANN401 - the class itself, of a package that may be missing
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        message = f"{_NEEDS} PySpark: pip install -r requirements-cluster.txt"
        raise UnusableArchive(message) from error
    return SparkSession


@contextmanager
def _told(what: str) -> Iterator[None]:
    """What Spark says at length, in a sentence.

    Raises:
        UnusableArchive: for every error of Spark and of its Java.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
            yield
    except (PySparkException, Py4JError) as error:
        why = next((line for line in str(error).splitlines() if line.strip()), "no reason given")
        message = f"{what} ({why.strip()[:300]}). {GOES_ON}"
        raise UnusableArchive(message) from error


class SparkEngine:
    """An `Engine` over a session of Spark, which ends with it."""

    def __init__(self, session: "SparkSession", batch: int) -> None:
        self._session = session
        rows = {"spark.sql.execution.arrow.maxRecordsPerBatch": str(batch)}
        for name, value in (_FOR_ALL | rows).items():
            session.conf.set(name, value)

    def load(self, name: str, folders: Sequence[Path]) -> None:
        """As `Engine.load`: a view."""
        for folder in folders:
            files_of(folder)
        with _told(f"Spark could not read the table {name}"):
            self._view(name, folders)

    def sql(self, name: str, query: str, folder: Path) -> None:
        """As `Engine.sql`: a file for each task."""
        with _told(f"Spark gave up at the table {name}"):
            self._keep(name, self._session.sql(query), folder)

    def map(self, name: str, query: str, kernel: Kernel, schema: pa.Schema, folder: Path) -> None:
        """As `Engine.map`: batches go through the kernel on every machine."""
        from pyspark.sql.pandas.types import from_arrow_schema

        with _told(f"Spark gave up at the table {name}"):
            rows = self._session.sql(query)
            made = rows.mapInArrow(_each(kernel), from_arrow_schema(schema))
            self._keep(name, made, folder)

    def scalar(self, query: str) -> int:
        """As `Engine.scalar`."""
        with _told("Spark gave up at a count"):
            row = self._session.sql(query).first()
        return int(row[0]) if row and row[0] is not None else 0

    def close(self) -> None:
        """As `Engine.close`: ends the session."""
        self._session.stop()

    def _keep(self, name: str, rows: "DataFrame", folder: Path) -> None:
        """Writes rows and goes on from the files, so that no step is made twice."""
        rows.write.mode("overwrite").parquet(_address(folder))
        self._view(name, [folder], rows.schema)

    def _view(
        self, name: str, folders: Sequence[Path], schema: "StructType | None" = None
    ) -> None:
        """Columns that are known are not looked up in the files."""
        reader = self._session.read.schema(schema) if schema else self._session.read
        reader.parquet(*map(_read, folders)).createOrReplaceTempView(name)


def _each(kernel: Kernel) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A kernel for all batches of a task."""

    def batches(rows: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from map(kernel, rows)

    return batches


def _address(folder: Path) -> str:
    """A folder among this machine's files, as Spark names it."""
    return f"file://{folder.resolve()}"


def _read(folder: Path) -> str:
    """As `_address`, for reading, where nothing in the name is to be a pattern."""
    return re.sub(r"([\\{}\[\]*?])", r"\\\1", _address(folder))
