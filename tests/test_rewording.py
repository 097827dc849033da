"""Reworded regions, their pieces, and which pairs are searched."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis import Params
from analysis.reuse import candidates, rewording, tokens

PARAMS = Params()
ONE = (
    "The council approved a new tram line to the airport after months of dispute. Work "
    "begins in autumn and ends in 2031."
)
TWO = (
    "After months of dispute a new tram line to the airport was approved by the council. In "
    "autumn work begins, ending in 2031."
)
FAR = (
    "Goats escaped from a circus. A baker caught all nine with stale bread and patience, to "
    "the applause of the street."
)


def found(one: str, two: str) -> list[rewording.Region]:
    batch = tokens.Batch(np.arange(2), [one, two], tokens.tokenize([one, two]))
    known = rewording.profiles(batch, [0, 1], np.zeros(len(batch.tokens.hashes), np.bool_), PARAMS)
    return rewording.regions(known[0], known[1], PARAMS)


def test_sentences_in_other_words_make_one_region() -> None:
    regions = found(ONE, TWO)
    assert len(regions) == 1
    assert regions[0][:4] == (0, 22, 0, 23)


def test_other_subjects_make_no_region() -> None:
    assert found(ONE, FAR) == []


def test_wordless_texts_make_no_region() -> None:
    assert found("", ONE) == []
    assert found("...", "") == []


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    regions = found(ONE.replace("new tram", "new\ntram"), TWO)
    assert [region[:4] for region in regions] == [(0, 22, 0, 23)]


def test_one_sentence_repeated_a_thousand_times_is_compared_in_time() -> None:
    assert (
        len(
            found(
                "The same old sentence about rain in May stands here. " * 1500,
                ONE + " rain in May " * 9,
            )
        )
        <= 3
    )


def test_small_stories_compare_all_pairs_and_large_ones_the_nearest() -> None:
    few = tokens.tokenize([ONE, TWO, FAR])
    assert candidates.pairs(few, np.empty((0, 2), np.int64), PARAMS) == [(0, 1), (0, 2), (1, 2)]
    many = tokens.tokenize([ONE, TWO] + [f"number{n} stands alone{n} here{n}" for n in range(40)])
    assert candidates.pairs(many, np.array([[3, 4]]), PARAMS) == [(0, 1), (3, 4)]


def joined(cells: list[tuple[int, int]], gap: int) -> set[frozenset[tuple[int, int]]]:
    """Sets of cells in reach of each other, by comparing every cell with every set."""
    sets: list[set[tuple[int, int]]] = []
    for x, y in cells:
        near = [s for s in sets if any(abs(x - i) <= gap >= abs(y - j) for i, j in s)]
        sets = [s for s in sets if s not in near] + [{(x, y)}.union(*near)]
    return set(map(frozenset, sets))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=14, unique=True),
    st.integers(0, 3),
)
def test_near_traces_are_those_that_comparing_all_of_them_finds(
    cells: list[tuple[int, int]], gap: int
) -> None:
    one, two = np.array(cells).T
    parts = [[cells[n] for n in part] for part in rewording._near(one, two, gap)]
    assert set(map(frozenset, parts)) == joined(cells, gap)
    assert sum(map(len, parts)) == len(cells)


def test_a_line_that_both_texts_repeat_has_few_traces_for_each_line() -> None:
    lines = "\n".join("Advertisement, story continues below." for _ in range(300))
    batch = tokens.Batch(np.arange(2), [lines, lines], tokens.tokenize([lines, lines]))
    known = rewording.profiles(batch, [0, 1], np.zeros(len(batch.tokens.hashes), np.bool_), PARAMS)
    other = known[1]._replace(stems=known[1].stems, n_units=known[1].n_units // 2)
    one, two = rewording._traces(*rewording.weighed(known[0], other), PARAMS)
    assert 300 <= len(one) <= 300 * 14
    assert set(zip(one.tolist(), two.tolist(), strict=True)) >= {(n, n) for n in range(300)}
