"""Tables of a row type of `schema`: its fields are the columns, whether there are rows or none."""

from collections.abc import Iterable, Mapping
from typing import Any, get_type_hints

import pandas as pd


def types(row: type) -> dict[str, str]:
    """Column names of a row type and their pandas types.

    >>> from analysis.schema import Problem
    >>> types(Problem)
    {'file': 'str', 'problem': 'str'}
    """
    plain: dict[Any, str] = {str: "str", int: "int64", float: "float64", bool: "bool"}
    names = plain | {int | None: "Int64", str | None: "str"}
    return {column: names[hint] for column, hint in get_type_hints(row).items()}


def table(row: type, rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """A table of the given row type.

    >>> from analysis.schema import Problem
    >>> table(Problem, [Problem("a.txt", "It is empty.")]).shape
    (1, 2)
    >>> list(table(Problem, []).columns)
    ['file', 'problem']
    """
    columns = types(row)
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def frame(row: type, columns: Mapping[str, Any]) -> pd.DataFrame:
    """A table of the given row type from whole columns (arrays of equal length), in its order.

    >>> from analysis.schema import Problem
    >>> frame(Problem, {"problem": ["It is empty."], "file": ["a.txt"]}).columns.tolist()
    ['file', 'problem']
    """
    kinds = types(row)
    return pd.DataFrame({name: pd.Series(columns[name], dtype=kinds[name]) for name in kinds})
