"""Tables to CSV and zip: safe to open in a spreadsheet, exact where read back."""

import csv
import io
import re
import traceback
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import CopytasterError, FailedTable

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds, counted as it does: one beyond U+FFFF counts as two.

https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3"""

_FORMULA = re.compile(r"""['" ]*[=+\-@\t\r\n＝＋－＠]""")
"""What a spreadsheet takes for a formula at the start of a cell, full-width forms included.

Apostrophes before it count too, so that a cell which was given with one comes back with it."""
_INSIDE = re.compile(r"""([;\t\r\n])(?=['" ]*[=+\-@＝＋－＠])""")
"""The same inside a cell, after what parts cells or rows where a semicolon or a tab separates.

A German or French Excel ends the quotation marks of a row at its first comma, so marks alone keep
only the first cell of a row whole."""


def csv_bytes(table: pd.DataFrame) -> bytes:
    r"""A table as CSV: UTF-8 with a byte-order mark, every text in quotation marks.

    Text that a spreadsheet would take for a formula is neutralised by a leading `'`; so is the part
    of it that would stand at the start of a cell where a semicolon or a tab separates.

    >>> csv_bytes(pd.DataFrame({"text": ["=1+1"], "n_words": [-1]})).decode("utf-8-sig")
    '"text","n_words"\r\n"\'=1+1",-1\r\n'
    """
    safe = neutral(table)
    text = safe.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    return text.encode("utf-8-sig")


def neutral(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text cell made safe for a spreadsheet; numbers are untouched."""
    safe = {name: pd.Series(list(map(_safe, table[name])), table.index) for name in _texts(table)}
    return table.assign(**safe)


def _texts(table: pd.DataFrame) -> list[str]:
    """The columns that are no numbers."""
    kinds = table.dtypes.items()
    return [str(name) for name, kind in kinds if not pd.api.types.is_numeric_dtype(kind)]


def _safe(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    inside = _INSIDE.sub(r"\1'", cell)
    return f"'{inside}" if _FORMULA.match(cell) else inside


def n_long_cells(table: pd.DataFrame) -> int:
    """How many cells hold more than a cell of Excel can."""
    return sum(_is_long(cell) for name in _texts(table) for cell in table[name])


def _is_long(cell: object) -> bool:
    """Whether a cell is too long for Excel once it is made safe."""
    if not isinstance(cell, str) or 3 * len(cell) <= LONGEST_CELL:
        return False
    return len(str(_safe(cell)).encode("utf-16-le", "replace")) // 2 > LONGEST_CELL


def too_long(n: int) -> str:
    """What is said of a table with n cells that are too long for Excel; nothing for none."""
    if not n:
        return ""
    cells = "1 cell holds" if n == 1 else f"{n:,} cells hold"
    return (
        f"{cells} more than {LONGEST_CELL:,} characters, the most that Excel keeps of a cell. The "
        "CSV has all of it: read it with another program, or take the text from the story file."
    )


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
            _add(archive, "README.txt", "".join(f"{one}\r\n" for one in told).encode("utf-8-sig"))
        for name, table in tables.items():
            _add(archive, f"{name}.csv", csv_bytes(table))
    return packed.getvalue()


def _add(archive: zipfile.ZipFile, name: str, raw: bytes) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    archive.writestr(entry, raw, zipfile.ZIP_DEFLATED)


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Writes every table as CSV into the folder, which is made when missing.

    Returns the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.csv" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        path.write_bytes(csv_bytes(table))
    return paths
