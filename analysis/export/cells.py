"""A table as CSV: safe to open in a spreadsheet, exact where read back."""

import csv
import re

import pandas as pd

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
