"""Charts: heatmaps of pairs and bars of counts.

Drawn with Plotly, in one hue, from zero; a click opens what is behind a cell.
"""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from pages.ui import markup

CLICKABLE = 60
"""Up to this many articles a heatmap has numbers and a click layer.

200 x 200 clickable cells block a browser for 4 s.
"""

_LIGHT = [[0, "#f5f4ef"], [0.02, "#eef2f5"], [0.5, "#7d9dbb"], [1, "#1f4e7a"]]
_DARK = [[0, "#1b1d1f"], [0.02, "#20303e"], [0.5, "#3f7096"], [1, "#a5d2f7"]]
_LABELLED = 24
"""Up to this many rows carry their label beside the letter."""
_GAP = 0.16
"""Room between groups, as a part of a cell."""
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def dark() -> bool:
    """Whether the reader's browser shows the dark theme."""
    return st.context.theme.type == "dark"


def pressed(figure: go.Figure, key: str, alt: str) -> tuple[int, int] | None:
    """Shows a heatmap; returns the cell (row, column) that was pressed, where cells can be."""
    clickable = len(figure.data) > 1
    event = st.plotly_chart(
        figure,
        key=key,
        width="content",
        on_select="rerun" if clickable else "ignore",
        selection_mode="points",
        config=_CONFIG,
        alt=alt,
    )
    points = event["selection"]["points"] if clickable else []
    return tuple(points[0]["customdata"][:2]) if points else None


def heatmap(
    shares: np.ndarray,
    letters: Sequence[str],
    labels: Sequence[str],
    groups: Sequence[int],
    title: str,
    is_dark: bool,
) -> go.Figure:
    """A heatmap of n x n shares (0-1, nan for a blank cell), with a click layer when it is small.

    Rows and columns stand in the order of `letters`. `groups` is the group of each row; a gap is
    drawn where it changes.
    """
    n = len(letters)
    figure = _cells(shares, letters, groups, is_dark)
    if n <= CLICKABLE:
        figure.add_trace(_click_layer(shares, groups, cell=_cell_size(n)))
    centres, far = _centres(groups), n - 0.5 + _offsets(groups)[-1]
    columns = list(letters) if n <= CLICKABLE else []
    rows = _row_names(letters, labels) if n <= _LABELLED else columns
    left, cells = 190 if n <= _LABELLED else 50, _cell_size(n) * (far + 0.5)
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True}
    figure.update_layout(
        width=cells + left + 20, height=cells * 0.68 + 70, dragmode=False, clickmode="event+select",
        margin={"l": left, "r": 20, "t": 60, "b": 10}, font_family='"Source Sans", sans-serif',
        plot_bgcolor="rgba(0,0,0,0)", paper_bgcolor="rgba(0,0,0,0)",
        xaxis=axis | {"title": {"text": title}, "side": "top", "range": [-0.5, far],
                      "tickvals": centres[: len(columns)], "ticktext": columns},
        yaxis=axis | {"range": [far, -0.5], "tickvals": centres[: len(rows)], "ticktext": rows},
    )  # fmt: skip
    return figure


def _row_names(letters: Sequence[str], labels: Sequence[str]) -> list[str]:
    return [f"{letter} · {_short(label)}" for letter, label in zip(letters, labels, strict=True)]


def _short(label: str) -> str:
    """A label that fits beside a row; escaped, since chart labels read simple HTML."""
    return markup.plain(label if len(label) <= 26 else f"{label[:10].rstrip()}…{label[-14:]}")


def _cell_size(n: int) -> int:
    """Width of a cell in pixels."""
    return max(4, min(92, 640 // max(n, 1)))


def _offsets(groups: Sequence[int]) -> np.ndarray:
    """How far each row is pushed by the gaps before it."""
    changes = np.diff(np.asarray(groups, dtype=int), prepend=groups[0] if len(groups) else 0) != 0
    return np.cumsum(changes) * _GAP


def _centres(groups: Sequence[int]) -> list[float]:
    return (np.arange(len(groups)) + _offsets(groups)).tolist()


def _edges(groups: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Edges of the cells, gaps counted as cells, and the number of each cell (-1: a gap)."""
    offsets, edges, cells = _offsets(groups), [-0.5], []
    for n in range(len(groups)):
        if n and offsets[n] != offsets[n - 1]:
            edges.append(n - 0.5 + offsets[n])
            cells.append(-1)
        edges.append(n + 0.5 + offsets[n])
        cells.append(n)
    return np.array(edges), np.array(cells, dtype=int)


def _cells(
    shares: np.ndarray, letters: Sequence[str], groups: Sequence[int], is_dark: bool
) -> go.Figure:
    edges, cells = _edges(groups)
    whole = np.pad(shares * 100, ((0, 1), (0, 1)), constant_values=np.nan)[np.ix_(cells, cells)]
    few, size = len(letters) <= CLICKABLE, _cell_size(len(letters))
    values = np.round(whole) if few else np.nan_to_num(whole).astype(np.uint8)
    return go.Figure(
        go.Heatmap(
            z=values, x=edges, y=edges, zmin=0, zmax=100,
            colorscale=_DARK if is_dark else _LIGHT, showscale=not few,
            xgap=3 if few else 0, ygap=3 if few else 0,
            hoverongaps=False, hoverinfo="skip", colorbar={"ticksuffix": "%"},
            **(_numbers(whole, size) if few and size > 26 else {}),
        )
    )  # fmt: skip


def _numbers(whole: np.ndarray, size: int) -> dict[str, object]:
    """Whole percentages in the cells, nothing in the blank ones."""
    text = [["" if np.isnan(value) else f"{value:.0f}%" for value in row] for row in whole]
    return {
        "text": text,
        "texttemplate": "%{text}",
        "textfont": {"size": max(9, min(15, size // 4))},
    }


def _click_layer(shares: np.ndarray, groups: Sequence[int], cell: int) -> go.Scatter:
    """Transparent squares over the cells: a click on a heatmap cell itself is never reported."""
    centres = _centres(groups)
    pairs = [
        (row, column)
        for row, column in np.ndindex(shares.shape)
        if not np.isnan(shares[row, column])
    ]
    return go.Scatter(
        x=[centres[column] for _, column in pairs], y=[centres[row] for row, _ in pairs],
        mode="markers", customdata=pairs, showlegend=False,
        marker={"symbol": "square", "size": cell * 0.8, "color": "rgba(0,0,0,0)"},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        text=[f"{shares[pair]:.0%}" for pair in pairs],
        hovertemplate="%{text}<extra>press to read</extra>",
    )  # fmt: skip


def bars(names: Sequence[str], series: dict[str, Sequence[float]], title: str) -> go.Figure:
    """Horizontal bars, one row a name, stacked by article.

    `series` maps a legend name to its values.
    """
    rows = [markup.plain(name) for name in names]
    figure = go.Figure(
        [
            go.Bar(y=rows, x=list(values), name=markup.plain(name), orientation="h")
            for name, values in series.items()
        ]
    )
    figure.update_layout(
        barmode="stack", height=70 + 26 * len(names), dragmode=False, colorway=_hues(len(series)),
        margin={"l": 10, "r": 10, "t": 30, "b": 40},
        legend={"orientation": "h", "traceorder": "normal", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip
    figure.update_xaxes(title=title, fixedrange=True, rangemode="tozero")
    figure.update_yaxes(autorange="reversed", fixedrange=True, automargin=True)
    return figure


def show(figure: go.Figure, key: str, alt: str) -> None:
    """Shows a chart of which nothing can be pressed."""
    st.plotly_chart(figure, key=key, config=_CONFIG, alt=alt)


def _hues(n: int) -> list[str]:
    """Distinct, colour-blind-safe steps; more than eight series repeat them."""
    base = ["#2f6ca3", "#e3b23c", "#7fb0d8", "#8a5a2b", "#b8cfe3", "#c9a97a", "#4f4f63", "#a3a3a3"]
    return [base[i % len(base)] for i in range(max(n, 1))]
