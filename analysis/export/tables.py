"""The tables of a story, those that can be made, as CSV files and in a zip."""

import io
import traceback
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import CopytasterError, FailedTable
from analysis.export.cells import csv_bytes, n_long_cells, too_long


def table_of(story: object, name: str) -> pd.DataFrame:
    """The table of that name.

    Raises:
        FailedTable: when it, or one that it is made from, cannot be made for this story.
        CopytasterError: as the table itself says, such as MissingModel.
    """
    try:
        made: pd.DataFrame = getattr(story, name)
    except CopytasterError:
        raise
    except Exception as error:
        cause = blamed(error, type(story)) or name
        raise FailedTable(name, cause, type(error).__name__) from error
    return made


def blamed(error: BaseException, story: type) -> str:
    """The innermost table of a story that was being made when an error came up; none is empty.

    story: the class whose properties the tables are.
    """
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [frame for frame in frames if isinstance(frame.f_locals.get("self"), story)]
    names = [frame.f_code.co_name for frame in ours]
    return next((n for n in reversed(names) if hasattr(story, n) and not n.startswith("_")), "")


def tables_of(
    story: object, names: Iterable[str]
) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """Each table that can be made, and a sentence for each that cannot, by name."""
    tables: dict[str, pd.DataFrame] = {}
    failed: dict[str, str] = {}
    for name in names:
        try:
            tables[name] = table_of(story, name)
        except CopytasterError as error:
            failed[name] = str(error)
    return tables, failed


def notes(tables: Mapping[str, pd.DataFrame], failed: Mapping[str, str]) -> list[str]:
    """What whoever opens the tables has to know: which are missing, which have too long cells."""
    missing = [f"{name}: {why}" for name, why in failed.items()]
    long = {name: too_long(n_long_cells(table)) for name, table in tables.items()}
    return missing + [f"{name}.csv: {told}" for name, told in long.items() if told]


def zip_bytes(tables: Mapping[str, pd.DataFrame], told: Sequence[str] = ()) -> bytes:
    """All tables as one zip of CSV files, dated alike so that equal tables give equal bytes.

    told: what to know about them, a sentence each, for a README.txt; without any there is none.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if told:
            put(archive, "README.txt", lines(told))
        for name, table in tables.items():
            put(archive, f"{name}.csv", csv_bytes(table))
    return packed.getvalue()


def lines(told: Sequence[str]) -> bytes:
    """Sentences as a text file, a line each, that every editor of texts reads rightly."""
    return "".join(f"{one}\r\n" for one in told).encode("utf-8-sig")


def put(archive: zipfile.ZipFile, name: str, raw: bytes) -> None:
    """Adds a file with a fixed date; what is packed already is not packed again."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    packed = name.endswith(".zip")
    archive.writestr(entry, raw, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Writes every table as CSV into the folder, which is made when missing.

    Returns the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.csv" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        path.write_bytes(csv_bytes(table))
    return paths
