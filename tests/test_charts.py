"""Heatmaps: what is written in the cells and beside the rows."""

import re

import numpy as np
import pytest

from pages.ui import charts

LABELS = ["Morning Post", '<img src="http://127.0.0.1/x"> and a long <b>bold</b> label']


def figure(n: int = 2, is_dark: bool = False, **how):
    shares = np.full((n, n), 0.634)
    np.fill_diagonal(shares, np.nan)
    labels = (LABELS * n)[:n]
    letters = [f"L{i}" for i in range(n)]
    return charts.heatmap(shares, letters, labels, [0] * n, "found in", is_dark, **how)


def test_a_cell_says_its_figure_and_the_diagonal_nothing():
    numbers = figure().data[1]
    assert list(numbers.text) == ["63%", "63%"]
    assert [tuple(pair) for pair in numbers.customdata] == [(0, 1), (1, 0)]


def test_a_score_is_written_as_a_score():
    assert list(figure(number="{:.2f}".format).data[1].text) == ["0.63", "0.63"]


def test_markup_in_a_label_is_no_markup():
    names = "".join(figure().layout.yaxis.ticktext)
    assert not re.search(r"<(?!br>)", names)
    assert "&lt;" in names


def test_many_articles_have_neither_numbers_nor_a_click_layer():
    many = figure(charts.CLICKABLE + 1)
    assert len(many.data) == 1
    assert len(many.to_json()) < 1_000_000


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("share", np.linspace(0, 1, 41))
def test_a_number_stands_out_from_its_cell(share, is_dark):
    hues = charts._DARK if is_dark else charts._LIGHT
    cell = charts._luminance(charts._colour(share, hues))
    ink = 1.0 if charts._legible(share, is_dark) == "#ffffff" else 0.0
    high, low = max(cell, ink) + 0.05, min(cell, ink) + 0.05
    assert high / low >= 4.5
