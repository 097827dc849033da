"""Tables of which rows are chosen, told by place, so that nothing chosen outlives its rows."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

_ROW = 35
"""Height of a row in pixels."""
_HIGHEST = 420


class Picked(NamedTuple):
    """The places of the rows that are ticked, and of the one that was pressed in this run."""

    rows: list[int]
    pressed: int | None


def several(
    rows: pd.DataFrame, columns: Mapping[str, object], key: str, ticked: Sequence[int]
) -> Picked:
    """A table with a box before each row, any of which may be ticked; a press goes elsewhere.

    key: another for other rows. ticked: places of the rows that are ticked at first.
    """
    selection = _shown(rows, columns, key, ["multi-row", "single-cell"], ticked)
    cells = selection["cells"]
    return Picked(list(selection["rows"]), cells[0][0] if cells else None)


def one(
    rows: pd.DataFrame, columns: Mapping[str, object], key: str, chosen: int | None
) -> int | None:
    """A table of which one row is open; returns its place. Arguments as of `several`."""
    first = [] if chosen is None else [chosen]
    picked = _shown(rows, columns, key, ["single-row"], first)["rows"]
    return picked[0] if picked else None


def _shown(
    rows: pd.DataFrame,
    columns: Mapping[str, object],
    key: str,
    mode: list[str],
    chosen: Sequence[int],
) -> Mapping[str, list]:
    event = st.dataframe(
        rows,
        hide_index=True,
        column_order=list(columns),
        column_config=dict(columns),
        key=f"table {key}",
        on_select="rerun",
        selection_mode=mode,
        placeholder="no date",
        selection_default={"selection": {"rows": list(chosen)}},
        height=min(_ROW * (len(rows) + 1) + 3, _HIGHEST),
    )
    return event["selection"]
