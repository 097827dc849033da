"""Tables on screen, each with its two CSV buttons and the line that says how it was made."""

import re
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.export import csv_bytes
from pages.ui import markup
from pages.ui.cached import Drawn


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
    """Two buttons that say what they hold; nothing is computed before one is pressed."""
    with st.container(horizontal=True):
        _button(shown, f"CSV, {markup.counted(len(shown), noun)} shown", f"{name}-shown")
        _button(every, f"CSV, all {markup.counted(len(every), every_noun or noun)}", name)


def _button(table: pd.DataFrame, label: str, name: str) -> None:
    file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    st.download_button(
        label,
        lambda: csv_bytes(table),
        f"copytaster-{file}.csv",
        "text/csv",
        key=f"csv {name}",
        on_click="ignore",
    )


def how(text: str) -> None:
    """How the figures above were made, one click away. Our own words: Markdown is live here."""
    with st.expander("How this is made"):
        st.markdown(text, width=760)
