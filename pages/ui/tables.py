"""Tables on screen, each with its two CSV buttons and the line that says how it was made."""

import re
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.export import csv_bytes, n_long_cells, too_long
from pages.ui import files, markup
from pages.ui.cached import Drawn
from pages.ui.kept import Beside

_CELLS = 30_000
"""Cells of a table that is made into a CSV as soon as it is drawn, once: a cell costs 1 to 3 us of
processor time, so all of them some 70 ms; the tables of five articles have up to 3,000."""
_BYTES = 1_000_000
"""Bytes in memory of such a table; the megabyte of text costs another 20 ms."""
_STEM = 60
"""Characters of a table's name in the name of its file; words searched for may be longer."""
_SMALL: Beside[files.File | None] = Beside()
"""The CSV of each table that is small: of the very object on screen, so never another's."""


def show(
    shown: pd.DataFrame | Drawn,
    every: pd.DataFrame,
    name: str,
    noun: str = "row",
    columns: Mapping[str, object] | None = None,
    selectable: bool = False,
    every_noun: str = "",
    row_height: int = 35,
) -> int | None:
    """A table and its CSV buttons; returns the place of the row that was selected, if any.

    `columns` names the columns to show on screen and how; the CSV holds all. Rows higher than
    one line (`row_height` in pixels) wrap their text. A table that is shown again and again may
    come as `cached.drawn` keeps it.
    """
    shown, sent = shown if isinstance(shown, Drawn) else (shown, shown)
    event = st.dataframe(
        sent,
        hide_index=True,
        column_order=list(columns) if columns else None,
        column_config=dict(columns) if columns else None,
        key=f"table {name}",
        on_select="rerun" if selectable else "ignore",
        selection_mode="single-row",
        row_height=row_height,
        height=min(38 + row_height * max(len(shown), 1), 420 if row_height == 35 else 620),
    )
    downloads(shown, every, name, noun, every_noun)
    rows = event["selection"]["rows"] if selectable else []
    return rows[0] if rows else None


def downloads(
    shown: pd.DataFrame, every: pd.DataFrame, name: str, noun: str = "row", every_noun: str = ""
) -> None:
    """Two buttons that say what they hold; a large table is made into a file on a first press."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_STEM]
    with st.container(horizontal=True):
        told = [
            _button(shown, f"CSV, {markup.counted(len(shown), noun)} shown", f"{stem}-shown"),
            _button(every, f"CSV, all {markup.counted(len(every), every_noun or noun)}", stem),
        ]
    files.tell(told)


def _button(table: pd.DataFrame, label: str, stem: str) -> str:
    """The button of one table; returns what to say beside it."""
    made = _SMALL.get(table, lambda: _csv(table) if _is_small(table) else None)
    if made is None:
        return files.prepared(label, table, lambda tell: _csv(table, tell), stem)
    files.button(label, made, stem)
    return made.told


def _is_small(table: pd.DataFrame) -> bool:
    """Whether a table is cheap to make into a file, so that one press is enough."""
    return table.size <= _CELLS and table.memory_usage(index=False, deep=True).sum() <= _BYTES


def _csv(table: pd.DataFrame, tell: files.Tell | None = None) -> files.File:
    if tell:
        tell(0.1, f"Making a CSV of {markup.counted(len(table), 'row')}")
    return files.file(csv_bytes(table), too_long(n_long_cells(table)))


def how(text: str) -> None:
    """How the figures above were made, one click away. Our own words: Markdown is live here."""
    with st.expander("How this is made"):
        st.markdown(text, width=760)
