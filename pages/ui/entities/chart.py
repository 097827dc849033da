"""Which name stands how often in which article, as a heatmap.

Rates of articles of unlike length must not be added up, so there are no stacked bars: each cell
stands for itself.
"""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from analysis import Story
from pages.ui import cached, charts, markup
from pages.ui.entities import listing as names

MOST = 15
"""Names in the chart, those that stand in most articles; the table below it holds all."""
_NUMBERED = 12
"""Up to this many articles the cells have numbers, on a phone too."""
_LETTERED = 30
"""Up to this many articles the columns have letters."""
_LIGHT = ["#f3f2ed", "#d3e0eb", "#7d9fbf", "#25527f"]
_DARK = ["#1b1d1f", "#27445b", "#3b6f98", "#7db8ee"]
"""The colour of nothing, then one hue from the least to the most."""
_TURN = {False: 0.7, True: 0.57}
"""Part of the highest figure above which numbers need the other ink, by theme."""
_INK = {False: "#111111", True: "#eceae6"}
_ROW = 27
"""Height of a row in pixels."""


def show(story: Story, wanted: names.Asked) -> None:
    """Shows the heatmap; nothing in it can be pressed."""
    st.plotly_chart(
        cached.view(story, heatmap, wanted, charts.dark()),
        key="names by article",
        width="content",
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
        alt="How often the names that most articles have stand in each; the table holds all names",
    )


def heatmap(story: Story, wanted: names.Asked, is_dark: bool) -> go.Figure:
    """The names that stand in most articles, a row each, by the articles of the story."""
    shown = cached.view(story, names.table, wanted).head(MOST)
    letters = list(story.letters.values())
    counts = shown[letters].to_numpy(dtype=float)
    rows, ink = [markup.plain(_short(name)) for name in shown["name"]], _INK[is_dark]
    look = ".1f" if wanted.is_rate else ".0f"
    figure = go.Figure(_cells(counts, letters, look, is_dark))
    if len(letters) <= _NUMBERED:
        figure.add_trace(_numbers(counts, letters, look, is_dark))
    left = 20 + 7 * max(map(len, rows), default=0)
    title = {"text": _title(letters, wanted.is_rate), "standoff": 4, "font": {"color": ink}}
    figure.update_layout(
        height=62 + _ROW * len(rows), width=_width(len(letters), left), dragmode=False,
        margin={"l": left, "r": 10, "t": 52, "b": 10}, font_family='"Source Sans", sans-serif',
        plot_bgcolor="rgba(0,0,0,0)", paper_bgcolor="rgba(0,0,0,0)",
        xaxis=_axis(letters if len(letters) <= _LETTERED else [], ink)
        | {"title": title, "side": "top", "type": "category", "range": [-0.5, len(letters) - 0.5]},
        yaxis=_axis(rows, ink) | {"range": [len(rows) - 0.5, -0.5]},
    )  # fmt: skip
    return figure


def _axis(names: list[str], ink: str) -> dict[str, object]:
    return {
        "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "",
        "tickfont": {"color": ink, "size": 13},
        "tickmode": "array", "tickvals": list(range(len(names))), "ticktext": names,
    }  # fmt: skip


def _width(n: int, left: int) -> int:
    """Width in pixels: up to the width of the page, no wider than n cells need."""
    return left + 20 + min(60 * n, 680)


def _title(letters: list[str], is_rate: bool) -> str:
    count = "times per 1,000 words" if is_rate else "times named"
    many = f", {len(letters)} articles in their order" if len(letters) > _LETTERED else ""
    return f"{count}{many}"


def _cells(counts: np.ndarray, letters: list[str], look: str, is_dark: bool) -> go.Heatmap:
    few, hues = len(letters) <= _NUMBERED, _DARK if is_dark else _LIGHT
    scale = list(zip((0, 1e-6, 0.5, 1), hues, strict=True))
    return go.Heatmap(
        z=counts, zmin=0, zmax=_highest(counts), colorscale=scale, showscale=not few,
        xgap=2 if few else 0, ygap=2, x=letters,
        hovertemplate=f"%{{y}} in %{{x}}: %{{z:{look}}}<extra></extra>",
        colorbar={"thickness": 10, "outlinewidth": 0, "tickfont": {"color": _INK[is_dark]}},
    )  # fmt: skip


def _numbers(counts: np.ndarray, letters: list[str], look: str, is_dark: bool) -> go.Scatter:
    """The figures in the cells, each in the ink that can be read on it; nothing for none."""
    rows, columns = np.nonzero(counts)
    values = counts[rows, columns]
    inks = np.where(values > _TURN[is_dark] * _highest(counts), _INK[not is_dark], _INK[is_dark])
    return go.Scatter(
        x=[letters[n] for n in columns], y=rows, mode="text",
        text=[format(value, look) for value in values],
        textfont={"size": 13, "color": inks.tolist()},
        hoverinfo="skip", showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _highest(counts: np.ndarray) -> float:
    return float(max(counts.max(initial=0), 1))


def _short(name: str) -> str:
    """A name that fits beside a row; long ones of one body differ at the end.

    >>> _short("Northern Counties Board of Education")
    'Northern Cou… Education'
    """
    return name if len(name) <= 24 else f"{name[:12].rstrip()}…{name[-10:]}"
