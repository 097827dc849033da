"""Charts: heatmaps of pairs.

Drawn with Plotly, in one hue, from zero; a click opens what is behind a cell.
"""

from collections.abc import Callable, Sequence

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from pages.ui import markup

CLICKABLE = 60
"""Up to this many articles a heatmap has numbers and a click layer.

200 x 200 clickable cells block a browser for 4 s.
"""

_STOPS = (0, 0.02, 0.4, 0.75, 1)
_LIGHT = "#f3f2ed #e9eff4 #7d9fbf #25527f #143a5e".split()
_DARK = "#1b1d1f #20303e #376a92 #7db8ee #c3e1fb".split()
"""One hue, and where its colours stand from 0 to 1; most shares lie below three quarters."""
_INK = {False: "#111111", True: "#eceae6"}
"""Colour of letters and labels, in the light and in the dark theme."""
_LABELLED = 24
"""Up to this many rows carry their label beside the letter."""
_ROOMY = 40
"""Cells at least so wide, in pixels, leave room for labels of two lines."""
_LINE = 20
"""Letters in a line of a label beside a row."""
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
    number: Callable[[float], str] = "{:.0%}".format,
) -> go.Figure:
    """A heatmap of n x n figures (0-1, nan for a blank cell), with a click layer when it is small.

    Rows and columns stand in the order of `letters`. `groups` is the group of each row; a gap is
    drawn where it changes. `number` says how a figure is written in its cell.
    """
    n, ink = len(letters), _INK[is_dark]
    figure = _cells(shares, groups, _DARK if is_dark else _LIGHT, numbered=n <= CLICKABLE)
    if n <= CLICKABLE:
        figure.add_trace(_click_layer(shares, groups, is_dark, number))
    centres, far = _centres(groups), n - 0.5 + _offsets(groups)[-1]
    columns = list(letters) if n <= CLICKABLE else []
    rows = _row_names(letters, labels) if n <= _LABELLED else columns
    left, cells = 150 if n <= _LABELLED else 50, _cell_size(n) * (far + 0.5)
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "",
            "tickfont": {"color": ink, "size": 13}}  # fmt: skip
    figure.update_layout(
        width=cells + left + 20, height=cells * 0.64 + 70, dragmode=False, clickmode="event+select",
        margin={"l": left, "r": 20, "t": 60, "b": 10}, font_family='"Source Sans", sans-serif',
        plot_bgcolor="rgba(0,0,0,0)", paper_bgcolor="rgba(0,0,0,0)",
        xaxis=axis | {"title": {"text": title, "font": {"color": ink, "size": 13}}, "side": "top",
                      "range": [-0.5, far], "tickvals": centres[: len(columns)],
                      "ticktext": columns},
        yaxis=axis | {"range": [far, -0.5], "tickvals": centres[: len(rows)], "ticktext": rows},
    )  # fmt: skip
    return figure


def _row_names(letters: Sequence[str], labels: Sequence[str]) -> list[str]:
    """A letter and a label for each row; escaped, since chart labels read simple HTML."""
    lines = 2 if _cell_size(len(letters)) >= _ROOMY else 1
    return [
        "<br>".join(map(markup.plain, _short(f"{letter} · {label}", lines)))
        for letter, label in zip(letters, labels, strict=True)
    ]


def _short(label: str, lines: int) -> list[str]:
    """The first and, where two labels can differ only there, the last words of a label.

    >>> _short("A · Los Angeles, the second largest US city", 2)
    ['A · Los Angeles,…', '…largest US city']
    >>> _short("B · Morning Post", 2)
    ['B · Morning Post']
    """
    if len(label) <= _LINE:
        return [label]
    if lines == 1:
        return [_first(label)]
    last = _first(label[::-1])[::-1]
    return [_first(label), last if last.startswith("…") else f"…{last}"]


def _first(words: str) -> str:
    """The first words that fit in a line, cut at a space where there is one."""
    if len(words) <= _LINE:
        return words
    cut = words[: _LINE - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[_LINE // 2 :] else cut
    return f"{whole.rstrip(' …')}…"


def _cell_size(n: int) -> int:
    """Width of a cell in pixels."""
    return max(4, min(92, 760 // max(n, 1)))


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
    shares: np.ndarray, groups: Sequence[int], hues: Sequence[str], numbered: bool
) -> go.Figure:
    """The coloured cells; whole percentages, so that many cells weigh little."""
    edges, cells = _edges(groups)
    whole = np.pad(shares * 100, ((0, 1), (0, 1)), constant_values=np.nan)[np.ix_(cells, cells)]
    values = np.round(whole) if numbered else np.nan_to_num(whole).astype(np.uint8)
    return go.Figure(
        go.Heatmap(
            z=values, x=edges, y=edges, zmin=0, zmax=100,
            colorscale=list(zip(_STOPS, hues, strict=True)),
            showscale=not numbered, xgap=3 if numbered else 0, ygap=3 if numbered else 0,
            hoverongaps=False, hoverinfo="skip", colorbar={"ticksuffix": "%"},
        )
    )  # fmt: skip


def _click_layer(
    shares: np.ndarray, groups: Sequence[int], is_dark: bool, number: Callable[[float], str]
) -> go.Scatter:
    """Transparent squares with the numbers, over the cells.

    A click on a heatmap cell itself is never reported.
    """
    centres, size = _centres(groups), _cell_size(len(shares))
    pairs = [
        (row, column)
        for row, column in np.ndindex(shares.shape)
        if not np.isnan(shares[row, column])
    ]
    told = [number(float(shares[pair])) for pair in pairs]
    inks = [_legible(float(shares[pair]), is_dark) for pair in pairs]
    return go.Scatter(
        x=[centres[column] for _, column in pairs], y=[centres[row] for row, _ in pairs],
        mode="markers+text" if size > 26 else "markers", customdata=pairs, showlegend=False,
        marker={"symbol": "square", "size": size * 0.8, "color": "rgba(0,0,0,0)"},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        text=told, textfont={"color": inks, "size": max(9, min(14, size // 4)), "weight": 600},
        hovertemplate="%{text}<extra>press to read</extra>",
    )  # fmt: skip


def _legible(value: float, is_dark: bool) -> str:
    """Black or white, whichever stands out more from the colour of a figure."""
    light = _luminance(_colour(value, _DARK if is_dark else _LIGHT))
    return "#000000" if (light + 0.05) ** 2 > 0.05 * 1.05 else "#ffffff"


def _colour(value: float, hues: Sequence[str]) -> np.ndarray:
    """Red, green and blue (0-1) of a figure (0-1)."""
    parts = np.array([[int(code[i : i + 2], 16) for i in (1, 3, 5)] for code in hues]) / 255
    return np.array([np.interp(value, _STOPS, part) for part in parts.T])


def _luminance(colour: np.ndarray) -> float:
    """Relative luminance (0-1) as WCAG 2 defines it."""
    linear = np.where(colour <= 0.03928, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def show(figure: go.Figure, key: str, alt: str) -> None:
    """Shows a chart of which nothing can be pressed."""
    st.plotly_chart(figure, key=key, config=_CONFIG, alt=alt)
