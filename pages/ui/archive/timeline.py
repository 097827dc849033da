"""How a text spread: day by outlet, a dot for each article that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.ui import charts, markup

if TYPE_CHECKING:
    from analysis.archive.results import SpreadGroup

_UNDATED = "no date"
_NAMELESS = "outlet not stated"
_INK = {False: "#0b5394", True: "#7db8ee"}
_WORDS = {False: "#111111", True: "#eceae6"}
_LINES = {False: "#ddd8cd", True: "#35373a"}
_ROW = 26
"""Height of a row in pixels."""
_MOST = 40
"""Outlets that have a row, those that held it first; a page of a thousand rows is no figure."""
_APART = 0.14
"""Share of the width for what has no date."""
_LONGEST = 24
"""Characters of an outlet's name; on a telephone the dots need room too."""
_WEEK = 7
"""Up to so many days each has its tick: Plotly would write hours."""


def show(group: SpreadGroup) -> None:
    """The figure, and what it leaves out."""
    st.plotly_chart(
        figure(group.holders, charts.dark()),
        key="timeline",
        config={"displayModeBar": False, "scrollZoom": False},
        alt="When each outlet held this text; the table below has every article",
    )
    more = _rows(group.holders).nunique() - _MOST
    said = "A dot is an article: the larger, the more of the text it keeps."
    left = f" {markup.counted(more, 'further outlet')}: see the table." if more > 0 else ""
    markup.paragraph(markup.plain(said + left), "ct-note")


def shares(holders: pd.DataFrame) -> pd.Series:
    """The words of each holder against those of the longest one."""
    words = holders["text"].str.split().str.len()
    return (words / max(words.max(), 1)).round(2)


def figure(holders: pd.DataFrame, is_dark: bool) -> go.Figure:
    """The timeline; articles without a date stand in a column of their own, on the right."""
    rows = _rows(holders)
    first = rows.drop_duplicates().head(_MOST)
    days, titles = pd.to_datetime(holders["day"]), holders["title"].map(markup.plain)
    dots = pd.DataFrame({"day": days, "row": rows, "share": shares(holders), "title": titles})
    dots = dots[dots["row"].isin(first)]
    dated = dots["day"].notna()
    made = go.Figure()
    if dated.any():
        made.add_trace(_dots(dots[dated], dots.loc[dated, "day"], "x", is_dark))
    if not dated.all():
        undated = dots[~dated]
        made.add_trace(_dots(undated, [_UNDATED] * len(undated), "x2", is_dark))
    made.update_layout(**_looks(first.tolist(), is_dark), **_axes(dots["day"], is_dark))
    return made


def _rows(holders: pd.DataFrame) -> pd.Series:
    """The row of each holder: its outlet, as Plotly may be told it."""
    outlets = holders["outlet"].where(holders["outlet"] != "", _NAMELESS)
    short = outlets.where(outlets.str.len() <= _LONGEST, outlets.str[: _LONGEST - 1] + "…")
    return short.map(markup.plain)


def _dots(rows: pd.DataFrame, places: Any, axis: str, is_dark: bool) -> go.Scatter:  # noqa: ANN401 - days or names
    return go.Scatter(
        x=places, y=rows["row"], xaxis=axis, mode="markers", text=rows["title"],
        customdata=rows[["share"]],
        marker={"size": 6 + 10 * rows["share"], "color": _INK[is_dark], "opacity": 0.7},
        hovertemplate="%{text}<br>%{y}, %{x|%-d %B %Y}<br>keeps %{customdata[0]:.0%}<extra></extra>"
        if axis == "x" else "%{text}<br>%{y}<br>keeps %{customdata[0]:.0%}<extra></extra>",
    )  # fmt: skip


def _looks(rows: list[str], is_dark: bool) -> dict[str, Any]:
    return {
        "height": 80 + _ROW * len(rows), "margin": {"l": 10, "r": 10, "t": 10, "b": 30},
        "font": {"color": _WORDS[is_dark], "family": '"Source Sans", sans-serif'},
        "dragmode": False, "showlegend": False,
        "plot_bgcolor": "rgba(0,0,0,0)", "paper_bgcolor": "rgba(0,0,0,0)",
        "yaxis": {"type": "category", "categoryorder": "array", "categoryarray": rows[::-1],
                  "automargin": True, "fixedrange": True, "gridcolor": _LINES[is_dark],
                  "range": [-0.7, len(rows) - 0.3]},
    }  # fmt: skip


def _axes(days: pd.Series, is_dark: bool) -> dict[str, Any]:
    """Days to scale, and beside them what has none."""
    known = days.dropna()
    usual = {"fixedrange": True, "gridcolor": _LINES[is_dark], "zeroline": False}
    if known.empty:
        return {"xaxis2": {**usual, "type": "category", "anchor": "y"}}
    first, last = known.min(), known.max()
    pad = max(pd.Timedelta(hours=14), (last - first) * 0.04)
    is_short = (last - first).days < _WEEK
    ticks = {"dtick": 86_400_000, "tick0": first} if is_short else {"nticks": 6}
    span = {"type": "date", "range": [first - pad, last + pad], "tickformat": "%-d %b<br>%Y"}
    dates = {**usual, **span, **ticks}
    if len(known) == len(days):
        return {"xaxis": dates}
    apart = {**usual, "type": "category", "domain": [1 - _APART, 1], "anchor": "y"}
    return {"xaxis": {**dates, "domain": [0, 0.98 - _APART]}, "xaxis2": apart}
