"""Tables to CSV and zip: safe to open in a spreadsheet, exact where read back."""

import io
import re
import zipfile
from pathlib import Path

import pandas as pd

_FORMULA = re.compile(r"^'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet takes for a formula at the start of a cell, full-width forms included.

Apostrophes before it count too, so that a cell which was given with one comes back with it."""


def csv_bytes(table: pd.DataFrame) -> bytes:
    r"""A table as CSV: UTF-8 with a byte-order mark.

    Text that a spreadsheet would take for a formula is neutralised by a leading `'`.

    >>> csv_bytes(pd.DataFrame({"text": ["=1+1"], "n_words": [-1]})).decode("utf-8-sig")
    "text,n_words\r\n'=1+1,-1\r\n"
    """
    return neutral(table).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def neutral(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text cell made safe for a spreadsheet; numbers are untouched."""
    text = [name for name, kind in table.dtypes.items() if not pd.api.types.is_numeric_dtype(kind)]
    safe = {str(name): pd.Series(list(map(_safe, table[name])), table.index) for name in text}
    return table.assign(**safe)


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def zip_bytes(tables: dict[str, pd.DataFrame]) -> bytes:
    """All tables as one zip of CSV files, dated alike so that equal tables give equal bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            archive.writestr(
                zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0)),
                csv_bytes(table),
                zipfile.ZIP_DEFLATED,
            )
    return packed.getvalue()


def write_tables(tables: dict[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Writes every table as CSV into the folder, which is made when missing.

    Returns the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.csv" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        path.write_bytes(csv_bytes(table))
    return paths
