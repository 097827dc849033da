"""How the reader lays blocks in rows, joins spans, and keeps its view in a link."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.reader.pair import answers
from pages.ui.reader.pieces import Span, flat, join, pieces, unjoin
from pages.ui.reader.rows import Block, chain, owners, rows
from pages.ui.reader.view import NOTHING, from_parameters, to_parameters


@given(
    st.integers(0, 8),
    st.integers(0, 8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20),
)
def test_rows_hold_every_block_once_and_in_order(n_left, n_right, edges):
    inside = [(a, b) for a, b in edges if a < n_left and b < n_right]
    found = rows(n_left, n_right, inside)
    assert [n for row in found for n in range(row[0], row[1])] == list(range(n_left))
    assert [n for row in found for n in range(row[2], row[3])] == list(range(n_right))
    level = chain(inside)
    assert all(
        any(a in range(row[0], row[1]) and b in range(row[2], row[3]) for row in found)
        for a, b in level
    )


def test_a_split_sentence_is_one_answer():
    table = pd.DataFrame(
        [
            ("x", 0, "y", 0, "edited", False),
            ("x", 0, "y", 1, "reworded", False),
            ("x", 1, "y", None, "only_a", False),
        ],
        columns=["article_a", "sentence_a", "article_b", "sentence_b", "kind", "is_moved"],
    ).astype({"sentence_a": "Int64", "sentence_b": "Int64"})
    assert [tuple(answer) for answer in answers(table, "x")] == [
        ([0], [0, 1], "reworded", False),
        ([1], [], "only_a", False),
    ]
    assert [answer.left for answer in answers(table, "y")] == [[0, 1], []]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=4), st.data())
def test_a_span_of_joined_stretches_is_found_again_in_the_text(gaps, data):
    text, stretches, at = "abcdefghij" * 8, [], 0
    for gap, length in gaps:
        stretches.append((at + gap, at + gap + length))
        at += gap + length
    joined = join(text, stretches)
    start = data.draw(st.integers(0, len(joined.text)))
    stop = data.draw(st.integers(start, len(joined.text)))
    found = "".join(text[a:b] for a, b in unjoin(joined, [(start, stop)]))
    assert found == joined.text[start:stop].replace(" ", "")


def test_a_thousand_overlapping_marks_stay_a_thousand_pieces():
    spans = flat([Span(n, n + 5_000, n) for n in range(1_000)], 10_000)
    assert len(pieces(10_000, {"names": spans})) <= 1_002


def test_owners_name_the_block_of_each_sentence():
    assert owners([Block(0, 2, False), Block(2, 5, False)]) == [0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    "changes",
    [{}, {"layers": [], "passage": 7}, {"layers": ["names"], "swapped": True, "sentence": 0}],
)
def test_a_link_to_a_view_opens_that_view(changes):
    view = {**NOTHING, **changes}
    assert from_parameters(to_parameters(view)) == view


def test_bad_values_in_a_link_are_dropped():
    assert from_parameters({"passage": "-3", "sentence": "٣", "swap": "yes", "fold": ""}) == NOTHING
